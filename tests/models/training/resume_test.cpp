// SPDX-License-Identifier: GPL-3.0-or-later
// Saving and resuming a run.
#include "models/api/shipped_recipes.h"
#include "models/files/safetensors.h"
#include "models/runs/weights_snapshot.h"
#include "tests/models/files/file_limits.h"
#include "tests/models/support/one_line.h"
#include "tests/models/support/temporary_folder.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <functional>
#include <map>

using namespace playground;
using namespace playground::test;
namespace fs = std::filesystem;

namespace
{
constexpr auto checkpointName = "checkpoint/checkpoint.safetensors";

std::unique_ptr<Trainer> resumed(const TemporaryFolder& folder, const Recipe& recipe = tinyRecipe())
{
    return Trainer::resume(folder.path().string(), tinyDatasetFor(recipe));
}

/// With all refinements that the courses do not use.
Recipe refined(Recipe recipe)
{
    recipe.lrScheduler = "cosine";
    recipe.lrWarmupSteps = 2;
    recipe.maxGradNorm = 0.1;
    recipe.ema.decay = 0.9;
    return recipe;
}

struct Stop {
    Recipe recipe;
    int step; ///< at which the run is saved
};

class SavedAt : public testing::TestWithParam<Stop>
{
};

TEST_P(SavedAt, ContinuesAsIfItHadNotStopped)
{
    const auto& [recipe, step] = GetParam();
    const TemporaryFolder folder;
    Trainer whole(recipe, tinyDatasetFor(recipe));
    train(whole, 7);

    Trainer first(recipe, tinyDatasetFor(recipe));
    train(first, step);
    first.save(folder.path().string());
    const auto second = resumed(folder, recipe);
    expectSameWeights(first, *second);
    EXPECT_EQ(second->recipe(), recipe);
    EXPECT_EQ(second->stepsDone(), step);
    EXPECT_EQ(second->history(), first.history());
    train(*second, 7 - step);
    EXPECT_EQ(losses(*second), losses(whole));
    expectSameWeights(*second, whole);
    EXPECT_EQ(second->history().back().epoch, 3);

    train(first, 7 - step); // saving changed nothing
    EXPECT_EQ(losses(first), losses(whole));
    expectSameWeights(first, whole);
}

/// An epoch has three steps: before the first step, in the middle, at the end, in the next epoch.
INSTANTIATE_TEST_SUITE_P(Steps, SavedAt,
    testing::Values(Stop{tinyRecipe(), 0}, Stop{tinyRecipe(), 1}, Stop{tinyRecipe(), 3},
        Stop{tinyRecipe(), 5}, Stop{tinyDliRecipe(), 2}, Stop{tinyDliRecipe(), 4}, Stop{tinyDdpmRecipe(), 2},
        Stop{tinyClassesRecipe(), 4}, Stop{refined(tinyRecipe()), 0}, Stop{refined(tinyRecipe()), 3},
        Stop{refined(tinyDliRecipe()), 4}),
    [](const auto& test) {
        return test.param.recipe.network.name + std::to_string(test.param.step)
            + (test.param.recipe.ema.decay > 0 ? "Refined" : "")
            + (test.param.recipe.conditioning.classes ? "WithClasses" : "");
    });

TEST(Resume, KeepsTheAveragedWeights)
{
    const TemporaryFolder folder;
    Trainer trainer(refined(tinyRecipe()), tinyDataset());
    train(trainer, 3);
    trainer.save(folder.path().string());
    const TensorFile saved = readSafetensors(folder / "model_ema/diffusion_pytorch_model.safetensors");
    const auto averaged = trainer.snapshot()->averaged();
    const NamedTensors& weights = dynamic_cast<const WeightsSnapshot&>(*averaged).weights();
    ASSERT_EQ(saved.tensors.size(), weights.size());
    const std::map<std::string, torch::Tensor> byName(saved.tensors.begin(), saved.tensors.end());
    for (const auto& [name, tensor] : weights)
        EXPECT_TRUE(byName.at(name).equal(tensor)) << name;
    EXPECT_EQ(get(folder / "model_ema/config.json"), get(folder / "model/config.json"));

    const auto checkpoint = folder / checkpointName;
    TensorFile content = readSafetensors(checkpoint);
    std::erase_if(content.tensors, [](const auto& t) { return t.first == "ema.up_layers.2.bias"; });
    writeSafetensors(checkpoint, content);
    const std::string message = oneLineErrorOf([&] { resumed(folder); });
    EXPECT_NE(message.find("up_layers.2.bias"), std::string::npos) << message;
}

TEST(Resume, KeepsTheLearningRateAndTheEpochs)
{
    const TemporaryFolder folder;
    Trainer trainer(tinyRecipe(), tinyDataset());
    train(trainer, 2);
    trainer.setLearningRate(2.5e-4);
    trainer.setEpochs(5);
    train(trainer, 1);
    trainer.save(folder.path().string());
    const auto second = resumed(folder);
    EXPECT_EQ(second->learningRate(), 2.5e-4);
    EXPECT_EQ(second->totalSteps(), 15);
    EXPECT_EQ(second->recipe(), trainer.recipe());
    EXPECT_EQ(loadRecipe(folder.path().string()), trainer.recipe());
    EXPECT_EQ(train(*second, 3), train(trainer, 3));
    expectSameWeights(*second, trainer);
}

TEST(Resume, CanBeRepeatedInTheSameFolder)
{
    const TemporaryFolder folder;
    Trainer whole(tinyRecipe(), tinyDataset());
    train(whole, 4);
    Trainer(tinyRecipe(), tinyDataset()).save(folder.path().string());
    for (int i = 0; i < 4; ++i) {
        const auto trainer = resumed(folder);
        EXPECT_EQ(trainer->stepsDone(), i);
        train(*trainer, 1);
        trainer->save(folder.path().string());
    }
    EXPECT_EQ(losses(*resumed(folder)), losses(whole));
}

TEST(Resume, LeavesOnlyTheDocumentedFiles)
{
    const TemporaryFolder folder;
    Trainer trainer(tinyRecipe(), tinyDataset());
    train(trainer, 1);
    trainer.save(folder.path().string());
    std::set<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
        if (entry.is_regular_file())
            files.insert(fs::relative(entry.path(), folder.path()).string());
    }
    EXPECT_EQ(files,
        (std::set<std::string>{"recipe.json", "losses.csv", "model/config.json",
            "model/diffusion_pytorch_model.safetensors", checkpointName}));
    const std::string csv = get(folder / "losses.csv");
    EXPECT_TRUE(csv.starts_with("step,epoch,seconds,loss\n1,1,")) << csv;
}

TEST(Resume, RejectsAnotherDataSet)
{
    const TemporaryFolder folder;
    Trainer(tinyRecipe(), tinyDataset()).save(folder.path().string());
    const std::string message
        = oneLineErrorOf([&] { Trainer::resume(folder.path().string(), tinyDataset(9)); });
    EXPECT_NE(message.find("10"), std::string::npos) << message;
    EXPECT_NE(message.find("9"), std::string::npos) << message;
    oneLineErrorOf([&] { Trainer::resume(folder.path().string(), tinyDataset(10, 32)); });
    oneLineErrorOf([&] { Trainer::resume(folder.path().string(), tinyDataset(), "cuda:99"); });
}

/// The checkpoint is sufficient; the other files are for people and other programs.
TEST(Resume, NeedsOnlyTheCheckpoint)
{
    const TemporaryFolder folder;
    Trainer trainer(tinyRecipe(), tinyDataset());
    train(trainer, 2);
    trainer.save(folder.path().string());
    put(folder / "losses.csv", "step,epoch,seconds,loss\nrubbish\n");
    fs::remove_all(folder / "model");
    fs::remove(folder / "recipe.json");
    EXPECT_EQ(resumed(folder)->history(), trainer.history());
}

// --- damaged checkpoints

struct Damage {
    std::string name;
    std::function<void(const fs::path& checkpoint)> done;
    std::string says;
};

void PrintTo(const Damage& damage, std::ostream* out)
{
    *out << damage.name;
}

/// Reads the checkpoint, changes it and writes it back.
std::function<void(const fs::path&)> changing(const std::function<void(TensorFile&)>& change)
{
    return [change](const fs::path& file) {
        TensorFile content = readSafetensors(file);
        change(content);
        writeSafetensors(file, content);
    };
}

std::function<void(const fs::path&)> without(const std::string& prefix)
{
    return changing([prefix](TensorFile& file) {
        std::erase_if(file.tensors, [&](const auto& tensor) { return tensor.first.starts_with(prefix); });
    });
}

std::function<void(const fs::path&)> replacing(const std::string& name, const torch::Tensor& with)
{
    return changing([name, with](TensorFile& file) {
        for (auto& [tensorName, tensor] : file.tensors) {
            if (tensorName == name)
                tensor = with;
        }
    });
}

std::function<void(const fs::path&)> withRecipe(const std::function<void(nlohmann::json&)>& change)
{
    return changing([change](TensorFile& file) {
        nlohmann::json recipe = nlohmann::json::parse(file.metadata.at("recipe"));
        change(recipe);
        file.metadata["recipe"] = recipe.dump();
    });
}

class Damaged : public testing::TestWithParam<Damage>
{
};

TEST_P(Damaged, IsRejectedInOneLine)
{
    const TemporaryFolder folder;
    Trainer trainer(tinyRecipe(), tinyDataset());
    train(trainer, 1);
    trainer.save(folder.path().string());
    GetParam().done(folder / checkpointName);
    const std::string message = oneLineErrorOf([&] { resumed(folder); });
    EXPECT_NE(message.find(folder.path().string()), std::string::npos) << message;
    EXPECT_NE(message.find(GetParam().says), std::string::npos) << message;
}

const std::vector<Damage>& damages()
{
    static const std::vector<Damage> all = {
        {"Missing", [](const fs::path& file) { fs::remove(file); }, "no checkpoint"},
        {"NoFolder", [](const fs::path& file) { fs::remove_all(file.parent_path()); }, "no checkpoint"},
        {"Empty", [](const fs::path& file) { put(file, ""); }, "checkpoint.safetensors"},
        {"Text", [](const fs::path& file) { put(file, "hello, this is not a checkpoint"); }, "checkpoint"},
        {"CutOff", [](const fs::path& file) { fs::resize_file(file, fs::file_size(file) - 1); },
            "checkpoint"},
        {"CutInHalf", [](const fs::path& file) { fs::resize_file(file, fs::file_size(file) / 2); },
            "checkpoint"},
        {"CutInHeader", [](const fs::path& file) { fs::resize_file(file, 100); }, "checkpoint"},
        {"AFolder",
            [](const fs::path& file) {
                fs::remove(file);
                fs::create_directory(file);
            },
            "checkpoint"},
        {"Foreign",
            [](const fs::path& file) {
                writeSafetensors(file, {{{"weight", at::ones({2})}}, {}});
            },
            "recipe"},
        {"NoImages", changing([](TensorFile& file) { file.metadata.erase("images"); }), "images"},
        {"ImagesNoNumber", changing([](TensorFile& file) { file.metadata["images"] = "10 "; }), "images"},
        {"NegativeImages", changing([](TensorFile& file) { file.metadata["images"] = "-10"; }), "images"},
        {"RecipeNoJson", changing([](TensorFile& file) { file.metadata["recipe"] = "{"; }), "column 2"},
        {"RecipeUnknownField", withRecipe([](nlohmann::json& r) { r["speed"] = 1; }), "speed"},
        {"RecipeOutOfRange", withRecipe([](nlohmann::json& r) { r["batch_size"] = 0; }), "batch_size"},
        {"AnotherNetwork", withRecipe([](nlohmann::json& r) { r["network"]["name"] = "DliUNet"; }),
            "weights"},
        {"NoWeights", without("weights."), "down_layers.0.weight"},
        {"OneWeightMissing", without("weights.up_layers.2.bias"), "up_layers.2.bias"},
        {"OneWeightMore",
            changing([](TensorFile& file) { file.tensors.emplace_back("weights.more", at::ones({1})); }),
            "more"},
        {"WeightOfAnotherShape", replacing("weights.up_layers.2.bias", at::ones({2})), "up_layers.2.bias"},
        {"WholeNumbersForAWeight", replacing("weights.up_layers.2.bias", at::ones({1}, at::kLong)),
            "up_layers.2.bias"},
        {"NoOptimizer", without("optimizer."), "optimiser state"},
        {"OneMomentMissing", without("optimizer.exp_avg_sq.up_layers.2.bias"), "exp_avg_sq.up_layers.2.bias"},
        {"MomentOfAnotherShape", replacing("optimizer.exp_avg.up_layers.2.bias", at::ones({2})),
            "exp_avg.up_layers.2.bias"},
        {"NegativeSteps", replacing("optimizer.step.up_layers.2.bias", at::scalar_tensor(-1, at::kLong)),
            "negative"},
        {"NoHistory", without("history."), "history."},
        {"ShorterHistory", replacing("history.loss", at::zeros({0}, at::kDouble)), "history.loss"},
        {"FlatHistory", replacing("history.epoch", at::scalar_tensor(1, at::kLong)), "history.epoch"},
        {"HistoryOfAnotherKind", replacing("history.seconds", at::zeros({1}, at::kFloat)), "history.seconds"},
        {"NoEpoch", replacing("history.epoch", at::zeros({1}, at::kLong)), "history.epoch"},
        {"EpochTooLarge", replacing("history.epoch", at::full({1}, std::int64_t(1) << 40, at::kLong)),
            "history.epoch"},
        {"LossNotFinite", replacing("history.loss", at::full({1}, NAN, at::kDouble)), "history.loss"},
        {"NegativeSeconds", replacing("history.seconds", at::full({1}, -1, at::kDouble)), "history.seconds"},
    };
    return all;
}

INSTANTIATE_TEST_SUITE_P(
    Checkpoint, Damaged, testing::ValuesIn(damages()), [](const auto& test) { return test.param.name; });

TEST(Resume, TheFirstStepRejectsWeightsWithoutAFiniteLoss)
{
    const TemporaryFolder folder;
    Trainer trainer(tinyRecipe(), tinyDataset());
    train(trainer, 1);
    trainer.save(folder.path().string());
    replacing("weights.up_layers.2.bias", at::full({1}, NAN))(folder / checkpointName);
    const auto second = resumed(folder);
    for (int i = 0; i < 2; ++i) {
        const std::string message = oneLineErrorOf([&] { second->step(); });
        EXPECT_NE(message.find("no earlier state to return to"), std::string::npos) << message;
        EXPECT_EQ(second->stepsDone(), 1);
    }
}

// --- interrupted saves

/// A run saved after two steps, and its trainer after the third.
struct SavedRunFolder {
    SavedRunFolder()
    {
        train(trainer, 2);
        trainer.save(folder.path().string());
        train(trainer, 1);
    }

    /// Expects a one-line error for the save of step 3, with step 2's checkpoint intact.
    void expectInterruptedSave(const std::function<void()>& save)
    {
        const std::string message = oneLineErrorOf(save);
        EXPECT_NE(message.find(folder.path().string()), std::string::npos) << message;
        const auto second = resumed(folder);
        EXPECT_EQ(second->stepsDone(), 2);
        train(*second, 1);
        EXPECT_EQ(losses(*second), losses(trainer));
        expectSameWeights(*second, trainer);
        for (const auto& entry : fs::recursive_directory_iterator(folder.path()))
            EXPECT_NE(entry.path().extension(), ".tmp") << entry.path();
    }

    TemporaryFolder folder;
    Trainer trainer{tinyRecipe(), tinyDataset()};
};

class FullDisk : public testing::TestWithParam<rlim_t>
{
};

TEST_P(FullDisk, KeepsTheLastGoodCheckpoint)
{
    SavedRunFolder run;
    run.expectInterruptedSave([&] {
        const FileSizeLimit limit(GetParam());
        run.trainer.save(run.folder.path().string());
    });
    run.trainer.save(run.folder.path().string()); // there is space again
    EXPECT_EQ(resumed(run.folder)->stepsDone(), 3);
}

/// Limits too small for the recipe, the losses, the weights, and the checkpoint (three times the weights).
INSTANTIATE_TEST_SUITE_P(Bytes, FullDisk, testing::Values(0, 700, 1000000, 2000000));

TEST(InterruptedSave, AReadOnlyFolderKeepsTheLastGoodCheckpoint)
{
    SavedRunFolder run;
    const auto everything = {run.folder.path(), run.folder / "model", run.folder / "checkpoint"};
    for (const fs::path& folder : everything)
        fs::permissions(folder, fs::perms(0555));
    run.expectInterruptedSave([&] {
        const OrdinaryUser user;
        ASSERT_TRUE(user.isSet);
        run.trainer.save(run.folder.path().string());
    });
    for (const fs::path& folder : everything)
        fs::permissions(folder, fs::perms(0755));
}

TEST(InterruptedSave, IgnoresFilesNewerThanTheCheckpoint)
{
    SavedRunFolder run;
    const std::string checkpoint = get(run.folder / checkpointName);
    run.trainer.setLearningRate(0.5);
    run.trainer.save(run.folder.path().string());
    put(run.folder / checkpointName, checkpoint); // as if all files but the last had been written
    const auto second = resumed(run.folder);
    EXPECT_EQ(second->stepsDone(), 2);
    EXPECT_EQ(second->learningRate(), 1e-3);
    train(*second, 1);
    expectSameWeights(*second, run.trainer);
}

} // namespace
