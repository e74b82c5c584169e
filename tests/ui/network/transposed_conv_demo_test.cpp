// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/network/transposed_conv_demo.h"

#include "tests/support/patient_qtest.h"
#include "tests/ui/support/fixture.h"
#include "ui/network/transposed_conv_diagram.h"

#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

using namespace playground;

class TransposedBenchTest : public QObject
{
    Q_OBJECT

    TransposedConvDemo* m_bench = nullptr;

    template <typename T> T* find(const char* name) const { return childOf<T>(*m_bench, name); }
    TransposedConvDiagram* drawing() const { return find<TransposedConvDiagram>("transposedDrawing"); }
    QString workedOut() const { return find<QLabel>("sizeWorkedOut")->text(); }

private Q_SLOTS:
    void initTestCase() { useTestLook(); }

    void init()
    {
        m_bench = new TransposedConvDemo;
        m_bench->resize(900, 600);
        m_bench->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_bench));
    }

    void cleanup() { delete m_bench; }

    void numbersFollowTheBoxes_data()
    {
        QTest::addColumn<QList<int>>("values"); // input, kernel, stride, padding, output padding
        QTest::addColumn<QString>("worked");
        QTest::addColumn<int>("size"); // 0: error
        const auto row = [](const char* name, QList<int> values, const char* worked, int size) {
            QTest::newRow(name) << values << QString::fromUtf8(worked) << size;
        };
        row("identity", {3, 1, 1, 0, 0}, "(3 − 1) · 1 − 2 · 0 + 1 + 0 = 3", 3);
        row("kernel 3", {3, 3, 1, 0, 0}, "(3 − 1) · 1 − 2 · 0 + 3 + 0 = 5", 5);
        row("doubling", {8, 3, 2, 1, 1}, "(8 − 1) · 2 − 2 · 1 + 3 + 1 = 16", 16);
        row("output padding refused", {3, 3, 1, 0, 1}, "(3 − 1) · 1 − 2 · 0 + 3 + 1 = 6", 0);
        row("too small", {2, 1, 1, 3, 0}, "(2 − 1) · 1 − 2 · 3 + 1 + 0 = -4", 0);
    }

    void numbersFollowTheBoxes()
    {
        QFETCH(QList<int>, values);
        QFETCH(QString, worked);
        QFETCH(int, size);
        const char* boxes[]
            = {"inputSizeBox", "kernelSizeBox", "strideBox", "paddingBox", "outputPaddingBox"};
        for (int i = 0; i < values.size(); ++i)
            find<QSpinBox>(boxes[i])->setValue(values[i]);
        QCOMPARE(workedOut(), worked);
        QCOMPARE(drawing()->output().width, size);
        QCOMPARE(drawing()->refusal().isEmpty(), size > 0);
        QVERIFY(!drawing()->refusal().contains(QLatin1Char('\n')));
        QVERIFY(!drawing()->grab().isNull());
    }

    void buttonsSetTheCoursesExamples()
    {
        QTest::mouseClick(find<QPushButton>("identityButton"), Qt::LeftButton);
        QCOMPARE(m_bench->convolution(), (TransposedConv{3, 1, 1, 0, 0}));
        QTest::mouseClick(find<QPushButton>("upBlockButton"), Qt::LeftButton);
        QCOMPARE(m_bench->convolution().outputSize(), 2 * m_bench->convolution().inputSize);
        QCOMPARE(drawing()->output().width, m_bench->convolution().outputSize());
    }

    void theDrawingChangesWithTheNumbers()
    {
        const QImage before = drawing()->grab().toImage();
        find<QSpinBox>("strideBox")->setValue(3);
        QVERIFY(drawing()->grab().toImage() != before);
    }
};

QTEST_MAIN(TransposedBenchTest)
#include "transposed_conv_demo_test.moc"
