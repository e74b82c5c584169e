// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QImage>
#include <QString>

#include <optional>

namespace playground
{

/// Draws emoji from a colour emoji font. Needs a QGuiApplication; any thread, one thread at a time.
class EmojiPainter
{
public:
    /// Selects the first installed colour emoji font. Throws Error if there is none.
    EmojiPainter();

    QString family() const { return m_font.family(); }

    /// The emoji on white, square, at the font's bitmap size; nullopt unless the font draws it as a single
    /// glyph.
    std::optional<QImage> paint(const QString& sequence) const;

private:
    QFont m_font;
};

} // namespace playground
