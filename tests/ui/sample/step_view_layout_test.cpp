// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/step_view_layout.h"

#include "tests/support/patient_qtest.h"
#include "tests/ui/sample/sampling_rows.h"

#include <algorithm>

using namespace playground;

namespace
{
/// Size of 28-pixel pictures in this space, at an integer scale.
StepViewLayout::SizeFor room(int width, int height)
{
    return [=](int rows, int columns) { return std::min(width / (28 * columns), height / (28 * rows)); };
}

SamplingRow rowOf(int steps, int count, bool finished)
{
    SamplingRow row = waitingRow(steps, count);
    for (int i = 0; i < steps; ++i)
        row.steps.push_back(flatStep(i, steps, count));
    if (finished) {
        row.steps.push_back(flatStep(steps, steps, count));
        row.steps.back().predicted = {};
    }
    return row;
}
} // namespace

class StepViewLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onePicture()
    {
        const auto places = StepViewLayout::one(3, 5);
        QCOMPARE(places.rows(), 1);
        QCOMPARE(places.columns(), 1);
        QCOMPARE(places.at(0, 0).step, 3);
        QCOMPARE(places.at(0, 0).sample, 5);
    }

    void allPictures_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QSize>("space");
        QTest::addColumn<QSize>("shape"); // columns x rows
        QTest::newRow("64 are 8 x 8") << 64 << QSize(480, 480) << QSize(8, 8);
        QTest::newRow("a wide place") << 8 << QSize(480, 180) << QSize(4, 2);
        QTest::newRow("a high place") << 8 << QSize(180, 480) << QSize(2, 4);
        QTest::newRow("in one line where there is room") << 9 << QSize(2000, 60) << QSize(9, 1);
        QTest::newRow("the width of a page") << 64 << QSize(2000, 120) << QSize(16, 4);
        QTest::newRow("never more than sixteen") << 17 << QSize(4000, 60) << QSize(9, 2);
        QTest::newRow("no place left empty") << 6 << QSize(300, 300) << QSize(3, 2);
        QTest::newRow("no room at all") << 4 << QSize(1, 1) << QSize(4, 1);
        QTest::newRow("one") << 1 << QSize(480, 480) << QSize(1, 1);
    }

    void allPictures()
    {
        QFETCH(int, count);
        QFETCH(QSize, space);
        QFETCH(QSize, shape);
        const SamplingRow row = waitingRow(5, count);
        const auto places = StepViewLayout::samplesOf(&row, 2, room(space.width(), space.height()));
        QCOMPARE(QSize(places.columns(), places.rows()), shape);
        int next = 0;
        for (int r = 0; r < places.rows(); ++r) {
            for (int c = 0; c < places.columns(); ++c) {
                QCOMPARE(places.at(r, c).step, 2);
                QCOMPARE(places.at(r, c).sample, next++);
            }
        }
        QVERIFY(next >= count);
    }

    void eachColumnIsOfOneClass()
    {
        SamplingRow row = waitingRow(5, 64);
        row.request.classes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        const auto places = StepViewLayout::samplesOf(&row, 2, room(480, 480));
        QCOMPARE(QSize(places.columns(), places.rows()), QSize(10, 7));
        row.request.classes = {3};
        QCOMPARE(StepViewLayout::samplesOf(&row, 2, room(480, 480)).columns(), 8);
        row.request.classes = {0, 1, 2};
        row.request.count = 2;
        QCOMPARE(StepViewLayout::samplesOf(&row, 2, room(480, 480)).columns(), 2);
    }

    void allSteps_data()
    {
        QTest::addColumn<int>("total");
        QTest::addColumn<bool>("finished");
        QTest::addColumn<int>("height");
        QTest::addColumn<QList<int>>("steps");
        QTest::newRow("few") << 5 << false << 300 << QList<int>{0, 1, 2, 3, 4};
        QTest::newRow("the finished picture has no row") << 5 << true << 300 << QList<int>{0, 1, 2, 3, 4};
        QTest::newRow("ten fit as large as six")
            << 40 << true << 290 << QList<int>{0, 4, 9, 13, 17, 22, 26, 30, 35, 39};
        QTest::newRow("six fit twice as large") << 41 << true << 336 << QList<int>{0, 8, 16, 24, 32, 40};
    }

    void allSteps()
    {
        QFETCH(int, total);
        QFETCH(bool, finished);
        QFETCH(int, height);
        QFETCH(QList<int>, steps);
        const SamplingRow row = rowOf(total, 8, finished);
        const auto places = StepViewLayout::stepsOf(&row, room(480, height));
        QCOMPARE(places.columns(), 8);
        QCOMPARE(places.rows(), int(steps.size()));
        for (int r = 0; r < places.rows(); ++r)
            QCOMPARE(places.at(r, 0).step, steps[r]);
        QCOMPARE(places.at(1, 3).sample, 3);
    }

    /// Space is reserved for later steps, so that nothing moves.
    void stepsToCome()
    {
        SamplingRow row = rowOf(10, 20, false);
        row.steps.resize(2);
        const auto places = StepViewLayout::stepsOf(&row, room(480, 290));
        QCOMPARE(places.rows(), 10);
        QCOMPARE(places.columns(), 8); // the first of 20
        QCOMPARE(places.at(1, 0).step, 1);
        QCOMPARE(places.at(2, 0).step, -1);
    }

    void placeholderWhereNothingWasSampled()
    {
        const auto all = StepViewLayout::samplesOf(nullptr, -1, room(100, 100));
        QCOMPARE(QSize(all.columns(), all.rows()), QSize(1, 1));
        const auto steps = StepViewLayout::stepsOf(nullptr, room(100, 100));
        QCOMPARE(QSize(steps.columns(), steps.rows()), QSize(1, 1));
        QCOMPARE(steps.at(0, 0).step, -1);
    }
};

QTEST_APPLESS_MAIN(StepViewLayoutTest)
#include "step_view_layout_test.moc"
