// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/network/network_page.h"

#include "tests/support/patient_qtest.h"
#include "tests/ui/network/graphs.h"
#include "tests/ui/support/fixture.h"
#include "ui/controls/preview_settings.h"
#include "ui/images/image_grid.h"
#include "ui/network/graph_view.h"
#include "ui/style/theme.h"

#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>

using namespace playground;
using namespace playground::test;

namespace
{
ImageBatch filled(int count, int size, float value)
{
    return {count, 1, size, size,
        std::vector<float>(static_cast<std::size_t>(count) * static_cast<std::size_t>(size * size), value)};
}

/// Ten maps; map i ranges from i to i + 1.
FeatureMaps tenMaps()
{
    FeatureMaps features;
    features.channels = 12;
    features.maps = {10, 1, 2, 2, {}};
    for (int i = 0; i < 10; ++i) {
        const auto low = static_cast<float>(i);
        features.lowest.push_back(low);
        features.highest.push_back(low + 1);
        for (const float value : {low, low + 1, low + 1, low})
            features.maps.values.push_back(value);
    }
    return features;
}

Inspection inspectionOf(const std::string& node)
{
    Inspection seen;
    seen.original = filled(8, 8, 0.F);
    seen.noised = filled(8, 8, 0.25F);
    seen.predicted = filled(8, 8, 0.5F);
    seen.switched = filled(8, 8, 1.F);
    seen.noisedMse = 0.0625;
    seen.predictedMse = 0.25;
    seen.switchedMse = 1;
    seen.node = node;
    seen.maps = tenMaps();
    seen.weights.lowest = -1;
    seen.weights.highest = 1;
    seen.weights.counts.assign(WeightHistogram::bins, 2);
    seen.weights.count = 2 * WeightHistogram::bins;
    return seen;
}
} // namespace

class NetworkPageTest : public QObject
{
    Q_OBJECT

    PreviewSettings* m_settings = nullptr;
    NetworkPage* m_page = nullptr;

    template <typename T> T* find(const char* name) const { return childOf<T>(*m_page, name); }
    void show(const Inspection& inspection)
    {
        m_page->show(renderInspection(inspection, m_page->displayRange()));
    }
    QString summary() const { return find<QLabel>("networkSummary")->text(); }
    QRgb shown(const char* gridName, int row, int column) const
    {
        auto* grid = find<ImageGrid>(gridName);
        return grid->grab().toImage().pixel(grid->gridLayout().cell(row, column).topLeft() + QPoint(1, 1))
            | 0xff000000;
    }

private Q_SLOTS:
    void initTestCase() { useTestLook(); }

    void init()
    {
        m_settings = new PreviewSettings;
        m_page = new NetworkPage(*m_settings);
        m_page->resize(900, 640);
        m_page->setGraph(smallGraph(), QStringLiteral("SmallNet"));
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page));
    }

    void cleanup()
    {
        delete m_page;
        delete m_settings;
    }

    void saysTheNetwork()
    {
        QVERIFY(summary().contains(QLatin1String("SmallNet")));
        QVERIFY(summary().contains(QLatin1String("4,006 parameters")));
        QVERIFY(summary().contains(QLatin1String("2 of 2")));
    }

    void isAsLowAsItsPartsCanBe()
    {
        QVERIFY(!m_page->layout()->hasHeightForWidth()); // it would be that of the graph at its best
        QVERIFY2(m_page->minimumSizeHint().height() <= 500,
            qPrintable(QString::number(m_page->minimumSizeHint().height())));
    }

    void selectingALayerRequestsIt()
    {
        QSignalSpy wanted(m_page, &NetworkPage::wanted);
        QCOMPARE(m_page->node(), std::string("conv_in"));
        auto* graph = find<GraphView>("networkGraph");
        const int middle = indexOf(smallGraph(), "middle");
        QTest::mouseClick(graph, Qt::LeftButton, {}, graph->boxOf(middle).center().toPoint());
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(m_page->node(), std::string("middle"));
        QCOMPARE(find<QLabel>("layerName")->text(), QStringLiteral("middle"));
        QVERIFY(find<QLabel>("layerWords")->text().contains(QLatin1String("What middle does")));
        QVERIFY(find<QLabel>("layerWords")->text().contains(QLatin1String("500")));
    }

    void showsMapsInTheirOwnRange()
    {
        show(inspectionOf("conv_in"));
        QVERIFY(find<QLabel>("mapRange")->text().contains(QLatin1String("first 10 of 12")));
        auto* maps = find<ImageGrid>("featureMaps");
        // The minimum is white: 0 in the first map, 1 in the second.
        QCOMPARE(shown("featureMaps", 0, 0), qRgb(255, 255, 255));
        QCOMPARE(shown("featureMaps", 0, 1), qRgb(255, 255, 255));
        QVERIFY(maps->gridLayout().scale() >= 2);
        m_page->setDisplayRange({0, 1, true});
        QCOMPARE(shown("featureMaps", 0, 0), qRgb(0, 0, 0));
    }

    void lateMapsOfAnotherLayerAreNotShown()
    {
        show(inspectionOf("middle"));
        QVERIFY(!find<QLabel>("mapRange")->text().contains(QLatin1String("10")));
    }

    void rowsThatSayNothingAreLeftOut() // of an autoencoder: no noise, no skip connections
    {
        const auto* grid = find<ImageGrid>("networkPictures");
        const int four = grid->imageSize(1).height();
        NetworkGraph graph = smallGraph();
        std::erase_if(
            graph.edges, [](const NetworkEdge& edge) { return edge.kind == NetworkEdge::Kind::Skip; });
        m_page->setGraph(graph, QStringLiteral("Autoencoder"));
        const int three = grid->imageSize(1).height();
        m_page->setNoiseAvailable(false);
        const int two = grid->imageSize(1).height();
        QVERIFY(two < three);
        QCOMPARE(four - three, three - two);
        QVERIFY(!summary().contains(QLatin1String("skip")));
        m_page->setGraph(smallGraph(), QStringLiteral("SmallNet"));
        QCOMPARE(grid->imageSize(1).height(), three);
        show(inspectionOf("conv_in"));
        QCOMPARE(shown("networkPictures", 1, 3), qRgb(127, 127, 127)); // predicted, then switched
        QCOMPARE(shown("networkPictures", 2, 5), qRgb(0, 0, 0));
    }

    void showsPredictionsWithAndWithoutSkips()
    {
        show(inspectionOf("conv_in"));
        QCOMPARE(shown("networkPictures", 0, 0), qRgb(255, 255, 255));
        QCOMPARE(shown("networkPictures", 1, 7), qRgb(191, 191, 191));
        QCOMPARE(shown("networkPictures", 2, 3), qRgb(127, 127, 127));
        QCOMPARE(shown("networkPictures", 3, 5), qRgb(0, 0, 0));
        m_page->clear();
        QCOMPARE(shown("networkPictures", 3, 5), lightPalette().color(QPalette::AlternateBase).rgb());
    }

    void buttonsSwitchAllSkips()
    {
        QSignalSpy wanted(m_page, &NetworkPage::wanted);
        QVERIFY(!find<QPushButton>("allSkipsOnButton")->isEnabled());
        QTest::mouseClick(find<QPushButton>("allSkipsOffButton"), Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(m_page->skipsOff().size(), std::size_t{2});
        QVERIFY(summary().contains(QLatin1String("0 of 2")));
        QTest::mouseClick(find<QPushButton>("allSkipsOnButton"), Qt::LeftButton);
        QCOMPARE(wanted.count(), 2);
        QVERIFY(m_page->skipsOff().empty());
    }

    void clickChoosesTheImage()
    {
        show(inspectionOf("conv_in"));
        QSignalSpy wanted(m_page, &NetworkPage::wanted);
        auto* grid = find<ImageGrid>("networkPictures");
        QTest::mouseClick(grid, Qt::LeftButton, {}, grid->gridLayout().cell(2, 5).center());
        QCOMPARE(m_page->image(), 5);
        QCOMPARE(wanted.count(), 1);
        Inspection fewer = inspectionOf("conv_in");
        fewer.original = fewer.noised = fewer.predicted = fewer.switched = filled(3, 8, 0.5F);
        show(fewer);
        QCOMPARE(m_page->image(), 0);
    }

    void sharesTheAmount()
    {
        m_settings->setAmount(0.25);
        QCOMPARE(find<QSlider>("networkAmountSlider")->value(), 250);
        find<QSlider>("networkAmountSlider")->setValue(800);
        QCOMPARE(m_settings->amount(), 0.8);
    }

    void behindTheBenchNothingIsInspected()
    {
        QVERIFY(m_page->wantsInspection());
        QSignalSpy wanted(m_page, &NetworkPage::wanted);
        find<QTabWidget>("networkTabs")->setCurrentIndex(1);
        QVERIFY(!m_page->wantsInspection());
        QVERIFY(m_page->findChild<QWidget*>(QStringLiteral("transposedDrawing"))->isVisible());
        find<QTabWidget>("networkTabs")->setCurrentIndex(0);
        QVERIFY(m_page->wantsInspection());
        QCOMPARE(wanted.count(), 2);
    }

    void nothingJumps()
    {
        const QRect pictures = find<ImageGrid>("networkPictures")->gridLayout().cell(3, 7);
        const QRect graph = find<GraphView>("networkGraph")->geometry();
        m_page->setPictureSize({8, 8});
        const QRect sized = find<ImageGrid>("networkPictures")->gridLayout().cell(3, 7);
        QVERIFY(sized != pictures); // 28 pixels were assumed before
        show(inspectionOf("conv_in"));
        QCOMPARE(find<ImageGrid>("networkPictures")->gridLayout().cell(3, 7), sized);
        QCOMPARE(find<GraphView>("networkGraph")->geometry(), graph);
        for (int i = 0; i < static_cast<int>(smallGraph().nodes.size()); ++i) {
            find<GraphView>("networkGraph")->select(i);
            QCOMPARE(find<GraphView>("networkGraph")->geometry(), graph);
        }
    }

    void withoutAGraphNothingIsRequested()
    {
        m_page->setGraph({}, {});
        QCOMPARE(m_page->node(), std::string());
        QVERIFY(!m_page->hasGraph());
        QCOMPARE(summary(), QString());
        QVERIFY(!find<QPushButton>("saveGraphButton")->isEnabled());
    }
};

QTEST_MAIN(NetworkPageTest)
#include "network_page_test.moc"
