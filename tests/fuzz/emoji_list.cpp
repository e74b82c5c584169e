// SPDX-License-Identifier: GPL-3.0-or-later
// Unicode's emoji list.
#include "app/datasets/emoji_list.h"

#include "tests/fuzz/fuzz.h"

using namespace playground;

FUZZ_TARGET(bytes)
{
    const auto text = QByteArray::fromRawData(
        reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    for (const Emoji& emoji : parseEmojiList(text)) {
        fuzz::require(emoji.sequence.isValidUtf16(), "a sequence is not valid text");
        fuzz::require(
            !emoji.sequence.isEmpty() && !emoji.name.isEmpty(), "an emoji without sequence or name");
        fuzz::require(
            !(emoji.name + emoji.group).contains(QLatin1Char('\n')), "a name contains a line break");
    }
}
