// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/vae.h"

#include "models/nets/registry.h"
#include "models/nets/vae_size.h"
#include "models/nets/vae_state_dict_names.h"
#include "models/nets/weights.h"
#include "tests/models/support/golden.h"

#include <ATen/CPUGeneratorImpl.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

using namespace playground;
using namespace playground::test;

namespace
{

std::shared_ptr<Vae> makeVae(const nlohmann::json& config)
{
    return std::dynamic_pointer_cast<Vae>(makeNetwork(config));
}

nlohmann::json smallCourse(std::vector<std::int64_t> widths = {32, 64})
{
    return {{"_class_name", "VAE"}, {"block_out_channels", widths}, {"layers_per_block", 1},
        {"latent_channels", 2}};
}

nlohmann::json smallDiffusers()
{
    return {{"_class_name", "AutoencoderKL"}, {"block_out_channels", {32, 64}}, {"layers_per_block", 1},
        {"latent_channels", 2}, {"down_block_types", {"DownEncoderBlock2D", "DownEncoderBlock2D"}},
        {"up_block_types", {"UpDecoderBlock2D", "UpDecoderBlock2D"}}};
}

class GoldenVae : public testing::Test
{
protected:
    void SetUp() override
    {
        golden = goldenTensors("golden_vae_tiny.safetensors");
        nlohmann::json config = smallDiffusers();
        config["latent_channels"] = 4;
        network = makeVae(config);
        setState(*network, golden);
    }

    /// diffusers' own float noise here is 3.6e-6; ours reaches 1.1e-5 with four threads.
    void expectGolden(const torch::Tensor& actual, const std::string& name)
    {
        EXPECT_LT(largestDifference(actual, golden.at("golden." + name)), 2e-5) << name;
    }

    torch::NoGradGuard noGrad;
    Tensors golden;
    std::shared_ptr<Vae> network;
};

TEST_F(GoldenVae, EncodesAndDecodesLikeTheReference)
{
    EXPECT_EQ(parameterCount(*network), 658375);
    const Posterior posterior = network->encode(golden.at("golden.input"));
    expectGolden(posterior.mean, "mean");
    expectGolden(posterior.logvar, "logvar");
    expectGolden(torch::exp(0.5 * posterior.logvar), "std");
    const torch::Tensor& kl = golden.at("golden.kl");
    EXPECT_LT(((posterior.kl() - kl) / kl).abs().max().item<double>(), 1e-5);
    expectGolden(network->decode(golden.at("golden.latent")), "decoded");
    expectGolden(network->predict(golden.at("golden.input")), "reconstruction_from_mean");
}

TEST_F(GoldenVae, SamplesWithItsStandardDeviation)
{
    const Posterior posterior = network->encode(golden.at("golden.input"));
    auto generator = at::detail::createCPUGenerator(5);
    const torch::Tensor noise = torch::randn(posterior.mean.sizes(), generator);
    generator.set_current_seed(5);
    const torch::Tensor expected = posterior.mean + torch::exp(0.5 * posterior.logvar) * noise;
    EXPECT_LT(largestDifference(posterior.sample(generator), expected), 1e-6);
}

TEST_F(GoldenVae, ClampsLogvar)
{
    const Posterior extreme = Posterior::fromMoments(golden.at("golden.gauss.params"));
    expectGolden(extreme.mean, "gauss.mean");
    EXPECT_TRUE(extreme.logvar.equal(golden.at("golden.gauss.logvar")));
    EXPECT_EQ(extreme.logvar.max().item<float>(), 20);
    EXPECT_EQ(extreme.logvar.min().item<float>(), -30);
    const torch::Tensor& kl = golden.at("golden.gauss.kl");
    EXPECT_LT(((extreme.kl() - kl) / kl).abs().max().item<double>(), 1e-5);
}

TEST_F(GoldenVae, WritesAndReadsTheReferenceNames)
{
    std::set<std::string> names;
    for (const auto& [name, tensor] : network->fileNames(namedWeights(*network)))
        names.insert(name);
    for (const auto& [name, tensor] : golden)
        EXPECT_EQ(names.contains(name), !name.starts_with("golden.")) << name;
}

TEST(LansinuoteVae, MatchesTheOriginalCode)
{
    const torch::NoGradGuard noGrad;
    const nlohmann::json golden = goldenJson("golden_course_vae.json");
    const auto network = std::dynamic_pointer_cast<Vae>(
        buildSeeded(3, [] { return makeNetwork(smallCourse()); })); // seed 3: as in the golden file
    const NamedTensors named = network->fileNames(namedWeights(*network));
    std::vector<std::string> names;
    for (const auto& [name, tensor] : named) {
        names.push_back(name);
        const torch::Tensor values = tensor.flatten();
        const auto& expected = golden.at("params").at(name);
        EXPECT_EQ(values[0].item<float>(), expected.at("first")[0].get<float>()) << name;
        EXPECT_NEAR(values.to(torch::kDouble).sum().item<double>(), expected.at("sum").get<double>(), 1e-4)
            << name;
    }
    EXPECT_EQ(names, golden.at("keys").get<std::vector<std::string>>()); // and in its order

    const torch::Tensor i = torch::arange(2).view({-1, 1, 1, 1}), c = torch::arange(3).view({-1, 1, 1}),
                        y = torch::arange(8).view({-1, 1}), x = torch::arange(8);
    const torch::Tensor images
        = (37 * i + 91 * c + (13 + i) * y + (5 + 7 * c) * x).remainder(256).to(torch::kFloat) / 127.5 - 1;
    const Posterior posterior = network->encode(images);
    const auto values = [&](const char* name) {
        return torch::tensor(golden.at(name).get<std::vector<float>>()).view({2, 2, 4, 4});
    };
    EXPECT_LT(largestDifference(posterior.mean, values("mean")), 1e-5);
    EXPECT_LT(largestDifference(posterior.logvar, values("logvar")), 1e-5);
    EXPECT_NEAR(
        network->decode(posterior.mean).sum().item<double>(), golden.at("decoded_sum").get<double>(), 1e-3);
}

TEST(VaeSize, CountsWithoutBuilding)
{
    std::vector<nlohmann::json> configs{smallCourse(), smallDiffusers(), smallCourse({32, 64, 32, 96})};
    for (const char* left : {"use_quant_conv", "use_post_quant_conv", "mid_block_add_attention"}) {
        configs.push_back(smallDiffusers());
        configs.back()[left] = false;
    }
    for (const nlohmann::json& config : configs)
        EXPECT_EQ(vaeParameters(VaeConfig::fromJson(config)), parameterCount(*makeVae(config))) << config;
    // Four times the pixels or the pictures: four times the memory.
    const VaeConfig course = VaeConfig::fromJson({{"_class_name", "VAE"}});
    EXPECT_EQ(vaeActivationBytes(course, 1, 512, 512), 4 * vaeActivationBytes(course, 1, 256, 256));
    EXPECT_EQ(vaeActivationBytes(course, 4, 64, 64), 4 * vaeActivationBytes(course, 1, 64, 64));
}

TEST(LansinuoteVae, LoadsBothNamingsIntoBothClasses)
{
    const torch::NoGradGuard noGrad;
    const auto course = makeVae(smallCourse());
    const auto diffusers = makeVae(smallDiffusers());
    const torch::Tensor images = torch::rand({1, 3, 8, 12});
    const NamedTensors courseFile = course->fileNames(namedWeights(*course));
    const NamedTensors diffusersFile = diffusers->fileNames(namedWeights(*diffusers));
    const torch::Tensor ofCourse = course->predict(images).clone();
    const torch::Tensor ofDiffusers = diffusers->predict(images).clone();
    ASSERT_FALSE(ofCourse.equal(ofDiffusers));

    for (const auto& target : {makeVae(smallCourse()), makeVae(smallDiffusers())}) {
        target->loadFile(courseFile, "course");
        EXPECT_TRUE(target->predict(images).equal(ofCourse));
        target->loadFile(diffusersFile, "diffusers");
        EXPECT_TRUE(target->predict(images).equal(ofDiffusers));
    }
    NamedTensors old = diffusersFile;
    for (auto& [name, tensor] : old) {
        if (const auto at = name.find(".to_out.0."); at != std::string::npos)
            name.replace(at, 10, ".proj_attn.");
    }
    const auto target = makeVae(smallDiffusers());
    target->loadFile(old, "old");
    EXPECT_TRUE(target->predict(images).equal(ofDiffusers));
}

TEST(LansinuoteVae, ErrorsUseTheNamesOfTheFile)
{
    const auto network = makeVae(smallCourse());
    const NamedTensors good = network->fileNames(namedWeights(*network));
    const auto says = [&](const NamedTensors& weights, const std::string& words) {
        const std::string message = errorOf([&] { network->loadFile(weights, "x.safetensors"); });
        EXPECT_NE(message.find("x.safetensors"), std::string::npos) << message;
        EXPECT_NE(message.find(words), std::string::npos) << message;
    };
    NamedTensors missing = good;
    missing.erase(missing.begin() + 2); // the first norm of encoder.1
    says(missing, "missing encoder.1.s.0.weight");
    NamedTensors surplus = good;
    surplus.emplace_back("decoder.99.weight", torch::zeros({1}));
    says(surplus, "unknown decoder.99.weight");
    const auto wider = makeVae(smallCourse({64, 128})); // same layers, twice as wide
    says(wider->fileNames(namedWeights(*wider)), "encoder.0.weight [64, 3, 3, 3] -> [32, 3, 3, 3]");
    NamedTensors half = namedWeights(*network);
    half.pop_back();
    says(half, "missing post_quant_conv.bias");
}

TEST(LansinuoteVae, SupportsAnyImageSize)
{
    const torch::NoGradGuard noGrad;
    const auto network = makeVae(smallCourse({32, 32, 32}));
    for (const auto& [height, width] : {std::pair{4, 4}, std::pair{8, 20}, std::pair{24, 12}}) {
        const torch::Tensor images = torch::rand({2, 3, height, width});
        const Posterior posterior = network->encode(images);
        EXPECT_EQ(posterior.mean.sizes(), at::IntArrayRef({2, 2, height / 4, width / 4}));
        EXPECT_EQ(posterior.kl().sizes(), at::IntArrayRef({2}));
        EXPECT_EQ(network->predict(images).sizes(), images.sizes());
    }
    EXPECT_NE(errorOf([&] { network->checkInput(3, 10, 8); }).find("multiple of 4"), std::string::npos);
    EXPECT_NE(errorOf([&] { network->checkInput(1, 8, 8); }).find("3 channels"), std::string::npos);
    EXPECT_NE(errorOf([&] {
        network->decode(torch::zeros({1, 3, 4, 4}));
    }).find("2 channels"),
        std::string::npos);
}

TEST(LansinuoteVae, HasTheOriginalParameterCountAtFullWidth)
{
    // Built once at full width: 335 MB.
    const auto network = makeVae({{"_class_name", "VAE"}});
    EXPECT_EQ(parameterCount(*network), 83653863);
    EXPECT_EQ(vaeParameters(network->fields()), 83653863);
    const NamedTensors own = namedWeights(*network);
    const NamedTensors course = network->fileNames(own);
    const nlohmann::json mapping
        = goldenJson("vae_key_mapping.json").at("tutorial_to_diffusers"); // all 248 tensors
    ASSERT_EQ(course.size(), mapping.size());
    std::map<const void*, std::string> diffusersName; // key: the tensor's address
    for (const auto& [name, tensor] : own)
        diffusersName[tensor.unsafeGetTensorImpl()->data()] = name;
    for (const auto& [name, tensor] : course)
        EXPECT_EQ(
            diffusersName.at(tensor.unsafeGetTensorImpl()->data()), mapping.at(name).get<std::string>());
}

} // namespace
