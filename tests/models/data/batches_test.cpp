// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/batches.h"

#include "tests/models/data/files.h"

#include <ATen/CPUGeneratorImpl.h>
#include <gtest/gtest.h>

#include <array>

namespace playground
{

namespace
{

/// 6 images with 2 channels of 2x3; byte k is k * 7 mod 256, except for one 255.
std::shared_ptr<Dataset> smallSet()
{
    auto set = std::make_shared<Dataset>();
    set->count = 6;
    set->channels = 2;
    set->height = 2;
    set->width = 3;
    for (int k = 0; k < 72; ++k) {
        set->pixels.push_back(static_cast<std::uint8_t>(k == 1 ? 255 : k * 7 % 256));
    }
    set->labels.assign(6, 0);
    return set;
}

at::Generator generatorOf(std::uint64_t seed)
{
    return at::detail::createCPUGenerator(seed);
}

TEST(Batches, GatherEqualsToTensor)
{
    const auto set = smallSet();
    const std::array<std::int64_t, 3> indices{4, 0, 4};
    for (const bool fromMinusOne : {false, true}) {
        const torch::Tensor batch = Batches(set, fromMinusOne ? "-1..1" : "0..1", false).gather(indices);
        ASSERT_EQ(batch.sizes(), (std::vector<std::int64_t>{3, 2, 2, 3}));
        ASSERT_EQ(batch.scalar_type(), torch::kFloat32);
        ASSERT_TRUE(batch.is_contiguous());
        const float* values = batch.data_ptr<float>();
        for (std::size_t i = 0; i < 36; ++i) {
            const float byte = set->pixels[static_cast<std::size_t>(indices[i / 12]) * 12 + i % 12];
            const float expected = byte / 255.0f;
            ASSERT_EQ(values[i], fromMinusOne ? expected * 2.0f - 1.0f : expected) << i;
        }
    }
}

TEST(Batches, BorrowsTheBytesAndKeepsThemAlive)
{
    auto set = smallSet();
    const std::weak_ptr<const Dataset> watched = set;
    torch::Tensor bytes;
    {
        const Batches batches(set, "0..1", false);
        EXPECT_EQ(batches.bytes().data_ptr(), set->pixels.data());
        EXPECT_EQ(batches.count(), 6);
        bytes = batches.bytes();
        set.reset();
    }
    EXPECT_FALSE(watched.expired());
    EXPECT_EQ(bytes.flatten()[1].item<int>(), 255);
    bytes.reset();
    EXPECT_TRUE(watched.expired());
}

TEST(Batches, FlipsAboutHalfOfTheImages)
{
    const Batches batches(smallSet(), "-1..1", true);
    const std::vector<std::int64_t> indices(1000, 2);
    at::Generator generator = generatorOf(5);
    const torch::Tensor batch = batches.gather(indices, generator);
    const torch::Tensor plain = batches.gather(std::array<std::int64_t, 1>{2})[0];
    const torch::Tensor mirrored = plain.flip(2);
    int flipped = 0;
    for (std::int64_t i = 0; i < 1000; ++i) {
        const bool mirror = batch[i].equal(mirrored);
        ASSERT_TRUE(mirror || batch[i].equal(plain)) << i;
        flipped += mirror ? 1 : 0;
    }
    EXPECT_NEAR(flipped, 500, 80); // five standard deviations

    EXPECT_TRUE(batches.gather(indices, generatorOf(5)).equal(batch));
    EXPECT_FALSE(batches.gather(indices, generator).equal(batch));
}

TEST(Batches, DoesNotUseTheGeneratorWithoutFlip)
{
    const Batches batches(smallSet(), "0..1", false);
    at::Generator generator = generatorOf(5);
    const torch::Tensor before = generator.get_state();
    const std::array<std::int64_t, 2> indices{1, 5};
    EXPECT_TRUE(batches.gather(indices, generator).equal(batches.gather(indices)));
    EXPECT_TRUE(generator.get_state().equal(before));
}

TEST(Batches, NeverWritesToTheDataset)
{
    const auto set = smallSet();
    const auto before = set->pixels;
    const Batches batches(set, "-1..1", true);
    const std::array<std::int64_t, 3> indices{4, 0, 2};
    batches.gather(indices, generatorOf(1)).fill_(9);
    EXPECT_EQ(set->pixels, before);
}

TEST(Batches, RejectsInvalidArguments)
{
    const Batches batches(smallSet(), "0..1", false);
    for (const std::int64_t wrong : {-1, 6}) {
        const std::array<std::int64_t, 2> indices{0, wrong};
        EXPECT_TRUE(contains(
            errorOf([&] { batches.gather(indices); }), "Image " + std::to_string(wrong) + " was requested"));
    }
    EXPECT_EQ(batches.gather({}).sizes(), (std::vector<std::int64_t>{0, 2, 2, 3}));
    EXPECT_TRUE(contains(errorOf([] { Batches(smallSet(), "0..255", false); }), "\"0..255\""));
    EXPECT_TRUE(
        contains(errorOf([] { Batches(std::make_shared<Dataset>(), "0..1", false); }), "contains no images"));
}

} // namespace

} // namespace playground
