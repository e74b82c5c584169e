// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace playground
{

/// One emoji of Unicode's list.
struct Emoji {
    QString sequence; ///< its code points
    QString name; ///< "grinning face"
    QString group; ///< "Smileys & Emotion"
};

/// The fully-qualified emoji of an emoji-test.txt (Unicode UTS #51, "Emoji Test File"), in its order. Lines
/// of another form are left out.
std::vector<Emoji> parseEmojiList(const QByteArray& text);

} // namespace playground
