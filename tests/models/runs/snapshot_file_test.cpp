// SPDX-License-Identifier: GPL-3.0-or-later
// Snapshots on disk: restored bit for bit, and only into the network they belong to.
#include "models/api/snapshot_file.h"

#include "models/api/recipe.h"
#include "models/api/trainer.h"
#include "models/api/weights_hash.h"
#include "models/files/safetensors.h"
#include "tests/models/support/one_line.h"
#include "tests/models/support/temporary_folder.h"
#include "tests/models/support/tiny_run.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <limits>

using namespace playground;
using namespace playground::test;

namespace
{

class SnapshotFile : public testing::Test
{
protected:
    std::string file() const { return (m_folder.path() / "step.safetensors").string(); }
    std::string problem(const Snapshot& like) const
    {
        const std::string message = oneLineErrorOf([&] { readSnapshot(file(), like); });
        EXPECT_NE(message.find(file()), std::string::npos) << message;
        return message;
    }

private:
    TemporaryFolder m_folder;
};

TEST_F(SnapshotFile, SurvivesARoundTripBitForBit)
{
    for (Recipe recipe : {tinyRecipe(), tinyDliRecipe()}) {
        recipe.ema.decay = recipe == tinyRecipe() ? 0 : 0.9;
        Trainer trainer(recipe, tinyDatasetFor(recipe));
        train(trainer, 3);
        const auto written = trainer.snapshot();
        writeSnapshot(file(), *written);
        train(trainer, 1);
        const auto read = readSnapshot(file(), *trainer.snapshot());
        EXPECT_EQ(read->step(), 3);
        EXPECT_EQ(weightsHash(*read), weightsHash(*written));
        EXPECT_NE(weightsHash(*read), weightsHash(*trainer.snapshot()));
        ASSERT_EQ(read->averaged() != nullptr, recipe.ema.decay > 0);
        std::vector<std::string> hashes{weightsHash(*written)};
        if (read->averaged()) {
            EXPECT_EQ(weightsHash(*read->averaged()), weightsHash(*written->averaged()));
            hashes.push_back(weightsHash(*written->averaged()));
        }
        EXPECT_EQ(weightsHashesIn(file()), hashes);
        EXPECT_LE(snapshotBytes(*written), static_cast<std::int64_t>(std::filesystem::file_size(file())));
    }
}

TEST_F(SnapshotFile, OtherNetworksAreRejected)
{
    Trainer basic(tinyRecipe(), tinyDataset());
    Trainer dli(tinyDliRecipe(), tinyDatasetFor(tinyDliRecipe()));
    writeSnapshot(file(), *basic.snapshot());
    problem(*dli.snapshot());

    Recipe averaged = tinyRecipe();
    averaged.ema.decay = 0.9;
    problem(*Trainer(averaged, tinyDataset()).snapshot()); // the average is missing
}

TEST_F(SnapshotFile, DamagedFilesAreRejected)
{
    Trainer trainer(tinyRecipe(), tinyDataset());
    const auto like = trainer.snapshot();
    problem(*like); // no such file
    writeSnapshot(file(), *like);
    const TensorFile good = readSafetensors(file());

    TensorFile bad = good;
    bad.metadata.erase("step");
    writeSafetensors(file(), bad);
    problem(*like);
    bad.metadata["step"] = "-1";
    writeSafetensors(file(), bad);
    problem(*like);

    bad = good;
    bad.tensors.front().second = bad.tensors.front().second.clone();
    bad.tensors.front().second.fill_(std::numeric_limits<float>::quiet_NaN());
    writeSafetensors(file(), bad);
    problem(*like);

    bad = good;
    bad.metadata.erase("weights_hash");
    writeSafetensors(file(), bad);
    EXPECT_NE(oneLineErrorOf([&] { weightsHashesIn(file()); }).find(file()), std::string::npos);

    writeSnapshot(file(), *like);
    std::filesystem::resize_file(file(), std::filesystem::file_size(file()) / 2);
    problem(*like);
    oneLineErrorOf([&] { weightsHashesIn(file()); });
    std::filesystem::resize_file(file(), 4);
    problem(*like);
    oneLineErrorOf([&] { weightsHashesIn(file()); });
}

} // namespace
