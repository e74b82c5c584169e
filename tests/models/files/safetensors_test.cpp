// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/safetensors.h"

#include "tests/models/files/temporary_folder.h"

#include <torch/types.h>

#include <gtest/gtest.h>

#include <cstring>
#include <limits>
#include <random>

namespace playground
{
namespace
{

std::string length(std::uint64_t n)
{
    std::string bytes(8, '\0');
    std::memcpy(bytes.data(), &n, 8);
    return bytes;
}

std::string fileOf(const std::string& header, const std::string& buffer)
{
    return length(header.size()) + header + buffer;
}

std::string zeros(std::size_t n)
{
    return std::string(n, '\0');
}

/// One F32 tensor "w" of shape [2], with `fields` in place of its entry's fields.
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
        {"Empty", "", "only 0 bytes"},
        {"SevenBytes", zeros(7), "only 7 bytes"},
        {"NoHeader", zeros(8), "not a JSON object"},
        {"HeaderTooLarge", length(100'000'001) + "{}", "100000001"},
        {"HeaderLengthWraps", length(std::numeric_limits<std::uint64_t>::max() - 3) + "{}",
            "18446744073709551612"},
        {"HeaderLengthNegative", length(std::uint64_t(1) << 63U) + "{}", "9223372036854775808"},
        {"HeaderPastEnd", length(3) + "{}", "within its header of 3"},
        {"FirstByteSpace", fileOf(" {}", ""), "not a JSON object"},
        {"FirstByteBom", fileOf("\xEF\xBB\xBF{}", ""), "not a JSON object"},
        {"PaddedWithNewline", fileOf("{}\n", ""), "padded with spaces alone"},
        {"PaddedWithZeros", fileOf("{}" + zeros(6), ""), "padded with spaces alone"},
        {"PaddedWithTabAndSpace", fileOf("{}\t  ", ""), "padded with spaces alone"},
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
            "tensor w: is there twice"},
        {"DuplicateEscaped", fileOf("{\"w\":{" + good + R"(},"\u0077":{)" + good + "}}", zeros(8)),
            "is there twice"},
        {"DuplicateMetadata", fileOf(R"({"__metadata__":{},"__metadata__":{}})", ""), "is there twice"},
        {"DuplicateMetadataField", fileOf(R"({"__metadata__":{"a":"1","a":"2"}})", ""),
            "field \"a\" is twice"},
        {"DuplicateField", entry(good + R"(,"dtype":"F32")"), "its dtype is there twice"},
        {"MetadataNumber", fileOf(R"({"__metadata__":{"epoch":3}})", ""), "field \"epoch\""},
        {"MetadataNull", fileOf(R"({"__metadata__":null})", ""), "__metadata__ may hold only text"},
        {"MetadataText", fileOf(R"({"__metadata__":"pt"})", ""), "__metadata__ may hold only text"},
        {"MetadataNested", fileOf(R"({"__metadata__":{"a":{"b":"c"}}})", ""), "field \"a\""},
        {"MetadataList", fileOf(R"({"__metadata__":{"a":["b"]}})", ""), "field \"a\""},
        {"EntryNumber", fileOf(R"({"w":1})", ""), "tensor w: its entry is not an object"},
        {"EntryNull", fileOf(R"({"w":null})", ""), "tensor w: its entry is not an object"},
        {"EntryList", fileOf(R"({"w":[]})", ""), "tensor w: its entry is not an object"},
        {"EntryEmpty", entry(""), "tensor w: its dtype is missing"},
        {"NoShape", entry(R"("dtype":"F32","data_offsets":[0,8])"), "its shape is missing"},
        {"NoOffsets", entry(R"("dtype":"F32","shape":[2])"), "its data_offsets is missing"},
        {"UnknownField", entry(good + R"(,"offset":1)"), "unknown field \"offset\""},
        {"DtypeNumber", entry(R"("dtype":1,"shape":[2],"data_offsets":[0,8])"),
            "its dtype is of the wrong kind"},
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
            "its shape is of the wrong kind"},
        {"ShapeObject", entry(R"("dtype":"F32","shape":{},"data_offsets":[0,8])"),
            "its shape is of the wrong kind"},
        {"ShapeNegative", entry(R"("dtype":"F32","shape":[-2],"data_offsets":[0,8])"),
            "its shape must hold whole numbers"},
        {"ShapeTwoNegatives", entry(R"("dtype":"F32","shape":[-2,-1],"data_offsets":[0,8])"),
            "its shape must hold whole"},
        {"ShapeMinusZero", entry(R"("dtype":"F32","shape":[-0],"data_offsets":[0,0])", 0),
            "its shape must hold whole"},
        {"ShapeFraction", entry(R"("dtype":"F32","shape":[2.0],"data_offsets":[0,8])"),
            "its shape must hold whole numbers"},
        {"ShapeExponent", entry(R"("dtype":"F32","shape":[2e0],"data_offsets":[0,8])"),
            "its shape must hold whole numbers"},
        {"ShapeHuge", entry(R"("dtype":"F32","shape":[99999999999999999999999],"data_offsets":[0,8])"),
            "whole numbers"},
        {"ShapeInfinite", entry(R"("dtype":"F32","shape":[1e999],"data_offsets":[0,8])"), "not JSON"},
        {"ShapeText", entry(R"("dtype":"F32","shape":["2"],"data_offsets":[0,8])"),
            "its shape must hold whole numbers"},
        {"ShapeNull", entry(R"("dtype":"F32","shape":[null],"data_offsets":[0,8])"),
            "its shape must hold whole numbers"},
        {"ShapeTrue", entry(R"("dtype":"F32","shape":[true],"data_offsets":[0,8])"),
            "its shape must hold whole numbers"},
        {"ShapeNested", entry(R"("dtype":"F32","shape":[[2]],"data_offsets":[0,8])"),
            "its shape must hold whole numbers"},
        {"ShapeRank65", entry(R"("dtype":"F32","shape":[)" + deepRank + R"(],"data_offsets":[0,4])", 4),
            "more than 64"},
        {"ShapeOverInt64", entry(R"("dtype":"U8","shape":[9223372036854775808],"data_offsets":[0,8])"),
            "too large"},
        // 2^62 * 4 and 2^32 * 2^32 wrap round to 0.
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
            "its data_offsets must hold whole"},
        {"OffsetsFraction", entry(R"("dtype":"F32","shape":[2],"data_offsets":[0.5,8])"),
            "its data_offsets must hold whole"},
        {"OffsetsObject", entry(R"("dtype":"F32","shape":[2],"data_offsets":{"0":8})"),
            "data_offsets is of the wrong kind"},
        {"EndBeforeBegin", entry(R"("dtype":"F32","shape":[2],"data_offsets":[8,0])"),
            "ends (0) before it begins (8)"},
        {"BeginWraps", entry(R"("dtype":"F32","shape":[2],"data_offsets":[)" + max + ",7]"),
            "before it begins"},
        {"FirstNotAtZero", entry(R"("dtype":"F32","shape":[2],"data_offsets":[4,12])", 12),
            "hole or overlap"},
        {"Hole", fileOf(two + R"("data_offsets":[5,9]}})", zeros(9)), "tensor b: begins at 5, not at 4"},
        {"Overlap", fileOf(two + R"("data_offsets":[3,7]}})", zeros(7)), "tensor b: begins at 3, not at 4"},
        {"SameRange", fileOf(two + R"("data_offsets":[0,4]}})", zeros(4)), "hole or overlap"},
        {"TooFewBytes", entry(R"("dtype":"F32","shape":[3],"data_offsets":[0,8])"),
            "has 8 bytes, its shape needs 12"},
        {"TooManyBytes", entry(R"("dtype":"F32","shape":[1],"data_offsets":[0,8])"),
            "has 8 bytes, its shape needs 4"},
        {"RankZeroWithEight", entry(R"("dtype":"F32","shape":[],"data_offsets":[0,8])"), "its shape needs 4"},
        {"PastEnd", entry(good, 7), "7 bytes follow its header, which promises 8"},
        {"EndHuge",
            entry(R"("dtype":"U8","shape":[9223372036854775807],"data_offsets":[0,9223372036854775807])"),
            "promises"},
        {"BytesLeftOver", entry(good, 9), "9 bytes follow its header, which promises 8"},
        {"BytesAfterNothing", fileOf("{}", "x"), "1 bytes follow its header, which promises 0"},
        {"DeepNesting", fileOf(std::string(1, '{') + "\"w\":" + std::string(100'000, '[') + "}", ""),
            "not an object"},
    };
}

class Malformed : public testing::TestWithParam<Bad>
{
};

TEST_P(Malformed, IsRefusedByNameAndReason)
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

TensorFile everyKind()
{
    TensorFile content;
    content.metadata = {{"format", "pt"}, {"note", "line\nbreak, \"quotes\", \xE4\xB8\xAD"}};
    const auto numbers = torch::arange(6, torch::kFloat).reshape({2, 3}) - 2;
    for (const auto type : {torch::kBool, torch::kChar, torch::kShort, torch::kInt, torch::kLong,
             torch::kHalf, torch::kBFloat16, torch::kFloat, torch::kDouble})
        content.tensors.emplace_back(std::string("t.") + c10::toString(type), numbers.to(type));
    content.tensors.emplace_back("bytes", torch::arange(250, 256).to(torch::kByte));
    content.tensors.emplace_back("rank0", torch::tensor(-0.0, torch::kDouble));
    content.tensors.emplace_back("zero", torch::empty({0}, torch::kFloat));
    content.tensors.emplace_back("zero.inner", torch::empty({3, 0, 2}, torch::kLong));
    content.tensors.emplace_back("strided", numbers.t());
    content.tensors.emplace_back("learned", torch::ones({2}, torch::requires_grad()));
    content.tensors.emplace_back("inf", torch::tensor({INFINITY, -INFINITY, 1e-45F}));
    content.tensors.emplace_back("\xE4\xB8\xAD\"\\", torch::ones({1}));
    return content;
}

TEST(Safetensors, EveryKindComesBack)
{
    const TemporaryFolder folder;
    const auto file = folder / "all.safetensors";
    const TensorFile written = everyKind();
    writeSafetensors(file, written);
    const TensorFile read = readSafetensors(file);
    EXPECT_EQ(read.metadata, written.metadata);
    ASSERT_EQ(read.tensors.size(), written.tensors.size());
    std::map<std::string, torch::Tensor> byName(read.tensors.begin(), read.tensors.end());
    for (const auto& [name, tensor] : written.tensors) {
        ASSERT_EQ(byName.count(name), 1U) << name;
        const torch::Tensor& back = byName[name];
        EXPECT_EQ(back.scalar_type(), tensor.scalar_type()) << name;
        EXPECT_EQ(back.sizes(), tensor.sizes()) << name;
        EXPECT_TRUE(back.is_contiguous()) << name;
        EXPECT_FALSE(back.requires_grad()) << name;
        EXPECT_TRUE(torch::equal(back, tensor)) << name;
    }
    EXPECT_TRUE(std::signbit(byName["rank0"].item<double>()));
}

TEST(Safetensors, NanKeepsItsBits)
{
    const TemporaryFolder folder;
    const auto nan = torch::tensor({0x7FC12345}).to(torch::kInt).view(torch::kFloat);
    writeSafetensors(folder / "n", {{{"nan", nan}}, {}});
    const TensorFile read = readSafetensors(folder / "n");
    EXPECT_EQ(read.tensors.at(0).second.view(torch::kInt).item<int>(), 0x7FC12345);
}

TEST(Safetensors, BytesAreThoseOfTheFormat)
{
    const TemporaryFolder folder;
    const auto file = folder / "f.safetensors";
    const TensorFile content = {{{"b", torch::tensor({1.0F})}, {"z", torch::tensor({std::int64_t(258)})},
                                    {"a", torch::tensor({2.0F})}, {"u", torch::ones({1}, torch::kByte)}},
        {{"format", "pt"}}};
    writeSafetensors(file, content);
    std::string header
        = R"({"__metadata__":{"format":"pt"},"z":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},)"
          R"("a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},)"
          R"("b":{"dtype":"F32","shape":[1],"data_offsets":[12,16]},)"
          R"("u":{"dtype":"U8","shape":[1],"data_offsets":[16,17]}})";
    header.resize((header.size() + 7) / 8 * 8, ' ');
    const std::string buffer("\x02\x01\0\0\0\0\0\0\0\0\0\x40\0\0\x80\x3F\x01", 17);
    EXPECT_EQ(get(file), fileOf(header, buffer));
    // Read in file order.
    std::string order;
    for (const auto& [name, tensor] : readSafetensors(file).tensors)
        order += name;
    EXPECT_EQ(order, "zabu");
}

TEST(Safetensors, ReadsWhatOthersMayWrite)
{
    const TemporaryFolder folder;
    const auto file = folder / "f";
    put(file, fileOf("{}", ""));
    EXPECT_TRUE(readSafetensors(file).tensors.empty());
    put(file, fileOf(R"({"__metadata__":{"only":"this"}}   )", ""));
    EXPECT_EQ(readSafetensors(file).metadata.at("only"), "this");
    // Unpadded, fields and tensors in any order, space between tokens, offsets not aligned.
    put(file,
        fileOf("{ \"b\":{\"data_offsets\":[1,5],\n\"shape\":[1],\"dtype\":\"F32\"},"
               "\"a\":{\"dtype\":\"BOOL\",\"shape\":[ ],\"data_offsets\":[0,1]}}",
            std::string("\x05\0\0\x80\x3F", 5)));
    const TensorFile read = readSafetensors(file);
    EXPECT_EQ(read.tensors.at(0).first, "a");
    EXPECT_TRUE(torch::equal(read.tensors[0].second.to(torch::kByte), torch::tensor(1, torch::kByte)));
    EXPECT_EQ(read.tensors.at(1).second.item<float>(), 1.0F);
}

TEST(Safetensors, ReadsTheReferenceFiles)
{
    const TensorFile unet = readSafetensors(PLAYGROUND_TEST_DATA "/golden_basic_unet.safetensors");
    EXPECT_GE(unet.tensors.size(), 12U);
    const auto weight = std::find_if(unet.tensors.begin(), unet.tensors.end(),
        [](const auto& t) { return t.first == "down_layers.0.weight"; });
    ASSERT_NE(weight, unet.tensors.end());
    EXPECT_EQ(weight->second.sizes(), torch::IntArrayRef({32, 1, 5, 5}));
}

TEST(Safetensors, TruncatedAtEveryByteIsRefused)
{
    const TemporaryFolder folder;
    const auto file = folder / "f.safetensors";
    writeSafetensors(
        file, {{{"w", torch::ones({3})}, {"n", torch::tensor(std::int64_t(1))}}, {{"format", "pt"}}});
    const std::string whole = get(file);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        put(file, whole.substr(0, size));
        EXPECT_NE(errorOf([&] { readSafetensors(file); }).find("f.safetensors"), std::string::npos) << size;
    }
    put(file, whole + "x");
    EXPECT_NE(errorOf([&] { readSafetensors(file); }), "");
}

TEST(Safetensors, AnyChangedByteIsReadOrRefused)
{
    const TemporaryFolder folder;
    const auto file = folder / "f.safetensors";
    writeSafetensors(
        file, {{{"w", torch::ones({3})}, {"n", torch::tensor(std::int64_t(1))}}, {{"format", "pt"}}});
    const std::string whole = get(file);
    const std::size_t headerEnd = whole.size() - 20;
    std::mt19937 random(1);
    int refused = 0;
    for (int i = 0; i < 1500; ++i) {
        std::string changed = whole;
        changed[random() % headerEnd] = static_cast<char>(random() % 256);
        put(file, changed);
        const std::string message
            = errorOf([&] { readSafetensors(file); }); // any other exception fails the test
        refused += message.empty() ? 0 : 1;
        EXPECT_EQ(message.find_first_of("\n\r"), std::string::npos);
    }
    EXPECT_GT(refused, 750);
    EXPECT_LT(refused, 1500);
}

TEST(Safetensors, ALongOrStrangeNameFitsOneLine)
{
    const TemporaryFolder folder;
    put(folder / "f", fileOf("{\"a\\nb\\u0000" + std::string(100'000, 'x') + "\":1}", ""));
    const std::string message = errorOf([&] { readSafetensors(folder / "f"); });
    EXPECT_NE(message.find("a?b?xxx"), std::string::npos) << message;
    EXPECT_LT(message.size(), 400U);
}

TEST(Safetensors, WriterRefusesWhatTheFormatCannotHold)
{
    const TemporaryFolder folder;
    const auto file = folder / "f.safetensors";
    put(file, "previous");
    const auto one = torch::ones({1});
    const std::vector<std::pair<NamedTensors, std::string>> cases = {
        {{{"w", one}, {"w", one}}, "two things are called w"},
        {{{"__metadata__", one}}, "__metadata__"},
        {{{"c", torch::zeros({1}, torch::kComplexFloat)}}, "tensor c is of a kind"},
        {{{"u", torch::Tensor()}}, "tensor u is of a kind"},
        {{{"s", torch::eye(2).to_sparse()}}, "tensor s is of a kind"},
        {{{"\xFF", one}}, "not UTF-8"},
    };
    for (const auto& [tensors, reason] : cases) {
        const std::string message = errorOf([&, &t = tensors] { writeSafetensors(file, {t, {}}); });
        EXPECT_NE(message.find(reason), std::string::npos) << message;
        EXPECT_NE(message.find("f.safetensors"), std::string::npos) << message;
        EXPECT_EQ(get(file), "previous");
    }
    EXPECT_EQ(folder.names().size(), 1U);
}

TEST(Safetensors, NoSuchFileAndFolder)
{
    const TemporaryFolder folder;
    EXPECT_NE(errorOf([&] { readSafetensors(folder / "none"); }).find("no such file"), std::string::npos);
    EXPECT_NE(errorOf([&] { readSafetensors(folder.path()); }).find("not a file"), std::string::npos);
}

} // namespace
} // namespace playground
