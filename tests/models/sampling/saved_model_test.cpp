// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/saved_model.h"

#include "models/api/previewer.h"
#include "models/api/recipe.h"
#include "models/api/recipe_fields.h"
#include "models/api/sampling_request.h"
#include "models/api/sampling_run.h"
#include "models/api/trainer.h"
#include "models/files/model_directory.h"
#include "models/nets/registry.h"
#include "models/nets/weights.h"
#include "models/runs/weights_snapshot.h"
#include "tests/models/support/one_line.h"
#include "tests/models/support/temporary_folder.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

using namespace playground;
using namespace playground::test;

namespace
{
using nlohmann::json;

/// config.json as written by diffusers' save_pretrained() for a small UNet2DModel, with fields changed.
json unetConfig(const json& changes = json::object())
{
    json config{{"_class_name", "UNet2DModel"}, {"_diffusers_version", "0.40.0.dev0"},
        {"_name_or_path", "somebody/model"}, {"sample_size", 8}, {"in_channels", 1}, {"out_channels", 1},
        {"layers_per_block", 1}, {"block_out_channels", {8, 8}}, {"norm_num_groups", 4},
        {"down_block_types", {"DownBlock2D", "DownBlock2D"}}, {"up_block_types", {"UpBlock2D", "UpBlock2D"}}};
    config.update(changes);
    return config;
}

/// An imported model with that configuration in a temporary folder; `scheduler`: fields of its DDPMScheduler.
class Brought
{
public:
    explicit Brought(const json& changes, const json& scheduler = json::object())
        : m_network(buildSeeded(1, [&] { return makeNetwork(unetConfig(changes)); }))
    {
        write(unetConfig(changes));
        json noise{{"_class_name", "DDPMScheduler"}, {"num_train_timesteps", 100}};
        noise.update(scheduler);
        put(folder / "model" / "scheduler_config.json", noise.dump());
    }
    void write(const json& config) const
    {
        writeModelDirectory(folder / "model", {config, namedWeights(*m_network)});
    }
    std::string model() const { return (folder / "model").string(); }
    Network& network() { return *m_network; }

    TemporaryFolder folder;

private:
    std::shared_ptr<Network> m_network;
};

std::string joined(const std::vector<Text>& notices)
{
    std::string all;
    for (const Text& notice : notices)
        all += notice.english() + "\n";
    return all;
}

SamplingRequest request(const std::string& sampler, std::vector<int> classes = {}, double guidance = 1)
{
    SamplingRequest asked;
    asked.sampler.name = sampler;
    asked.sampler.steps = sampler == "one-shot" ? 1 : 4;
    asked.count = 2;
    asked.seed = 3;
    asked.classes = std::move(classes);
    asked.guidance = guidance;
    return asked;
}

ImageBatch sampled(const SavedModel& model, const SamplingRequest& asked)
{
    SamplingRun run(model.recipe, model.pictures, model.snapshot, asked);
    while (!run.finished())
        run.step();
    return run.pictures();
}

double farthest(const ImageBatch& a, const ImageBatch& b)
{
    EXPECT_EQ(a.values.size(), b.values.size());
    double largest = 0;
    for (std::size_t i = 0; i < std::min(a.values.size(), b.values.size()); ++i)
        largest = std::max(largest, std::fabs(static_cast<double>(a.values[i]) - b.values[i]));
    return largest;
}
} // namespace

TEST(SavedModel, OblongPicturesKeepTheirSize)
{
    const Brought brought(json{{"sample_size", {8, 12}}});
    const SavedModel model = loadModel(brought.model(), "");
    const ImageBatch pictures = sampled(model, request("ddim"));
    EXPECT_EQ(pictures.height, 8);
    EXPECT_EQ(pictures.width, 12);
    EXPECT_EQ(parseRecipe(recipeToJson(model.recipe), ""), model.recipe); // as stored in a picture

    const ImageBatch larger = sampled(loadModel(brought.model(), "", {16, 20}), request("ddim"));
    EXPECT_EQ(larger.height, 16);
    EXPECT_EQ(larger.width, 20);
    EXPECT_NE(oneLineErrorOf([&] {
        loadModel(brought.model(), "", {9, 8});
    }).find("multiple of 2"),
        std::string::npos);
}

TEST(SavedModel, IsNamedByItsWeightsFile)
{
    const Brought brought(json{{"sample_size", 8}});
    const ImageBatch pictures = sampled(loadModel(brought.model(), ""), request("ddim"));
    const std::string file = brought.model() + "/" + ModelDirectory::weightsName;
    EXPECT_EQ(sampled(loadModel(file, ""), request("ddim")).values, pictures.values);
}

TEST(SavedModel, AMissingSizeIsReported)
{
    Brought brought(json{{"sample_size", nullptr}});
    const std::string message = oneLineErrorOf([&] { loadModel(brought.model(), ""); });
    EXPECT_NE(
        message.find("does not say how large its pictures are (sample_size). Give --size"), std::string::npos)
        << message;
    EXPECT_EQ(loadModel(brought.model(), "", {8, 8}).pictures->height, 8);
    json without = unetConfig();
    without.erase("sample_size");
    brought.write(without);
    EXPECT_NE(oneLineErrorOf([&] { loadModel(brought.model(), ""); }).find("--size"), std::string::npos);

    Recipe wanted = tinyDdpmRecipe();
    wanted.dataset.imageSize = 16;
    const FittedRecipe fitted = recipeForWeights(brought.model(), wanted); // the window has a recipe
    EXPECT_EQ(fitted.recipe.dataset.imageSize, 16);
    EXPECT_NE(joined(fitted.notices).find("the recipe's 16x16 is used"), std::string::npos);
}

TEST(SavedModel, OblongWeightsAreTrainedOnOblongPictures)
{
    const Brought brought(json{{"sample_size", {8, 12}}});
    const FittedRecipe fitted = recipeForWeights(brought.model(), tinyDdpmRecipe());
    EXPECT_EQ(fitted.recipe.dataset.imageSize, 8);
    EXPECT_EQ(fitted.recipe.dataset.imageWidth, 12);
    EXPECT_EQ(joined(fitted.notices), "");
    DatasetRequest wanted;
    wanted.name = "shapes";
    wanted.imageSize = 8;
    wanted.imageWidth = 12;
    const auto pictures = loadDataset(wanted);
    EXPECT_EQ(pictures->height, 8);
    EXPECT_EQ(pictures->width, 12);
    wanted.imageSize = 12;
    wanted.imageWidth = 0;
    const auto square = loadDataset(wanted);
    const auto last = static_cast<std::size_t>(square->count - 1);
    for (std::size_t y = 0; y < 8; ++y) { // the centre of the square pictures, not stretched
        for (std::size_t x = 0; x < 12; ++x)
            ASSERT_EQ(
                pictures->pixels[last * 96 + y * 12 + x], square->pixels[last * 144 + (y + 2) * 12 + x]);
    }
    Recipe recipe = fitted.recipe;
    recipe.dataset.name = "shapes";
    Trainer trainer(recipe, pictures);
    trainer.startFrom(brought.model());
    EXPECT_TRUE(std::isfinite(trainer.step().loss));
}

TEST(SavedModel, TenClassEmbeddingsMeanNoNullClass)
{
    const Brought brought(json{{"num_class_embeds", 10}});
    const SavedModel model = loadModel(brought.model(), "");
    EXPECT_EQ(model.pictures->classNames.size(), 10);
    EXPECT_EQ(model.pictures->classNames.back(), "9");
    EXPECT_NE(joined(model.notices).find("10 class embeddings and none for \"no class\""), std::string::npos);
    EXPECT_GT(farthest(sampled(model, request("ddim", {3})), sampled(model, request("ddim", {4}))), 1e-4);
    EXPECT_NO_THROW(sampled(model, request("ddim", {9})));
    const auto refusal
        = [&](const SamplingRequest& asked) { return oneLineErrorOf([&] { sampled(model, asked); }); };
    EXPECT_NE(refusal(request("ddim")).find("needs a class"), std::string::npos);
    EXPECT_NE(refusal(request("ddim", {3, -1})).find("needs a class"), std::string::npos);
    EXPECT_NE(refusal(request("ddim", {3}, 2)).find("Leave the guidance at 1"), std::string::npos);
    EXPECT_NE(refusal(request("ddim", {10})).find("Unknown class 10"), std::string::npos);
}

TEST(SavedModel, ElevenClassEmbeddingsIncludeTheNullClass)
{
    const Brought brought(json{{"num_class_embeds", 11}});
    const SavedModel model = loadModel(brought.model(), "");
    EXPECT_EQ(model.pictures->classNames.size(), 10);
    EXPECT_NE(joined(model.notices).find("the last one is assumed to be \"no class\""), std::string::npos);
    const ImageBatch none = sampled(model, request("ddim"));
    EXPECT_GT(farthest(sampled(model, request("ddim", {3})), none), 1e-4);
    EXPECT_GT(farthest(sampled(model, request("ddim", {3}, 3)), none), 1e-4);
    EXPECT_LT(farthest(sampled(model, request("ddim", {3}, 0)), none), 1e-6);
}

TEST(SavedModel, WeightsWithClassesFitTheDataSet)
{
    const auto fitted = [](int embeddings, const std::string& dataset) {
        const Brought brought(json{{"num_class_embeds", embeddings}});
        Recipe wanted = tinyDdpmRecipe();
        wanted.dataset.name = dataset;
        return recipeForWeights(brought.model(), wanted);
    };
    const FittedRecipe own = fitted(11, "fashion-mnist");
    EXPECT_TRUE(own.recipe.conditioning.classes && own.recipe.conditioning.nullClass);
    EXPECT_EQ(own.recipe.conditioning.classCount, 0); // so that the classes keep their names
    EXPECT_EQ(joined(own.notices), "");
    const FittedRecipe ten = fitted(10, "fashion-mnist");
    EXPECT_FALSE(ten.recipe.conditioning.nullClass);
    EXPECT_NE(joined(ten.notices).find("none for \"no class\""), std::string::npos);
    const FittedRecipe thousand = fitted(1000, "fashion-mnist");
    EXPECT_EQ(thousand.recipe.conditioning.classCount, 1000);
    EXPECT_NE(oneLineErrorOf([&] { fitted(4, "fashion-mnist"); }).find("knows 4 classes"), std::string::npos);
    // If a data set has no fixed classes, they are known once it is read.
    EXPECT_EQ(fitted(4, "emoji").recipe.conditioning.classNames, (std::vector<std::string>{"0", "1", "2"}));

    Trainer trainer(ten.recipe, tinyDatasetFor(ten.recipe)); // every picture has a class
    EXPECT_TRUE(std::isfinite(trainer.step().loss));
    Previewer previewer(ten.recipe, tinyDatasetFor(ten.recipe));
    const MeanComparison mean = previewer.meanComparison(trainer.snapshot(), 0); // averaged over all classes
    EXPECT_EQ(mean.predicted.count, 1);
    EXPECT_TRUE(std::isfinite(mean.mse));
}

TEST(SavedModel, OtherClassEmbeddingTypesAreRejected)
{
    const Brought brought(json{{"class_embed_type", "timestep"}});
    EXPECT_NE(oneLineErrorOf([&] { loadModel(brought.model(), ""); }).find("\"class_embed_type\""),
        std::string::npos);
}

class LearnedVariance : public testing::Test
{
protected:
    /// Samples with a constant variance output `share`, interpolating between the logarithms of the posterior
    /// variance (0) and beta (1).
    ImageBatch withShare(float share, const SamplingRequest& asked)
    {
        const torch::NoGradGuard noGrad;
        for (auto& [name, tensor] : namedWeights(brought.network())) {
            if (name == "conv_out.weight")
                tensor.narrow(0, 1, 1).zero_();
            if (name == "conv_out.bias")
                tensor.narrow(0, 1, 1).fill_(2 * share - 1);
        }
        brought.write(unetConfig({{"out_channels", 2}}));
        return sampled(loadModel(brought.model(), ""), asked);
    }
    static SamplingRequest fixed(const std::string& type)
    {
        SamplingRequest asked = request("ddpm");
        asked.sampler.config = json{{"variance_type", type}}.dump();
        return asked;
    }

    Brought brought{json{{"out_channels", 2}}, json{{"variance_type", "learned_range"}}};
};

TEST_F(LearnedVariance, IsUsedByDdpm)
{
    const ImageBatch small = withShare(0, request("ddpm"));
    EXPECT_LT(farthest(small, withShare(0, fixed("fixed_small"))), 1e-5);
    const ImageBatch large = withShare(1, request("ddpm"));
    EXPECT_LT(farthest(large, withShare(1, fixed("fixed_large"))), 1e-5);
    EXPECT_GT(farthest(small, large), 1e-3);
}

TEST_F(LearnedVariance, IsIgnoredByOtherSamplers)
{
    for (const char* sampler : {"ddim", "euler", "dpmpp-2m", "one-shot"})
        EXPECT_EQ(withShare(0, request(sampler)).values, withShare(1, request(sampler)).values) << sampler;
}

TEST_F(LearnedVariance, IsLearnedRangeByDefault)
{
    EXPECT_EQ(joined(loadModel(brought.model(), "").notices), "");
    put(brought.folder / "model" / "scheduler_config.json", R"({"_class_name": "DDPMScheduler"})");
    const SavedModel model = loadModel(brought.model(), "");
    EXPECT_EQ(model.recipe.corruption.varianceType, "learned_range");
    EXPECT_NE(joined(model.notices).find("\"learned_range\" is assumed"), std::string::npos);
}

TEST_F(LearnedVariance, DoesNotPreventTraining)
{
    FittedRecipe fitted = recipeForWeights(brought.model(), tinyDdpmRecipe());
    Trainer trainer(fitted.recipe, tinyDatasetFor(fitted.recipe));
    trainer.startFrom(brought.model());
    EXPECT_TRUE(std::isfinite(trainer.step().loss));
}

TEST_F(LearnedVariance, IsRejectedIfTheNetworkPredictsNone)
{
    const Brought plain(json::object());
    EXPECT_NE(oneLineErrorOf([&] {
        sampled(loadModel(plain.model(), ""), fixed("learned"));
    }).find("the network predicts none"),
        std::string::npos);
    const Brought three(json{{"out_channels", 3}});
    EXPECT_NE(oneLineErrorOf([&] { loadModel(three.model(), ""); }).find("\"out_channels\" is 3"),
        std::string::npos);
}

TEST(SavedModel, NonFinitePicturesStopTheSampler)
{
    Brought brought(json::object());
    {
        const torch::NoGradGuard noGrad;
        for (auto& [name, tensor] : namedWeights(brought.network())) {
            if (name == "conv_out.weight")
                tensor.fill_(1e38F); // finite, but the sum of a few is not
        }
    }
    brought.write(unetConfig());
    SamplingRequest asked = request("ddim");
    asked.sampler.config = R"({"clip_sample": false})";
    const SavedModel model = loadModel(brought.model(), "");
    const std::string message = oneLineErrorOf([&] { sampled(model, asked); });
    EXPECT_NE(
        message.find("After step 1 of the sampler \"ddim\" the pictures contain values that are not finite"),
        std::string::npos)
        << message;
}

TEST(SavedModel, AnAutoencoderCanBeTrainedButNotSampled)
{
    const TemporaryFolder folder;
    const json config{{"_class_name", "AutoencoderKL"}, {"block_out_channels", {32}}, {"sample_size", 16}};
    writeModelDirectory(folder / "pipeline" / "vae", {config, namedWeights(*makeNetwork(config))});
    put(folder / "pipeline" / "model_index.json", "{}");
    std::filesystem::create_directory(folder / "pipeline" / "scheduler");
    put(folder / "pipeline" / "scheduler" / "scheduler_config.json", R"({"_class_name": "DDPMScheduler"})");
    for (const char* path : {"pipeline", "pipeline/vae"}) {
        const std::string model = (folder / path).string();
        EXPECT_NE(
            oneLineErrorOf([&] { loadModel(model, ""); }).find("holds an autoencoder"), std::string::npos);
        const Recipe fitted = recipeForWeights(model, tinyDdpmRecipe()).recipe;
        EXPECT_EQ(fitted.network.name, "AutoencoderKL");
        EXPECT_EQ(fitted.corruption.name, "none");
        EXPECT_EQ(fitted.dataset.vae, "");
        EXPECT_EQ(fitted.dataset.imageSize, 16);
    }
}

TEST(SavedModel, CanBeNamedByItsFiles)
{
    const Brought brought(json::object());
    std::filesystem::create_directory(brought.folder / "pipeline");
    put(brought.folder / "pipeline" / "model_index.json", "{}");
    std::filesystem::rename(brought.folder / "model", brought.folder / "pipeline" / "unet");
    std::filesystem::create_directory(brought.folder / "pipeline" / "scheduler");
    std::filesystem::rename(brought.folder / "pipeline" / "unet" / "scheduler_config.json",
        brought.folder / "pipeline" / "scheduler" / "scheduler_config.json");
    const auto at = [&](const char* path) { return (brought.folder / path).string(); };
    const ImageBatch expected = sampled(loadModel(at("pipeline/unet"), ""), request("ddim"));
    for (const char* path :
        {"pipeline", "pipeline/", "pipeline/model_index.json", "pipeline/unet/config.json"}) {
        EXPECT_TRUE(namesModel(at(path))) << path;
        EXPECT_EQ(sampled(loadModel(at(path), ""), request("ddim")).values, expected.values) << path;
        Recipe wanted = tinyDdpmRecipe();
        wanted.corruption.numTrainTimesteps = 7;
        EXPECT_EQ(recipeForWeights(at(path), wanted).recipe.corruption.numTrainTimesteps, 100) << path;
    }
    EXPECT_TRUE(namesModel("any.SafeTensors"));
    put(brought.folder / "recipe.json", "{}");
    for (const char* path : {"", "recipe.json", "nothing"})
        EXPECT_FALSE(namesModel(at(path))) << path;
}
