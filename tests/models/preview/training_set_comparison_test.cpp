// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/training_set_comparison.h"

#include "models/api/error.h"
#include "models/diffusion/corruption.h"
#include "tests/models/support/golden.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace playground;
using namespace playground::test;

namespace
{

constexpr int size = 8;
constexpr int pixels = size * size;

/// Picture `index` of the data set, in the recipe's range.
std::vector<double> clean(const Dataset& data, const Recipe& recipe, int index)
{
    std::vector<double> values;
    for (int i = 0; i < pixels; ++i) {
        const double v = data.pixels[static_cast<std::size_t>(index * pixels + i)] / 255.0;
        values.push_back(recipe.dataset.range == "0..1" ? v : 2 * v - 1);
    }
    return values;
}

ImageBatch picture(const std::vector<double>& values)
{
    return {1, 1, size, size, std::vector<float>(values.begin(), values.end())};
}

Recipe recipeWith(const std::string& corruption, const std::string& range)
{
    Recipe recipe = tinyRecipe();
    recipe.dataset.imageSize = size;
    recipe.dataset.range = range;
    recipe.corruption.name = corruption;
    if (corruption == "ddpm")
        recipe.predictionType = "epsilon";
    if (corruption == "flow")
        recipe.predictionType = "velocity";
    return recipe;
}

struct Shares {
    double clean;
    double noise;
};

/// Computed from the definitions, independently of the code under test.
Shares sharesOf(const Recipe& recipe, double amount)
{
    if (recipe.corruption.name != "ddpm")
        return {1 - amount, amount};
    double abar = 1;
    for (int t = 0; t <= std::lround(amount * 999); ++t)
        abar *= 1 - (1e-4 + (0.02 - 1e-4) * t / 999);
    return {std::sqrt(abar), std::sqrt(1 - abar)};
}

/// A noised picture: image `index` plus a fixed noise pattern, uniform in 0..1 or roughly normal.
std::vector<double> noised(const Dataset& data, const Recipe& recipe, int index, double amount)
{
    const Shares shares = sharesOf(recipe, amount);
    std::vector<double> values = clean(data, recipe, index);
    for (int i = 0; i < pixels; ++i) {
        const double uniform = std::fmod(0.5 + i * 0.6180339887, 1.0);
        const double noise = recipe.corruption.name == "uniform-mix" ? uniform : (uniform - 0.5) * 3.46;
        auto& v = values[static_cast<std::size_t>(i)];
        v = shares.clean * v + shares.noise * noise;
    }
    return values;
}

/// The posterior mean under Gaussian noise, in double, by Bayes' rule.
std::vector<double> gaussianIdeal(
    const Dataset& data, const Recipe& recipe, const std::vector<double>& x, double amount)
{
    const Shares shares = sharesOf(recipe, amount);
    std::vector<double> logWeights;
    for (int d = 0; d < data.count; ++d) {
        double squared = 0;
        for (int i = 0; i < pixels; ++i)
            squared += std::pow(x[static_cast<std::size_t>(i)]
                    - shares.clean * clean(data, recipe, d)[static_cast<std::size_t>(i)],
                2);
        logWeights.push_back(-squared / (2 * shares.noise * shares.noise));
    }
    const double most = *std::max_element(logWeights.begin(), logWeights.end());
    std::vector<double> mean(pixels, 0.0);
    double total = 0;
    for (int d = 0; d < data.count; ++d) {
        const double weight = std::exp(logWeights[static_cast<std::size_t>(d)] - most);
        total += weight;
        for (int i = 0; i < pixels; ++i)
            mean[static_cast<std::size_t>(i)] += weight * clean(data, recipe, d)[static_cast<std::size_t>(i)];
    }
    for (double& v : mean)
        v /= total;
    return mean;
}

void expectEqual(const ImageBatch& actual, const std::vector<double>& expected, double tolerance)
{
    ASSERT_EQ(actual.values.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        ASSERT_NEAR(actual.values[i], expected[i], tolerance) << "pixel " << i;
}

TEST(TrainingSetComparison, IdealIsThePosteriorMeanUnderNormalNoise)
{
    const auto data = tinyDataset(10, size);
    for (const Recipe& recipe : {recipeWith("gaussian-mix", "-1..1"), recipeWith("gaussian-mix", "0..1"),
             recipeWith("ddpm", "-1..1"), recipeWith("flow", "-1..1")}) {
        TrainingSetComparison insight(recipe, data);
        for (const double amount : {0.02, 0.1, 0.3, 0.5, 0.8, 0.95, 1.0}) {
            SCOPED_TRACE(recipe.corruption.name + " " + std::to_string(amount));
            const std::vector<double> x = noised(*data, recipe, 3, amount);
            const std::vector<double> expected = gaussianIdeal(*data, recipe, x, amount);
            expectEqual(insight.idealDenoised(picture(x), amount), expected, 2e-5);
        }
        // Without noise only the nearest is possible.
        const std::vector<double> x = clean(*data, recipe, 5);
        expectEqual(insight.idealDenoised(picture(x), 0), x, recipe.corruption.name == "ddpm" ? 1e-3 : 1e-6);
    }
}

TEST(TrainingSetComparison, IdealIsTheMeanOfPossibleImagesForUniformNoise)
{
    const auto data = tinyDataset(10, size);
    const Recipe recipe = recipeWith("uniform-mix", "0..1");
    TrainingSetComparison insight(recipe, data);
    int several = 0;
    for (const double amount : {0.0, 0.2, 0.5, 0.75, 0.9, 0.97, 1.0}) {
        SCOPED_TRACE(amount);
        const std::vector<double> x = noised(*data, recipe, 4, amount);
        std::vector<double> mean(pixels, 0.0);
        int possible = 0;
        for (int d = 0; d < data->count; ++d) {
            const std::vector<double> image = clean(*data, recipe, d);
            bool could = true;
            for (std::size_t i = 0; i < pixels; ++i) {
                const double residual = x[i] - (1 - amount) * image[i];
                could = could && residual > -1e-7 && residual < amount + 1e-7;
            }
            possible += could ? 1 : 0;
            for (std::size_t i = 0; could && i < pixels; ++i)
                mean[i] += image[i];
        }
        ASSERT_GT(possible, 0);
        several += possible > 1 && possible < data->count ? 1 : 0;
        for (double& v : mean)
            v /= possible;
        expectEqual(insight.idealDenoised(picture(x), amount), mean, 1e-5);
    }
    EXPECT_GT(several, 0) << "no amount tells the images apart";
    // If no image could have produced the picture: the nearest.
    std::vector<double> impossible = clean(*data, recipe, 6);
    impossible[0] = 5;
    expectEqual(insight.idealDenoised(picture(impossible), 0), clean(*data, recipe, 6), 1e-6);
}

TEST(TrainingSetComparison, FindsTheNearestByExactDistance)
{
    const auto data = tinyDataset(10, size);
    const Recipe recipe = recipeWith("gaussian-mix", "-1..1");
    TrainingSetComparison insight(recipe, data);
    std::vector<double> near = clean(*data, recipe, 7);
    near[10] += 1e-4;
    ImageBatch pictures = picture(near);
    const std::vector<double> other = noised(*data, recipe, 2, 0.4);
    pictures.values.insert(pictures.values.end(), other.begin(), other.end());
    pictures.count = 2;
    const auto found = insight.nearest(pictures, 4);
    ASSERT_EQ(found.size(), 2);
    // 7, 8 and 9 are the same picture: reported in data set order.
    EXPECT_EQ(found[0][0].index, 7);
    EXPECT_EQ(found[0][1].index, 8);
    EXPECT_EQ(found[0][2].index, 9);
    // Far below the resolution of a float32 matrix product.
    EXPECT_NEAR(found[0][0].distance, 1e-4 / std::sqrt(pixels), 1e-7);
    std::vector<std::pair<double, int>> expected;
    for (int d = 0; d < data->count; ++d) {
        double squared = 0;
        const std::vector<double> image = clean(*data, recipe, d);
        for (std::size_t i = 0; i < pixels; ++i)
            squared += std::pow(other[i] - image[i], 2);
        expected.emplace_back(std::sqrt(squared / pixels), d);
    }
    std::sort(expected.begin(), expected.end());
    ASSERT_EQ(found[1].size(), 4);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(found[1][i].index, expected[i].second);
        EXPECT_NEAR(found[1][i].distance, expected[i].first, 1e-6);
    }
    EXPECT_EQ(insight.nearest(pictures, 100)[0].size(), 10);
    EXPECT_TRUE(insight.nearest(pictures, 0)[0].empty());
}

TEST(TrainingSetComparison, MeanIsThePlainMean)
{
    const auto data = tinyDataset(10, size);
    const Recipe recipe = recipeWith("uniform-mix", "0..1");
    std::vector<double> mean(pixels, 0.0);
    for (int d = 0; d < data->count; ++d) {
        for (std::size_t i = 0; i < pixels; ++i)
            mean[i] += clean(*data, recipe, d)[i] / data->count;
    }
    expectEqual(TrainingSetComparison(recipe, data).mean(), mean, 1e-6);
}

TEST(TrainingSetComparison, RejectsInvalidArguments)
{
    const auto data = tinyDataset(3, size);
    TrainingSetComparison insight(recipeWith("uniform-mix", "0..1"), data);
    const ImageBatch wrong = {1, 1, 4, 4, std::vector<float>(16)};
    EXPECT_NE(errorOf([&] { insight.nearest(wrong, 1); }), "");
    EXPECT_NE(errorOf([&] { insight.idealDenoised(wrong, 0.5); }), "");
    EXPECT_NE(errorOf([&] { insight.nearest({}, 1); }), "");
    const ImageBatch right = {1, 1, size, size, std::vector<float>(pixels)};
    EXPECT_NE(errorOf([&] { insight.idealDenoised(right, std::nan("")); }).find("nan"), std::string::npos);
}

} // namespace
