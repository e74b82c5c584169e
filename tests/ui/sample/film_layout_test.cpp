// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/film_layout.h"

#include "tests/support/patient_qtest.h"
#include "tests/ui/sample/sampling_rows.h"

using namespace playground;

namespace
{
FilmLayout::Shape shapeOf(int rows, QSize viewport, QSize picture = {28, 28})
{
    FilmLayout::Shape shape;
    shape.rows = rows;
    shape.viewport = viewport;
    shape.picture = picture;
    shape.titleWidth = 150;
    shape.titleHeight = 45;
    shape.axisHeight = 18;
    return shape;
}

SamplingRow rowOf(int steps, bool finished)
{
    SamplingRow row = waitingRow(steps);
    for (int i = 0; i < steps; ++i)
        row.steps.push_back(flatStep(i, steps));
    if (finished)
        row.steps.push_back(flatStep(steps, steps));
    return row;
}
} // namespace

class FilmLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsAreWholeMultiples_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<QSize>("viewport");
        QTest::addColumn<QSize>("picture");
        QTest::addColumn<qreal>("dpr");
        for (const qreal dpr : {1.0, 1.25, 1.5, 2.0}) {
            for (const int rows : {1, 2, 5}) {
                for (const QSize viewport : {QSize(900, 240), QSize(300, 60), QSize(3000, 900)}) {
                    for (const QSize picture : {QSize(16, 16), QSize(28, 28), QSize(64, 48)})
                        QTest::addRow("%d rows, %dx%d, %dx%d at %g", rows, viewport.width(),
                            viewport.height(), picture.width(), picture.height(), dpr)
                            << rows << viewport << picture << dpr;
                }
            }
        }
    }

    void cellsAreWholeMultiples()
    {
        QFETCH(int, rows);
        QFETCH(QSize, viewport);
        QFETCH(QSize, picture);
        QFETCH(qreal, dpr);
        const FilmLayout layout(shapeOf(rows, viewport, picture), dpr);
        QVERIFY(layout.scale() >= 1);
        const QRect x = layout.cell(0, FilmLayout::Noised, 1);
        const QRect prediction = layout.cell(0, FilmLayout::Predicted, 1);
        QCOMPARE(x.size(), picture * layout.scale());
        QVERIFY(prediction.top() > x.bottom());
        QVERIFY(x.left() > layout.title(0).right());
        QVERIFY(x.top() > layout.axis().bottom());
        if (rows > 1)
            QVERIFY(layout.cell(1, FilmLayout::Noised, 1).top() > prediction.bottom());
        const bool fits = layout.height() <= viewport.height() * dpr;
        const bool wordsAreTaller
            = 2 * x.height() <= 45 * dpr; // rows are as high as the text, not the pictures
        QVERIFY2(fits || layout.scale() == 1 || wordsAreTaller, "larger pictures than there is room for");
        if (x.width() < viewport.width() * dpr / 2) // the last one too is inside
            QVERIFY(layout.cell(0, FilmLayout::Noised, 0).right() < viewport.width() * dpr);
    }

    void sameNoiseIsAligned()
    {
        const FilmLayout layout(shapeOf(3, {900, 240}), 1);
        for (const double amount : {1.0, 0.8, 0.33, 0.0})
            QCOMPARE(layout.cell(2, FilmLayout::Noised, amount).left(),
                layout.cell(0, FilmLayout::Predicted, amount).left());
        QVERIFY(layout.centre(0.9) < layout.centre(0.1)); // noise on the left
        QCOMPARE(layout.centre(7), layout.centre(1));
        for (const double amount : {0.0, 0.25, 0.5, 1.0})
            QVERIFY(std::abs(layout.amountAt(layout.centre(amount)) - amount) < 0.002);
        QCOMPARE(layout.amountAt(-100), 1.0);
        QCOMPARE(layout.amountAt(100000), 0.0);
        QCOMPARE(layout.rowAt(-5), 0);
        QCOMPARE(layout.rowAt(layout.cell(1, FilmLayout::Predicted, 1).center().y()), 1);
        QCOMPARE(layout.rowAt(100000), 2);
    }

    void visibleStepsDoNotOverlap_data()
    {
        QTest::addColumn<int>("steps");
        for (const int steps : {1, 2, 5, 10, 40, 1000})
            QTest::addRow("%d steps", steps) << steps;
    }

    void visibleStepsDoNotOverlap()
    {
        QFETCH(int, steps);
        const FilmLayout layout(shapeOf(1, {900, 240}), 1);
        const SamplingRow done = rowOf(steps, true);
        const std::vector<int> visible = layout.visibleSteps(done);
        QCOMPARE(visible.front(), 0);
        QCOMPARE(visible.back(), steps);
        int right = -1;
        for (const int step : visible) {
            const QRect cell
                = layout.cell(0, FilmLayout::Noised, done.steps[static_cast<std::size_t>(step)].amount);
            QVERIFY(cell.left() > right);
            right = cell.right();
        }
        if (steps <= 5)
            QCOMPARE(static_cast<int>(visible.size()), steps + 1);

        // Pictures already shown do not move.
        std::vector<int> live = layout.visibleSteps(rowOf(steps, false));
        live.push_back(steps);
        QCOMPARE(live, visible);
    }
};

QTEST_GUILESS_MAIN(FilmLayoutTest)
#include "film_layout_test.moc"
