// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QImage>
#include <QString>

#include <optional>

namespace playground
{

/// Draws emoji from a colour emoji font. Needs a QGuiApplication; any thread, one at a time.
class EmojiPainter
{
public:
    /// Takes the first colour emoji font that is installed. Throws Error if there is none.
    EmojiPainter();

    QString family() const { return m_font.family(); }

    /// The emoji on white, square, at the size the font's own pictures have; nothing if the font does not
    /// have it as one glyph.
    std::optional<QImage> paint(const QString& sequence) const;

private:
    QFont m_font;
};

} // namespace playground
