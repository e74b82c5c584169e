// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patient_qtest.h"
#include "tests/ui/train/loss_data.h"
#include "ui/style/theme.h"
#include "ui/train/loss_plot.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <limits>

using namespace playground;

class LossPlotExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csv()
    {
        LossPlot plot;
        plot.setSmoothing(0.5);
        plot.append(std::vector<StepRecord>{
            {1, 1, 0.25, 1}, {2, 1, 0.5, std::numeric_limits<double>::quiet_NaN()}, {3, 2, 1e6, 0.1}});
        QVERIFY(plot.exportCsv(path("loss.csv")));
        const QList<QByteArray> lines = read("loss.csv").split('\n');
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines[0], QByteArray("step,epoch,seconds,loss,smoothed"));
        QCOMPARE(lines[1], QByteArray("1,1,0.25,1,1"));
        QCOMPARE(lines[2], QByteArray("2,1,0.5,nan,nan"));
        QVERIFY2(lines[3].startsWith("3,2,1e+06,0.1,"), lines[3].constData());
        const double smoothed = lines[3].mid(lines[3].lastIndexOf(',') + 1).toDouble();
        QVERIFY(std::abs(smoothed - 0.3 / 0.75) < 1e-15);
        QVERIFY(lines[4].isEmpty());
    }

    void csvKeepsEveryDigit()
    {
        LossPlot plot;
        const double loss = 0.1 + 0.2;
        plot.append(std::vector<StepRecord>{{1, 1, 1.0 / 3, loss}});
        QVERIFY(plot.exportCsv(path("digits.csv")));
        const auto cells = read("digits.csv").split('\n')[1].split(',');
        QCOMPARE(cells[2].toDouble(), 1.0 / 3);
        QVERIFY(cells[3].toDouble() == loss);
    }

    void csvWithValidation()
    {
        LossPlot plot;
        plot.append(fallingLoss(4));
        plot.appendValidation(std::vector<StepRecord>{{2, 1, 0.2, 0.125}, {4, 1, 0.4, 0.0625}});
        QVERIFY(plot.exportCsv(path("validation.csv")));
        const QList<QByteArray> lines = read("validation.csv").split('\n');
        QCOMPARE(lines[0], QByteArray("step,epoch,seconds,loss,smoothed,validation"));
        QVERIFY2(lines[1].endsWith(','), lines[1].constData());
        QVERIFY2(lines[2].endsWith(",0.125"), lines[2].constData());
        QVERIFY2(lines[3].endsWith(','), lines[3].constData());
        QVERIFY2(lines[4].endsWith(",0.0625"), lines[4].constData());
    }

    void csvOfAnAutoencoder()
    {
        LossPlot plot;
        std::vector<StepRecord> records = fallingLoss(2);
        records[0].kl = 2048.5;
        plot.append(records);
        QVERIFY(plot.exportCsv(path("kl.csv")));
        const QList<QByteArray> lines = read("kl.csv").split('\n');
        QCOMPARE(lines[0], QByteArray("step,epoch,seconds,loss,smoothed,kl"));
        QVERIFY2(lines[1].endsWith(",2048.5"), lines[1].constData());
        QVERIFY2(lines[2].endsWith(",0"), lines[2].constData());
    }

    void picturesShowTheValidation()
    {
        qApp->setPalette(lightPalette());
        LossPlot plot;
        plot.resize(640, 400);
        plot.append(fallingLoss(100));
        const QByteArray color = roleColor(Role::Validation, lightPalette()).name().toLatin1();
        QVERIFY(plot.exportSvg(path("without.svg")));
        QVERIFY(!read("without.svg").contains(color));
        plot.appendValidation(std::vector<StepRecord>{{50, 1, 5, 0.1}, {100, 1, 10, 0.05}});
        QVERIFY(plot.exportSvg(path("with.svg")));
        QVERIFY(read("with.svg").contains(color));
        QVERIFY(read("with.svg").contains("0.05"));
    }

    void csvOfNothing()
    {
        LossPlot plot;
        QVERIFY(plot.exportCsv(path("empty.csv")));
        QCOMPARE(read("empty.csv"), QByteArray("step,epoch,seconds,loss,smoothed\n"));
    }

    void pictures()
    {
        qApp->setPalette(darkPalette());
        LossPlot plot;
        plot.resize(640, 400);
        plot.append(fallingLoss(500));
        plot.show();
        QCoreApplication::processEvents();
        auto* canvas = plot.findChild<QWidget*>(QStringLiteral("lossCanvas"));
        const QImage before = canvas->grab().toImage();

        QString error = QStringLiteral("left over");
        QVERIFY(plot.exportSvg(path("loss.svg"), &error));
        QVERIFY(error.isEmpty());
        const QByteArray svg = read("loss.svg");
        QVERIFY(svg.contains("<svg") && svg.contains("</svg>"));
        QVERIFY(svg.count("<path") + svg.count("<polyline") > 10);
        const QByteArray light = roleColor(Role::Smoothed, lightPalette()).name().toLatin1();
        QVERIFY(svg.contains(light)); // in the light palette
        QVERIFY(!svg.contains("<image")); // vector graphics only

        QVERIFY(plot.exportPdf(path("loss.pdf"), &error));
        const QByteArray pdf = read("loss.pdf");
        QVERIFY(pdf.startsWith("%PDF-") && pdf.trimmed().endsWith("%%EOF") && pdf.size() > 5000);

        QCoreApplication::processEvents();
        QCOMPARE(canvas->grab().toImage(), before); // the window keeps its palette
    }

    void aPlaceThatCannotBeWritten()
    {
        LossPlot plot;
        plot.append(fallingLoss(5));
        const QString nowhere = path("no/such/folder/loss");
        QString error;
        QVERIFY(!plot.exportCsv(nowhere, &error));
        QVERIFY2(!error.isEmpty() && !error.contains(nowhere), qPrintable(error)); // only the reason
        QVERIFY(!plot.exportSvg(nowhere, &error));
        QVERIFY(!plot.exportPdf(nowhere, &error));
        QVERIFY(!QFile::exists(nowhere));
    }

private:
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    QByteArray read(const char* name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(LossPlotExportTest)
#include "loss_plot_export_test.moc"
