// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/idx.h"
#include "tests/models/data/files.h"

namespace playground
{

namespace
{

using namespace std::string_literals;

const std::string cube = idxBytes(IdxArray::U8, {2, 3, 4}, std::string(24, 'x'));

TEST(Idx, ReadsPlainAndGzipByContent)
{
    const TempFolder folder;
    std::string content;
    for (char c = 0; c < 24; ++c) {
        content += c;
    }
    const std::string bytes = idxBytes(IdxArray::U8, {2, 3, 4}, content);
    for (const auto& file : {folder.write("plain.gz", bytes), folder.write("packed", gzipped(bytes))}) {
        const IdxArray array = readIdx(file);
        EXPECT_EQ(array.type, IdxArray::U8);
        EXPECT_EQ(array.dims, (std::vector<std::uint32_t>{2, 3, 4}));
        EXPECT_EQ(std::string(array.bytes.begin(), array.bytes.end()), content);
        EXPECT_EQ(describeIdx(array), "u8 2x3x4");
    }
}

TEST(Idx, CountsTheBytesOfEveryType)
{
    const TempFolder folder;
    const std::vector<std::pair<IdxArray::Type, std::size_t>> types{{IdxArray::U8, 1}, {IdxArray::I8, 1},
        {IdxArray::I16, 2}, {IdxArray::I32, 4}, {IdxArray::F32, 4}, {IdxArray::F64, 8}};
    for (const auto& [type, size] : types) {
        const IdxArray array
            = readIdx(folder.write("file", idxBytes(type, {300}, std::string(300 * size, 'v'))));
        EXPECT_EQ(array.type, type);
        EXPECT_EQ(array.bytes.size(), 300 * size);
    }
}

TEST(Idx, ReadsAnArrayWithoutValues)
{
    const TempFolder folder;
    EXPECT_TRUE(readIdx(folder.write("file", idxBytes(IdxArray::U8, {0, 28, 28}, ""))).bytes.empty());
}

struct Bad {
    const char* name;
    std::string bytes;
    const char* message;
};

class BadIdx : public ::testing::TestWithParam<Bad>
{
};

TEST_P(BadIdx, IsRejectedNamingTheFile)
{
    const TempFolder folder;
    const auto file = folder.write("some-file", GetParam().bytes);
    const std::string message = errorOf([&] { readIdx(file); });
    EXPECT_TRUE(contains(message, GetParam().message));
    EXPECT_TRUE(message.starts_with(file.string())) << message;
}

std::string flipped(std::string bytes, std::size_t fromEnd)
{
    bytes[bytes.size() - fromEnd] = static_cast<char>(bytes[bytes.size() - fromEnd] ^ 1);
    return bytes;
}

/// Zeros that compress by a factor of 1000.
const std::string bomb = idxBytes(IdxArray::U8, {10}, std::string(50'000'000, '\0'));

INSTANTIATE_TEST_SUITE_P(All, BadIdx,
    ::testing::Values(Bad{"Empty", "", "not an IDX file"}, Bad{"Short", "\0\0\x08"s, "not an IDX file"},
        Bad{"Text", "no IDX file", "begins with \"6e 6f 20 49\""},
        Bad{"Html", "<!DOCTYPE html>", "is a web page"},
        Bad{"PackedHtml", gzipped("<html><title>403 Forbidden</title></html>"), "is a web page"},
        Bad{"LfsPointer", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9912422\n",
            "is a Git LFS pointer; the actual file (9912422 bytes) was not fetched"},
        Bad{"SecondByte", "\0\1\x08\1\0\0\0\0"s, "not an IDX file"},
        Bad{"UnknownType", "\0\0\x0a\1\0\0\0\0"s, "unknown type code 0x0a"},
        Bad{"NoDimensions", "\0\0\x08\0"s, "0 dimensions"},
        Bad{"FourDimensions", "\0\0\x08\4"s + std::string(16, '\0'), "4 dimensions"},
        Bad{"HeaderCut", cube.substr(0, 13), "ends inside its IDX header"},
        Bad{"Overflow", idxBytes(IdxArray::F64, {0xffffffff, 0xffffffff, 0xffffffff}, ""), "2 GiB"},
        Bad{"OverflowTo0", idxBytes(IdxArray::U8, {0x80000000, 0x80000000, 4}, ""), "2 GiB"},
        Bad{"Huge", idxBytes(IdxArray::U8, {60000, 28000, 28000}, ""), "2 GiB"},
        Bad{"OneShort", cube.substr(0, cube.size() - 1), "declares 40 bytes but at most 39"},
        Bad{"OneLong", cube + "y", "has data after the 40 bytes"},
        Bad{"PackedPromisesTooMuch", gzipped(idxBytes(IdxArray::U8, {2'000'000'000}, "")), "is truncated"},
        Bad{"PackedOneShort", gzipped(cube.substr(0, cube.size() - 1)), "declares 40 bytes but at most 39"},
        Bad{"PackedOneLong", gzipped(cube + "y"), "has data after the 40 bytes"},
        Bad{"Bomb", gzipped(bomb), "has data after the 18 bytes"},
        Bad{"PackedCut", gzipped(cube).substr(0, 20), "gzip data is incomplete"},
        Bad{"PackedTrailerCut", gzipped(cube).substr(0, gzipped(cube).size() - 1), "gzip data is incomplete"},
        Bad{"PackedWrongCrc", flipped(gzipped(cube), 8), "damaged (incorrect data check)"},
        Bad{"PackedWrongLength", flipped(gzipped(cube), 4), "damaged (incorrect length check)"},
        Bad{"PackedGarbageAfter", gzipped(cube) + "z", "after the gzip stream"},
        Bad{"PackedTwice", gzipped(gzipped(cube)), "not an IDX file"}),
    [](const auto& bad) { return bad.param.name; });

TEST(Idx, RejectsMissingFilesAndFolders)
{
    const TempFolder folder;
    EXPECT_TRUE(contains(errorOf([&] { readIdx(folder.path / "none"); }), "there is no such file"));
    EXPECT_TRUE(contains(errorOf([&] { readIdx(folder.path); }), "there is no such file"));
}

} // namespace

} // namespace playground
