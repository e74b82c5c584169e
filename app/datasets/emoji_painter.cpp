// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/emoji_painter.h"

#include "models/api/error.h"

#include <QFontDatabase>
#include <QGlyphRun>
#include <QPainter>
#include <QRawFont>
#include <QTextLayout>

#include <algorithm>

namespace playground
{

namespace
{
constexpr int pixelSize = 109; // the only bitmap size in Noto Color Emoji

QString installedFamily()
{
    const QStringList families = QFontDatabase::families();
    for (const char* name : {"Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", "Twemoji Mozilla"}) {
        if (families.contains(QLatin1String(name)))
            return QLatin1String(name);
    }
    throw Error(
        PLAYGROUND_TEXT("models",
            "No colour emoji font is installed. Install one (sudo apt install fonts-noto-color-emoji), "
            "or choose another data set."),
        {});
}

/// The visible glyphs of a line of text.
struct Visible {
    QGlyphRun run;
    QRectF box;
    int count = 0;
    bool ofFamily = true;
};

Visible visibleGlyphs(const QTextLayout& layout, const QString& family)
{
    Visible visible;
    for (const QGlyphRun& run : layout.glyphRuns()) {
        const QList<quint32> glyphs = run.glyphIndexes();
        visible.ofFamily = visible.ofFamily && run.rawFont().familyName() == family;
        for (qsizetype i = 0; i < glyphs.size(); ++i) {
            const QRectF box = run.rawFont().boundingRect(glyphs[i]);
            if (glyphs[i] != 0 && box.isEmpty())
                continue; // a variation selector
            ++visible.count;
            visible.run.setRawFont(run.rawFont());
            visible.run.setGlyphIndexes({glyphs[i]});
            visible.run.setPositions({QPointF(0, 0)});
            visible.box = box;
        }
    }
    return visible;
}
} // namespace

EmojiPainter::EmojiPainter()
    : m_font(installedFamily())
{
    m_font.setPixelSize(pixelSize);
    m_font.setStyleStrategy(QFont::NoFontMerging);
}

std::optional<QImage> EmojiPainter::paint(const QString& sequence) const
{
    QTextLayout layout(sequence, m_font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    const Visible visible = visibleGlyphs(layout, m_font.family());
    if (visible.count != 1 || !visible.ofFamily || visible.run.glyphIndexes().front() == 0)
        return std::nullopt;
    const int side = static_cast<int>(std::ceil(std::max(visible.box.width(), visible.box.height())));
    QImage paper(side, side, QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    const QPointF centre(side / 2.0, side / 2.0);
    painter.drawGlyphRun(centre - visible.box.center(), visible.run);
    return paper;
}

} // namespace playground
