// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/training_random.h"

#include "models/api/error.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

using namespace playground;

namespace
{
using Order = std::vector<std::int64_t>;

std::vector<double> twoNumbers(const TrainingRandom& stream)
{
    const torch::Tensor drawn = at::rand({2}, stream.generator());
    return {drawn[0].item<double>(), drawn[1].item<double>()};
}

TrainingRandom streamOf(std::uint64_t seed)
{
    return TrainingRandom(at::detail::createCPUGenerator(seed));
}
} // namespace

// Printed by PyTorch 1.13 for
//   torch.manual_seed(3)
//   for epoch in range(2):
//       for batch in DataLoader(range(7), batch_size=4, shuffle=True):
//           print(batch.tolist(), torch.rand(2).tolist())
TEST(TrainingRandom, MatchesADataLoaderLoop)
{
    TrainingRandom stream = streamOf(3);
    stream.beginEpoch(7);
    EXPECT_EQ(stream.order(), (Order{3, 2, 5, 4, 1, 0, 6}));
    EXPECT_EQ(twoNumbers(stream), (std::vector{0.47161436080932617, 0.06011629104614258}));
    EXPECT_EQ(twoNumbers(stream), (std::vector{0.7718658447265625, 0.7436993718147278}));
    stream.beginEpoch(7);
    EXPECT_EQ(stream.order(), (Order{6, 4, 3, 2, 5, 1, 0}));
    EXPECT_EQ(twoNumbers(stream), (std::vector{0.14984089136123657, 0.40146881341934204}));
    EXPECT_EQ(twoNumbers(stream), (std::vector{0.054176926612854004, 0.45940524339675903}));
}

TEST(TrainingRandom, OrderIsAPermutation)
{
    for (const std::int64_t count : {1, 2, 60'000}) {
        TrainingRandom stream = streamOf(8);
        stream.beginEpoch(count);
        Order sorted = stream.order();
        std::sort(sorted.begin(), sorted.end());
        Order all(static_cast<std::size_t>(count));
        std::iota(all.begin(), all.end(), 0);
        EXPECT_EQ(sorted, all);
    }
}

TEST(TrainingRandom, ContinuesFromAStateWithinAnEpoch)
{
    TrainingRandom stream = streamOf(5);
    stream.beginEpoch(9);
    at::randn({1}, stream.generator()); // leaves the second number of a normal pair cached
    const NamedTensors state = stream.state();
    TrainingRandom other = streamOf(6);
    other.beginEpoch(9);
    ASSERT_NE(other.order(), stream.order());
    other.setState(state, 9, "");
    EXPECT_EQ(other.order(), stream.order());
    EXPECT_TRUE(at::randn({5}, other.generator()).equal(at::randn({5}, stream.generator())));
    stream.beginEpoch(9);
    other.beginEpoch(9);
    EXPECT_EQ(other.order(), stream.order());
}

TEST(TrainingRandom, RejectsAnInvalidState)
{
    const NamedTensors good = streamOf(1).state();
    const auto refuses = [](const NamedTensors& state, const std::string& word) {
        try {
            streamOf(2).setState(state, 9, "run.safetensors");
        } catch (const Error& e) {
            return std::string(e.what()).find("run.safetensors") == 0
                && std::string(e.what()).find(word) != std::string::npos;
        }
        return false;
    };
    EXPECT_TRUE(refuses({}, "random.epoch_seed"));
    EXPECT_TRUE(refuses({good[0]}, "random.epoch_seed"));
    EXPECT_TRUE(refuses({good[1]}, "random.state"));
    EXPECT_TRUE(refuses({{"state", good[0].second.slice(0, 1)}, good[1]}, "random.state"));
    EXPECT_TRUE(refuses({{"state", good[0].second.to(at::kFloat)}, good[1]}, "random.state"));
    EXPECT_TRUE(refuses({good[0], {"epoch_seed", at::zeros({2}, at::kLong)}}, "random.epoch_seed"));
}
