// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/run_snapshots.h"
#include "tests/app/support/app_window.h"
#include "tests/app/support/test_main.h"
#include "tests/support/patient_qtest.h"
#include "ui/controls/preview_settings.h"
#include "ui/sample/sample_page.h"

#include <QDir>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

using namespace playground;

/// The Time slider: predicting and sampling with the weights of earlier steps.
class SessionTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sliderWalksThroughTraining();
    void sliderWorksInAReopenedRun();
    void unreadableSnapshotIsReported();
    void snapshotsKeepTheirBudget();

private:
    static constexpr int longest = 240'000; // milliseconds: enough under the sanitizers on a busy machine
};

void SessionTimeTest::sliderWalksThroughTraining()
{
    AppWindow app(openRecipe(endlessRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    auto* train = app.window().findChild<QWidget*>("triptychGrid")->parentWidget();
    auto* slider = train->findChild<QSlider*>("weightsSlider");
    auto* now = train->findChild<QToolButton*>("weightsNow");
    const auto* step = train->findChild<QLabel*>("stepLabel");
    QTRY_COMPARE(slider->maximum(), 1); // the first weights and "now"
    QVERIFY(!now->isEnabled());

    app.clickTool("trainAction");
    QTRY_VERIFY_WITH_TIMEOUT(slider->maximum() >= 2, longest); // a snapshot every two seconds
    app.clickTool("trainAction");
    QVERIFY(app.waitFor(RunState::Paused));
    QTRY_VERIFY(step->text().contains(QLocale().toString(qlonglong{app.step()})));
    const QImage newest = app.row(AppWindow::Predicted);

    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Home);
    QTRY_COMPARE(step->text(), QStringLiteral("weights before the first step"));
    QVERIFY(app.row(AppWindow::Predicted) != newest);
    QVERIFY(now->isEnabled());

    // The same noise on the Sample page, with the first and the newest weights.
    auto& page = app.window().samplePage();
    const SamplingModel& model = page.model();
    const auto sampled = [&](std::int64_t of) {
        return model.row() != nullptr && !model.sampling() && model.row()->snapshotStep == of;
    };
    RowRequest chosen = page.controls().request();
    QCOMPARE(chosen.snapshotStep, std::int64_t(0));
    chosen.request.sampler.steps = 3;
    chosen.request.count = 2;
    page.controls().setRequest(chosen);
    app.clickTool("sampleAction");
    QTRY_VERIFY_WITH_TIMEOUT(sampled(0), longest);
    const SampleStep first = model.row()->steps.front();
    auto* second = page.findChild<QSlider*>("weightsSlider");
    second->setValue(1);
    const auto later = std::int64_t(page.controls().request().snapshotStep);
    QVERIFY(later > 0);
    QTRY_VERIFY_WITH_TIMEOUT(sampled(later), longest);
    QCOMPARE(slider->value(), 1); // both pages share the slider
    QVERIFY(model.row()->steps.front().x.values == first.x.values);
    QVERIFY(model.row()->steps.front().predicted.values != first.predicted.values);

    QTest::mouseClick(page.findChild<QToolButton*>("weightsNow"), Qt::LeftButton);
    QCOMPARE(slider->value(), slider->maximum());
}

void SessionTimeTest::sliderWorksInAReopenedRun()
{
    WindowOptions options;
    QImage first;
    std::vector<std::int64_t> kept;
    const auto goBack = [](AppWindow& app) {
        auto* train = app.window().findChild<QWidget*>("triptychGrid")->parentWidget();
        auto* slider = train->findChild<QSlider*>("weightsSlider");
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Home);
        QTRY_COMPARE(
            train->findChild<QLabel*>("stepLabel")->text(), QStringLiteral("weights before the first step"));
    };
    {
        AppWindow app(openRecipe(endlessRecipe()));
        QVERIFY(app.waitFor(RunState::Ready));
        app.clickTool("trainAction");
        QTRY_VERIFY_WITH_TIMEOUT(app.settings().keptSteps().size() >= 3, longest);
        app.clickTool("trainAction");
        QVERIFY(app.waitFor(RunState::Paused));
        goBack(app);
        first = app.row(AppWindow::Predicted);
        kept = app.settings().keptSteps();
        options.run = app.session().status().savedTo;
        QVERIFY(app.window().close());
    }
    AppWindow app(options);
    QVERIFY(app.waitFor(RunState::Paused));
    QTRY_VERIFY(app.settings().keptSteps().size() >= kept.size());
    for (const std::int64_t step : kept)
        QVERIFY(std::count(app.settings().keptSteps().begin(), app.settings().keptSteps().end(), step) == 1);
    QTRY_VERIFY(app.row(AppWindow::Predicted) != first); // the newest weights
    goBack(app);
    QVERIFY(app.row(AppWindow::Predicted) == first); // the same numbers to the last bit
    QVERIFY2(app.message().isEmpty(), qPrintable(app.message()));
}

void SessionTimeTest::unreadableSnapshotIsReported()
{
    const QString run = home().path("torn snapshot");
    Trainer trainer(endlessRecipe(), loadDataset({"mnist", "", false, 28}));
    RunSnapshots snapshots;
    snapshots.begin(*trainer.snapshot(), {});
    for (int i = 0; i < 3; ++i) {
        snapshots.add(trainer.snapshot());
        trainer.step();
    }
    trainer.save(run.toStdString());
    snapshots.write(run.toStdString());
    QFile torn(run + "/snapshots/step-00000001.safetensors");
    QVERIFY(torn.resize(torn.size() / 2));

    WindowOptions options;
    options.run = run.toStdString();
    AppWindow app(options);
    QVERIFY(app.waitFor(RunState::Paused));
    QTRY_VERIFY2(app.message().contains(torn.fileName()), qPrintable(app.message()));
    QVERIFY(!app.message().contains('\n'));
    QTRY_COMPARE(app.settings().keptSteps(), (std::vector<std::int64_t>{0, 2, 3}));
}

void SessionTimeTest::snapshotsKeepTheirBudget()
{
    const std::string run = home().path("budget").toStdString();
    Trainer trainer(endlessRecipe(), loadDataset({"mnist", "", false, 28}));
    RunSnapshots snapshots;
    snapshots.begin(*trainer.snapshot(), {});
    for (int i = 0; i < 40; ++i) {
        snapshots.add(trainer.snapshot());
        if (i % 5 == 0)
            snapshots.write(run);
        trainer.step();
    }
    snapshots.write(run);
    qint64 bytes = 0;
    const QFileInfoList files
        = QDir(QString::fromStdString(run) + "/snapshots").entryInfoList(QDir::Files | QDir::Hidden);
    for (const QFileInfo& file : files)
        bytes += file.size();
    QCOMPARE(files.size(), qsizetype(SnapshotHistory::most));
    QVERIFY2(bytes <= RunSnapshots::budgetBytes, qPrintable(QString::number(bytes)));
    Text problem;
    const auto read = RunSnapshots::read(run, *trainer.snapshot(), problem);
    QCOMPARE(read.size(), std::size_t(SnapshotHistory::most));
    QCOMPARE(read.front()->step(), std::int64_t(0));
    QCOMPARE(read.back()->step(), std::int64_t(39));
    QVERIFY(problem.source.empty());

    // After the run went back to an earlier step, the later weights have changed.
    snapshots.begin(*read.back(), read);
    snapshots.add(read.front());
    snapshots.write(run);
    QCOMPARE(RunSnapshots::read(run, *trainer.snapshot(), problem).size(), std::size_t(1));
}

PLAYGROUND_TEST_MAIN(QApplication, SessionTimeTest)
#include "session_time_test.moc"
