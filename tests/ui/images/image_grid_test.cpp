// SPDX-License-Identifier: GPL-3.0-or-later
// Also run at QT_SCALE_FACTOR 1.25, 1.5 and 2.
#include "tests/support/patient_qtest.h"
#include "ui/images/image_grid.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QSignalSpy>

#include <cmath>

using namespace playground;

namespace
{
/// Alternating black and white columns (or rows) of pixels.
QImage stripes(QSize size, Qt::Orientation orientation)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const int i = orientation == Qt::Vertical ? x : y;
            image.setPixelColor(x, y, i % 2 == 0 ? Qt::black : Qt::white);
        }
    }
    return image;
}

QImage filled(const QColor& color, QSize size = {28, 28})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

/// Lengths of the runs of pure black and pure white along a line of the image.
std::vector<int> runs(const QImage& image, QPoint start, QPoint step)
{
    std::vector<int> lengths;
    QRgb last = 0;
    for (QPoint at = start; image.rect().contains(at); at += step) {
        const QRgb color = image.pixel(at) | 0xff000000;
        const bool counted = color == 0xff000000 || color == 0xffffffff;
        if (counted && color == last)
            ++lengths.back();
        else if (counted)
            lengths.push_back(1);
        last = color;
    }
    return lengths;
}

void fill(ImageGrid& grid, int rows, const std::vector<QImage>& pictures)
{
    for (int row = 0; row < rows; ++row)
        grid.setRow(row, QStringLiteral("Row %1").arg(row), {}, pictures);
}

QPoint logicalCentre(const ImageGrid& grid, const QRect& physical)
{
    return (QPointF(physical.center()) / grid.devicePixelRatioF()).toPoint();
}

/// Qt does not send resize events to hidden widgets.
void open(QWidget& widget)
{
    widget.show();
    if (!QTest::qWaitForWindowExposed(&widget))
        qFatal("no window");
}

/// Records the regions of paint events.
class PaintLog : public QObject
{
public:
    QRegion painted;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            painted += static_cast<QPaintEvent*>(event)->region();
        return false;
    }
};
} // namespace

class PictureGridTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(QStringLiteral("fusion"));
        QApplication::setPalette(lightPalette());
    }

    void cellsAreEven_data()
    {
        QTest::addColumn<QRect>("place");
        // Corners at half a physical pixel at 1.5, at a quarter at 1.25.
        QTest::newRow("at the corner") << QRect(0, 0, 900, 420);
        QTest::newRow("odd corner") << QRect(5, 3, 871, 401);
        QTest::newRow("another odd corner") << QRect(3, 7, 640, 333);
        QTest::newRow("large") << QRect(1, 1, 1700, 903);
    }

    void cellsAreEven()
    {
        QFETCH(QRect, place);
        for (const Qt::Orientation orientation : {Qt::Vertical, Qt::Horizontal}) {
            QWidget parent;
            parent.resize(place.right() + 10, place.bottom() + 10);
            ImageGrid grid(4, 8, ImageGrid::Captions::Above, &parent);
            fill(grid, 4, std::vector<QImage>(8, stripes({28, 28}, orientation)));
            grid.setGeometry(place);
            const QImage shot = parent.grab().toImage();
            const qreal dpr = parent.devicePixelRatioF();
            const QPoint corner(static_cast<int>(std::lround(place.x() * dpr)),
                static_cast<int>(std::lround(place.y() * dpr)));
            const QRect cell = grid.gridLayout().cell(0, 0).translated(corner);
            const bool across = orientation == Qt::Vertical;
            const auto lengths = across ? runs(shot, {cell.left() - 2, cell.center().y()}, {1, 0})
                                        : runs(shot, {cell.center().x(), cell.top() - 2}, {0, 1});
            QCOMPARE(lengths.size(), static_cast<std::size_t>(28 * (across ? 8 : 4)));
            for (const int length : lengths)
                QCOMPARE(length, grid.gridLayout().scale());
        }
    }

    void placeholdersHaveTheFinalSize()
    {
        ImageGrid grid(2, 3);
        grid.resize(500, 300);
        open(grid);
        const QRect before = grid.gridLayout().cell(1, 2);
        const QImage empty = grid.grab().toImage();
        const QRgb inside = empty.pixel(before.center()) | 0xff000000;
        QCOMPARE(inside, lightPalette().color(QPalette::AlternateBase).rgb());
        grid.setRow(1, {}, {}, std::vector<QImage>(3, filled(Qt::red)));
        QCOMPARE(grid.gridLayout().cell(1, 2), before);
        const QImage full = grid.grab().toImage();
        QCOMPARE(full.pixel(before.topLeft()) | 0xff000000, QColor(Qt::red).rgb());
        QCOMPARE(full.pixel(before.bottomRight()) | 0xff000000, QColor(Qt::red).rgb());
        QVERIFY((full.pixel(before.bottomRight() + QPoint(1, 1)) | 0xff000000) != QColor(Qt::red).rgb());
    }

    void numbersDoNotMoveAnything()
    {
        ImageGrid grid(1, 8, ImageGrid::Captions::Below);
        grid.resize(700, 200);
        open(grid);
        grid.setTitleSamples({QStringLiteral("Noised\nuntrained")});
        grid.setRow(0, QStringLiteral("Noised\nat 0.111"), {}, {});
        grid.setColumnCaptions({QStringLiteral("0.111")});
        const QRect before = grid.gridLayout().cell(0, 0);
        QSignalSpy moved(&grid, &ImageGrid::layoutChanged);
        grid.setRow(0, QStringLiteral("Noised\nat 0.888"), {}, {});
        grid.setRow(0, QStringLiteral("Noised\nuntrained"), {}, {});
        grid.setRow(0, QStringLiteral("Noised"), {}, {});
        grid.setColumnCaptions({QStringLiteral("0.888"), QStringLiteral("1.000")});
        grid.setColumnCaptions({});
        QCOMPARE(grid.gridLayout().cell(0, 0), before);
        QCOMPARE(moved.count(), 0);
    }

    void repaintsOnlyWhatChanged()
    {
        ImageGrid grid(2, 3);
        grid.resize(500, 300);
        open(grid);
        std::vector<QImage> pictures(3, filled(Qt::red));
        grid.setRow(1, {}, {}, pictures);
        QTest::qWait(20);
        PaintLog log;
        grid.installEventFilter(&log);
        grid.setRow(1, {}, {}, pictures);
        QTest::qWait(20);
        QVERIFY2(log.painted.isEmpty(), "nothing changed, nothing is painted");
        pictures[2] = filled(Qt::blue);
        grid.setRow(1, {}, {}, pictures);
        QTRY_VERIFY(!log.painted.isEmpty());
        const qreal dpr = grid.devicePixelRatioF();
        const QRect cell = grid.gridLayout().cell(1, 2);
        const QRectF logical(QPointF(cell.topLeft()) / dpr, QSizeF(cell.size()) / dpr);
        QVERIFY(logical.adjusted(-2, -2, 2, 2).contains(log.painted.boundingRect()));
    }

    /// Regression: new captions that are wider than their column lost their first digit.
    void repaintsWideCaptionsWhole()
    {
        ImageGrid grid(1, 8, ImageGrid::Captions::Above);
        grid.resize(200, 60);
        open(grid);
        grid.setColumnCaptions(QStringList(8, QStringLiteral("0.500")));
        QTest::qWait(20);
        PaintLog log;
        grid.installEventFilter(&log);
        grid.setColumnCaptions(QStringList(8, QStringLiteral("0.888")));
        QTRY_VERIFY(!log.painted.isEmpty());
        const double half = grid.fontMetrics().horizontalAdvance(QStringLiteral("0.888")) / 2.0;
        const QRect painted = log.painted.boundingRect();
        QVERIFY(grid.gridLayout().caption(0).width() / grid.devicePixelRatioF() < 2 * half);
        QVERIFY2(painted.left() <= grid.columnCentre(0) - half, qPrintable(QString::number(painted.left())));
        QVERIFY(painted.right() >= grid.columnCentre(7) + half);
    }

    void missingAndSurplusPictures()
    {
        ImageGrid grid(1, 3);
        grid.resize(300, 100);
        open(grid);
        grid.setRow(0, {}, {}, std::vector<QImage>(5, filled(Qt::red)));
        grid.setRow(0, {}, {}, {QImage(), filled(Qt::red)});
        const QImage shot = grid.grab().toImage();
        const auto at
            = [&](int column) { return shot.pixel(grid.gridLayout().cell(0, column).center()) | 0xff000000; };
        QCOMPARE(at(0), lightPalette().color(QPalette::AlternateBase).rgb());
        QCOMPARE(at(1), QColor(Qt::red).rgb());
        QCOMPARE(at(2), at(0));
        QVERIFY_EXCEPTION_THROWN(grid.setRow(1, {}, {}, {}), std::out_of_range);
    }

    void hoverNamesThePixel()
    {
        ImageGrid grid(2, 3);
        grid.resize(500, 300);
        open(grid);
        QSignalSpy hovered(&grid, &ImageGrid::hovered);
        QSignalSpy unhovered(&grid, &ImageGrid::unhovered);
        QTest::mouseMove(&grid, logicalCentre(grid, grid.gridLayout().pixel({1, 2, {12, 7}})));
        QTRY_COMPARE(hovered.count(), 1);
        QCOMPARE(hovered[0][0].toInt(), 1);
        QCOMPARE(hovered[0][1].toInt(), 2);
        QCOMPARE(hovered[0][2].toPoint(), QPoint(12, 7));
        QTest::mouseMove(&grid, {1, 1});
        QTRY_COMPARE(unhovered.count(), 1);
    }

    void hoverFramesThePixelInEveryRow()
    {
        ImageGrid grid(2, 2);
        grid.resize(500, 500);
        fill(grid, 2, std::vector<QImage>(2, filled(Qt::white)));
        open(grid);
        QTest::mouseMove(&grid, logicalCentre(grid, grid.gridLayout().pixel({1, 1, {12, 7}})));
        QTest::qWait(10);
        const QImage shot = grid.grab().toImage();
        const QRgb marker = roleColor(Role::Marker, lightPalette()).rgb();
        for (int row = 0; row < 2; ++row) {
            for (int column = 0; column < 2; ++column) {
                const QRect pixel = grid.gridLayout().pixel({row, column, {12, 7}});
                const bool framed = (shot.pixel(pixel.topLeft() - QPoint(1, 0)) | 0xff000000) == marker;
                QCOMPARE(framed, column == 1);
            }
        }
    }

    void selects()
    {
        ImageGrid grid(2, 3);
        grid.resize(500, 300);
        open(grid);
        QSignalSpy selected(&grid, &ImageGrid::selected);
        const QPoint place = logicalCentre(grid, grid.gridLayout().cell(1, 1));
        QTest::mouseClick(&grid, Qt::LeftButton, {}, place);
        QCOMPARE(selected.count(), 0);
        grid.setSelectable(true);
        QTest::mouseClick(&grid, Qt::LeftButton, {}, place);
        QTest::mouseClick(&grid, Qt::RightButton, {}, place);
        QCOMPARE(selected.count(), 1);
        QCOMPARE(selected[0], (QVariantList{1, 1}));
        QTest::keyClick(&grid, Qt::Key_Right);
        QCOMPARE(selected[1], (QVariantList{1, 2}));
        QTest::keyClick(&grid, Qt::Key_Right);
        QTest::keyClick(&grid, Qt::Key_Down);
        QCOMPARE(selected.count(), 2);
        QTest::keyClick(&grid, Qt::Key_Up);
        QTest::keyClick(&grid, Qt::Key_Left);
        QCOMPARE(selected[3], (QVariantList{0, 1}));
        const QImage shot = grid.grab().toImage();
        const QRect cell = grid.gridLayout().cell(0, 1);
        QCOMPARE(shot.pixel(cell.topLeft() - QPoint(1, 0)) | 0xff000000,
            lightPalette().color(QPalette::Highlight).rgb());
        // Selecting in code emits no signal.
        grid.setSelection(0, 0);
        QCOMPARE(selected.count(), 4);
        grid.setColumns(1);
        grid.setSelection(0, 0);
        QVERIFY(!grid.grab().isNull());
    }

    void exportsAtAnyScale_data()
    {
        QTest::addColumn<int>("scale");
        for (const int scale : {1, 2, 3, 4, 5, 6, 7, 11, 16})
            QTest::addRow("%d", scale) << scale;
    }

    void exportsAtAnyScale()
    {
        QFETCH(int, scale);
        QApplication::setPalette(darkPalette());
        ImageGrid grid(1, 8, ImageGrid::Captions::Above);
        grid.setRow(
            0, QStringLiteral("Original"), {}, std::vector<QImage>(8, stripes({28, 28}, Qt::Vertical)));
        grid.setSelection(0, 0);
        grid.resize(100, 100);
        const QImage image = grid.toImage(scale);
        QApplication::setPalette(lightPalette());
        QCOMPARE(image.devicePixelRatio(), 1.0);
        QCOMPARE(image.pixel(0, 0) | 0xff000000, QColor(Qt::white).rgb());
        // Black and white runs of the pictures; the background is white too.
        auto lengths = runs(image, {image.width() - 1, image.height() - 1 - 3 * scale - 8}, {-1, 0});
        int even = 0;
        for (const int length : lengths)
            even += length == scale ? 1 : 0;
        QVERIFY2(even >= 8 * 28, qPrintable(QString::number(even)));
    }

    void isAccessible()
    {
        ImageGrid grid(2, 3);
        grid.setAccessibleName(QStringLiteral("Pictures"));
        grid.setRow(0, {}, QStringLiteral("Original images"), {});
        grid.setRow(1, {}, QStringLiteral("Noised images"), {});
        const QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&grid);
        QCOMPARE(face->text(QAccessible::Name), QStringLiteral("Pictures"));
        QCOMPARE(face->text(QAccessible::Description), QStringLiteral("Original images; Noised images"));
    }

    /// Regression: 64 feature maps of 64x64 were laid out in a single row, ten pixels high, although space
    /// was free.
    void smallerThanOneToOneTheShapeMattersToo()
    {
        ImageGrid grid(1, 1);
        grid.setPictureSize({64, 64});
        grid.resize(300, 300);
        open(grid);
        QVERIFY(grid.cellWidthFor(1, 64) < 10);
        QVERIFY(grid.cellWidthFor(8, 8) >= 20);
        QCOMPARE(grid.cellWidthFor(1, 1) % 64, 0);
    }

    void heightForAWholeScale()
    {
        ImageGrid grid(1, 11);
        const int height = grid.heightFor(1000, 400);
        QVERIFY(height < 400);
        grid.resize(1000, height);
        open(grid);
        const int scale = grid.gridLayout().scale();
        QCOMPARE(
            scale, static_cast<int>((1000 * grid.devicePixelRatioF() - 50 * grid.devicePixelRatioF()) / 308));
        QVERIFY(grid.heightFor(1000, 40) <= 40);
    }
};

QTEST_MAIN(PictureGridTest)
#include "image_grid_test.moc"
