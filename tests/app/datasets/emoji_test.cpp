// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/emoji_dataset.h"
#include "app/datasets/emoji_list.h"
#include "app/datasets/emoji_painter.h"
#include "models/api/error.h"
#include "tests/app/support/test_main.h"

#include <QDir>
#include <QFile>

#include <set>

using namespace playground;

class EmojiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheFullyQualifiedOnes()
    {
        const auto list
            = parseEmojiList("# group: Smileys & Emotion\n"
                             "# subgroup: face-smiling\n"
                             "1F600      ; fully-qualified     # 😀 E1.0 grinning face\n"
                             "263A       ; unqualified         # ☺ E0.6 smiling face\n"
                             "\n"
                             "# group: People & Body\n"
                             "1F468 200D 1F680 ; fully-qualified # 👨‍🚀 E4.0 man astronaut\n"
                             "110000 ; fully-qualified # x E4.0 beyond Unicode\n"
                             "D800 ; fully-qualified # x E4.0 half of a character\n"
                             "ZZ ; fully-qualified # x E4.0 no number\n");
        QCOMPARE(list.size(), std::size_t{2});
        QCOMPARE(list[0].sequence, QStringLiteral("😀"));
        QCOMPARE(list[0].name, QStringLiteral("grinning face"));
        QCOMPARE(list[0].group, QStringLiteral("Smileys & Emotion"));
        QCOMPARE(list[1].sequence, QStringLiteral("👨\u200d🚀"));
        QCOMPARE(list[1].group, QStringLiteral("People & Body"));
        QVERIFY(parseEmojiList("\xff\xfe nonsense").empty());
    }

    void paintsOneGlyphInColour()
    {
        const EmojiPainter painter;
        const auto face = painter.paint(QStringLiteral("😀"));
        QVERIFY(face);
        QCOMPARE(face->width(), face->height());
        QCOMPARE(face->pixel(0, 0), qRgb(255, 255, 255)); // white background
        const QColor cheek = face->pixelColor(face->width() / 4, face->height() / 2);
        QVERIFY2(cheek.red() > 200 && cheek.blue() < 140, qPrintable(cheek.name())); // yellow
        QVERIFY(painter.paint(QStringLiteral("👨\u200d🚀"))); // a ZWJ sequence drawn as one glyph
        QVERIFY(painter.paint(QStringLiteral("☺\ufe0f"))); // with a variation selector
        QVERIFY(!painter.paint(QStringLiteral("😀😀")));
        QVERIFY(!painter.paint(QStringLiteral("\U000f0000"))); // private use: in no font
    }

    void drawsTheWholeList()
    {
        QElapsedTimer timer;
        timer.start();
        const Dataset set = loadEmoji({"emoji", {}, false, 64});
        qInfo("%d emoji in %lld ms", set.count, timer.elapsed());
        QVERIFY2(set.count > 3300, qPrintable(QString::number(set.count)));
        QCOMPARE(set.pixels.size(), set.pixelsPerImage() * static_cast<std::size_t>(set.count));
        QCOMPARE(set.captions.size(), static_cast<std::size_t>(set.count));
        QCOMPARE(set.labels.size(), static_cast<std::size_t>(set.count));
        QVERIFY(set.classNames.size() >= 8);
        QCOMPARE(set.captions.front(), std::string("grinning face"));
        // No picture is empty, and hardly any two are equal.
        std::set<std::vector<std::uint8_t>> distinct;
        for (int i = 0; i < set.count; ++i) {
            const auto first = set.pixels.begin() + static_cast<std::ptrdiff_t>(set.pixelsPerImage()) * i;
            std::vector<std::uint8_t> one(first, first + static_cast<std::ptrdiff_t>(set.pixelsPerImage()));
            const auto ink = std::count_if(one.begin(), one.end(), [](std::uint8_t v) { return v < 250; });
            QVERIFY2(ink > 64, set.captions[static_cast<std::size_t>(i)].c_str());
            distinct.insert(std::move(one));
        }
        QVERIFY2(static_cast<int>(distinct.size()) > set.count * 97 / 100,
            qPrintable(QString::number(distinct.size())));
    }

    void missingListIsNamed()
    {
        try {
            loadEmoji({"emoji", home().path(QStringLiteral("nowhere")).toStdString(), false, 64});
            QFAIL("no error");
        } catch (const Error& e) {
            QVERIFY2(QString::fromUtf8(e.what()).contains(QLatin1String("unicode-data")), e.what());
        }
    }
};

PLAYGROUND_TEST_MAIN(QGuiApplication, EmojiTest)
#include "emoji_test.moc"
