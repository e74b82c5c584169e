// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/support/tiny_run.h"

#include "models/runs/weights_snapshot.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

namespace playground::test
{

namespace
{
const NamedTensors& weightsOf(const std::shared_ptr<const Snapshot>& snapshot)
{
    return dynamic_cast<const WeightsSnapshot&>(*snapshot).weights();
}
} // namespace

std::shared_ptr<const Dataset> tinyDataset(int count, int size)
{
    auto data = std::make_shared<Dataset>();
    data->name = "squares";
    data->count = count;
    data->channels = 1;
    data->height = size;
    data->width = size;
    data->classNames = datasetClasses("shapes"); // the data set's name in tinyRecipe()
    for (int i = 0; i < count; ++i) {
        data->labels.push_back(static_cast<std::uint8_t>(i % 10));
        for (int y = 0; y < size; ++y) {
            for (int x = 0; x < size; ++x) {
                const bool inside = x > i && x < i + size / 2 && y > 2 && y < size / 2 + i;
                data->pixels.push_back(static_cast<std::uint8_t>(inside ? 255 - 10 * i : 3 * x));
            }
        }
    }
    return data;
}

Recipe tinyRecipe()
{
    Recipe recipe;
    recipe.name = "tiny";
    recipe.dataset.name = "shapes";
    recipe.batchSize = 4;
    recipe.epochs = 2;
    return recipe;
}

Recipe tinyDliRecipe()
{
    Recipe recipe = tinyRecipe();
    recipe.dataset.imageSize = 16;
    recipe.dataset.range = "-1..1";
    recipe.dataset.flip = true;
    recipe.network.name = "DliUNet";
    recipe.corruption.name = "gaussian-mix";
    recipe.corruption.randomAmount = false;
    recipe.corruption.amount = 0.5;
    recipe.optimizer.name = "adamw";
    recipe.optimizer.weightDecay = 0.01;
    return recipe;
}

Recipe tinyDdpmRecipe()
{
    Recipe recipe = tinyRecipe();
    recipe.dataset.imageSize = 8;
    recipe.dataset.range = "-1..1";
    recipe.network = {"UNet2DModel",
        R"({"block_out_channels":[32,32],"down_block_types":["DownBlock2D","AttnDownBlock2D"],)"
        R"("layers_per_block":1,"up_block_types":["AttnUpBlock2D","UpBlock2D"]})"};
    recipe.corruption.name = "ddpm";
    recipe.predictionType = "epsilon";
    return recipe;
}

Recipe tinyClassesRecipe()
{
    Recipe recipe = tinyDdpmRecipe();
    // With 32 groups of one channel each, GroupNorm would cancel the embeddings.
    recipe.network.config.insert(recipe.network.config.find("\"up_block_types"), "\"norm_num_groups\":8,");
    recipe.conditioning.classes = true;
    return recipe;
}

std::shared_ptr<const Dataset> tinyDatasetFor(const Recipe& recipe)
{
    return tinyDataset(10, recipe.dataset.imageSize);
}

std::vector<double> losses(const Trainer& trainer)
{
    std::vector<double> result;
    for (const StepRecord& record : trainer.history())
        result.push_back(record.loss);
    return result;
}

std::vector<double> train(Trainer& trainer, int steps)
{
    std::vector<double> result;
    for (int i = 0; i < steps; ++i)
        result.push_back(trainer.step().loss);
    return result;
}

void expectSameWeights(const Trainer& a, const Trainer& b)
{
    const auto snapshotA = a.snapshot();
    const auto snapshotB = b.snapshot();
    const NamedTensors& weightsA = weightsOf(snapshotA);
    const NamedTensors& weightsB = weightsOf(snapshotB);
    ASSERT_EQ(weightsA.size(), weightsB.size());
    ASSERT_FALSE(weightsA.empty());
    for (std::size_t i = 0; i < weightsA.size(); ++i) {
        EXPECT_EQ(weightsA[i].first, weightsB[i].first);
        EXPECT_TRUE(weightsA[i].second.equal(weightsB[i].second)) << weightsA[i].first;
    }
    ASSERT_EQ(snapshotA->averaged() == nullptr, snapshotB->averaged() == nullptr);
    if (snapshotA->averaged() == nullptr)
        return;
    const NamedTensors& averagesA = weightsOf(snapshotA->averaged());
    const NamedTensors& averagesB = weightsOf(snapshotB->averaged());
    for (std::size_t i = 0; i < averagesA.size(); ++i)
        EXPECT_TRUE(averagesA[i].second.equal(averagesB[i].second)) << averagesA[i].first;
}

bool weightsAreFinite(const Trainer& trainer)
{
    const auto snapshot = trainer.snapshot();
    for (const auto& [name, tensor] : weightsOf(snapshot)) {
        if (!at::isfinite(tensor).all().item<bool>())
            return false;
    }
    return true;
}

} // namespace playground::test
