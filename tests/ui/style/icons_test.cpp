// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patient_qtest.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QDir>
#include <QImage>
#include <QRegularExpression>
#include <QToolButton>

using namespace playground;

class IconsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIconIsDrawnInThePalettesColours_data();
    void everyIconIsDrawnInThePalettesColours();
    void isSharpAtScaleOneAndAHalf();
    void withoutSpaceNothingIsDrawn();
    void applicationIconKeepsItsColours();
};

namespace
{
QImage drawn(const QIcon& icon, int side, QIcon::Mode mode = QIcon::Normal, double scale = 1)
{
    return icon.pixmap(QSize(side, side), scale, mode).toImage().convertToFormat(QImage::Format_ARGB32);
}

/// The colour of the fully covered pixels; invalid if there are none or they differ.
QColor solidColour(const QImage& image)
{
    QColor found;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() != 255)
                continue;
            if (found.isValid() && found != image.pixelColor(x, y))
                return {};
            found = image.pixelColor(x, y);
        }
    }
    return found;
}
} // namespace

void IconsTest::everyIconIsDrawnInThePalettesColours_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(":/icons").entryList({"*.svg"});
    // At least the toolbar's twelve icons: an empty resource must not pass.
    for (const char* name : {"train", "pause", "step", "stop", "sample", "new-noise", "new-images", "fit",
             "open", "save", "reset", "close"})
        QVERIFY2(files.contains(QString(name) + ".svg"), name);
    for (const QString& file : files)
        if (file != "diffusion-playground.svg" && file != "error.svg")
            QTest::newRow(qPrintable(file)) << file.chopped(4);
}

void IconsTest::everyIconIsDrawnInThePalettesColours()
{
    QFETCH(QString, name);
    for (const QPalette& palette : {lightPalette(), darkPalette()}) {
        const QIcon drawing = icon(name, palette);
        QCOMPARE(solidColour(drawn(drawing, 48)), palette.color(QPalette::ButtonText));
        QCOMPARE(solidColour(drawn(drawing, 48, QIcon::Disabled)),
            palette.color(QPalette::Disabled, QPalette::ButtonText));
    }
    QCOMPARE(solidColour(drawn(icon(name, QColor(Qt::red)), 48)), QColor(Qt::red));
}

void IconsTest::isSharpAtScaleOneAndAHalf()
{
    const QIcon stop = icon("stop", lightPalette());
    const QPixmap pixmap = stop.pixmap(QSize(16, 16), 1.5);
    QCOMPARE(pixmap.devicePixelRatio(), 1.5);
    // Rendered for 24 physical pixels, not scaled up from 16.
    QCOMPARE(pixmap.toImage().size(), QSize(24, 24));
    QImage enlarged = drawn(stop, 16, QIcon::Normal, 1.5);
    enlarged.setDevicePixelRatio(1);
    QCOMPARE(enlarged, drawn(stop, 24));
}

void IconsTest::withoutSpaceNothingIsDrawn()
{
    QTest::failOnWarning(QRegularExpression(".*"));
    for (const QSize& none : {QSize(0, 0), QSize(16, 0), QSize(0, 16)})
        QVERIFY(icon("stop", lightPalette()).pixmap(none).isNull());
    // As the style does for a button without space.
    QToolButton button;
    button.setIcon(icon("close", lightPalette()));
    for (int height = 1; height <= 8; ++height) {
        button.setFixedSize(20, height);
        button.grab();
    }
}

void IconsTest::applicationIconKeepsItsColours()
{
    const QImage image = drawn(applicationIcon(), 16);
    QCOMPARE(image.pixelColor(10, 8), QColor("#0072b2"));
    QCOMPARE(image.pixelColor(14, 2), QColor("#f4f1e8"));
}

QTEST_MAIN(IconsTest)
#include "icons_test.moc"
