// SPDX-License-Identifier: GPL-3.0-or-later
// IDX files, plain or gzip; header and values together equal the unpacked file.
#include "models/data/idx.h"

#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace playground;

FUZZ_TARGET(bytes)
{
    const auto file = fuzz::inFile("given", bytes);
    IdxArray array;
    if (!fuzz::accepts([&] { array = readIdx(file); }))
        return;
    fuzz::requireOneLine(describeIdx(array));
    std::vector<std::uint8_t> whole = idxHeader(array);
    whole.insert(whole.end(), array.bytes.begin(), array.bytes.end());
    const bool packed = bytes[0] == 0x1f;
    fuzz::require(packed || std::equal(whole.begin(), whole.end(), bytes.begin(), bytes.end()),
        "the bytes differ from the file");
    const IdxArray again = readIdx(fuzz::inFile("unpacked", whole));
    fuzz::require(again.type == array.type && again.dims == array.dims && again.bytes == array.bytes,
        "reading again gives another result");
}
