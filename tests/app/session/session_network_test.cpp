// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/app_window.h"
#include "tests/app/support/test_main.h"
#include "ui/images/image_grid.h"
#include "ui/network/graph_view.h"
#include "ui/network/network_page.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QSlider>
#include <QTabWidget>
#include <QXmlStreamReader>

using namespace playground;

/// The Network page with a real network.
class SessionNetworkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_app.reset(); }
    void showsTheGraphOfTheRecipe();
    void showsTheSelectedLayer();
    void aSkipSwitchedOffChangesThePrediction();
    void theAmountMovesThePictures();
    void followsTraining();
    void invisiblePageComputesNothing();
    void anotherNetworkHasAnotherGraph();
    void startingOverKeepsTheSelection();
    void exportsTheGraphAsSvg();

private:
    enum Row { Original, Noised, Predicted, Switched };

    GraphView& graph() { return m_app->find<GraphView>("networkGraph"); }
    QString summary() { return m_app->find<QLabel>("networkSummary").text(); }
    QImage maps() { return m_app->find<ImageGrid>("featureMaps").grab().toImage(); }
    QImage row(Row row)
    {
        auto& grid = m_app->find<ImageGrid>("networkPictures");
        return grid.grab().toImage().copy(
            grid.gridLayout().cell(row, 0).united(grid.gridLayout().cell(row, 7)));
    }
    bool hasMaps(int count)
    {
        const QString start = QString::number(count);
        return QTest::qWaitFor(
            [&] { return m_app->find<QLabel>("mapRange").text().startsWith(start); }, longest);
    }
    void select(const std::string& name)
    {
        for (int i = 0; i < static_cast<int>(graph().graph().nodes.size()); ++i)
            if (graph().graph().nodes[static_cast<std::size_t>(i)].name == name)
                QTest::mouseClick(&graph(), Qt::LeftButton, {}, graph().boxOf(i).center().toPoint());
    }

    static constexpr int longest = 240'000;
    std::unique_ptr<AppWindow> m_app;
};

void SessionNetworkTest::init()
{
    m_app = std::make_unique<AppWindow>(openRecipe(endlessRecipe()));
    QVERIFY(m_app->waitFor(RunState::Ready));
    m_app->window().showPage(MainWindow::Page::Network);
    QVERIFY(hasMaps(32)); // of down_layers.0
}

void SessionNetworkTest::showsTheGraphOfTheRecipe()
{
    QVERIFY2(summary().startsWith(QLatin1String("BasicUNet")), qPrintable(summary()));
    QVERIFY(summary().contains(QLatin1String("309,057")) || summary().contains(QLatin1String("309057")));
    QCOMPARE(graph().graph().nodes.size(), std::size_t{7});
    QVERIFY(row(Predicted) == row(Switched));
    QVERIFY(row(Predicted) != row(Original));
}

void SessionNetworkTest::showsTheSelectedLayer()
{
    const QImage before = maps();
    select("up_layers.0");
    QVERIFY(hasMaps(64));
    QVERIFY(maps() != before);
    select("up_layers.2");
    QVERIFY(hasMaps(1));
}

void SessionNetworkTest::aSkipSwitchedOffChangesThePrediction()
{
    const QImage all = row(Predicted);
    for (int i = 0; i < static_cast<int>(graph().graph().edges.size()); ++i) {
        if (graph().graph().edges[static_cast<std::size_t>(i)].kind == NetworkEdge::Kind::Skip)
            QTest::mouseClick(&graph(), Qt::LeftButton, {}, graph().skipHandle(i).toPoint());
    }
    QTRY_VERIFY_WITH_TIMEOUT(row(Switched) != all, longest);
    QVERIFY(row(Predicted) == all);
    m_app->click("allSkipsOnButton");
    QTRY_VERIFY_WITH_TIMEOUT(row(Switched) == all, longest);
}

void SessionNetworkTest::theAmountMovesThePictures()
{
    const QImage noised = row(Noised);
    const QImage original = row(Original);
    m_app->find<QSlider>("networkAmountSlider").setValue(900);
    QTRY_VERIFY_WITH_TIMEOUT(row(Noised) != noised, longest);
    QVERIFY(row(Original) == original);
    QCOMPARE(m_app->find<QSlider>("amountSlider").value(), 900);
}

void SessionNetworkTest::followsTraining()
{
    const QImage before = row(Predicted);
    const QImage mapsBefore = maps();
    m_app->clickTool("trainAction");
    QTRY_VERIFY_WITH_TIMEOUT(row(Predicted) != before && maps() != mapsBefore, longest);
    QCOMPARE(m_app->state(), RunState::Running);
    m_app->clickTool("trainAction");
    QVERIFY(m_app->waitFor(RunState::Paused));
}

void SessionNetworkTest::invisiblePageComputesNothing()
{
    m_app->find<QTabWidget>("networkTabs").setCurrentIndex(1);
    QVERIFY(m_app->settle());
    const QImage before = row(Predicted);
    m_app->clickTool("trainAction");
    QVERIFY(m_app->waitForSteps(5));
    m_app->clickTool("trainAction");
    QVERIFY(m_app->waitFor(RunState::Paused));
    QVERIFY(m_app->settle());
    QVERIFY(row(Predicted) == before);
    m_app->find<QTabWidget>("networkTabs").setCurrentIndex(0);
    QTRY_VERIFY_WITH_TIMEOUT(row(Predicted) != before, longest);
}

void SessionNetworkTest::anotherNetworkHasAnotherGraph()
{
    Recipe other = endlessRecipe();
    other.network.name = "DliUNet";
    m_app->drop(recipeFile(other));
    QTRY_VERIFY_WITH_TIMEOUT(summary().startsWith(QLatin1String("DliUNet")), longest);
    QCOMPARE(graph().graph().nodes.back().name, std::string("dense_emb"));
    QVERIFY(hasMaps(16));
    select("dense_emb");
    QTRY_VERIFY_WITH_TIMEOUT(
        m_app->find<QLabel>("mapRange").text().contains(QLatin1String("never")), longest);
}

void SessionNetworkTest::startingOverKeepsTheSelection()
{
    select("up_layers.0");
    QVERIFY(hasMaps(64));
    m_app->drop(recipeFile(endlessRecipe()));
    QVERIFY(m_app->waitFor(RunState::Ready));
    QVERIFY(hasMaps(64));
    QCOMPARE(m_app->find<QLabel>("layerName").text(), QStringLiteral("up_layers.0"));
}

void SessionNetworkTest::exportsTheGraphAsSvg()
{
    const QString path = home().path(QStringLiteral("graph.svg"));
    QCOMPARE(m_app->window().networkPage().exportGraph(path), QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QXmlStreamReader xml(text);
    while (!xml.atEnd())
        xml.readNext();
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    for (const NetworkNode& node : graph().graph().nodes)
        QVERIFY2(text.contains('>' + QByteArray::fromStdString(node.name)), node.name.c_str());
}

PLAYGROUND_TEST_MAIN(QApplication, SessionNetworkTest)
#include "session_network_test.moc"
