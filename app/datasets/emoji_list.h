// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace playground
{

/// One entry of Unicode's emoji list.
struct Emoji {
    QString sequence; ///< the emoji itself, as its code points
    QString name; ///< "grinning face"
    QString group; ///< "Smileys & Emotion"
};

/// The fully-qualified emoji of an emoji-test.txt (Unicode UTS #51, "Emoji Test File"), in file order. Skips
/// lines of any other form.
std::vector<Emoji> parseEmojiList(const QByteArray& text);

} // namespace playground
