// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/run_status_text.h"

#include "tests/support/patient_qtest.h"
#include "ui/style/translated.h"

#include <QLocale>

#include <limits>

using namespace playground;

/// Texts about a run, and composed sentences of models/.
class RunWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale("en_US")); }
    void state_data();
    void state();
    void position();
    void positionFollowsTheLocale();
    void speed_data();
    void speed();
    void duration_data();
    void duration();
    void enabledActionsFollowTheState_data();
    void enabledActionsFollowTheState();
    void sentence_data();
    void sentence();

private:
    /// 3 epochs of 100 steps.
    static RunProgress view(RunState state, qint64 step = 0)
    {
        RunProgress run;
        run.state = state;
        run.step = step;
        run.stepsPerEpoch = 100;
        run.totalSteps = 300;
        run.epochs = 3;
        run.batchSize = 128;
        return run;
    }
};

void RunWordsTest::state_data()
{
    QTest::addColumn<RunState>("state");
    QTest::addColumn<int>("step");
    QTest::addColumn<QString>("words");
    QTest::newRow("idle") << RunState::Idle << 0 << "No data";
    QTest::newRow("ready") << RunState::Ready << 0 << "Ready";
    QTest::newRow("first step") << RunState::Running << 0 << "Running · epoch 1 of 3";
    QTest::newRow("end of the first epoch") << RunState::Running << 99 << "Running · epoch 1 of 3";
    QTest::newRow("begin of the second epoch") << RunState::Running << 100 << "Running · epoch 2 of 3";
    QTest::newRow("last step") << RunState::Running << 299 << "Running · epoch 3 of 3";
    QTest::newRow("behind the last step") << RunState::Running << 300 << "Running · epoch 3 of 3";
    QTest::newRow("paused") << RunState::Paused << 150 << "Paused · epoch 2 of 3";
    QTest::newRow("stopping") << RunState::Stopping << 150 << "Stopping…";
    QTest::newRow("stopped early") << RunState::Completed << 150 << "Stopped";
    QTest::newRow("completed") << RunState::Completed << 300 << "Completed";
    QTest::newRow("failed") << RunState::Failed << 7 << "Stopped by an error";
}

void RunWordsTest::state()
{
    QFETCH(RunState, state);
    QFETCH(int, step);
    QTEST(RunStatusText::state(view(state, step)), "words");
    // Must not divide by zero while the epoch length is unknown.
    RunProgress unknown;
    unknown.state = state;
    QVERIFY(!RunStatusText::state(unknown).isEmpty());
    unknown.loading = true;
    if (state == RunState::Idle)
        QCOMPARE(RunStatusText::state(unknown), QString::fromUtf8("Loading…"));
}

void RunWordsTest::position()
{
    QCOMPARE(RunStatusText::position(view(RunState::Running, 12)), "step 12 of 300");
    QCOMPARE(RunStatusText::position(RunProgress()), QString());
}

void RunWordsTest::positionFollowsTheLocale()
{
    RunProgress run = view(RunState::Running, 1'234);
    run.totalSteps = 5'678'901;
    QCOMPARE(RunStatusText::position(run), "step 1,234 of 5,678,901");
    QLocale::setDefault(QLocale("de_DE"));
    QCOMPARE(RunStatusText::position(run), "step 1.234 of 5.678.901");
    QLocale::setDefault(QLocale("en_US"));
}

void RunWordsTest::speed_data()
{
    QTest::addColumn<RunState>("state");
    QTest::addColumn<double>("imagesPerSecond");
    QTest::addColumn<QString>("words");
    QTest::newRow("running") << RunState::Running << 1280.0 << "1,280 images/s · 0:30 left";
    QTest::newRow("rounded") << RunState::Running << 1279.6 << "1,280 images/s · 0:30 left";
    QTest::newRow("slow") << RunState::Running << 1.0 << "1 images/s · 10:40:00 left";
    QTest::newRow("not known yet") << RunState::Running << 0.0 << QString();
    QTest::newRow("paused") << RunState::Paused << 1280.0 << QString();
    QTest::newRow("completed") << RunState::Completed << 1280.0 << QString();
}

void RunWordsTest::speed()
{
    QFETCH(RunState, state);
    QFETCH(double, imagesPerSecond);
    RunProgress run = view(state);
    run.imagesPerSecond = imagesPerSecond;
    QTEST(RunStatusText::speed(run), "words");
}

void RunWordsTest::duration_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << 0.0 << "0:00";
    QTest::newRow("less than a second") << 0.4 << "0:00";
    QTest::newRow("rounded up") << 59.6 << "1:00";
    QTest::newRow("seconds") << 9.0 << "0:09";
    QTest::newRow("minutes") << 125.0 << "2:05";
    QTest::newRow("just below an hour") << 3'599.0 << "59:59";
    QTest::newRow("an hour") << 3'600.0 << "1:00:00";
    QTest::newRow("hours") << 3'725.0 << "1:02:05";
    QTest::newRow("days") << 360'000.0 << "100:00:00";
    QTest::newRow("negative") << -5.0 << "0:00";
}

void RunWordsTest::duration()
{
    QFETCH(double, seconds);
    QTEST(RunStatusText::duration(seconds), "words");
}

void RunWordsTest::enabledActionsFollowTheState_data()
{
    QTest::addColumn<RunState>("state");
    QTest::addColumn<QString>("can"); // t(rain) p(ause) s(tep) o(stop) e(dit) r(eset)
    QTest::newRow("idle") << RunState::Idle << "er";
    QTest::newRow("ready") << RunState::Ready << "tser";
    QTest::newRow("running") << RunState::Running << "por";
    QTest::newRow("paused") << RunState::Paused << "tsoer";
    QTest::newRow("stopping") << RunState::Stopping << "";
    QTest::newRow("completed") << RunState::Completed << "tser";
    QTest::newRow("failed") << RunState::Failed << "tser";
}

void RunWordsTest::enabledActionsFollowTheState()
{
    QFETCH(RunState, state);
    QString can;
    can += canTrain(state) ? "t" : "";
    can += canPause(state) ? "p" : "";
    can += canStep(state) ? "s" : "";
    can += canStop(state) ? "o" : "";
    can += canEditRecipe(state) ? "e" : "";
    can += canReset(state) ? "r" : "";
    QTEST(can, "can");
}

void RunWordsTest::sentence_data()
{
    QTest::addColumn<Text>("text");
    QTest::addColumn<QString>("words");
    const auto placed = [](Text text, const char* where) {
        text.where = where;
        return text;
    };
    QTest::newRow("empty") << Text() << "";
    QTest::newRow("plain") << Text("Nothing is wrong.") << "Nothing is wrong.";
    QTest::newRow("arguments") << Text("%1 of %2.", {"3", "5"}) << "3 of 5.";
    QTest::newRow("in any order") << Text("%2 %1 %2", {"a", "b"}) << "b a b";
    QTest::newRow("arguments that look like markers") << Text("%1 and %2", {"%2", "%1"}) << "%2 and %1";
    QTest::newRow("missing argument stays") << Text("%1 %2", {"a"}) << "a %2";
    QTest::newRow("percent") << Text("100 % of %1", {"x"}) << "100 % of x";
    QTest::newRow("percent at the end") << Text("100 %", {"x"}) << "100 %";
    QTest::newRow("zero is no marker") << Text("%0 %1", {"x"}) << "%0 x";
    QTest::newRow("place") << placed(Text("%1 is bad.", {"x"}), "/a/b.json") << "/a/b.json: x is bad.";
    QTest::newRow("UTF-8") << Text("%1 · done", {"扩散"}) << QStringLiteral("扩散 · done");
}

void RunWordsTest::sentence()
{
    QFETCH(Text, text);
    QTEST(translated(text), "words");
    // The English window and the command line show the same text.
    QCOMPARE(translated(text), QString::fromStdString(text.english()));
}

QTEST_GUILESS_MAIN(RunWordsTest)
#include "run_status_text_test.moc"
