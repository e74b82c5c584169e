// SPDX-License-Identifier: GPL-3.0-or-later
// Captions next to pictures: the same bytes as metadata.jsonl or as name.txt.
#include "app/datasets/captions.h"

#include "tests/fuzz/fuzz.h"

#include <QStringDecoder>

using namespace playground;

namespace
{
void requireText(const std::string& caption)
{
    constexpr std::size_t longest = 1 << 20;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(QByteArray::fromStdString(caption));
    fuzz::require(!decoder.hasError() && caption.size() <= longest, "a caption is not valid text");
}
} // namespace

FUZZ_TARGET(bytes)
{
    fuzz::inFile("metadata.jsonl", bytes);
    fuzz::inFile("b.txt", bytes);
    Captions captions;
    std::vector<Dataset::Skipped> skipped;
    for (const char* name : {"a.png", "b.png", ""})
        requireText(captions.of(fuzz::folder() / name, skipped));
    for (const Dataset::Skipped& one : skipped)
        fuzz::requireOneLine(one.why.oneLine().english());
}
