// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/app_window.h"
#include "tests/app/support/test_main.h"
#include "ui/pages/sample_page.h"
#include "ui/preview_settings.h"

#include <QLabel>
#include <QSlider>
#include <QTest>
#include <QToolButton>

using namespace playground;

/// Back through training time: the weights of earlier steps predict and sample again.
class SessionTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sliderWalksThroughTraining();

private:
    static constexpr int longest = 60'000; // under the sanitizers, on a busy machine
};

void SessionTimeTest::sliderWalksThroughTraining()
{
    AppWindow app(openRecipe(endlessRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    auto* train = app.window().findChild<QWidget*>("triptychGrid")->parentWidget();
    auto* slider = train->findChild<QSlider*>("weightsSlider");
    auto* now = train->findChild<QToolButton*>("weightsNow");
    const auto* step = train->findChild<QLabel*>("stepLabel");
    QTRY_COMPARE(slider->maximum(), 1); // the first weights, and now
    QVERIFY(!now->isEnabled());

    app.clickTool("trainAction");
    QTRY_VERIFY_WITH_TIMEOUT(slider->maximum() >= 2, longest); // every two seconds
    app.clickTool("trainAction");
    QVERIFY(app.waitFor(RunState::Paused));
    QTRY_VERIFY(step->text().contains(QLocale().toString(qlonglong{app.step()})));
    const QImage newest = app.row(AppWindow::Predicted);

    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Home);
    QTRY_COMPARE(step->text(), QStringLiteral("weights before the first step"));
    QVERIFY(app.row(AppWindow::Predicted) != newest);
    QVERIFY(now->isEnabled());

    // The same noise on the Sample page, through the weights of both ends of time.
    auto& page = app.window().samplePage();
    const auto sampled = [&](std::int64_t of) {
        return page.row() != nullptr && !page.sampling() && page.row()->snapshotStep == of;
    };
    SamplingChoice choice = page.controls().choice();
    QCOMPARE(choice.snapshotStep, std::int64_t(0));
    choice.sampler.steps = 3;
    choice.count = 2;
    page.controls().setChoice(choice);
    app.clickTool("sampleAction");
    QTRY_VERIFY_WITH_TIMEOUT(sampled(0), longest);
    const SampleStep first = page.row()->steps.front();
    auto* second = page.findChild<QSlider*>("weightsSlider");
    second->setValue(1);
    const auto later = std::int64_t(page.controls().choice().snapshotStep);
    QVERIFY(later > 0);
    QTRY_VERIFY_WITH_TIMEOUT(sampled(later), longest);
    QCOMPARE(slider->value(), 1); // one slider on both pages
    QVERIFY(page.row()->steps.front().x.values == first.x.values);
    QVERIFY(page.row()->steps.front().predicted.values != first.predicted.values);

    QTest::mouseClick(page.findChild<QToolButton*>("weightsNow"), Qt::LeftButton);
    QCOMPARE(slider->value(), slider->maximum());
}

PLAYGROUND_TEST_MAIN(QApplication, SessionTimeTest)
#include "session_time_test.moc"
