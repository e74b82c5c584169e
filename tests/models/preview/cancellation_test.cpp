// SPDX-License-Identifier: GPL-3.0-or-later
// Work that runs a network can be cancelled after any layer, and its object is unchanged afterwards.
#include "models/api/cancellation.h"
#include "models/api/latent_space.h"
#include "models/api/network_inspector.h"
#include "models/api/previewer.h"
#include "models/api/recipe.h"
#include "models/api/trainer.h"
#include "tests/models/support/tiny_run.h"

#include <gtest/gtest.h>

using namespace playground;
using namespace playground::test;

namespace
{
/// The number of points at which `work` can be cancelled.
int places(const std::function<void()>& work)
{
    int asked = 0;
    const Cancellable counting([&] {
        ++asked;
        return false;
    });
    work();
    return asked;
}

/// Cancels `work` at its n-th point.
void giveUp(int n, const std::function<void()>& work)
{
    const Cancellable cancellable([&n] { return n-- == 0; });
    EXPECT_THROW(work(), Cancelled);
}

class AnyNetwork : public testing::TestWithParam<Recipe>
{
};

TEST_P(AnyNetwork, CanBeCancelledAfterEachLayer)
{
    const auto data = tinyDatasetFor(GetParam());
    Trainer trainer(GetParam(), data);
    const auto snapshot = trainer.snapshot();
    Previewer previewer(GetParam(), data);
    const PreviewRequest request{{0, 1}, {0.3F, 0.7F}, 7, false};
    Triptych whole;
    const int layers = places([&] { whole = previewer.triptych(snapshot, request); });
    EXPECT_GE(layers, 6);
    for (const int n : {0, layers / 2, layers - 1}) {
        giveUp(n, [&] { previewer.triptych(snapshot, request); });
        EXPECT_EQ(previewer.triptych(snapshot, request).predicted.values, whole.predicted.values);
    }
}

TEST_P(AnyNetwork, IsNotCancelledWithoutACancellable)
{
    const auto data = tinyDatasetFor(GetParam());
    Trainer trainer(GetParam(), data);
    Previewer previewer(GetParam(), data);
    {
        const Cancellable over([] { return true; });
    }
    EXPECT_NO_THROW(previewer.triptych(trainer.snapshot(), {{0}, {0.5F}, 7, false}));
}

INSTANTIATE_TEST_SUITE_P(
    Recipes, AnyNetwork, testing::Values(tinyRecipe(), tinyDliRecipe(), tinyDdpmRecipe()));

TEST(Cancelled, OuterInstancesArePolledToo)
{
    const auto data = tinyDataset();
    Trainer trainer(tinyRecipe(), data);
    Previewer previewer(tinyRecipe(), data);
    const Cancellable outer([] { return true; });
    const Cancellable inner([] { return false; });
    EXPECT_THROW(previewer.triptych(trainer.snapshot(), {{0}, {0.5F}, 7, false}), Cancelled);
}

TEST(Cancelled, NoiseLevelsContinue)
{
    const auto data = tinyDataset();
    Trainer trainer(tinyRecipe(), data);
    const auto snapshot = trainer.snapshot();
    const auto measured = [&](int giveUpAt) {
        Previewer previewer(tinyRecipe(), data);
        previewer.beginNoiseLevels(snapshot);
        for (int step = 0; step < 1000; ++step) {
            if (step == giveUpAt)
                giveUp(2, [&] { previewer.stepNoiseLevels(); });
            if (const auto errors = previewer.stepNoiseLevels())
                return errors->mse;
        }
        return std::vector<double>();
    };
    const std::vector<double> undisturbed = measured(-1);
    ASSERT_EQ(int(undisturbed.size()), NoiseLevelErrors::levels);
    EXPECT_EQ(measured(0), undisturbed);
    EXPECT_EQ(measured(7), undisturbed);
}

TEST(Cancelled, AnInspectionCanBeRepeated)
{
    const auto data = tinyDataset();
    Trainer trainer(tinyRecipe(), data);
    NetworkInspector inspector(tinyRecipe(), data);
    InspectionRequest request;
    request.pictures = {{0, 1}, {0.5F, 0.5F}, 7, false};
    giveUp(1, [&] { inspector.inspect(trainer.snapshot(), request); });
    EXPECT_EQ(inspector.inspect(trainer.snapshot(), request).predicted.count, 2);
}

TEST(Cancelled, ALatentRowContinues)
{
    Recipe recipe = tinyRecipe();
    recipe.dataset.imageSize = 16;
    recipe.network = {"VAE", R"({"block_out_channels":[8,16],"layers_per_block":1,"norm_num_groups":4})"};
    recipe.corruption.name = "none";
    const auto data = tinyDatasetFor(recipe);
    Trainer trainer(recipe, data);
    LatentSpace space(recipe, data);
    const std::vector<int> pictures{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    const Reconstructions whole = space.encode(trainer.snapshot(), pictures, std::nullopt);
    space.beginRow(trainer.snapshot(), pictures, std::nullopt);
    giveUp(3, [&] { space.stepRow(); });
    std::optional<Reconstructions> row;
    while (!row)
        row = space.stepRow();
    EXPECT_EQ(row->decoded.values, whole.decoded.values);
    EXPECT_EQ(row->mse, whole.mse);
}

} // namespace
