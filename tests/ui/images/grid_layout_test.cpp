// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/grid_layout.h"

#include "tests/support/patient_qtest.h"

using namespace playground;

class GridLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fills_data()
    {
        QTest::addColumn<GridShape>("shape");
        QTest::addColumn<QSize>("widget");
        QTest::addColumn<qreal>("dpr");
        const GridShape triptych{4, 8, {28, 28}, 80, 18, false, 4, 2};
        const GridShape strip{1, 11, {28, 28}, 0, 0, false, 4, 2};
        const GridShape small{3, 8, {16, 16}, 60, 18, true, 4, 2};
        const GridShape tall{2, 3, {20, 40}, 60, 18, true, 5, 3};
        for (const qreal dpr : {1.0, 1.25, 1.5, 1.75, 2.0, 3.0}) {
            for (const QSize widget :
                {QSize(900, 420), QSize(1500, 800), QSize(641, 377), QSize(3840, 2160)}) {
                const auto row = [&](const char* name, const GridShape& shape) {
                    QTest::addRow("%s %dx%d at %.2f", name, widget.width(), widget.height(), dpr)
                        << shape << widget << dpr;
                };
                row("triptych", triptych);
                row("strip", strip);
                row("small", small);
                row("tall", tall);
            }
        }
    }

    void fills()
    {
        QFETCH(GridShape, shape);
        QFETCH(QSize, widget);
        QFETCH(qreal, dpr);
        const GridLayout layout = GridLayout::fitting(shape, widget, dpr);
        const QRect whole(
            0, 0, static_cast<int>(widget.width() * dpr), static_cast<int>(widget.height() * dpr));
        QVERIFY(layout.scale() >= 1);
        QSize larger = GridLayout::atScale(shape, layout.scale() + 1, dpr).size();
        QVERIFY2(larger.width() > whole.width() || larger.height() > whole.height(), "not the largest scale");
        QCOMPARE(layout.size(), GridLayout::atScale(shape, layout.scale(), dpr).size());

        const QPoint pitch = layout.cell(1 % shape.rows, 1).topLeft() - layout.cell(0, 0).topLeft();
        for (int row = 0; row < shape.rows; ++row) {
            for (int column = 0; column < shape.columns; ++column) {
                const QRect cell = layout.cell(row, column);
                QCOMPARE(cell.size(), shape.picture * layout.scale());
                QCOMPARE(cell.topLeft() - layout.cell(0, 0).topLeft(),
                    QPoint(column * pitch.x(), row * pitch.y()));
                QVERIFY(whole.contains(cell));
            }
        }
        QCOMPARE(pitch.x() - layout.cell(0, 0).width(), static_cast<int>(std::lround(shape.gap * dpr)));
    }

    void isCentred()
    {
        const GridShape shape{4, 8, {28, 28}, 80, 18, false, 4, 2};
        const GridLayout layout = GridLayout::fitting(shape, {901, 431}, 1);
        const int left = layout.title(0).left() - shape.margin;
        const int right = 901 - (layout.cell(0, 7).right() + 1 + shape.margin);
        QVERIFY(std::abs(left - right) <= 1);
        const int top = layout.caption(0).top() - shape.margin;
        const int bottom = 431 - (layout.cell(3, 0).bottom() + 1 + shape.margin);
        QVERIFY(std::abs(top - bottom) <= 1);
    }

    void textsDoNotTouchPictures_data()
    {
        QTest::addColumn<bool>("below");
        QTest::newRow("captions above") << false;
        QTest::newRow("captions below") << true;
    }

    void textsDoNotTouchPictures()
    {
        QFETCH(bool, below);
        const GridShape shape{2, 3, {28, 28}, 80, 18, below, 4, 2};
        const GridLayout layout = GridLayout::fitting(shape, {500, 300}, 1.5);
        for (int column = 0; column < 3; ++column) {
            QVERIFY(!layout.caption(column).intersects(layout.cell(0, column)));
            QVERIFY(!layout.caption(column).intersects(layout.cell(1, column)));
            QCOMPARE(layout.caption(column).top() > layout.cell(1, 0).bottom(), below);
            const QPoint offset = layout.caption(column).center() - layout.cell(0, column).center();
            QVERIFY(std::abs(offset.x()) <= 1);
        }
        for (int row = 0; row < 2; ++row) {
            QVERIFY(layout.title(row).right() < layout.cell(row, 0).left());
            QCOMPARE(layout.title(row).top(), layout.cell(row, 0).top());
        }
    }

    void titlesDoNotTouchEachOther()
    {
        for (const qreal dpr : {1.0, 1.5}) {
            const GridShape shape{3, 8, {28, 28}, 80, 0, false, 4, 2, 60};
            const QSize least = GridLayout::atScale(shape, 1, dpr).size() / dpr;
            const GridLayout layout = GridLayout::fitting(shape, least + QSize(1, 1), dpr);
            QVERIFY(layout.cell(0, 0).height() < layout.title(0).height());
            for (int row = 0; row < 3; ++row) {
                QVERIFY(layout.title(row).height() >= static_cast<int>(60 * dpr));
                QVERIFY(row == 0 || layout.title(row).top() > layout.title(row - 1).bottom());
                QVERIFY(layout.title(row).top() >= 0);
                QVERIFY(layout.title(row).bottom() <= layout.size().height());
                QVERIFY(std::abs(layout.title(row).center().y() - layout.cell(row, 0).center().y()) <= 1);
                const auto place = layout.at(layout.cell(row, 7).bottomRight());
                QVERIFY(place && place->row == row && place->column == 7);
            }
        }
    }

    void findsThePixel()
    {
        const GridShape shape{2, 3, {28, 28}, 80, 18, false, 4, 2};
        const GridLayout layout = GridLayout::fitting(shape, {500, 300}, 1.5);
        for (const GridLayout::Place place :
            {GridLayout::Place{0, 0, {0, 0}}, {1, 2, {27, 27}}, {0, 1, {12, 7}}}) {
            const QRect pixel = layout.pixel(place);
            QCOMPARE(pixel.size(), QSize(layout.scale(), layout.scale()));
            QCOMPARE(layout.at(pixel.topLeft()), std::optional(place));
            QCOMPARE(layout.at(pixel.bottomRight()), std::optional(place));
        }
        QVERIFY(!layout.at(layout.cell(0, 0).topLeft() - QPoint(1, 0)));
        QVERIFY(!layout.at(layout.cell(0, 0).bottomRight() + QPoint(1, 0)));
        QVERIFY(!layout.at(layout.cell(1, 2).bottomRight() + QPoint(1, 1)));
        QVERIFY(!layout.at(layout.cell(1, 2).bottomRight() + QPoint(500, 0)));
        QVERIFY(!layout.at({0, 0}));
    }

    void reducesWhatIsTooLarge()
    {
        const GridShape shape{3, 8, {512, 512}, 80, 18, false, 4, 2};
        const GridLayout layout = GridLayout::fitting(shape, {900, 420}, 1);
        QCOMPARE(layout.scale(), 0);
        QCOMPARE(layout.cell(0, 0).width(), layout.cell(0, 0).height());
        QVERIFY(QRect(0, 0, 900, 420).contains(layout.cell(2, 7)));
        QVERIFY(layout.cell(0, 0).width() > 80);
        const auto place = layout.at(layout.cell(2, 7).bottomRight());
        QVERIFY(place.has_value());
        QVERIFY(place->pixel.x() < 512 && place->pixel.x() > 500);
    }

    void whatFitsFitsIntoItsOwnSizeToo()
    {
        const GridShape shape{3, 8, {512, 512}, 80, 18, false, 4, 2};
        for (int height = 60; height < 600; ++height) {
            const GridLayout layout = GridLayout::fitting(shape, {2000, height}, 1);
            QVERIFY2(layout.size().height() <= height || layout.cell(0, 0).height() == 1,
                qPrintable(QString::number(height)));
            const GridLayout again = GridLayout::fitting(shape, layout.size(), 1);
            QCOMPARE(again.cell(0, 0).size(), layout.cell(0, 0).size());
        }
    }

    void survivesWithoutSpace_data()
    {
        QTest::addColumn<QSize>("widget");
        QTest::newRow("nothing") << QSize(0, 0);
        QTest::newRow("less than the titles") << QSize(50, 10);
    }

    void survivesWithoutSpace()
    {
        QFETCH(QSize, widget);
        const GridLayout layout = GridLayout::fitting({4, 8, {28, 28}, 80, 18, false, 4, 2}, widget, 1.5);
        QVERIFY(!layout.cell(0, 0).isEmpty());
        const GridLayout empty = GridLayout::fitting({0, 0, {0, 0}, 0, 0, false, 4, 2}, widget, 1);
        QVERIFY(!empty.cell(0, 0).isEmpty());
    }
};

QTEST_MAIN(GridLayoutTest)
#include "grid_layout_test.moc"
