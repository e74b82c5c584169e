// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/model_directory.h"

#include "tests/models/support/temporary_folder.h"

#include <torch/types.h>

#include <gtest/gtest.h>

namespace playground
{
namespace
{

constexpr auto weightsName = "diffusion_pytorch_model.safetensors";

ModelDirectory smallModel(const std::string& className)
{
    return {{{"_class_name", className}, {"sample_size", 28}, {"block_out_channels", {32, 64}},
                {"norm_eps", 1e-05}, {"act_fn", "silu"}, {"time_embedding_dim", nullptr}},
        {{"conv.weight", torch::arange(4, torch::kFloat)}}};
}

TEST(ModelDirectory, MatchesDiffusers)
{
    const TemporaryFolder folder;
    const auto model = folder / "unet";
    writeModelDirectory(model, smallModel("UNet2DModel"));
    EXPECT_EQ(get(model / "config.json"),
        "{\n  \"_class_name\": \"UNet2DModel\",\n  \"_diffusers_version\": \"0.40.0.dev0\",\n  \"act_fn\": "
        "\"silu\",\n"
        "  \"block_out_channels\": [\n    32,\n    64\n  ],\n  \"norm_eps\": 1e-05,\n  \"sample_size\": 28,\n"
        "  \"time_embedding_dim\": null\n}\n");
    EXPECT_EQ(readSafetensors(model / weightsName).metadata,
        (std::map<std::string, std::string>{{"format", "pt"}}));
    const ModelDirectory read = readModelDirectory(model);
    EXPECT_EQ(read.config.at("sample_size"), 28);
    ASSERT_EQ(read.weights.size(), 1U);
    EXPECT_EQ(read.weights[0].first, "conv.weight");
    EXPECT_TRUE(torch::equal(read.weights[0].second, torch::arange(4, torch::kFloat)));
}

TEST(ModelDirectory, OnlyDiffusersClassesHaveItsVersion)
{
    const TemporaryFolder folder;
    writeModelDirectory(folder / "ours", smallModel("BasicUNet"));
    EXPECT_EQ(readModelDirectory(folder / "ours").config, smallModel("BasicUNet").config);
    ModelDirectory older = smallModel("AutoencoderKL");
    older.config["_diffusers_version"] = "0.4.2";
    writeModelDirectory(folder / "older", older);
    EXPECT_EQ(readModelDirectory(folder / "older").config.at("_diffusers_version"), "0.4.2");
}

TEST(ModelDirectory, RejectsInvalidConfigurations)
{
    const TemporaryFolder folder;
    writeModelDirectory(folder.path(), smallModel("BasicUNet"));
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"", "not valid JSON"},
        {"{\"_class_name\": \"BasicUNet\"", "not valid JSON"},
        {"{\"_class_name\": \"\xFF\"}", "not valid JSON"},
        {"{\"_class_name\": \"BasicUNet\", \"n\": 1e999}", "number that is too large"},
        {"[]", "is not a JSON object"},
        {"null", "is not a JSON object"},
        {"{}", "_class_name"},
        {"{\"_class_name\": 3}", "_class_name"},
        {std::string(900'000, '['), "nested more than 100 deep"},
        {"{\"_class_name\": \"BasicUNet\"}" + std::string(1'000'000, ' '), "limit is 1000000"},
    };
    for (const auto& [text, reason] : cases) {
        put(folder / "config.json", text);
        const std::string message = errorOf([&] { readModelDirectory(folder.path()); });
        EXPECT_NE(message.find("config.json: "), std::string::npos) << message;
        EXPECT_NE(message.find(reason), std::string::npos) << message;
        EXPECT_EQ(message.find('\n'), std::string::npos);
    }
    std::filesystem::remove(folder / "config.json");
    EXPECT_NE(errorOf([&] { readModelDirectory(folder.path()); }).find("config.json: there is no"),
        std::string::npos);
}

TEST(ModelDirectory, RejectsFoldersWithoutSafetensors)
{
    const TemporaryFolder folder;
    const auto failure = [&] { return errorOf([&] { readModelDirectory(folder.path()); }); };
    put(folder / "config.json", "{\"_class_name\": \"BasicUNet\"}");
    EXPECT_NE(failure().find("has no weights"), std::string::npos) << failure();
    put(folder / "diffusion_pytorch_model.bin", "PK");
    EXPECT_NE(failure().find(
                  "only pickled weights (.bin); these can contain code and are not read. Convert them to "
                  "safetensors."),
        std::string::npos)
        << failure();
    put(folder / (std::string(weightsName) + ".index.json"), "{}");
    EXPECT_NE(failure().find("is not a weights index"), std::string::npos) << failure();
    put(folder / weightsName, "");
    EXPECT_NE(failure().find("is empty (0 bytes)"), std::string::npos) << failure();
    EXPECT_NE(errorOf([&] { readModelDirectory(folder / "none"); }).find("none: there is no such folder"),
        std::string::npos);
    EXPECT_NE(errorOf([&] { readModelDirectory(folder / "config.json"); }).find("no such folder"),
        std::string::npos);
}

TEST(ModelDirectory, WriterRejectsWhatTheReaderWould)
{
    const TemporaryFolder folder;
    for (const auto& config : {nlohmann::json::array(), nlohmann::json::object(),
             nlohmann::json{{"_class_name", 1}}, nlohmann::json{{"_class_name", "\xFF"}}})
        EXPECT_NE(errorOf([&, &c = config] {
            writeModelDirectory(folder / "m", {c, {}});
        }).find("config.json"),
            std::string::npos);
    EXPECT_TRUE(folder.names().empty());
}

} // namespace
} // namespace playground
