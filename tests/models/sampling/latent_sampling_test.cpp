// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/export_run.h"
#include "models/api/recipe.h"
#include "models/api/recipe_data.h"
#include "models/api/sample_step.h"
#include "models/api/sampling_history_file.h"
#include "models/api/sampling_request.h"
#include "models/api/sampling_run.h"
#include "models/api/saved_model.h"
#include "models/api/trainer.h"
#include "models/api/training_set_comparison.h"
#include "models/data/batches.h"
#include "models/data/latent_encoding.h"
#include "models/data/vae_codec.h"
#include "models/files/safetensors.h"
#include "models/nets/weights.h"
#include "models/tensors/image_tensors.h"
#include "tests/models/support/latent_experiment.h"
#include "tests/models/support/one_line.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <map>
#include <vector>

using namespace playground;
using namespace playground::test;

namespace
{

struct LatentWalk {
    std::vector<SampleStep> steps;
    ImageBatch latents;
    ImageBatch pictures;
};

SamplingRequest ddim(int steps, int count = 2)
{
    SamplingRequest request;
    request.sampler.name = "ddim";
    request.sampler.steps = steps;
    request.count = count;
    request.seed = 7;
    return request;
}

LatentWalk walkBack(const Recipe& recipe, const std::shared_ptr<const Dataset>& data,
    const std::shared_ptr<const Snapshot>& snapshot, const SamplingRequest& request)
{
    SamplingRun run(recipe, data, snapshot, request);
    LatentWalk walk;
    while (!run.finished())
        walk.steps.push_back(run.step());
    walk.latents = run.pictures();
    walk.pictures = run.decodedPictures();
    return walk;
}

ImageShape shapeOf(const ImageBatch& images)
{
    return {images.channels, images.height, images.width};
}

class LatentSampling : public testing::Test
{
protected:
    LatentExperiment experiment;
    Recipe recipe = experiment.recipe();
    std::shared_ptr<const Dataset> data = experiment.dataset();
    Trainer trainer{recipe, data};
    std::shared_ptr<const Snapshot> weights = trainer.snapshot();
    const ImageShape latentShape{4, 8, 8};
    const ImageShape pictureShape{3, 16, 16};

    LatentWalk walk(const SamplingRequest& request) const { return walkBack(recipe, data, weights, request); }
};

TEST_F(LatentSampling, EveryStepIsDecoded)
{
    const LatentWalk all = walk(ddim(3));
    ASSERT_EQ(all.steps.size(), 3);
    for (const SampleStep& step : all.steps) {
        EXPECT_EQ(shapeOf(step.x), latentShape);
        EXPECT_EQ(shapeOf(step.decodedX), pictureShape);
        EXPECT_EQ(step.decodedX.values, data->codec->decode(step.x).values);
        EXPECT_EQ(step.decodedPrediction.values, data->codec->decode(step.predicted).values);
        EXPECT_GT(step.decodeMilliseconds, 0);
    }
    EXPECT_EQ(shapeOf(all.latents), latentShape);
    EXPECT_EQ(all.pictures.values, data->codec->decode(all.latents).values);
}

TEST_F(LatentSampling, DecodingIsOptionalAndChangesNothing)
{
    SamplingRequest request = ddim(3);
    const LatentWalk all = walk(request);
    request.decode = false;
    const LatentWalk bare = walk(request);
    EXPECT_EQ(bare.latents.values, all.latents.values);
    EXPECT_EQ(bare.pictures.values, all.pictures.values);
    EXPECT_TRUE(bare.steps[0].decodedX.empty() && bare.steps[0].decodedPrediction.empty());
}

TEST_F(LatentSampling, LatentsAreNotClipped)
{
    for (const char* sampler : {"ddim", "ddpm"}) {
        SamplingRequest request = ddim(3);
        request.sampler.name = sampler;
        const LatentWalk usual = walk(request);
        request.sampler.config = R"({"clip_sample":false})";
        EXPECT_EQ(walk(request).latents.values, usual.latents.values) << sampler;
        request.sampler.config = R"({"clip_sample":true})";
        EXPECT_NE(walk(request).latents.values, usual.latents.values) << sampler;
    }
}

TEST_F(LatentSampling, ADrawingIsEncoded)
{
    const Batches batches(data, "-1..1", /*flip=*/false);
    const std::vector<std::int64_t> indices{3, 5};
    SamplingRequest request = ddim(4);
    request.startIsClean = true;
    request.startAmount = 0.5;
    request.start = toImages(batches.pictures(indices));
    const LatentWalk fromPictures = walk(request);
    request.start = toImages(batches.gather(indices));
    const LatentWalk fromLatents = walk(request);
    EXPECT_LT(
        (toTensor(fromPictures.latents) - toTensor(fromLatents.latents)).abs().max().item<double>(), 1e-4);

    request.startIsClean = false; // x_t is a latent
    request.start = toImages(batches.pictures(indices));
    EXPECT_NE(oneLineErrorOf([&] { walk(request); }).find("8x8"), std::string::npos);
}

TEST_F(LatentSampling, ARunContainsItsDecoder)
{
    const std::string run = (experiment.folder / "run").string();
    trainer.save(run);
    std::filesystem::remove_all(experiment.vaeRun());
    const SavedModel saved = loadRunModel(run);
    EXPECT_EQ(saved.pictures->networkShape(), latentShape);
    EXPECT_EQ(saved.pictures->channels, 3);
    EXPECT_EQ(walkBack(saved.recipe, saved.pictures, saved.snapshot, ddim(3)).pictures.values,
        walk(ddim(3)).pictures.values);

    const SavedModel model = loadModel(run + "/model/", run + "/recipe.json");
    EXPECT_EQ(walkBack(model.recipe, model.pictures, model.snapshot, ddim(3)).pictures.values,
        walk(ddim(3)).pictures.values);

    std::filesystem::remove_all(run + "/vae");
    EXPECT_NE(oneLineErrorOf([&] { loadRunModel(run); }).find("vae"), std::string::npos);
}

TEST_F(LatentSampling, AnExportedPipelineContainsTheAutoencoder)
{
    const std::string run = (experiment.folder / "run").string();
    const std::string out = (experiment.folder / "pipeline").string();
    trainer.save(run);
    const Text said = exportRun(run, ExportFormat::Diffusers, out);
    EXPECT_NE(said.english().find("LDMPipeline"), std::string::npos) << said.english();
    const std::string scheduler = get(std::filesystem::path(out) / "scheduler" / "scheduler_config.json");
    EXPECT_NE(scheduler.find("\"clip_sample\": false"), std::string::npos) << scheduler;

    const std::string alone = (experiment.folder / "alone").string();
    exportRun(run, ExportFormat::Safetensors, alone);
    const SavedModel network = loadModel(alone, run + "/recipe.json");
    EXPECT_EQ(walkBack(network.recipe, network.pictures, network.snapshot, ddim(3)).pictures.values,
        walk(ddim(3)).pictures.values);

    const SavedModel model = loadModel(out, "");
    EXPECT_EQ(model.pictures->height, 16);
    EXPECT_EQ(walkBack(model.recipe, model.pictures, model.snapshot, ddim(3)).pictures.values,
        walk(ddim(3)).pictures.values);
}

/// (latents / scaling_factor) + shift_factor as in StableDiffusion3Pipeline; latents_mean and latents_std as
/// in StableDiffusionXLPipeline.
TEST_F(LatentSampling, ShiftAndStatisticsOfTheLatentsAreUsed)
{
    const auto codecOf = [&](const nlohmann::json& fields) {
        VaeConfig plain = experiment.vae()->fields();
        plain.lansinuoteNames = false;
        nlohmann::json config = plain.toJson();
        config.update(fields);
        writeModelDirectory(experiment.folder / "shifted", {config, namedWeights(*experiment.vae())});
        return loadCodec(experiment.folder / "shifted", 16, 16);
    };
    const torch::Tensor latents = at::randn({2, 4, 8, 8});
    const torch::Tensor images = LatentExperiment::clean().narrow(0, 0, 2);
    const auto vae = experiment.vae();
    const at::NoGradGuard guard;
    const torch::Tensor mean = vae->encode(images).mean;
    const auto expectClose = [](const torch::Tensor& actual, const torch::Tensor& expected) {
        EXPECT_LT((actual - expected).abs().max().item<double>(), 1e-4);
    };

    const auto shifted = codecOf({{"scaling_factor", 0.5}, {"shift_factor", 2.0}});
    const auto& encoder = dynamic_cast<const VaeCodec&>(*shifted);
    expectClose(encoder.encode(images), (mean - 2) * 0.5);
    expectClose(encoder.decode(latents), vae->decode(latents / 0.5 + 2));
    EXPECT_EQ(encoder.model().config.at("shift_factor"), 2.0); // saved with a run

    const std::vector<double> means{0.1, -0.2, 0.3, 1};
    const std::vector<double> deviations{2, 0.5, 1, 4};
    const auto whitened
        = codecOf({{"scaling_factor", 0.5}, {"latents_mean", means}, {"latents_std", deviations}});
    const torch::Tensor m = at::tensor(means, at::kFloat).view({1, 4, 1, 1});
    const torch::Tensor d = at::tensor(deviations, at::kFloat).view({1, 4, 1, 1});
    const auto& second = dynamic_cast<const VaeCodec&>(*whitened);
    expectClose(second.encode(images), (mean - m) * 0.5 / d);
    expectClose(second.decode(latents), vae->decode(latents * d / 0.5 + m));
}

TEST_F(LatentSampling, WeightsSelectTheirAutoencoder)
{
    const std::string run = (experiment.folder / "run").string();
    trainer.save(run);
    Recipe wanted;
    wanted.dataset.name = "emoji";
    const Recipe fitted = recipeForWeights(run + "/model", wanted).recipe;
    EXPECT_EQ(fitted.dataset.vae, run + "/vae");
    EXPECT_EQ(fitted.dataset.imageSize, 16);
    EXPECT_EQ(fitted.predictionType, "v_prediction");
    EXPECT_NO_THROW(Trainer(fitted, loadDataset(datasetRequest(fitted))).startFrom(run + "/model"));

    const Recipe back
        = recipeForWeights(experiment.vaeRun() + "/model", fitted).recipe; // other weights remove it
    EXPECT_EQ(back.dataset.vae, "");
}

TEST_F(LatentSampling, TheHistoryContainsLatentsAndPictures)
{
    const std::string file = (experiment.folder / "history.safetensors").string();
    const LatentWalk all = walk(ddim(3));
    writeHistory(file, all.steps, all.latents, all.pictures, {});
    std::map<std::string, torch::Tensor> tensors;
    for (const auto& [name, tensor] : readSafetensors(file).tensors)
        tensors.emplace(name, tensor);
    EXPECT_EQ(tensors.at("x").sizes(), (at::IntArrayRef{3, 2, 4, 8, 8}));
    EXPECT_EQ(tensors.at("decoded_x").sizes(), (at::IntArrayRef{3, 2, 3, 16, 16}));
    EXPECT_TRUE(tensors.at("decoded_predicted")[1].equal(toTensor(all.steps[1].decodedPrediction)));
    EXPECT_TRUE(tensors.at("pictures").equal(toTensor(all.latents)));
    EXPECT_TRUE(tensors.at("decoded").equal(toTensor(all.pictures)));
}

TEST_F(LatentSampling, NeighboursAreFoundInLatentSpace)
{
    const Batches batches(data, "-1..1", /*flip=*/false);
    const std::vector<std::int64_t> indices{4};
    TrainingSetComparison insight(recipe, data);
    const ImageBatch latent = toImages(batches.gather(indices));
    const auto nearest = insight.nearest(latent, 2);
    EXPECT_EQ(nearest.at(0).at(0).index, 4);
    EXPECT_NEAR(nearest.at(0).at(0).distance, 0, 1e-6);
    EXPECT_EQ(shapeOf(insight.mean()), latentShape);
    EXPECT_EQ(insight.idealDenoised(latent, 0).values, latent.values);
    oneLineErrorOf([&] { insight.nearest(toImages(batches.pictures(indices)), 1); });
}

} // namespace
