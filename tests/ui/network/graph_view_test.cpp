// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/network/graph_view.h"

#include "tests/support/patient_qtest.h"
#include "tests/ui/network/graphs.h"
#include "tests/ui/support/fixture.h"
#include "ui/network/graph_export.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace playground;
using namespace playground::test;

class GraphViewTest : public QObject
{
    Q_OBJECT

    GraphView* m_view = nullptr;

    static int skipEdge(const std::string& id)
    {
        const NetworkGraph graph = smallGraph();
        for (std::size_t i = 0; i < graph.edges.size(); ++i)
            if (graph.edges[i].id == id)
                return static_cast<int>(i);
        return -1;
    }
    std::string selectedName() const
    {
        return m_view->graph().nodes[static_cast<std::size_t>(m_view->selected())].name;
    }
    void clickSkip(const std::string& id)
    {
        QTest::mouseClick(m_view, Qt::LeftButton, {}, m_view->skipHandle(skipEdge(id)).toPoint());
    }

private Q_SLOTS:
    void initTestCase() { useTestLook(); }

    void init()
    {
        m_view = new GraphView;
        m_view->resize(900, 320);
        m_view->setGraph(smallGraph());
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view));
    }

    void cleanup() { delete m_view; }

    void boxesDoNotOverlapAndFit_data()
    {
        QTest::addColumn<QSize>("size");
        for (const QSize size : {QSize(900, 320), QSize(400, 600), QSize(2000, 1000)})
            QTest::addRow("%dx%d", size.width(), size.height()) << size;
    }

    void boxesDoNotOverlapAndFit()
    {
        QFETCH(QSize, size);
        m_view->resize(size);
        const auto count = static_cast<int>(m_view->graph().nodes.size());
        for (int i = 0; i < count; ++i) {
            QVERIFY(QRectF(m_view->rect()).contains(m_view->boxOf(i)));
            for (int other = 0; other < i; ++other)
                QVERIFY2(!m_view->boxOf(i).intersects(m_view->boxOf(other)),
                    m_view->graph().nodes[static_cast<std::size_t>(i)].name.c_str());
        }
    }

    void goesFromLeftToRightAndDown()
    {
        const auto box = [this](const char* name) { return m_view->boxOf(indexOf(smallGraph(), name)); };
        QVERIFY(box("conv_in").right() < box("down.0.resnets.0").left());
        QVERIFY(box("middle").right() < box("up.0.resnets.0").left());
        QVERIFY(box("middle").top() > box("conv_out").top());
        // Blocks with incoming skips run upwards.
        QVERIFY(box("up.0.upsamplers.0").bottom() < box("up.0.resnets.0").top());
        QVERIFY(box("down.0.resnets.0").bottom() < box("down.0.downsamplers.0").top());
    }

    void theMouseSelects()
    {
        QSignalSpy selected(m_view, &GraphView::nodeSelected);
        const int middle = indexOf(smallGraph(), "middle");
        QTest::mouseClick(m_view, Qt::LeftButton, {}, m_view->boxOf(middle).center().toPoint());
        QCOMPARE(selected.count(), 1);
        QCOMPARE(m_view->selected(), middle);
        QVERIFY(m_view->accessibleDescription().contains(QLatin1String("middle")));
        QTest::mouseClick(m_view, Qt::LeftButton, {}, QPoint(1, 1));
        QTest::mouseClick(m_view, Qt::RightButton, {}, m_view->boxOf(0).center().toPoint());
        QCOMPARE(selected.count(), 1);
        QCOMPARE(m_view->selected(), middle);
    }

    void arrowKeysReachEveryLayer()
    {
        std::set<int> reached{m_view->selected()};
        std::vector<int> open{m_view->selected()};
        while (!open.empty()) {
            const int from = open.back();
            open.pop_back();
            for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}) {
                m_view->select(from);
                QTest::keyClick(m_view, key);
                if (reached.insert(m_view->selected()).second)
                    open.push_back(m_view->selected());
            }
        }
        QCOMPARE(reached.size(), smallGraph().nodes.size());
        m_view->select(indexOf(smallGraph(), "middle"));
        QTest::keyClick(m_view, Qt::Key_Right);
        QCOMPARE(selectedName(), std::string("up.0.upsamplers.0"));
        QTest::keyClick(m_view, Qt::Key_Down);
        QCOMPARE(selectedName(), std::string("up.0.resnets.0"));
    }

    void aClickSwitchesASkip()
    {
        QSignalSpy changed(m_view, &GraphView::skipsChanged);
        const std::string id = "conv_in -> conv_out";
        const QImage before = m_view->grab().toImage();
        clickSkip(id);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_view->skipsOff(), std::set<std::string>{id});
        QVERIFY(m_view->grab().toImage() != before);
        clickSkip("down.0.downsamplers.0 -> up.0.resnets.0");
        QCOMPARE(m_view->skipsOff().size(), std::size_t{2});
        clickSkip(id);
        clickSkip("down.0.downsamplers.0 -> up.0.resnets.0");
        QVERIFY(m_view->skipsOff().empty());
        QCOMPARE(changed.count(), 4);
    }

    void spaceSwitchesTheSelectedLayersSkips()
    {
        m_view->select(indexOf(smallGraph(), "up.0.resnets.0"));
        QTest::keyClick(m_view, Qt::Key_Space);
        QCOMPARE(m_view->skipsOff(), std::set<std::string>{"down.0.downsamplers.0 -> up.0.resnets.0"});
        QTest::keyClick(m_view, Qt::Key_Space);
        QVERIFY(m_view->skipsOff().empty());
        m_view->select(indexOf(smallGraph(), "middle")); // has no skips
        QTest::keyClick(m_view, Qt::Key_Space);
        QVERIFY(m_view->skipsOff().empty());
    }

    void anotherGraphStartsAnew()
    {
        clickSkip("conv_in -> conv_out");
        m_view->setGraph(smallGraph());
        QVERIFY(m_view->skipsOff().empty());
        QCOMPARE(selectedName(), std::string("conv_in"));
        m_view->setGraph({});
        QCOMPARE(m_view->selected(), -1);
        QTest::keyClick(m_view, Qt::Key_Right);
        QTest::keyClick(m_view, Qt::Key_Space);
        QCOMPARE(m_view->selected(), -1);
        m_view->grab();
    }

    void svgIsWellFormedAndNamesTheLayers()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("graph.svg"));
        clickSkip("conv_in -> conv_out");
        QCOMPARE(writeGraph(m_view->drawingForFile(), m_view->font(), path), QString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString text;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::Characters)
                text += xml.text().toString() + QLatin1Char('\n');
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        for (const char* word : {"input", "conv_in", "resnets.0", "down.0", "middle", "up.0", "upsamplers.0",
                 "conv_out", "time_embedding", "dense_emb", "1,234", "999"})
            QVERIFY2(text.contains(QLatin1String(word)), word);
        QVERIFY(text.contains(QStringLiteral("8\u00d74\u00d74")));
    }

    void pngIsALightPicture()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("graph.png"));
        QApplication::setPalette(darkPalette());
        const QString reason = writeGraph(m_view->drawingForFile(), m_view->font(), path);
        QApplication::setPalette(lightPalette());
        QCOMPARE(reason, QString());
        const QImage image(path);
        QVERIFY(image.width() > 500);
        QCOMPARE(image.pixel(1, 1) | 0xff000000, qRgb(255, 255, 255));
        QVERIFY(!writeGraph(m_view->drawingForFile(), m_view->font(), QStringLiteral("/nowhere/graph.svg"))
                     .isEmpty());
    }
};

QTEST_MAIN(GraphViewTest)
#include "graph_view_test.moc"
