// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/registry.h"

#include "tests/models/nets/unet2d_configs.h"
#include "tests/models/support/golden.h"

#include <gtest/gtest.h>

using namespace playground;
using namespace playground::test;

namespace
{

struct Variant {
    std::string name;
    nlohmann::json changes;
    std::int64_t parameters;
};

void PrintTo(const Variant& variant, std::ostream* out)
{
    *out << variant.changes;
}

class HfCourseVariant : public testing::TestWithParam<Variant>
{
};

// Parameter counts taken from the reference.
TEST_P(HfCourseVariant, HasTheReferenceParameterCount)
{
    const auto network = makeNetwork(with(course(), GetParam().changes));
    EXPECT_EQ(parameterCount(*network), GetParam().parameters);
    const torch::NoGradGuard noGrad;
    const torch::Tensor labels = network->wantsClassLabels() ? torch::tensor({3, 9}) : torch::Tensor();
    const torch::Tensor output = network->predict(torch::rand({2, 1, 28, 28}), torch::tensor({1, 2}), labels);
    EXPECT_EQ(output.sizes(), at::IntArrayRef({2, 1, 28, 28}));
    EXPECT_TRUE(output.isfinite().all().item<bool>());
}

INSTANTIATE_TEST_SUITE_P(Fields, HfCourseVariant,
    testing::Values(Variant{"Course", nlohmann::json::object(), 1707009},
        Variant{"ScaleShift", {{"resnet_time_scale_shift", "scale_shift"}}, 1826593},
        Variant{"NoMidAttention", {{"add_attention", false}}, 1690241},
        Variant{"OneLayer", {{"layers_per_block", 1}}, 1163105},
        Variant{"ResnetDownsampling", {{"downsample_type", "resnet"}}, 1752449},
        Variant{"ResnetUpsampling", {{"upsample_type", "resnet"}}, 1797889},
        Variant{"Classes", {{"num_class_embeds", 10}}, 1708289},
        Variant{"NoMidBlock", {{"mid_block_type", nullptr}}, 1525505},
        Variant{"HeadDim", {{"attention_head_dim", 16}}, 1707009},
        Variant{"OneHead", {{"attention_head_dim", nullptr}}, 1707009},
        Variant{"Groups", {{"norm_num_groups", 16}}, 1707009},
        Variant{"MidGroups", {{"attn_norm_num_groups", 8}}, 1707009},
        Variant{"Flip", {{"flip_sin_to_cos", false}}, 1707009},
        Variant{"FreqShift", {{"freq_shift", 1}}, 1707009},
        Variant{"Padding", {{"downsample_padding", 0}}, 1707009},
        Variant{"Mish", {{"act_fn", "mish"}}, 1707009}, Variant{"GELU", {{"act_fn", "gelu"}}, 1707009},
        Variant{"ReLU", {{"act_fn", "relu"}}, 1707009}, Variant{"Swish", {{"act_fn", "swish"}}, 1707009},
        Variant{"Eps", {{"norm_eps", 1e-6}}, 1707009},
        Variant{"MidScale", {{"mid_block_scale_factor", 1.5}}, 1707009},
        Variant{"Centred", {{"center_input_sample", true}}, 1707009},
        Variant{"Dropout", {{"dropout", 0.1}}, 1707009},
        // 4 C^2 more weights in linear_1 for twice the inputs (C = 32), and C fixed frequencies.
        Variant{"Fourier", {{"time_embedding_type", "fourier"}}, 1707009 + 4096 + 32},
        Variant{"ClassTimestep", {{"class_embed_type", "timestep"}}, 1707009 + 20736}),
    [](const auto& test) { return test.param.name; });

// Change of the output caused by a wrong value of a field, measured with the reference.
struct Effect {
    std::string name;
    nlohmann::json changes;
    double moves;
};

void PrintTo(const Effect& effect, std::ostream* out)
{
    *out << effect.changes;
}

class FieldWithoutWeights : public testing::TestWithParam<Effect>
{
};

TEST_P(FieldWithoutWeights, ChangesTheOutputAsInTheReference)
{
    const torch::NoGradGuard noGrad;
    const Tensors golden = goldenTensors("golden_unet2d.safetensors");
    const auto network = makeNetwork(with(course(), GetParam().changes));
    setState(*network, golden);
    const torch::Tensor output = network->predict(golden.at("golden.input"), golden.at("golden.timestep"));
    // The reference's numbers are given to two digits.
    EXPECT_NEAR(
        largestDifference(output, golden.at("golden.output")), GetParam().moves, 0.06 * GetParam().moves);
}

INSTANTIATE_TEST_SUITE_P(Fields, FieldWithoutWeights,
    testing::Values(Effect{"HeadDim", {{"attention_head_dim", 16}}, 8e-2},
        Effect{"OneHead", {{"attention_head_dim", nullptr}}, 1.1e-1},
        Effect{"Groups", {{"norm_num_groups", 16}}, 0.67}, Effect{"Flip", {{"flip_sin_to_cos", false}}, 0.12},
        Effect{"FreqShift", {{"freq_shift", 1}}, 0.11}, Effect{"Padding", {{"downsample_padding", 0}}, 0.74},
        Effect{"Gelu", {{"act_fn", "gelu"}}, 0.36}, Effect{"Eps", {{"norm_eps", 1e-6}}, 9.8e-5}),
    [](const auto& test) { return test.param.name; });

} // namespace
