// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/safetensors.h"

#include "tests/models/files/safetensors_bytes.h"
#include "tests/models/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <limits>

namespace playground
{
namespace
{

/// One F32 tensor "w" of shape [2], with `fields` instead of its entry's fields.
std::string entry(const std::string& fields, std::size_t bytes = 8)
{
    return fileOf("{\"w\":{" + fields + "}}", zeros(bytes));
}

struct Bad {
    const char* name;
    std::string bytes;
    std::string reason; ///< must be in the message
};

void PrintTo(const Bad& bad, std::ostream* out)
{
    *out << bad.name;
}

const std::string good = R"("dtype":"F32","shape":[2],"data_offsets":[0,8])";

std::vector<Bad> badFiles()
{
    const std::string two
        = R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],)";
    std::string deepRank = "1";
    for (int i = 0; i < 64; ++i)
        deepRank += ",1";
    const std::string max = std::to_string(std::numeric_limits<std::uint64_t>::max());
    return {
        {"Empty", "", "is empty (0 bytes)"},
        {"SevenBytes", zeros(7), "only 7 bytes"},
        {"NoHeader", zeros(8), "not a JSON object"},
        {"HeaderTooLarge", length(100'000'001) + "{}", "100000001"},
        {"HeaderLengthWraps", length(std::numeric_limits<std::uint64_t>::max() - 3) + "{}",
            "18446744073709551612"},
        {"HeaderLengthNegative", length(std::uint64_t(1) << 63U) + "{}", "9223372036854775808"},
        {"HeaderPastEnd", length(3) + "{}", "inside its header of 3"},
        {"FirstByteSpace", fileOf(" {}", ""), "not a JSON object"},
        {"FirstByteBom", fileOf("\xEF\xBB\xBF{}", ""), "not a JSON object"},
        {"PaddedWithNewline", fileOf("{}\n", ""), "padded with spaces only"},
        {"PaddedWithZeros", fileOf("{}" + zeros(6), ""), "padded with spaces only"},
        {"PaddedWithTabAndSpace", fileOf("{}\t  ", ""), "padded with spaces only"},
        {"Array", fileOf("[]", ""), "not a JSON object"},
        {"TwoObjects", fileOf("{}{}", ""), "not JSON in UTF-8"},
        {"Comment", fileOf("{/**/}", ""), "not JSON in UTF-8"},
        {"TrailingComma", fileOf("{\"w\":{" + good + "},}", zeros(8)), "not JSON in UTF-8"},
        {"Unclosed", fileOf("{\"w\":{" + good + "}", zeros(8)), "not JSON in UTF-8"},
        {"InvalidUtf8Name", fileOf("{\"\xC3\x28\":{" + good + "}}", zeros(8)), "not JSON in UTF-8"},
        {"OverlongUtf8Name", fileOf("{\"\xC0\x80\":{" + good + "}}", zeros(8)), "not JSON in UTF-8"},
        {"InvalidUtf8Metadata", fileOf("{\"__metadata__\":{\"a\":\"\xFF\"}}", ""), "not JSON in UTF-8"},
        {"LoneSurrogate", fileOf(R"({"\ud800":{)" + good + "}}", zeros(8)), "not JSON in UTF-8"},
        {"DuplicateTensor", fileOf("{\"w\":{" + good + "},\"w\":{" + good + "}}", zeros(8)),
            "tensor w: duplicate entry"},
        {"DuplicateEscaped", fileOf("{\"w\":{" + good + R"(},"\u0077":{)" + good + "}}", zeros(8)),
            "duplicate entry"},
        {"DuplicateMetadata", fileOf(R"({"__metadata__":{},"__metadata__":{}})", ""), "duplicate entry"},
        {"DuplicateMetadataField", fileOf(R"({"__metadata__":{"a":"1","a":"2"}})", ""),
            "duplicate field \"a\""},
        {"DuplicateField", entry(good + R"(,"dtype":"F32")"), "duplicate dtype"},
        {"MetadataNumber", fileOf(R"({"__metadata__":{"epoch":3}})", ""), "field \"epoch\""},
        {"MetadataNull", fileOf(R"({"__metadata__":null})", ""), "__metadata__ may contain only text"},
        {"MetadataText", fileOf(R"({"__metadata__":"pt"})", ""), "__metadata__ may contain only text"},
        {"MetadataNested", fileOf(R"({"__metadata__":{"a":{"b":"c"}}})", ""), "field \"a\""},
        {"MetadataList", fileOf(R"({"__metadata__":{"a":["b"]}})", ""), "field \"a\""},
        {"EntryNumber", fileOf(R"({"w":1})", ""), "tensor w: its entry is not a JSON object"},
        {"EntryNull", fileOf(R"({"w":null})", ""), "tensor w: its entry is not a JSON object"},
        {"EntryList", fileOf(R"({"w":[]})", ""), "tensor w: its entry is not a JSON object"},
        {"EntryEmpty", entry(""), "tensor w: its dtype is missing"},
        {"NoShape", entry(R"("dtype":"F32","data_offsets":[0,8])"), "its shape is missing"},
        {"NoOffsets", entry(R"("dtype":"F32","shape":[2])"), "its data_offsets is missing"},
        {"UnknownField", entry(good + R"(,"offset":1)"), "unknown field \"offset\""},
        {"DtypeNumber", entry(R"("dtype":1,"shape":[2],"data_offsets":[0,8])"),
            "its dtype has the wrong type"},
        {"DtypeLower", entry(R"("dtype":"f32","shape":[2],"data_offsets":[0,8])"),
            "dtype f32 is not supported"},
        {"DtypeEmpty", entry(R"("dtype":"","shape":[2],"data_offsets":[0,8])"), "is not supported"},
        {"DtypeU16", entry(R"("dtype":"U16","shape":[4],"data_offsets":[0,8])"),
            "dtype U16 is not supported"},
        {"DtypeU64", entry(R"("dtype":"U64","shape":[1],"data_offsets":[0,8])"),
            "dtype U64 is not supported"},
        {"DtypeC64", entry(R"("dtype":"C64","shape":[1],"data_offsets":[0,8])"),
            "dtype C64 is not supported"},
        {"DtypeF8", entry(R"("dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8])"),
            "dtype F8_E4M3 is not supported"},
        {"DtypeF4", entry(R"("dtype":"F4","shape":[16],"data_offsets":[0,8])"), "dtype F4 is not supported"},
        {"ShapeNumber", entry(R"("dtype":"F32","shape":2,"data_offsets":[0,8])"),
            "its shape has the wrong type"},
        {"ShapeObject", entry(R"("dtype":"F32","shape":{},"data_offsets":[0,8])"),
            "its shape has the wrong type"},
        {"ShapeNegative", entry(R"("dtype":"F32","shape":[-2],"data_offsets":[0,8])"),
            "its shape must contain non-negative integers"},
        {"ShapeTwoNegatives", entry(R"("dtype":"F32","shape":[-2,-1],"data_offsets":[0,8])"),
            "its shape must contain non-negative"},
        {"ShapeMinusZero", entry(R"("dtype":"F32","shape":[-0],"data_offsets":[0,0])", 0),
            "its shape must contain non-negative"},
        {"ShapeFraction", entry(R"("dtype":"F32","shape":[2.0],"data_offsets":[0,8])"),
            "its shape must contain non-negative integers"},
        {"ShapeExponent", entry(R"("dtype":"F32","shape":[2e0],"data_offsets":[0,8])"),
            "its shape must contain non-negative integers"},
        {"ShapeHuge", entry(R"("dtype":"F32","shape":[99999999999999999999999],"data_offsets":[0,8])"),
            "non-negative integers"},
        {"ShapeInfinite", entry(R"("dtype":"F32","shape":[1e999],"data_offsets":[0,8])"), "not JSON"},
        {"ShapeText", entry(R"("dtype":"F32","shape":["2"],"data_offsets":[0,8])"),
            "its shape must contain non-negative integers"},
        {"ShapeNull", entry(R"("dtype":"F32","shape":[null],"data_offsets":[0,8])"),
            "its shape must contain non-negative integers"},
        {"ShapeTrue", entry(R"("dtype":"F32","shape":[true],"data_offsets":[0,8])"),
            "its shape must contain non-negative integers"},
        {"ShapeNested", entry(R"("dtype":"F32","shape":[[2]],"data_offsets":[0,8])"),
            "its shape must contain non-negative integers"},
        {"ShapeRank65", entry(R"("dtype":"F32","shape":[)" + deepRank + R"(],"data_offsets":[0,4])", 4),
            "more than 64"},
        {"ShapeOverInt64", entry(R"("dtype":"U8","shape":[9223372036854775808],"data_offsets":[0,8])"),
            "too large"},
        // 2^62 * 4 and 2^32 * 2^32 overflow to 0.
        {"BytesWrap", entry(R"("dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,0])", 0),
            "too large"},
        {"ShapeWraps", entry(R"("dtype":"U8","shape":[4294967296,4294967296],"data_offsets":[0,0])", 0),
            "too large"},
        {"ShapeWrapsBehindZero",
            entry(R"("dtype":"U8","shape":[0,4294967296,4294967296],"data_offsets":[0,0])", 0), "too large"},
        {"OffsetsOne", entry(R"("dtype":"F32","shape":[2],"data_offsets":[8])"), "two numbers, not 1"},
        {"OffsetsNone", entry(R"("dtype":"F32","shape":[2],"data_offsets":[])"), "two numbers, not 0"},
        {"OffsetsThree", entry(R"("dtype":"F32","shape":[2],"data_offsets":[0,8,8])"), "two numbers, not 3"},
        {"OffsetsNegative", entry(R"("dtype":"F32","shape":[2],"data_offsets":[-8,0])"),
            "its data_offsets must contain non-negative"},
        {"OffsetsFraction", entry(R"("dtype":"F32","shape":[2],"data_offsets":[0.5,8])"),
            "its data_offsets must contain non-negative"},
        {"OffsetsObject", entry(R"("dtype":"F32","shape":[2],"data_offsets":{"0":8})"),
            "data_offsets has the wrong type"},
        {"EndBeforeBegin", entry(R"("dtype":"F32","shape":[2],"data_offsets":[8,0])"),
            "its end (0) is before its begin (8)"},
        {"BeginWraps", entry(R"("dtype":"F32","shape":[2],"data_offsets":[)" + max + ",7]"),
            "is before its begin"},
        {"FirstNotAtZero", entry(R"("dtype":"F32","shape":[2],"data_offsets":[4,12])", 12), "gap or overlap"},
        {"Hole", fileOf(two + R"("data_offsets":[5,9]}})", zeros(9)), "tensor b: begins at 5 instead of 4"},
        {"Overlap", fileOf(two + R"("data_offsets":[3,7]}})", zeros(7)),
            "tensor b: begins at 3 instead of 4"},
        {"SameRange", fileOf(two + R"("data_offsets":[0,4]}})", zeros(4)), "gap or overlap"},
        {"TooFewBytes", entry(R"("dtype":"F32","shape":[3],"data_offsets":[0,8])"),
            "has 8 bytes, but its shape requires 12"},
        {"TooManyBytes", entry(R"("dtype":"F32","shape":[1],"data_offsets":[0,8])"),
            "has 8 bytes, but its shape requires 4"},
        {"RankZeroWithEight", entry(R"("dtype":"F32","shape":[],"data_offsets":[0,8])"),
            "its shape requires 4"},
        {"PastEnd", entry(good, 7), "7 bytes follow its header, which declares 8"},
        {"EndHuge",
            entry(R"("dtype":"U8","shape":[9223372036854775807],"data_offsets":[0,9223372036854775807])"),
            "declares"},
        {"BytesLeftOver", entry(good, 9), "9 bytes follow its header, which declares 8"},
        {"BytesAfterNothing", fileOf("{}", "x"), "1 bytes follow its header, which declares 0"},
        {"DeepNesting", fileOf(std::string(1, '{') + "\"w\":" + std::string(100'000, '[') + "}", ""),
            "not a JSON object"},
    };
}

class Malformed : public testing::TestWithParam<Bad>
{
};

TEST_P(Malformed, IsRejectedWithNameAndReason)
{
    const TemporaryFolder folder;
    const auto file = folder / "weights.safetensors";
    put(file, GetParam().bytes);
    const std::string message = errorOf([&] { readSafetensors(file); });
    EXPECT_NE(message.find("weights.safetensors"), std::string::npos) << message;
    EXPECT_NE(message.find(GetParam().reason), std::string::npos) << message;
    EXPECT_EQ(message.find('\n'), std::string::npos);
    EXPECT_LT(message.size(), 400U);
}

INSTANTIATE_TEST_SUITE_P(
    Files, Malformed, testing::ValuesIn(badFiles()), [](const auto& bad) { return bad.param.name; });

} // namespace
} // namespace playground
