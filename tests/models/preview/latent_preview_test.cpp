// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/network_inspector.h"
#include "models/api/previewer.h"
#include "models/api/recipe.h"
#include "models/api/trainer.h"
#include "models/data/batches.h"
#include "models/tensors/image_tensors.h"
#include "tests/models/support/latent_experiment.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

using namespace playground;
using namespace playground::test;

namespace
{

class LatentPreview : public testing::Test
{
protected:
    LatentExperiment experiment;
    Recipe recipe = experiment.recipe();
    std::shared_ptr<const Dataset> data = experiment.dataset();
    std::shared_ptr<const Snapshot> weights = Trainer(recipe, data).snapshot();
    Previewer previewer{recipe, data};

    static PreviewRequest rowOf(std::vector<int> indices, float amount)
    {
        PreviewRequest request;
        request.amounts.assign(indices.size(), amount);
        request.indices = std::move(indices);
        return request;
    }
    torch::Tensor latents(std::vector<std::int64_t> indices) const
    {
        return Batches(data, "-1..1", /*flip=*/false).gather(indices);
    }
};

TEST_F(LatentPreview, RowsAreDecodedPictures)
{
    const Triptych row = previewer.triptych(weights, rowOf({2, 7}, 0.3F));
    const torch::Tensor original = toTensor(row.original);
    EXPECT_TRUE(original.allclose(LatentExperiment::clean().index_select(0, at::tensor({2, 7})), 0, 1e-6));
    EXPECT_EQ(row.seen.channels, 4);
    EXPECT_EQ(row.noised.values, data->codec->decode(row.seen).values);
    const torch::Tensor error = (toTensor(row.predicted) - original).abs();
    EXPECT_TRUE(error.equal(toTensor(row.error)));
    EXPECT_NEAR(row.mse, error.square().mean().item<double>(), 1e-6);
}

TEST_F(LatentPreview, WithoutNoiseTheLatentIsUnchanged)
{
    const Triptych row = previewer.triptych(nullptr, rowOf({5}, 0));
    const torch::Tensor seen = toTensor(row.seen);
    // At its first timestep the cosine schedule keeps all but 4e-5 of the variance.
    EXPECT_LT((seen - latents({5})).abs().max().item<double>(), 0.05);
    EXPECT_TRUE(row.predicted.empty());
}

TEST_F(LatentPreview, TheMeanIsTheMeanOfTheLatents)
{
    const MeanComparison comparison = previewer.meanComparison(weights, 1);
    std::vector<std::int64_t> all;
    for (int i = 0; i < data->count; ++i)
        all.push_back(i);
    const ImageBatch mean = data->codec->decode(toImages(latents(all).mean(0, true)));
    EXPECT_LT((toTensor(comparison.mean) - toTensor(mean)).abs().max().item<double>(), 1e-5);
    EXPECT_EQ(comparison.predicted.channels, 3);
}

TEST_F(LatentPreview, AForwardStepIsDecoded)
{
    const ForwardStep step = previewer.forwardStep(rowOf({1}, 0.5F));
    for (const ImageBatch* images : {&step.previous, &step.noise, &step.noised}) {
        EXPECT_EQ(images->channels, 3);
        EXPECT_EQ(images->height, 16);
    }
}

TEST_F(LatentPreview, NoiseLevelsUseLatents)
{
    previewer.beginNoiseLevels(weights);
    std::optional<NoiseLevelErrors> errors;
    for (int i = 0; i < 100 && !errors; ++i)
        errors = previewer.stepNoiseLevels();
    ASSERT_TRUE(errors);
    EXPECT_EQ(errors->images, data->count);
    EXPECT_EQ(errors->mse.size(), NoiseLevelErrors::levels);
}

TEST_F(LatentPreview, TheInspectorUsesLatents)
{
    NetworkInspector inspector(recipe, data);
    EXPECT_EQ(inspector.graph().nodes.front().shape, (std::vector<int>{4, 8, 8}));
    InspectionRequest request;
    request.pictures = rowOf({3, 4}, 0.4F);
    const Inspection inspection = inspector.inspect(weights, request);
    const Triptych row = previewer.triptych(weights, request.pictures);
    EXPECT_EQ(inspection.noised.values, row.noised.values);
    EXPECT_LT((toTensor(inspection.predicted) - toTensor(row.predicted)).abs().max().item<double>(), 1e-5);
}

} // namespace
