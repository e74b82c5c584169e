// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/interpolation.h"
#include "models/api/latent_map.h"
#include "tests/models/support/one_line.h"

#include <cmath>
#include <limits>

using namespace playground;
using namespace playground::test;

namespace
{

ImageBatch latents(std::vector<float> values, int count = 1)
{
    const int width = static_cast<int>(values.size()) / count;
    return {count, 1, 1, width, std::move(values)};
}

double lengthOf(const ImageBatch& latent)
{
    double sum = 0;
    for (const float value : latent.values)
        sum += double{value} * double{value};
    return std::sqrt(sum);
}

TEST(Interpolation, IsLinearOnRequest)
{
    const ImageBatch a = latents({1, 0, 4});
    const ImageBatch b = latents({3, 2, 0});
    const ImageBatch half = interpolated(a, b, 0.25, Interpolation::Linear);
    EXPECT_EQ(half.values, (std::vector<float>{1.5F, 0.5F, 3.F}));
    EXPECT_EQ(half.width, 3);
}

TEST(Interpolation, FollowsTheGreatCircle)
{
    // A right angle: a is weighted by cos(t pi/2), b by sin(t pi/2).
    const double t = 0.3;
    const ImageBatch at = interpolated(latents({2, 0}), latents({0, 2}), t, Interpolation::Spherical);
    EXPECT_NEAR(at.values[0], 2 * std::cos(t * M_PI / 2), 1e-6);
    EXPECT_NEAR(at.values[1], 2 * std::sin(t * M_PI / 2), 1e-6);
    // 60 degrees in three dimensions: the length is constant, the angle from a is 20 degrees.
    const ImageBatch a = latents({1, 0, 0});
    const ImageBatch b = latents({0.5F, static_cast<float>(std::sqrt(0.75)), 0});
    const ImageBatch third = interpolated(a, b, 1 / 3.0, Interpolation::Spherical);
    EXPECT_NEAR(lengthOf(third), 1, 1e-6);
    EXPECT_NEAR(third.values[0], std::cos(M_PI / 9), 1e-6);
    EXPECT_LT(lengthOf(interpolated(a, b, 0.5, Interpolation::Linear)), 0.9); // the chord is shorter
}

TEST(Interpolation, BeginsAndEndsAtTheEndpoints)
{
    const ImageBatch a = latents({1, -2, 3, 0.5F}, 2);
    const ImageBatch b = latents({-4, 1, 0.25F, 7}, 2);
    for (const Interpolation way : {Interpolation::Linear, Interpolation::Spherical}) {
        for (std::size_t i = 0; i < 4; ++i) {
            EXPECT_NEAR(interpolated(a, b, 0, way).values[i], a.values[i], 1e-6);
            EXPECT_NEAR(interpolated(a, b, 1, way).values[i], b.values[i], 1e-6);
        }
    }
}

TEST(Interpolation, InterpolatesEachPairSeparately)
{
    const ImageBatch both
        = interpolated(latents({1, 0, 0, 5}, 2), latents({0, 1, 5, 0}, 2), 0.4, Interpolation::Spherical);
    const ImageBatch first = interpolated(latents({1, 0}), latents({0, 1}), 0.4, Interpolation::Spherical);
    const ImageBatch second = interpolated(latents({0, 5}), latents({5, 0}), 0.4, Interpolation::Spherical);
    EXPECT_EQ(both.values[0], first.values[0]);
    EXPECT_EQ(both.values[3], second.values[1]);
}

class NoAngle : public testing::TestWithParam<std::pair<std::vector<float>, std::vector<float>>>
{
};

TEST_P(NoAngle, IsLinear)
{
    const auto& [a, b] = GetParam();
    const ImageBatch spherical = interpolated(latents(a), latents(b), 0.5, Interpolation::Spherical);
    for (std::size_t i = 0; i < a.size(); ++i)
        EXPECT_FLOAT_EQ(spherical.values[i], (a[i] + b[i]) / 2) << i;
}

INSTANTIATE_TEST_SUITE_P(Pairs, NoAngle,
    testing::Values(std::pair<std::vector<float>, std::vector<float>>({1, 2}, {1, 2}), // equal
        std::pair<std::vector<float>, std::vector<float>>({1, 2}, {3, 6}), // parallel
        std::pair<std::vector<float>, std::vector<float>>({1, 2}, {-1, -2}), // opposite
        std::pair<std::vector<float>, std::vector<float>>({0, 0}, {3, 1}), // zero
        std::pair<std::vector<float>, std::vector<float>>({1, 0}, {1, 0.001F}))); // nearly parallel

TEST(Interpolation, RejectsInvalidArguments)
{
    const ImageBatch a = latents({1, 2});
    EXPECT_FALSE(oneLineErrorOf([&] { interpolated(a, latents({1, 2, 3}), 0.5, {}); }).empty());
    EXPECT_FALSE(oneLineErrorOf([&] { interpolated(a, latents({1, 2, 3, 4}, 2), 0.5, {}); }).empty());
    ImageBatch short2 = a;
    short2.values.pop_back();
    EXPECT_FALSE(oneLineErrorOf([&] { interpolated(short2, short2, 0.5, {}); }).empty());
    for (const double t : {-0.01, 1.01, std::numeric_limits<double>::quiet_NaN()})
        EXPECT_NE(oneLineErrorOf([&] { interpolated(a, a, t, {}); }).find("0..1"), std::string::npos);
}

TEST(LatentMap, APositionIsALatent)
{
    LatentMap map;
    map.mean = {1, 1, 1, 2, {10, 20}};
    map.axes = {2, 1, 1, 2, {0, 1, 1, 0}};
    EXPECT_EQ(map.at(0, 0).values, map.mean.values);
    EXPECT_EQ(map.at(3, -5).values, (std::vector<float>{5, 23}));
    EXPECT_EQ(map.at(3, -5).width, 2);
    const ImageBatch two{2, 1, 1, 2, {0, 0, 5, 23}};
    EXPECT_EQ(map.placeOf(two, 1), (std::array<double, 2>{3, -5}));
    EXPECT_EQ(map.placeOf(two, 0), (std::array<double, 2>{-20, -10}));
}

} // namespace
