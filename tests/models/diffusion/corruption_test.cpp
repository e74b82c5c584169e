// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diffusion/corruption.h"
#include "models/diffusion/corruption_registry.h"

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

std::unique_ptr<Corruption> makeNamed(const std::string& name)
{
    Recipe::Corruption options;
    options.name = name;
    return makeCorruption(options);
}

class EveryCorruption : public testing::TestWithParam<std::string>
{
protected:
    std::unique_ptr<Corruption> corruption = makeNamed(GetParam());
};

TEST_P(EveryCorruption, MixesByItsCoefficients)
{
    const torch::Tensor clean = torch::full({3, 1, 2, 2}, 2.0F);
    const torch::Tensor noise = torch::full({3, 1, 2, 2}, 10.0F);
    const torch::Tensor amount = torch::tensor({0.0F, 0.25F, 1.0F});
    const torch::Tensor noised = corruption->apply(clean, noise, amount);
    const auto [ofClean, ofNoise] = corruption->shares(amount);
    const torch::Tensor expected = ofClean.view({3, 1, 1, 1}) * clean + ofNoise.view({3, 1, 1, 1}) * noise;
    EXPECT_TRUE(noised.allclose(expected, 1e-6, 1e-6));
    EXPECT_GT(ofClean[0].item<float>(), 0.999F);
    if (GetParam() == "none")
        EXPECT_TRUE(noised.equal(clean));
    else
        EXPECT_LT(ofClean[2].item<float>(), 0.01F);
}

TEST_P(EveryCorruption, APerfectPredictionGivesTheCleanPicture)
{
    const torch::Tensor clean = torch::rand({4, 1, 3, 3});
    const torch::Tensor noise = corruption->noise({4, 1, 3, 3}, generator(3));
    const torch::Tensor amount = torch::tensor({0.0F, 0.1F, 0.5F, 0.8F});
    const torch::Tensor noised = corruption->apply(clean, noise, amount);
    for (const std::string& type : predictionTypesOf(GetParam())) {
        const torch::Tensor target = corruption->target(type, clean, noise, amount);
        const torch::Tensor predicted = corruption->predictedClean(type, target, noised, amount);
        EXPECT_LT((predicted - clean).abs().max().item<float>(), 1e-4F) << type;
    }
}

TEST_P(EveryCorruption, DrawsAmountsBetweenCleanAndNoise)
{
    const torch::Tensor amounts = corruption->drawAmounts(4000, generator(4));
    EXPECT_GE(amounts.min().item<float>(), 0.0F);
    EXPECT_LE(amounts.max().item<float>(), 1.0F);
    EXPECT_NEAR(amounts.mean().item<double>(), 0.5, 0.02);
    EXPECT_TRUE(corruption->drawAmounts(4000, generator(4)).equal(amounts));
}

TEST_P(EveryCorruption, DrawsOnlyFromTheGivenGenerator)
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

TEST(Corruption, NoiseHasTheExpectedDistribution)
{
    const torch::Tensor uniform = makeNamed("uniform-mix")->noise({100, 1, 32, 32}, generator(1));
    EXPECT_EQ(uniform.scalar_type(), torch::kFloat32);
    EXPECT_GE(uniform.min().item<float>(), 0.0F);
    EXPECT_LT(uniform.max().item<float>(), 1.0F);
    EXPECT_NEAR(uniform.mean().item<double>(), 0.5, 0.005);
    EXPECT_NEAR(uniform.std().item<double>(), std::sqrt(1.0 / 12.0), 0.005);

    const torch::Tensor gaussian = makeNamed("gaussian-mix")->noise({100, 1, 32, 32}, generator(1));
    EXPECT_NEAR(gaussian.mean().item<double>(), 0.0, 0.015);
    EXPECT_NEAR(gaussian.std().item<double>(), 1.0, 0.015);
}

TEST(Corruption, NoiseEqualsTorchWithTheSameSeed)
{
    torch::manual_seed(9);
    const torch::Tensor uniform = torch::rand({2, 1, 5, 5});
    EXPECT_TRUE(makeNamed("uniform-mix")->noise({2, 1, 5, 5}, generator(9)).equal(uniform));
    torch::manual_seed(9);
    const torch::Tensor gaussian = torch::randn({2, 1, 5, 5});
    EXPECT_TRUE(makeNamed("gaussian-mix")->noise({2, 1, 5, 5}, generator(9)).equal(gaussian));
}

TEST(Corruption, MixesAreLinear)
{
    const torch::Tensor clean = torch::full({3, 1, 2, 2}, 2.0F);
    const torch::Tensor noise = torch::full({3, 1, 2, 2}, 10.0F);
    for (const char* name : {"uniform-mix", "gaussian-mix", "flow"}) {
        const torch::Tensor noised = makeNamed(name)->apply(clean, noise, torch::tensor({0.0F, 0.25F, 1.0F}));
        EXPECT_TRUE(noised[0].equal(clean[0])) << name;
        EXPECT_TRUE(noised[1].equal(torch::full({1, 2, 2}, 4.0F))) << name;
        EXPECT_TRUE(noised[2].equal(noise[2])) << name;
    }
}

TEST(Corruption, DdpmDrawsEveryTimestep)
{
    const auto ddpm = makeNamed("ddpm");
    const torch::Tensor amounts = torch::arange(1000, torch::kFloat) / 999;
    EXPECT_TRUE(ddpm->timestep(amounts).equal(torch::arange(1000, torch::kLong)));
    const torch::Tensor drawn = ddpm->timestep(ddpm->drawAmounts(20000, generator(6)));
    EXPECT_EQ(drawn.min().item<std::int64_t>(), 0);
    EXPECT_EQ(drawn.max().item<std::int64_t>(), 999);
}

TEST(Corruption, FlowTimestepIsAThousandTimesTheAmount)
{
    const torch::Tensor timestep = makeNamed("flow")->timestep(torch::tensor({0.0F, 0.25F, 1.0F}));
    EXPECT_TRUE(timestep.equal(torch::tensor({0.0F, 250.0F, 1000.0F})));
}

TEST(Corruption, RejectsAnUnknownName)
{
    EXPECT_THROW(makeNamed("uniform_mix"), Error);
    EXPECT_THROW(makeNamed(""), Error);
}

} // namespace
