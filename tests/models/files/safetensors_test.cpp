// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/safetensors.h"

#include "tests/models/files/safetensors_bytes.h"
#include "tests/models/support/temporary_folder.h"

#include <torch/types.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace playground
{
namespace
{

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

TEST(Safetensors, EveryDtypeSurvivesARoundTrip)
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

TEST(Safetensors, BytesFollowTheFormat)
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
    // Tensors are read in file order.
    std::string order;
    for (const auto& [name, tensor] : readSafetensors(file).tensors)
        order += name;
    EXPECT_EQ(order, "zabu");
}

TEST(Safetensors, ReadsOtherWritersFiles)
{
    const TemporaryFolder folder;
    const auto file = folder / "f";
    put(file, fileOf("{}", ""));
    EXPECT_TRUE(readSafetensors(file).tensors.empty());
    put(file, fileOf(R"({"__metadata__":{"only":"this"}}   )", ""));
    EXPECT_EQ(readSafetensors(file).metadata.at("only"), "this");
    // No padding, fields and tensors in any order, spaces between tokens, unaligned offsets.
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

TEST(Safetensors, RejectsTruncationAtEveryByte)
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

TEST(Safetensors, ReadsOrRejectsEveryChangedByte)
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

TEST(Safetensors, LongOrStrangeNamesFitOnOneLine)
{
    const TemporaryFolder folder;
    put(folder / "f", fileOf("{\"a\\nb\\u0000" + std::string(100'000, 'x') + "\":1}", ""));
    const std::string message = errorOf([&] { readSafetensors(folder / "f"); });
    EXPECT_NE(message.find("a?b?xxx"), std::string::npos) << message;
    EXPECT_LT(message.size(), 400U);
}

TEST(Safetensors, WriterRejectsUnsupportedContent)
{
    const TemporaryFolder folder;
    const auto file = folder / "f.safetensors";
    put(file, "previous");
    const auto one = torch::ones({1});
    const std::vector<std::pair<NamedTensors, std::string>> cases = {
        {{{"w", one}, {"w", one}}, "duplicate name w"},
        {{{"__metadata__", one}}, "__metadata__"},
        {{{"c", torch::zeros({1}, torch::kComplexFloat)}}, "does not support the type of tensor c"},
        {{{"u", torch::Tensor()}}, "does not support the type of tensor u"},
        {{{"s", torch::eye(2).to_sparse()}}, "does not support the type of tensor s"},
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

TEST(Safetensors, ReportsMissingFilesAndFolders)
{
    const TemporaryFolder folder;
    EXPECT_NE(errorOf([&] { readSafetensors(folder / "none"); }).find("no such file"), std::string::npos);
    EXPECT_NE(errorOf([&] { readSafetensors(folder.path()); }).find("not a file"), std::string::npos);
}

} // namespace
} // namespace playground
