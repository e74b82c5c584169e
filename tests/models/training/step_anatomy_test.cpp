// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/step_anatomy.h"

#include "models/api/recipe.h"
#include "models/api/recipe_fields.h"
#include "models/api/trainer.h"
#include "tests/models/support/tiny_run.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

using namespace playground;
using namespace playground::test;

namespace
{

Trainer anatomyTrainer(const Recipe& recipe)
{
    return Trainer(recipe, tinyDatasetFor(recipe));
}

Recipe averagedWithDropout()
{
    Recipe recipe = tinyClassesRecipe();
    recipe.ema.decay = 0.9;
    setRecipeValue(recipe, "network.config.dropout", "0.3");
    return recipe;
}

double meanOf(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double meanSquare(const ImageBatch& a, const ImageBatch& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.values.size(); ++i)
        sum += std::pow(double{a.values[i]} - double{b.values[i]}, 2);
    return sum / static_cast<double>(a.values.size());
}

class AnatomyOf : public testing::TestWithParam<Recipe>
{
};

/// Flips, batch normalisation, dropout, dropped labels and averages: all are left as they were.
TEST_P(AnatomyOf, DoesNotChangeTraining)
{
    Trainer plain = anatomyTrainer(GetParam());
    Trainer recorded = anatomyTrainer(GetParam());
    const bool hasDropout = GetParam().network.config.find("dropout") != std::string::npos;
    for (int i = 0; i < 7; ++i) { // over the end of an epoch
        StepAnatomy anatomy;
        const StepRecord record = i % 2 == 0 ? recorded.step(&anatomy) : recorded.step();
        if (!hasDropout) { // which draws from a generator that both trainers share
            EXPECT_EQ(record.loss, plain.step().loss) << "step " << i + 1;
        }
        if (i % 2 == 0) {
            EXPECT_EQ(anatomy.record, record);
        }
    }
    if (!hasDropout)
        expectSameWeights(plain, recorded);
}

TEST_P(AnatomyOf, HoldsTheStepsNumbers)
{
    Trainer trainer = anatomyTrainer(GetParam());
    StepAnatomy anatomy;
    const StepRecord record = trainer.step(&anatomy);
    const int batch = GetParam().batchSize;
    ASSERT_LE(batch, StepAnatomy::mostPictures); // all pictures of the batch are shown
    EXPECT_EQ(anatomy.batchSize, batch);
    EXPECT_EQ(anatomy.original.count, batch);
    EXPECT_EQ(anatomy.output.count, batch);
    ASSERT_EQ(anatomy.errors.size(), static_cast<std::size_t>(batch));
    EXPECT_NEAR(meanOf(anatomy.errors), record.loss, 1e-5 * std::abs(record.loss));
    EXPECT_NEAR(meanSquare(anatomy.output, anatomy.target), record.loss, 1e-5 * std::abs(record.loss));
    EXPECT_EQ(anatomy.amounts.size(), static_cast<std::size_t>(batch));
    EXPECT_TRUE(anatomy.updated);
    EXPECT_EQ(anatomy.learningRate, GetParam().optimizer.learningRate);
    EXPECT_NE(anatomy.outputAfter.values, anatomy.output.values);
    EXPECT_NEAR(meanSquare(anatomy.outputAfter, anatomy.target), anatomy.lossAfter, 1e-5 * anatomy.lossAfter);
    EXPECT_NEAR(meanOf(anatomy.errorsAfter), anatomy.lossAfter, 1e-5 * anatomy.lossAfter);
}

TEST_P(AnatomyOf, HasTheSizesOfGradientsAndUpdates)
{
    Trainer trainer = anatomyTrainer(GetParam());
    StepAnatomy anatomy;
    trainer.step(&anatomy);
    std::int64_t parameters = 0;
    for (const StepAnatomy::Part& part : anatomy.parts) {
        parameters += part.parameters;
        EXPECT_EQ(part.name.find("weight"), std::string::npos) << part.name;
        EXPECT_GT(part.weights, 0) << part.name;
        if (part.gradient > 0) { // DliUNet's dense_emb has none
            // Adam's first step moves a weight by the learning rate, less if its gradient is as small as eps,
            // and AdamW shrinks it a little.
            EXPECT_GT(part.change, 0) << part.name;
            EXPECT_LT(part.change, 1.3 * anatomy.learningRate) << part.name;
        } else {
            EXPECT_EQ(part.change, 0) << part.name;
        }
    }
    EXPECT_EQ(parameters, trainer.parameterCount());
    EXPECT_NEAR(anatomy.parts.back().change, anatomy.learningRate, 0.3 * anatomy.learningRate);
    EXPECT_GE(anatomy.parts.size(), 3U);
}

INSTANTIATE_TEST_SUITE_P(Recipes, AnatomyOf,
    testing::Values(tinyRecipe(), tinyDliRecipe(), tinyDdpmRecipe(), averagedWithDropout()),
    [](const auto& test) {
        return test.param.network.name + (test.param.conditioning.classes ? "WithClasses" : "");
    });

TEST(StepAnatomy, OnlyTimestepNetworksHaveTimesteps)
{
    for (const auto& [recipe, expected] :
        {std::pair(tinyRecipe(), std::size_t{0}), std::pair(tinyDdpmRecipe(), std::size_t{4})}) {
        Trainer trainer = anatomyTrainer(recipe);
        StepAnatomy anatomy;
        trainer.step(&anatomy);
        EXPECT_EQ(anatomy.timesteps.size(), expected) << recipe.network.name;
    }
}

TEST(StepAnatomy, SaysThatGradientsAreAccumulated)
{
    Recipe recipe = tinyRecipe();
    recipe.gradientAccumulationSteps = 2;
    Trainer trainer = anatomyTrainer(recipe);
    StepAnatomy anatomy;
    trainer.step(&anatomy);
    EXPECT_FALSE(anatomy.updated);
    EXPECT_TRUE(anatomy.outputAfter.empty());
    trainer.step(&anatomy);
    EXPECT_TRUE(anatomy.updated);
}

TEST(StepAnatomy, ShowsEightPicturesOfALargeBatch)
{
    Recipe recipe = tinyRecipe();
    recipe.batchSize = 10;
    Trainer trainer = anatomyTrainer(recipe);
    StepAnatomy anatomy;
    trainer.step(&anatomy);
    EXPECT_EQ(anatomy.batchSize, 10);
    EXPECT_EQ(anatomy.original.count, 8);
    EXPECT_EQ(anatomy.amounts.size(), 8U);
}

} // namespace
