// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/weight_files.h"

#include "models/files/model_directory.h"
#include "models/files/pipeline_folder.h"
#include "tests/models/support/temporary_folder.h"

#include <torch/types.h>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace playground
{
namespace
{

constexpr auto usualName = "diffusion_pytorch_model.safetensors";
constexpr auto indexName = "diffusion_pytorch_model.safetensors.index.json";
constexpr auto fp16Name = "diffusion_pytorch_model.fp16.safetensors";

void write(const std::filesystem::path& file, const NamedTensors& tensors)
{
    writeSafetensors(file, {tensors, {}});
}

NamedTensors numbers(const std::string& name, float first)
{
    return {{name, torch::arange(first, first + 3)}};
}

TEST(WeightFiles, PrefersTheStandardName)
{
    const TemporaryFolder folder;
    EXPECT_NE(errorOf([&] { weightsFileIn(folder.path()); }).find("has no weights"), std::string::npos);
    put(folder / "pytorch_model.BIN", "PK");
    EXPECT_NE(errorOf([&] { weightsFileIn(folder.path()); }).find("only pickled"), std::string::npos);
    for (const char* name : {"other.SAFETENSORS", fp16Name, indexName, usualName}) {
        put(folder / name, "");
        if (std::string(name) == fp16Name)
            std::filesystem::remove(folder / "other.SAFETENSORS");
        EXPECT_EQ(weightsFileIn(folder.path()), folder / name);
    }
}

TEST(WeightFiles, ChoosesAmongPrecisionVariants)
{
    const TemporaryFolder folder;
    put(folder / fp16Name, "");
    put(folder / "diffusion_pytorch_model.non_ema.safetensors", "");
    EXPECT_EQ(weightsFileIn(folder.path()), folder / fp16Name);
    std::filesystem::remove(folder / fp16Name);
    put(folder / "diffusion_pytorch_model.ema.safetensors", "");
    const std::string message = errorOf([&] { weightsFileIn(folder.path()); });
    EXPECT_NE(message.find("has several weight files (diffusion_pytorch_model.ema.safetensors, "),
        std::string::npos)
        << message;
}

TEST(WeightFiles, ReadsHalfPrecisionOfAVariant)
{
    const TemporaryFolder folder;
    put(folder / "config.json", R"({"_class_name": "BasicUNet"})");
    write(folder / fp16Name, {{"a", torch::arange(3, torch::kHalf)}});
    const ModelDirectory model = readModelDirectory(folder.path());
    EXPECT_EQ(model.weightsFile, folder / fp16Name);
    EXPECT_TRUE(model.weights.at(0).second.equal(torch::arange(3, torch::kHalf)));
}

class Shards : public testing::Test
{
protected:
    Shards()
    {
        write(folder / "one.safetensors", numbers("a", 1));
        write(folder / "two.safetensors", numbers("b", 4));
    }
    std::string failure(const std::string& index) const
    {
        put(folder / indexName, index);
        return errorOf([&] { readWeights(folder / indexName); });
    }

    TemporaryFolder folder;
};

TEST_F(Shards, AreReadTogether)
{
    EXPECT_EQ(failure(R"({"metadata": {"total_size": 24},
        "weight_map": {"a": "one.safetensors", "b": "two.safetensors"}})"),
        "");
    const NamedTensors tensors = readWeights(folder / indexName);
    ASSERT_EQ(tensors.size(), 2U);
    EXPECT_EQ(tensors[0].first, "a");
    EXPECT_TRUE(tensors[1].second.equal(torch::arange(4.0F, 7.0F)));
}

TEST_F(Shards, WithOtherNamesOrFoldersAreRejected)
{
    for (const char* name : {"../one.safetensors", "/etc/passwd", "sub/one.safetensors", "..", "", "one.bin",
             R"(one\\.safetensors)", R"(one\u0000.safetensors)"}) {
        const std::string message
            = failure(R"({"weight_map": {"a": ")" + std::string(name) + R"(", "b": "two.safetensors"}})");
        EXPECT_NE(message.find("tensor a: "), std::string::npos) << message;
        EXPECT_NE(
            message.find("is not the name of a .safetensors file in the same folder"), std::string::npos)
            << message;
        EXPECT_EQ(message.find('\n'), std::string::npos);
    }
    EXPECT_NE(failure(R"({"weight_map": {"a": 1}})").find("tensor a: 1 is not the name"), std::string::npos);
}

TEST_F(Shards, ContainEachTensorOnce)
{
    const auto says = [&](const std::string& map, const std::string& words) {
        const std::string message = failure(R"({"weight_map": )" + map + "}");
        EXPECT_NE(message.find(words), std::string::npos) << message;
    };
    says(R"({"a": "one.safetensors", "b": "one.safetensors"})", "lacks tensor b");
    says(R"({"a": "two.safetensors"})", "contains tensor b, which");
    says(R"({"a": "three.safetensors"})", "three.safetensors: there is no such file");
    write(folder / "two.safetensors", {{"a", torch::zeros({1})}, {"b", torch::zeros({1})}});
    says(R"({"a": "one.safetensors", "b": "two.safetensors"})", "two.safetensors: contains tensor a, which");
    says("{}", "is not a weights index");
    for (const char* text : {"", "{", "[]", "null", R"({"weight_map": []})"})
        EXPECT_NE(failure(text), "") << text;
}

TEST(WeightFiles, NonFiniteValuesAreReportedWithTheirTensor)
{
    const TemporaryFolder folder;
    const auto failure = [&](const torch::Tensor& tensor) {
        write(folder / usualName, {{"fine", torch::zeros({2})}, {"conv_in.weight", tensor}});
        return errorOf([&] { readWeights(folder / usualName); });
    };
    EXPECT_EQ(failure(torch::ones({2})), "");
    EXPECT_EQ(failure(torch::ones({2}, torch::kLong)), "");
    torch::Tensor huge = torch::full({2}, 1e300, torch::kDouble); // infinite in float32
    for (const torch::Tensor& bad : {torch::full({2}, NAN), torch::full({2}, -INFINITY, torch::kHalf),
             torch::full({2}, NAN, torch::kBFloat16), huge}) {
        const std::string message = failure(bad);
        EXPECT_NE(
            message.find("tensor conv_in.weight contains values that are not finite"), std::string::npos)
            << message;
    }
}

TEST(PipelineFolder, ResolvesToItsNetwork)
{
    const TemporaryFolder folder;
    const auto at = [&](const std::string& path) { return modelFolderOf(folder / path); };
    const auto make = [&](const std::string& path) {
        std::filesystem::create_directories((folder / path).parent_path());
        put(folder / path, "{}");
    };
    EXPECT_EQ(at("nothing"), folder / "nothing");
    make("pipeline/model_index.json");
    EXPECT_NE(errorOf([&] { at("pipeline"); }).find("has no supported network"), std::string::npos);
    make("pipeline/vqvae/config.json");
    EXPECT_EQ(at("pipeline"), folder / "pipeline" / "vqvae");
    make("pipeline/unet/config.json");
    EXPECT_EQ(at("pipeline"), folder / "pipeline" / "unet");
    EXPECT_EQ(at("pipeline/model_index.json"), folder / "pipeline" / "unet");
    EXPECT_EQ(at("pipeline/vqvae"), folder / "pipeline" / "vqvae");
    EXPECT_EQ(at("pipeline/unet/config.json"), folder / "pipeline" / "unet");
    make("flat/model_index.json"); // layout of the first pipelines
    make("flat/config.json");
    EXPECT_EQ(at("flat"), folder / "flat");
}

} // namespace
} // namespace playground
