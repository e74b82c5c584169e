// SPDX-License-Identifier: GPL-3.0-or-later
// Compact runs: small, readable like any run, and trained further.
#include "models/api/export_run.h"
#include "models/api/saved_model.h"
#include "models/api/snapshot_file.h"
#include "models/api/trainer.h"
#include "models/api/weights_hash.h"
#include "models/files/safetensors.h"
#include "models/runs/half_precision.h"
#include "models/runs/weights_snapshot.h"
#include "tests/models/support/latent_experiment.h"
#include "tests/models/support/one_line.h"
#include "tests/models/support/temporary_folder.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <filesystem>

using namespace playground;
using namespace playground::test;

namespace
{
namespace fs = std::filesystem;

std::uintmax_t bytesIn(const fs::path& folder)
{
    std::uintmax_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        bytes += entry.is_regular_file() ? entry.file_size() : 0;
    return bytes;
}

const NamedTensors& weightsOf(const std::shared_ptr<const Snapshot>& snapshot)
{
    return dynamic_cast<const WeightsSnapshot&>(*snapshot).weights();
}

/// Half precision keeps 11 bits of the mantissa.
void expectRounded(const NamedTensors& rounded, const NamedTensors& whole)
{
    ASSERT_EQ(rounded.size(), whole.size());
    for (std::size_t i = 0; i < rounded.size(); ++i) {
        EXPECT_EQ(rounded[i].first, whole[i].first);
        EXPECT_TRUE(at::allclose(rounded[i].second, whole[i].second, 1e-3, 1e-7)) << rounded[i].first;
    }
}

class CompactRun : public testing::Test
{
protected:
    std::string run() const { return (m_folder / "run").string(); }
    std::string compact() const { return (m_folder / "compact").string(); }
    void write(const Trainer& trainer) const
    {
        trainer.save(run());
        exportRun(run(), ExportFormat::CompactRun, compact());
    }

private:
    TemporaryFolder m_folder;
};

TEST_F(CompactRun, IsSmallAndSamplesLikeTheRun)
{
    for (const Recipe& recipe : {tinyRecipe(), tinyDliRecipe(), tinyDdpmRecipe(), tinyClassesRecipe()}) {
        fs::remove_all(compact());
        fs::remove_all(run());
        Trainer trainer(recipe, tinyDatasetFor(recipe));
        train(trainer, 3);
        write(trainer);
        EXPECT_LT(5 * bytesIn(compact()), bytesIn(run()));
        const SavedModel model = loadRunModel(compact());
        EXPECT_EQ(model.recipe, loadRunModel(run()).recipe);
        EXPECT_EQ(model.snapshot->step(), 3);
        expectRounded(weightsOf(model.snapshot), weightsOf(trainer.snapshot()));
    }
}

TEST_F(CompactRun, IsTrainedFurther)
{
    const Recipe recipe = tinyRecipe();
    Trainer trainer(recipe, tinyDataset());
    train(trainer, 3);
    write(trainer);
    const auto resumed = Trainer::resume(compact(), tinyDataset());
    EXPECT_EQ(losses(*resumed), losses(trainer));
    expectRounded(weightsOf(resumed->snapshot()), weightsOf(trainer.snapshot()));
    resumed->setEpochs(100);
    train(*resumed, 4);
    EXPECT_EQ(resumed->stepsDone(), 7);
    resumed->save(compact()); // now a complete run
    EXPECT_EQ(losses(*Trainer::resume(compact(), tinyDataset())), losses(*resumed));
    EXPECT_EQ(weightsHash(*Trainer::resume(compact(), tinyDataset())->snapshot()),
        weightsHash(*resumed->snapshot()));
}

// The number of emoji depends on the installed font.
TEST_F(CompactRun, AcceptsADataSetOfAnotherSize)
{
    Trainer trainer(tinyRecipe(), tinyDataset(10));
    train(trainer, 2);
    write(trainer);
    const auto resumed = Trainer::resume(compact(), tinyDataset(14));
    EXPECT_EQ(resumed->stepsDone(), 2);
    train(*resumed, 1);
}

TEST_F(CompactRun, HasTheAveragedWeightsOnly)
{
    Recipe recipe = tinyRecipe();
    recipe.ema.decay = 0.9;
    Trainer trainer(recipe, tinyDataset());
    train(trainer, 3);
    write(trainer);
    for (const RunWeights which : {RunWeights::Last, RunWeights::Averaged})
        expectRounded(
            weightsOf(loadRunModel(compact(), which).snapshot), weightsOf(trainer.snapshot()->averaged()));
    const auto resumed = Trainer::resume(compact(), tinyDataset());
    EXPECT_EQ(weightsHash(*resumed->snapshot()), weightsHash(*resumed->snapshot()->averaged()));
}

TEST_F(CompactRun, KeepsItsSnapshots)
{
    Trainer trainer(tinyRecipe(), tinyDataset());
    train(trainer, 2);
    const auto early = trainer.snapshot();
    writeSnapshot(run() + "/snapshots/step-00000002.safetensors", *early);
    train(trainer, 1);
    write(trainer);
    const std::string file = compact() + "/snapshots/step-00000002.safetensors";
    const auto read = readSnapshot(file, *trainer.snapshot());
    EXPECT_EQ(read->step(), 2);
    expectRounded(weightsOf(read), weightsOf(early));
    EXPECT_EQ(weightsHashesIn(file), std::vector<std::string>{weightsHash(*read)});
}

TEST_F(CompactRun, HasTheAutoencoderOfLatents)
{
    const LatentExperiment experiment;
    Trainer trainer(experiment.recipe(), experiment.dataset());
    train(trainer, 2);
    write(trainer);
    const SavedModel model = loadRunModel(compact());
    ASSERT_TRUE(model.pictures->codec);
    EXPECT_EQ(model.pictures->codec->shape(), experiment.dataset()->codec->shape());
}

TEST(HalfPrecision, RefusesNumbersBeyondItsRange)
{
    const NamedTensors large{{"conv.weight", at::full({2}, 70'000.0)}};
    const std::string message = oneLineErrorOf([&] { inHalfPrecision(large, "run/model"); });
    EXPECT_NE(message.find("run/model"), std::string::npos) << message;
    EXPECT_NE(message.find("conv.weight"), std::string::npos) << message;
}

TEST(HalfPrecision, KeepsWholeNumbers)
{
    const NamedTensors halves
        = inHalfPrecision({{"count", at::full({1}, 70'000, at::kLong)}, {"bias", at::ones({1})}}, "");
    EXPECT_EQ(halves[0].second.scalar_type(), at::kLong);
    EXPECT_EQ(halves[0].second.item<std::int64_t>(), 70'000);
    EXPECT_EQ(halves[1].second.scalar_type(), at::kHalf);
}

TEST_F(CompactRun, NeedsARun)
{
    const std::string message
        = oneLineErrorOf([&] { exportRun(run(), ExportFormat::CompactRun, compact()); });
    EXPECT_NE(message.find(run()), std::string::npos) << message;
    EXPECT_FALSE(fs::exists(compact()));
}

} // namespace
