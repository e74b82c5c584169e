// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diffusion/corruption.h"

#include "models/api/catalogue.h"
#include "models/api/error.h"

#include <ATen/CPUGeneratorImpl.h>
#include <gtest/gtest.h>

using namespace playground;

namespace
{

at::Generator generator(std::uint64_t seed)
{
    return at::detail::createCPUGenerator(seed);
}

class EveryCorruption : public testing::TestWithParam<std::string>
{
protected:
    std::unique_ptr<Corruption> corruption = makeCorruption(GetParam());
};

TEST_P(EveryCorruption, MixesLinearlyWithOneAmountPerImage)
{
    const torch::Tensor clean = torch::full({3, 1, 2, 2}, 2.0F);
    const torch::Tensor noise = torch::full({3, 1, 2, 2}, 10.0F);
    const torch::Tensor noised = corruption->apply(clean, noise, torch::tensor({0.0F, 0.25F, 1.0F}));
    EXPECT_TRUE(noised[0].equal(clean[0]));
    EXPECT_TRUE(noised[1].equal(torch::full({1, 2, 2}, 4.0F)));
    EXPECT_TRUE(noised[2].equal(noise[2]));
}

TEST_P(EveryCorruption, DrawsFromItsOwnGeneratorAlone)
{
    torch::manual_seed(1);
    const torch::Tensor globalBefore = torch::rand(4);
    torch::manual_seed(1);
    const torch::Tensor first = corruption->noise({2, 1, 4, 4}, generator(5));
    EXPECT_TRUE(torch::rand(4).equal(globalBefore));
    EXPECT_TRUE(corruption->noise({2, 1, 4, 4}, generator(5)).equal(first));
    EXPECT_FALSE(corruption->noise({2, 1, 4, 4}, generator(6)).equal(first));

    const at::Generator advancing = generator(5);
    EXPECT_TRUE(corruption->noise({2, 1, 4, 4}, advancing).equal(first));
    EXPECT_FALSE(corruption->noise({2, 1, 4, 4}, advancing).equal(first));
}

INSTANTIATE_TEST_SUITE_P(All, EveryCorruption, testing::ValuesIn([] {
    std::vector<std::string> names;
    for (const CatalogueEntry& entry : corruptions())
        names.push_back(entry.name);
    return names;
}()),
    [](const auto& test) { return test.param.substr(0, test.param.find('-')); });

TEST(Corruption, NoiseHasTheCoursesDistribution)
{
    const torch::Tensor uniform = makeCorruption("uniform-mix")->noise({100, 1, 32, 32}, generator(1));
    EXPECT_EQ(uniform.scalar_type(), torch::kFloat32);
    EXPECT_GE(uniform.min().item<float>(), 0.0F);
    EXPECT_LT(uniform.max().item<float>(), 1.0F);
    EXPECT_NEAR(uniform.mean().item<double>(), 0.5, 0.005);
    EXPECT_NEAR(uniform.std().item<double>(), std::sqrt(1.0 / 12.0), 0.005);

    const torch::Tensor gaussian = makeCorruption("gaussian-mix")->noise({100, 1, 32, 32}, generator(1));
    EXPECT_NEAR(gaussian.mean().item<double>(), 0.0, 0.015);
    EXPECT_NEAR(gaussian.std().item<double>(), 1.0, 0.015);
}

TEST(Corruption, NoiseIsWhatTorchDrawsFromTheSameSeed)
{
    torch::manual_seed(9);
    const torch::Tensor uniform = torch::rand({2, 1, 5, 5});
    EXPECT_TRUE(makeCorruption("uniform-mix")->noise({2, 1, 5, 5}, generator(9)).equal(uniform));
    torch::manual_seed(9);
    const torch::Tensor gaussian = torch::randn({2, 1, 5, 5});
    EXPECT_TRUE(makeCorruption("gaussian-mix")->noise({2, 1, 5, 5}, generator(9)).equal(gaussian));
}

TEST(Corruption, UnknownNameIsRefused)
{
    EXPECT_THROW(makeCorruption("uniform_mix"), Error);
    EXPECT_THROW(makeCorruption(""), Error);
}

} // namespace
