// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/network_inspector.h"
#include "models/api/previewer.h"
#include "models/api/recipe.h"
#include "models/api/recipe_fields.h"
#include "models/api/saved_model.h"
#include "models/api/trainer.h"
#include "models/data/batches.h"
#include "models/recipes/class_labels.h"
#include "models/recipes/experiment.h"
#include "models/runs/snapshot_network.h"
#include "models/runs/weights_snapshot.h"
#include "models/tensors/image_tensors.h"
#include "models/tensors/random.h"
#include "tests/models/support/device.h"
#include "tests/models/support/one_line.h"
#include "tests/models/support/temporary_folder.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <numeric>

using namespace playground;
using namespace playground::test;

namespace
{

constexpr std::int64_t pictureCount = 10;

/// The pictures of tinyDatasetFor(), each with the next class.
std::shared_ptr<const Dataset> otherwiseLabelled(const Recipe& recipe)
{
    auto other = std::make_shared<Dataset>(*tinyDatasetFor(recipe));
    for (std::uint8_t& label : other->labels)
        label = static_cast<std::uint8_t>((label + 1) % 10);
    return other;
}

std::vector<std::int64_t> allPictures()
{
    std::vector<std::int64_t> indices(pictureCount);
    std::iota(indices.begin(), indices.end(), 0);
    return indices;
}

/// A conditional network on all pictures, with the random numbers of one training batch.
struct OneBatch {
    explicit OneBatch(double dropProbability)
        : recipe(tinyClassesRecipe())
    {
        recipe.conditioning.dropProbability = dropProbability;
        dataset = tinyDatasetFor(recipe);
        network = buildNetwork(recipe, *dataset);
        corruption = buildCorruption(recipe);
        clean = Batches(dataset, recipe.dataset.range, /*flip=*/false).gather(allPictures());
        labels = classLabels(recipe, *dataset, allPictures());
        generator = generatorFor(5, RandomPurpose::Validation, 0);
        amount = corruption->drawAmounts(pictureCount, generator);
        noise = corruption->noise(clean.sizes(), generator);
    }

    double lossTold(const torch::Tensor& told) const
    {
        return lossAt(*network, *corruption, recipe.predictionType, clean, noise, amount, told)
            .item<double>();
    }
    double drawn() const
    {
        const at::Generator fresh = generatorFor(5, RandomPurpose::Validation, 0);
        return trainingLoss(*network, *corruption, recipe, clean, fresh, labels).loss.item<double>();
    }

    Recipe recipe;
    std::shared_ptr<const Dataset> dataset;
    std::shared_ptr<Network> network;
    std::unique_ptr<Corruption> corruption;
    torch::Tensor clean, labels, amount, noise;
    at::Generator generator; ///< after drawing amounts and noise
};

TEST(ClassConditioning, HasAnEmbeddingForEveryClassAndOneForNone)
{
    const Recipe recipe = tinyClassesRecipe();
    const auto snapshot = Trainer(recipe, tinyDatasetFor(recipe)).snapshot();
    bool found = false;
    for (const auto& [name, tensor] : dynamic_cast<const WeightsSnapshot&>(*snapshot).weights()) {
        if (name != "class_embedding.weight")
            continue;
        found = true;
        EXPECT_EQ(tensor.sizes(), at::IntArrayRef({11, 128})); // 4 times the first width
    }
    EXPECT_TRUE(found);
    EXPECT_TRUE(noClassLabels(recipe, 2).equal(at::tensor({10, 10}, at::kLong)));
    EXPECT_FALSE(noClassLabels(tinyDdpmRecipe(), 2).defined());
    EXPECT_FALSE(classLabels(tinyDdpmRecipe(), *tinyDatasetFor(recipe), allPictures()).defined());
}

/// If the data set's name does not determine the classes, the run stores those of its data.
TEST(ClassConditioning, KeepsTheClassesOfTheData)
{
    Recipe recipe = tinyClassesRecipe();
    recipe.dataset.name = "idx";
    recipe.conditioning.classNames = {"of", "other", "data"};
    auto data = std::make_shared<Dataset>(*tinyDatasetFor(recipe));
    data->classNames = {"cat", "dog"};
    for (std::uint8_t& label : data->labels)
        label %= 2;
    const TemporaryFolder folder;
    {
        Trainer trainer(recipe, data);
        EXPECT_EQ(trainer.recipe().conditioning.classNames, data->classNames);
        EXPECT_EQ(trainer.step().step, 1);
        trainer.save(folder.path().string());
    }
    const SavedModel saved = loadRunModel(folder.path().string());
    EXPECT_EQ(saved.pictures->classNames, data->classNames);
    EXPECT_EQ(saved.recipe.conditioning.classNames, data->classNames);
    // Without a recipe that names them, they are numbered.
    put(folder / "recipe-alone.json", recipeToJson([&] {
        Recipe unnamed = recipe;
        unnamed.conditioning.classNames.clear();
        return unnamed;
    }()));
    const SavedModel numbered
        = loadModel((folder / "model").string(), (folder / "recipe-alone.json").string());
    EXPECT_EQ(numbered.pictures->classNames, (std::vector<std::string>{"0", "1"}));

    EXPECT_EQ(Trainer::resume(folder.path().string(), data)->stepsDone(), 1);
    auto other = std::make_shared<Dataset>(*data);
    other->classNames = {"cat", "lion"};
    const std::string message = oneLineErrorOf([&] { Trainer::resume(folder.path().string(), other); });
    EXPECT_NE(message.find("cat, dog"), std::string::npos) << message;
    EXPECT_NE(message.find("cat, lion"), std::string::npos) << message;

    other->classNames = {""};
    other->whyNoClasses = Text("there are no folders.");
    EXPECT_EQ(oneLineErrorOf([&] { Trainer(recipe, other); }), "conditioning.classes: there are no folders.");
    recipe.conditioning.classes = false;
    EXPECT_TRUE(Trainer(recipe, other).recipe().conditioning.classNames.empty());
}

TEST(ClassConditioning, DropsNoAllOrSomeLabels)
{
    const OneBatch never(0);
    EXPECT_EQ(never.drawn(), never.lossTold(never.labels));
    const OneBatch always(1);
    const torch::Tensor none = noClassLabels(always.recipe, pictureCount);
    EXPECT_EQ(always.drawn(), always.lossTold(none));
    EXPECT_NE(always.drawn(), never.drawn()); // the class has an effect
    const OneBatch sometimes(0.5);
    const torch::Tensor left = at::rand({pictureCount}, sometimes.generator) < 0.5;
    EXPECT_GT(left.sum().item<int>(), 0);
    EXPECT_LT(left.sum().item<int>(), pictureCount);
    EXPECT_EQ(sometimes.drawn(), sometimes.lossTold(at::where(left, none, sometimes.labels)));
}

TEST(ClassConditioning, HeldOutPicturesKeepTheirClass)
{
    const OneBatch batch(1);
    const at::Generator fresh = generatorFor(5, RandomPurpose::Validation, 0);
    const double loss
        = heldOutLoss(*batch.network, *batch.corruption, batch.recipe, batch.clean, fresh, batch.labels)
              .item<double>();
    EXPECT_EQ(loss, batch.lossTold(batch.labels));
    EXPECT_NE(loss, batch.drawn());
}

TEST(ClassConditioning, UnconditionalTrainingDrawsNothingMore)
{
    const Recipe recipe = tinyDdpmRecipe();
    const auto dataset = tinyDatasetFor(recipe);
    const auto network = buildNetwork(recipe, *dataset);
    const auto corruption = buildCorruption(recipe);
    const torch::Tensor clean = Batches(dataset, recipe.dataset.range, false).gather(allPictures());
    const at::Generator drawn = generatorFor(5, RandomPurpose::Validation, 0);
    trainingLoss(*network, *corruption, recipe, clean, drawn);
    const at::Generator expected = generatorFor(5, RandomPurpose::Validation, 0);
    corruption->drawAmounts(pictureCount, expected);
    corruption->noise(clean.sizes(), expected);
    EXPECT_TRUE(drawn.get_state().equal(expected.get_state()));

    Recipe other = recipe; // has no effect here
    other.conditioning.dropProbability = 0.9;
    Trainer a(recipe, dataset);
    Trainer b(other, dataset);
    EXPECT_EQ(train(a, 4), train(b, 4));
    expectSameWeights(a, b);
}

TEST(ClassConditioning, TrainsOnTheLabelsOfTheData)
{
    const Recipe recipe = tinyClassesRecipe();
    Trainer a(recipe, tinyDatasetFor(recipe));
    Trainer b(recipe, tinyDatasetFor(recipe));
    Trainer other(recipe, otherwiseLabelled(recipe));
    const std::vector<double> expected = train(a, 4);
    EXPECT_EQ(train(b, 4), expected);
    EXPECT_NE(train(other, 4), expected);
}

TEST(ClassConditioning, PreviewsUseThePicturesClasses)
{
    const Recipe recipe = tinyClassesRecipe();
    const auto dataset = tinyDatasetFor(recipe);
    const auto snapshot = Trainer(recipe, dataset).snapshot();
    const PreviewRequest request{{7, 2}, {0.25F, 0.75F}, 3, false};
    Previewer previewer(recipe, dataset);
    const Triptych shown = previewer.triptych(snapshot, request);

    const auto corruption = buildCorruption(recipe);
    SnapshotNetwork network(recipe, *dataset, at::kCPU);
    const torch::Tensor amount = at::tensor(request.amounts);
    const torch::Tensor noised = toTensor(shown.noised);
    const torch::Tensor labels = at::tensor({7, 2}, at::kLong);
    const at::NoGradGuard guard;
    const torch::Tensor output = network.with(snapshot).predict(noised, corruption->timestep(amount), labels);
    const ImageBatch expected
        = toImages(corruption->predictedClean(recipe.predictionType, output, noised, amount).clamp(-1, 1));
    EXPECT_TRUE(toTensor(shown.predicted).allclose(toTensor(expected), 0, onProcessor() ? 0 : 1e-5));

    Previewer other(recipe, otherwiseLabelled(recipe));
    EXPECT_NE(other.triptych(snapshot, request).predicted.values, expected.values);
    // Pure noise has no known class. (A network that predicts the noise would not be run.)
    Recipe velocity = recipe;
    velocity.predictionType = "v_prediction";
    Previewer plain(velocity, dataset);
    Previewer otherwise(velocity, otherwiseLabelled(velocity));
    EXPECT_EQ(otherwise.meanComparison(snapshot, 1).predicted.values,
        plain.meanComparison(snapshot, 1).predicted.values);
}

TEST(ClassConditioning, NoiseLevelsUseThePicturesClasses)
{
    const Recipe recipe = tinyClassesRecipe();
    const auto errors = [&](const std::shared_ptr<const Dataset>& dataset) {
        Previewer previewer(recipe, dataset);
        previewer.beginNoiseLevels(Trainer(recipe, dataset).snapshot());
        std::optional<NoiseLevelErrors> found;
        for (int i = 0; i < 100 && !found; ++i)
            found = previewer.stepNoiseLevels();
        return found ? found->mse : std::vector<double>();
    };
    const std::vector<double> own = errors(tinyDatasetFor(recipe));
    EXPECT_EQ(own.size(), NoiseLevelErrors::levels);
    EXPECT_EQ(errors(tinyDatasetFor(recipe)), own);
    EXPECT_NE(errors(otherwiseLabelled(recipe)), own);
}

TEST(ClassConditioning, TheInspectorShowsTheEmbedding)
{
    const Recipe recipe = tinyClassesRecipe();
    const auto dataset = tinyDatasetFor(recipe);
    const auto snapshot = Trainer(recipe, dataset).snapshot();
    NetworkInspector inspector(recipe, dataset);
    InspectionRequest request;
    request.pictures = {{7, 2}, {0.25F, 0.75F}, 3, false};
    request.picture = 1;
    request.node = "class_embedding";
    const Inspection seen = inspector.inspect(snapshot, request);
    EXPECT_EQ(seen.maps.channels, 128);
    EXPECT_EQ(seen.weights.count, 11 * 128);
    EXPECT_EQ(seen.predicted.values,
        Previewer(recipe, dataset).triptych(snapshot, request.pictures).predicted.values);
}

TEST(ClassConditioning, RejectsDataWithOtherClasses)
{
    const Recipe recipe = tinyClassesRecipe();
    auto strange = std::make_shared<Dataset>(*tinyDatasetFor(recipe));
    strange->labels[4] = 10; // "no class" is not a picture's class
    const std::string message = oneLineErrorOf([&] { classLabels(recipe, *strange, allPictures()); });
    EXPECT_NE(message.find("Image 4"), std::string::npos) << message;
    strange->labels.clear();
    oneLineErrorOf([&] { classLabels(recipe, *strange, allPictures()); });
}

} // namespace
