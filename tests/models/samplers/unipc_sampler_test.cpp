// SPDX-License-Identifier: GPL-3.0-or-later
// UniPC compared with known results; for the comparison with diffusers see random_schedulers_test.
#include "models/samplers/adopted_scheduler.h"
#include "models/samplers/scheduler_factory.h"
#include "tests/models/support/golden.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <cmath>

using namespace playground;
using nlohmann::json;
using playground::test::errorOf;
using playground::test::largestDifference;

namespace
{

json uniPc(json fields)
{
    fields["_class_name"] = "UniPCMultistepScheduler";
    return fields;
}

/// Distance from the solution after `steps` steps on normal data with standard deviation `s`: dx/dsigma = x
/// sigma / (s^2 + sigma^2) in x = clean + sigma noise. The steps are uniform in lambda; the last one, to zero
/// noise, is left out.
double uniPcError(const json& fields, int steps)
{
    constexpr double s = 0.5;
    const auto sampler = makeScheduler(uniPc(fields));
    sampler->setTimesteps({.steps = steps});
    const auto scale = [](double sigma) { return std::sqrt(sigma * sigma + 1); };
    const auto spread = [](double sigma) { return std::sqrt(s * s + sigma * sigma); };
    const double first = sampler->sigmas().front();
    torch::Tensor x = at::ones({1, 1, 1, 1}) * (spread(first) / scale(first));
    while (sampler->index() + 1 < sampler->timesteps().size()) {
        const double sigma = sampler->sigmas().at(sampler->index());
        x = sampler->step(x * scale(sigma) * sigma / (spread(sigma) * spread(sigma)), x).previous;
    }
    const double last = sampler->sigmas().at(sampler->index());
    return std::fabs(x.item<double>() - spread(last) / scale(last));
}

TEST(UniPcSampler, HasTheOrderOfItsPaper)
{
    for (const char* type : {"bh1", "bh2"}) {
        SCOPED_TRACE(type);
        const auto order = [&](int solverOrder) {
            const json fields
                = {{"solver_order", solverOrder}, {"solver_type", type}, {"lower_order_final", false},
                    {"use_exponential_sigmas", true}, {"final_sigmas_type", "sigma_min"}};
            return std::log2(uniPcError(fields, 20) / uniPcError(fields, 40));
        };
        EXPECT_GT(order(1), 1.6); // one more than UniP
        EXPECT_GT(order(2), 2.4);
    }
}

/// First-order UniP is DDIM without clipping, for predictions of the image and of the noise.
TEST(UniPcSampler, IsDdimInFirstOrderWithoutCorrector)
{
    const TimestepRequest request = {.timesteps = {999, 800, 640, 333, 120, 7}};
    for (const bool predictX0 : {true, false}) {
        const auto uniPcSampler = makeScheduler(uniPc({{"solver_order", 1}, {"predict_x0", predictX0},
            {"final_sigmas_type", predictX0 ? "zero" : "sigma_min"},
            {"disable_corrector", {0, 1, 2, 3, 4}}}));
        const auto ddim = makeScheduler({{"_class_name", "DDIMScheduler"}, {"clip_sample", false}});
        uniPcSampler->setTimesteps(request);
        ddim->setTimesteps(request);
        at::manual_seed(1);
        torch::Tensor x = at::randn({1, 1, 4, 4});
        torch::Tensor y = x;
        while (ddim->index() + 1 < request.timesteps.size()) {
            const torch::Tensor output = at::randn({1, 1, 4, 4});
            x = uniPcSampler->step(output, x).previous;
            y = ddim->step(output, y).previous;
            EXPECT_LT(largestDifference(x, y), 1e-5 * std::max(1.0, y.abs().max().item<double>()));
        }
    }
}

/// Cases in which diffusers divides by 0.
TEST(UniPcSampler, IsFiniteAtZeroNoiseAndEqualLevels)
{
    for (const json& fields : {json{{"solver_type", "bh1"}}, json{{"lower_order_final", false}},
             json{{"solver_order", 3}, {"num_train_timesteps", 20}},
             json{{"use_karras_sigmas", true}, {"final_sigmas_type", "sigma_min"}, {"predict_x0", false},
                 {"lower_order_final", false}}}) {
        SCOPED_TRACE(fields.dump());
        const auto sampler = makeScheduler(uniPc(fields));
        sampler->setTimesteps({.steps = 20}); // linspace contains one of 20 timesteps twice
        torch::Tensor x = at::ones({1, 1, 2, 2});
        SamplerResult last;
        while (!sampler->finished()) {
            last = sampler->step(at::full({1, 1, 2, 2}, 0.3), x);
            x = last.previous;
            ASSERT_TRUE(x.isfinite().all().item<bool>()) << sampler->index();
        }
        if (sampler->sigmas().back() == 0) {
            EXPECT_TRUE(at::equal(last.previous, last.predictedClean));
        }
    }
}

TEST(UniPcSampler, RejectsInvalidConfigurations)
{
    const auto refuses = [](const json& fields, const std::string& sentence) {
        EXPECT_EQ(errorOf([&] { makeScheduler(uniPc(fields)); }), "UniPCMultistepScheduler: " + sentence);
    };
    refuses({{"predict_x0", false}},
        "field \"predict_x0\" contradicts field \"final_sigmas_type\". Change one of them.");
    refuses({{"use_flow_sigmas", true}},
        "field \"use_flow_sigmas\" contradicts field \"prediction_type\". Change one of them.");
    refuses({{"shift_terminal", 0.1}},
        "field \"shift_terminal\" contradicts field \"use_flow_sigmas\". Change one of them.");
    refuses({{"use_flow_sigmas", true}, {"prediction_type", "flow_prediction"}, {"use_beta_sigmas", true}},
        "fields \"use_flow_sigmas\" and \"use_beta_sigmas\" contradict each other. Set only one to true.");
    refuses({{"solver_p", {{"_class_name", "DDIMScheduler"}}}},
        "field \"solver_p\" is not supported. Set it to null.");
    refuses({{"use_dynamic_shifting", true}},
        "field \"use_dynamic_shifting\" is not supported. Set it to false.");
    refuses({{"disable_corrector", {-1}}},
        "field \"disable_corrector\" must be between 0 and 1000000, but it is -1.");
    EXPECT_NO_THROW(makeScheduler(uniPc({{"solver_p", nullptr}, {"disable_corrector", json::array()}})));
}

TEST(UniPcSampler, ReadsDpmSolverConfigurations)
{
    std::vector<Text> notices;
    const json read
        = adoptedScheduler(uniPc({{"solver_type", "midpoint"}, {"algorithm_type", "dpmsolver++"}}), notices);
    EXPECT_EQ(makeScheduler(read)->config().at("solver_type"), "bh2");
    EXPECT_EQ(notices.size(), 1); // UniPC has no field algorithm_type
}

} // namespace
