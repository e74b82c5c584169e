// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/latent_map.h"
#include "models/api/latent_space.h"
#include "models/api/recipe.h"
#include "models/api/trainer.h"
#include "models/latents/principal_axes.h"
#include "models/nets/vae.h"
#include "models/recipes/experiment.h"
#include "models/tensors/image_tensors.h"
#include "tests/models/support/one_line.h"
#include "tests/models/support/tiny_run.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace playground;
using namespace playground::test;

namespace
{

/// Different 8x8 colour pictures.
std::shared_ptr<const Dataset> patches(int count = 10)
{
    auto data = std::make_shared<Dataset>();
    data->name = "patches";
    data->count = count;
    data->channels = 3;
    data->height = data->width = 8;
    data->classNames = {""};
    data->labels.assign(static_cast<std::size_t>(count), 0);
    for (int i = 0; i < count; ++i)
        for (int k = 0; k < 3 * 8 * 8; ++k)
            data->pixels.push_back(static_cast<std::uint8_t>((29 * i + (7 + i) * k + k * k) % 256));
    return data;
}

Recipe patchesRecipe()
{
    Recipe recipe;
    recipe.dataset.name = "emoji";
    recipe.dataset.imageSize = 8;
    recipe.dataset.range = "-1..1";
    recipe.network = {"VAE", R"({"block_out_channels":[32,64],"latent_channels":2,"layers_per_block":1})"};
    recipe.corruption.name = "none";
    return recipe;
}

double farthest(const ImageBatch& images, const torch::Tensor& expected)
{
    EXPECT_EQ(toTensor(images).sizes(), expected.sizes());
    return (toTensor(images) - expected).abs().max().item<double>();
}

/// A latent space and its trainer, with the network at step 0.
struct SpaceBench {
    Recipe recipe = patchesRecipe();
    std::shared_ptr<const Dataset> dataset = patches();
    Trainer trainer{recipe, dataset};
    LatentSpace space{recipe, dataset};
    std::shared_ptr<Vae> vae = std::dynamic_pointer_cast<Vae>(buildNetwork(recipe, *dataset));

    torch::Tensor pictures(const std::vector<int>& indices) const
    {
        std::vector<torch::Tensor> rows;
        for (const int index : indices)
            for (std::size_t k = 0; k < 192; ++k)
                rows.push_back(at::tensor(
                    static_cast<float>(dataset->pixels[static_cast<std::size_t>(index) * 192 + k]) / 127.5F
                    - 1));
        return at::stack(rows).view({static_cast<std::int64_t>(indices.size()), 3, 8, 8});
    }
};

TEST(LatentSpace, EncodesAndDecodesLikeTheNetwork)
{
    SpaceBench bench;
    const Reconstructions row = bench.space.encode(bench.trainer.snapshot(), {4, 0, 7});
    const at::NoGradGuard guard;
    bench.vae->eval();
    const torch::Tensor clean = bench.pictures({4, 0, 7});
    const Posterior posterior = bench.vae->encode(clean);
    const torch::Tensor decoded = bench.vae->decode(posterior.mean);
    EXPECT_EQ(row.step, 0);
    EXPECT_LT(farthest(row.original, clean), 1e-6);
    EXPECT_LT(farthest(row.mean, posterior.mean), 1e-5);
    EXPECT_LT(farthest(row.deviation, at::exp(posterior.logvar / 2)), 1e-5);
    EXPECT_EQ(row.latent.values, row.mean.values);
    EXPECT_LT(farthest(row.decoded, decoded), 1e-5);
    EXPECT_LT(farthest(row.error, (decoded - clean).abs()), 1e-5);
    const double mse = at::mse_loss(decoded, clean).item<double>();
    EXPECT_NEAR(row.mse, mse, 1e-5 * mse);
    EXPECT_NEAR(row.psnr, 10 * std::log10(4 / mse), 1e-3); // range -1..1: the peak is 2
    const double kl = posterior.kl().mean().item<double>();
    EXPECT_NEAR(row.kl, kl, 1e-4 * kl);
}

TEST(LatentSpace, ASampleIsMeanPlusDeviationTimesNoise)
{
    SpaceBench bench;
    const auto snapshot = bench.trainer.snapshot();
    const Reconstructions row = bench.space.encode(snapshot, {4, 0}, 9);
    const Reconstructions other = bench.space.encode(snapshot, {1, 0, 5}, 9);
    const auto noiseOf = [](const Reconstructions& r) {
        return (toTensor(r.latent) - toTensor(r.mean)) / toTensor(r.deviation);
    };
    // The noise depends only on seed and position, not on the picture or the number of pictures.
    EXPECT_LT((noiseOf(row) - noiseOf(other).narrow(0, 0, 2)).abs().max().item<double>(), 1e-3);
    EXPECT_GT((noiseOf(row)[0] - noiseOf(row)[1]).abs().max().item<double>(), 0.1);
    EXPECT_GT(noiseOf(row).abs().max().item<double>(), 0.5); // 64 standard normal numbers
    EXPECT_LT(noiseOf(row).abs().max().item<double>(), 6);
    EXPECT_EQ(bench.space.encode(snapshot, {4, 0}, 9).decoded.values, row.decoded.values);
    EXPECT_NE(bench.space.encode(snapshot, {4, 0}, 10).latent.values, row.latent.values);
    EXPECT_NE(bench.space.encode(snapshot, {4, 0}).decoded.values, row.decoded.values);
    EXPECT_EQ(bench.space.encode(snapshot, {4, 0}).mean.values, row.mean.values);
}

TEST(LatentSpace, DecodesAnyLatent)
{
    SpaceBench bench;
    const auto snapshot = bench.trainer.snapshot();
    const Reconstructions row = bench.space.encode(snapshot, {2, 3});
    EXPECT_LT(farthest(bench.space.decode(snapshot, row.mean), toTensor(row.decoded)), 1e-5);
    ImageBatch dragged = row.mean;
    dragged.values[5] += 3;
    EXPECT_NE(bench.space.decode(snapshot, dragged).values, row.decoded.values);
    EXPECT_TRUE(bench.space.decode(snapshot, {0, 2, 4, 4, {}}).empty());
}

TEST(LatentSpace, FollowsTheSnapshot)
{
    SpaceBench bench;
    const Reconstructions before = bench.space.encode(bench.trainer.snapshot(), {2});
    train(bench.trainer, 1);
    const Reconstructions after = bench.space.encode(bench.trainer.snapshot(), {2});
    EXPECT_EQ(after.step, 1);
    EXPECT_NE(after.mean.values, before.mean.values);
    EXPECT_EQ(after.original.values, before.original.values);
}

TEST(LatentSpace, RejectsOtherShapes)
{
    SpaceBench bench;
    const auto snapshot = bench.trainer.snapshot();
    const auto refused = [](const auto& call) { return oneLineErrorOf(call); };
    EXPECT_NE(
        refused([&] { LatentSpace(tinyRecipe(), tinyDataset()); }).find("BasicUNet"), std::string::npos);
    EXPECT_FALSE(refused([&] { bench.space.encode(snapshot, {}); }).empty());
    EXPECT_NE(refused([&] { bench.space.encode(snapshot, {10}); }).find("10"), std::string::npos);
    EXPECT_FALSE(refused([&] { bench.space.encode(snapshot, {-1}); }).empty());
    EXPECT_FALSE(refused([&] { bench.space.encode(nullptr, {0}); }).empty());
    Trainer other(tinyRecipe(), tinyDataset());
    EXPECT_FALSE(refused([&] { bench.space.encode(other.snapshot(), {0}); }).empty());

    const ImageBatch good{1, 2, 4, 4, std::vector<float>(32, 0.F)};
    EXPECT_NO_THROW(bench.space.decode(snapshot, good));
    ImageBatch bad = good;
    bad.channels = 4;
    bad.values.resize(64);
    EXPECT_NE(refused([&] { bench.space.decode(snapshot, bad); }).find("2x4x4"), std::string::npos);
    bad = good;
    bad.width = 8;
    EXPECT_FALSE(refused([&] { bench.space.decode(snapshot, bad); }).empty());
    bad = good;
    bad.values.pop_back();
    EXPECT_FALSE(refused([&] { bench.space.decode(snapshot, bad); }).empty());
    bad = good;
    bad.values[3] = std::numeric_limits<float>::infinity();
    EXPECT_FALSE(refused([&] { bench.space.decode(snapshot, bad); }).empty());
}

TEST(LatentSpace, MapsTheMeans)
{
    SpaceBench bench;
    const auto snapshot = bench.trainer.snapshot();
    EXPECT_FALSE(bench.space.stepMap()); // not begun yet
    bench.space.beginMap(snapshot);
    EXPECT_FALSE(bench.space.stepMap());
    EXPECT_DOUBLE_EQ(bench.space.mapProgress(), 1); // one step encodes ten 8x8 pictures
    bench.space.beginMap(snapshot); // again
    std::optional<LatentMap> map;
    for (int i = 0; i < 50 && !map; ++i)
        map = bench.space.stepMap();
    ASSERT_TRUE(map);
    EXPECT_FALSE(bench.space.stepMap()); // finished

    std::vector<int> all(10);
    for (int i = 0; i < 10; ++i)
        all[static_cast<std::size_t>(i)] = i;
    EXPECT_EQ(map->indices, all);
    const torch::Tensor rows = toTensor(bench.space.encode(snapshot, all).mean).flatten(1);
    const PrincipalAxes axes = principalAxes(rows);
    EXPECT_LT(farthest(map->axes, axes.axes.view({2, 2, 4, 4})), 1e-4);
    EXPECT_LT(farthest(map->mean, rows.mean(0).view({1, 2, 4, 4})), 1e-5);
    ASSERT_EQ(map->places.size(), 10U);
    for (std::size_t i = 0; i < 10; ++i) {
        // A picture's position is the orthogonal projection of its mean onto the plane of the map.
        const torch::Tensor foot
            = toTensor(map->at(double{map->places[i][0]}, double{map->places[i][1]})).flatten();
        const torch::Tensor away = rows[static_cast<std::int64_t>(i)] - foot;
        EXPECT_LT(axes.axes.mv(away).abs().max().item<double>(), 1e-4) << i;
    }
    for (std::size_t k = 0; k < 2; ++k) {
        EXPECT_NEAR(map->explained[k], axes.explained[k], 1e-5);
        const double whole = rows.var(0, /*unbiased=*/false).sum().item<double>();
        EXPECT_NEAR(map->deviation[k] * map->deviation[k] / whole, map->explained[k], 1e-4);
    }
}

TEST(LatentSpace, SamplesALargeSetEvenly)
{
    const auto many = patches(2 * LatentMap::most + 1);
    const Recipe recipe = patchesRecipe();
    LatentSpace space(recipe, many);
    space.beginMap(Trainer(recipe, many).snapshot());
    EXPECT_FALSE(space.stepMap());
    EXPECT_DOUBLE_EQ(space.mapProgress(), 512.0 / LatentMap::most); // 8 * 64 * 64 pixels per step
}

/// Pictures so large that each takes one step.
TEST(LatentSpace, ProcessesLargePicturesOneByOne)
{
    auto large = std::make_shared<Dataset>(*patches(3));
    large->height = large->width = 136;
    large->pixels.resize(3 * large->pixelsPerImage());
    for (std::size_t k = 0; k < large->pixels.size(); ++k)
        large->pixels[k] = static_cast<std::uint8_t>((k * k / 7 + k) % 251);
    Recipe recipe = patchesRecipe();
    recipe.dataset.imageSize = 136;
    LatentSpace space(recipe, large);
    const auto snapshot = Trainer(recipe, large).snapshot();
    EXPECT_FALSE(space.stepRow()); // not begun yet
    space.beginRow(snapshot, {0, 1}, 4);
    EXPECT_FALSE(space.stepRow());
    space.beginRow(snapshot, {2, 0, 1}, 4); // replaces the first one
    EXPECT_FALSE(space.stepRow());
    EXPECT_FALSE(space.stepRow());
    const std::optional<Reconstructions> row = space.stepRow();
    ASSERT_TRUE(row);
    EXPECT_FALSE(space.stepRow()); // finished
    ASSERT_EQ(row->original.count, 3);
    // mse and kl are means over the row.
    double mse = 0, kl = 0;
    for (const int index : {2, 0, 1}) {
        const Reconstructions one = space.encode(snapshot, {index});
        kl += one.kl / 3;
    }
    for (const float error : row->error.values)
        mse += double{error} * double{error} / static_cast<double>(row->error.values.size());
    EXPECT_NEAR(row->mse, mse, 1e-5 * mse);
    EXPECT_NEAR(row->psnr, 10 * std::log10(4 / mse), 1e-3);
    EXPECT_NEAR(row->kl, kl, 1e-4 * kl);
    // The sample depends on the position in the row, not on the step in which it was processed.
    const auto noise = (toTensor(row->latent) - toTensor(row->mean)) / toTensor(row->deviation);
    EXPECT_GT((noise[0] - noise[1]).abs().max().item<double>(), 0.1);
    EXPECT_EQ(space.encode(snapshot, {2}, 4).latent.values,
        std::vector<float>(row->latent.image(0).begin(), row->latent.image(0).end()));

    space.beginMap(snapshot);
    EXPECT_FALSE(space.stepMap());
    EXPECT_DOUBLE_EQ(space.mapProgress(), 1 / 3.0);
}

TEST(LatentSpace, AFailedRowEnds)
{
    SpaceBench bench;
    bench.space.beginRow(bench.trainer.snapshot(), {0, 99});
    EXPECT_FALSE(oneLineErrorOf([&] { bench.space.stepRow(); }).empty());
    EXPECT_FALSE(bench.space.stepRow());
}

class Shape : public testing::TestWithParam<std::pair<int, int>>
{
};

TEST_P(Shape, HasTheAxesOfTheSingularValueDecomposition)
{
    const auto [count, size] = GetParam();
    const at::Generator generator = at::detail::createCPUGenerator(5);
    // A different variance in each direction, so that the axes are well separated.
    const torch::Tensor rows
        = at::randn({count, size}, generator, at::kFloat) * at::pow(0.7, at::arange(size, at::kFloat)) * 3
        + 2;
    const PrincipalAxes found = principalAxes(rows);
    const torch::Tensor centred = (rows - rows.mean(0)).to(at::kDouble);
    const auto [u, s, vt] = at::linalg_svd(centred, /*full_matrices=*/false);
    EXPECT_LT((found.mean - rows.mean(0)).abs().max().item<double>(), 1e-6);
    const torch::Tensor whole = s.square().sum();
    for (std::int64_t k = 0; k < std::min<std::int64_t>(2, vt.size(0)); ++k) {
        const torch::Tensor axis = found.axes[k].to(at::kDouble);
        EXPECT_NEAR(axis.norm().item<double>(), 1, 1e-5);
        EXPECT_NEAR(std::abs(axis.dot(vt[k]).item<double>()), 1, 1e-4) << k;
        EXPECT_GT(axis[axis.abs().argmax()].item<double>(), 0);
        EXPECT_NEAR(
            found.explained[static_cast<std::size_t>(k)], (s[k].square() / whole).item<double>(), 1e-4);
        EXPECT_LT(
            (found.places.select(1, k).to(at::kDouble) - centred.mv(axis)).abs().max().item<double>(), 1e-4);
    }
    EXPECT_TRUE(principalAxes(rows).axes.equal(found.axes));
}

INSTANTIATE_TEST_SUITE_P(Rows, Shape,
    testing::Values(std::pair(30, 6), std::pair(6, 30), std::pair(8, 8), std::pair(3, 2), std::pair(300, 64),
        std::pair(64, 300)));

TEST(PrincipalAxes, MatchTheFullEigendecomposition)
{
    // As many rows as a map has at most, with an emoji latent's dimensions; slowly falling variances.
    const at::Generator generator = at::detail::createCPUGenerator(3);
    const torch::Tensor rows = at::randn({LatentMap::most, 1024}, generator, at::kFloat)
        * at::pow(1 + at::arange(1024, at::kFloat), -0.4);
    PrincipalAxesSearch search(rows.clone());
    int steps = 1;
    while (!search.step())
        ++steps;
    EXPECT_LT(steps, 40);
    EXPECT_TRUE(search.step()); // further calls do nothing
    const PrincipalAxes found = search.result();
    const torch::Tensor centred = (rows - rows.mean(0)).to(at::kDouble);
    const auto [values, vectors] = at::linalg_eigh(centred.t().mm(centred)); // ascending
    for (std::int64_t k = 0; k < 2; ++k) {
        const torch::Tensor axis = vectors.select(1, 1023 - k);
        const torch::Tensor mine = found.axes[k].to(at::kDouble);
        EXPECT_LT((mine - axis * mine.dot(axis).sign()).abs().max().item<double>(), 1e-4) << k;
        EXPECT_NEAR(found.explained[static_cast<std::size_t>(k)],
            (values[1023 - k] / values.sum()).item<double>(), 1e-6);
    }
    EXPECT_NEAR(found.axes[0].dot(found.axes[1]).item<double>(), 0, 1e-5);
}

TEST(PrincipalAxes, AreOrthogonalForEqualVariances)
{
    // Three directions have equal variance, all others less.
    torch::Tensor rows = at::zeros({12, 20});
    for (std::int64_t i = 0; i < 6; ++i)
        rows[i][i / 2] = i % 2 == 0 ? 3 : -3;
    for (std::int64_t i = 6; i < 12; ++i)
        rows[i][4] = i % 2 == 0 ? 0.1 : -0.1;
    const PrincipalAxes found = principalAxes(rows);
    EXPECT_NEAR(found.explained[0], 18.0 / 54.06, 1e-5);
    EXPECT_NEAR(found.explained[1], 18.0 / 54.06, 1e-5);
    EXPECT_NEAR(found.axes[0].dot(found.axes[1]).item<double>(), 0, 1e-5);
}

TEST(PrincipalAxes, RejectNonFiniteValues)
{
    torch::Tensor rows = at::ones({5, 3});
    rows[2][1] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_NE(oneLineErrorOf([&] { principalAxes(rows); }).find("finite"), std::string::npos);
}

TEST(PrincipalAxes, AreZeroWithoutVariance)
{
    for (const torch::Tensor& rows :
        {at::ones({5, 3}), at::ones({1, 4}), at::arange(4, at::kFloat).view({4, 1})}) {
        const PrincipalAxes found = principalAxes(rows);
        EXPECT_EQ(found.axes[1].abs().max().item<double>(), 0);
        EXPECT_EQ(found.explained[1], 0);
        EXPECT_EQ(found.places.sizes(), (std::vector<std::int64_t>{rows.size(0), 2}));
        EXPECT_TRUE(at::isfinite(found.places).all().item<bool>());
    }
    EXPECT_NEAR(principalAxes(at::arange(4, at::kFloat).view({4, 1})).explained[0], 1, 1e-6);
    EXPECT_EQ(principalAxes(at::ones({5, 3})).explained[0], 0);
}

} // namespace
