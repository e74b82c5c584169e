// SPDX-License-Identifier: GPL-3.0-or-later
// "DPM-Solver: A Fast ODE Solver for Diffusion Probabilistic Model Sampling in Around 10 Steps" (Lu et al.
// 2022) and "DPM-Solver++" (Lu et al. 2022), multistep, as in diffusers' DPMSolverMultistepScheduler.
#include "models/api/error.h"
#include "models/samplers/beta_schedule_config.h"
#include "models/samplers/dpm_solver_update.h"
#include "models/samplers/sampler_info.h"
#include "models/samplers/sigmas.h"
#include "models/samplers/timestep_spacing.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
struct DpmSolverConfig {
    static constexpr auto className = "DPMSolverMultistepScheduler";

    ScheduleConfig schedule{{}, "epsilon", "linspace", 0};
    SampleThresholding limits{.clip = false};
    DpmAlgorithm algorithm;
    std::int64_t solverOrder = 2;
    bool lowerOrderFinal = true;
    bool eulerAtFinal = false;
    SigmaSpacing spacing;
    bool luLambdas = false;
    FlowConfig flow;
    std::string finalSigmasType = "zero";
    std::optional<double> lambdaMinClipped;
    std::string varianceType; ///< empty: not predicted

    void visit(SchedulerFields& fields)
    {
        schedule.visit(fields, {"epsilon", "sample", "v_prediction", "flow_prediction"});
        visitLimits(fields, limits); // diffusers' class has no clip_sample
        fields.choice("algorithm_type", algorithm.type,
            {"dpmsolver++", "dpmsolver", "sde-dpmsolver++", "sde-dpmsolver"});
        fields.choice("solver_type", algorithm.solverType, {"midpoint", "heun"});
        fields.integer("solver_order", solverOrder, 1, 3);
        fields.boolean("lower_order_final", lowerOrderFinal);
        fields.boolean("euler_at_final", eulerAtFinal);
        visitSpacing(fields, spacing);
        fields.boolean("use_lu_lambdas", luLambdas);
        flow.visit(fields);
        fields.choice("final_sigmas_type", finalSigmasType, {"zero", "sigma_min"});
        fields.realOrNull("lambda_min_clipped", lambdaMinClipped, -std::numeric_limits<double>::max(), 1e6);
        fields.choiceOrNull("variance_type", varianceType, {"learned", "learned_range"});
    }

    void check() const
    {
        schedule.check(className);
        std::vector<std::pair<std::string, bool>> spacings = spacingFlags(spacing);
        spacings.insert(spacings.end(), {{"use_lu_lambdas", luLambdas}, {"use_flow_sigmas", flow.on}});
        refuseSeveral(className, spacings);
        if (!algorithm.predictsData() && finalSigmasType == "zero")
            refuseContradiction(
                className, "algorithm_type", "final_sigmas_type"); // would divide by a sigma of 0
        if (algorithm.type == "sde-dpmsolver" && solverOrder == 3)
            refuseContradiction(className, "algorithm_type", "solver_order"); // not derived in the papers
        flow.check(className, schedule.predictionType);
    }
};

class DpmSolverSampler : public Sampler
{
public:
    explicit DpmSolverSampler(DpmSolverConfig config)
        : m_config(std::move(config))
        , m_alphasCumprod(finiteAlphasCumprod(m_config.schedule.betas))
        , m_table(sigmaTable(m_alphasCumprod))
    {
    }

    void setTimesteps(const TimestepRequest& request) override;

    bool integerTimesteps() const override { return true; }
    bool drawsNoise() const override { return m_config.algorithm.stochastic(); }
    std::int64_t outputChannels(std::int64_t channels) const override
    {
        return m_config.varianceType.empty() ? channels : 2 * channels;
    }
    nlohmann::json config() const override { return writeScheduler(m_config); }

protected:
    SamplerResult advance(
        const torch::Tensor& output, const torch::Tensor& x, const torch::Tensor& noise) override
    {
        const DpmLevel here = dpmLevel(sigmas().at(index()), m_config.flow.on);
        const DpmLevel to = dpmLevel(sigmas().at(index() + 1), m_config.flow.on);
        const torch::Tensor mean = output.slice(1, 0, x.size(1));
        const torch::Tensor clean = m_config.limits.apply(cleanPrediction(mean, x, here));
        m_outputs.insert(m_outputs.begin(),
            m_config.algorithm.predictsData() ? clean : noisePrediction(mean, x, clean, here));
        m_levels.insert(m_levels.begin(), here);
        const std::size_t order = orderOfThisStep();
        const std::size_t kept = static_cast<std::size_t>(m_config.solverOrder);
        m_outputs.resize(std::min(m_outputs.size(), kept));
        m_levels.resize(m_outputs.size());
        const std::vector<torch::Tensor> used(
            m_outputs.begin(), m_outputs.begin() + static_cast<std::ptrdiff_t>(order));
        return {dpmUpdate(m_config.algorithm, to, m_levels, used, x, noise), clean};
    }

private:
    torch::Tensor cleanPrediction(
        const torch::Tensor& output, const torch::Tensor& x, const DpmLevel& here) const
    {
        if (m_config.flow.on)
            return x - here.sigma * output;
        return predictOriginalSample(m_config.schedule.predictionType, output, x, here.alpha, here.sigma);
    }

    torch::Tensor noisePrediction(const torch::Tensor& output, const torch::Tensor& x,
        const torch::Tensor& clean, const DpmLevel& here) const
    {
        const bool limited = m_config.limits.threshold || m_config.limits.clip;
        if (m_config.schedule.predictionType == "epsilon" && !limited)
            return output;
        return (x - here.alpha * clean) / here.sigma;
    }

    std::size_t orderOfThisStep() const
    {
        constexpr std::size_t few = 15; // below this many steps lower_order_final applies
        const std::size_t count = timesteps().size();
        const std::size_t left = count - 1 - index();
        const bool lowerAtEnd = m_config.lowerOrderFinal && count < few;
        if (left == 0 && (m_config.eulerAtFinal || lowerAtEnd || m_config.finalSigmasType == "zero"))
            return 1;
        std::size_t order = std::min(m_outputs.size(), static_cast<std::size_t>(m_config.solverOrder));
        if (left == 1 && lowerAtEnd)
            order = std::min<std::size_t>(order, 2);
        return distinctLevels(m_levels, order);
    }

    std::int64_t usableTimesteps() const;
    std::vector<double> luSigmas(double maximum, std::int64_t count) const;
    std::vector<double> flowSigmas(std::int64_t count) const;

    DpmSolverConfig m_config;
    std::vector<float> m_alphasCumprod;
    std::vector<float> m_table;
    std::vector<torch::Tensor> m_outputs; ///< newest first, at most solver_order
    std::vector<DpmLevel> m_levels; ///< noise levels of m_outputs
};

std::int64_t DpmSolverSampler::usableTimesteps() const
{
    // Below lambda_min_clipped there is too much noise for a stable step.
    const auto tooNoisy = [&](float a) {
        const float lambda = std::log(std::sqrt(a)) - std::log(std::sqrt(1 - a));
        return lambda < static_cast<float>(*m_config.lambdaMinClipped);
    };
    const std::int64_t train = m_config.schedule.betas.numTrainTimesteps;
    return m_config.lambdaMinClipped
        ? train - std::count_if(m_alphasCumprod.begin(), m_alphasCumprod.end(), tooNoisy)
        : train;
}

/// Uniform in lambda: "DPM-Solver", section 3.4.
std::vector<double> DpmSolverSampler::luSigmas(double maximum, std::int64_t count) const
{
    return exponentialSigmas(maximum, static_cast<double>(m_table.front()), count);
}

std::vector<double> DpmSolverSampler::flowSigmas(std::int64_t count) const
{
    const auto train = static_cast<double>(m_config.schedule.betas.numTrainTimesteps);
    std::vector<double> sigmas = evenlySpaced(1, 1 / train, count + 1);
    for (double& sigma : sigmas) {
        sigma = shiftedSigma(1 - sigma, m_config.flow.shift);
    }
    std::reverse(sigmas.begin(), sigmas.end());
    sigmas.pop_back(); // the clean end point
    return sigmas;
}

void DpmSolverSampler::setTimesteps(const TimestepRequest& request)
{
    const auto train = static_cast<double>(m_config.schedule.betas.numTrainTimesteps);
    std::vector<double> timesteps = solverTimesteps(
        DpmSolverConfig::className, m_config.schedule, request, usableTimesteps(), options().asDiffusers);
    // diffusers spaces sigmas over the requested steps; lambda_min_clipped may leave fewer timesteps.
    const std::int64_t count = sigmaCount(request, timesteps.size());
    const double maximum = firstSpacedSigma(m_table, timesteps.front(), request, options().asDiffusers);
    std::vector<double> sigmas;
    if (m_config.spacing.any() || m_config.luLambdas) {
        sigmas = m_config.luLambdas
            ? luSigmas(maximum, count)
            : m_config.spacing.sigmas(maximum, static_cast<double>(m_table.front()), count);
        timesteps = timestepsOfSigmas(sigmas, m_table);
        const bool rounded = (m_config.spacing.karras || m_config.luLambdas)
            && m_config.schedule.betas.betaSchedule != "squaredcos_cap_v2";
        for (double& t : timesteps)
            t = rounded ? std::nearbyint(t) : t;
    } else if (m_config.flow.on) {
        sigmas = flowSigmas(count);
        timesteps.resize(sigmas.size());
        for (std::size_t i = 0; i < sigmas.size(); ++i)
            timesteps[i] = sigmas[i] * train;
    } else {
        for (const double t : timesteps)
            sigmas.push_back(interpolated(m_table, t));
    }
    sigmas.push_back(m_config.finalSigmasType == "zero" ? 0 : static_cast<double>(m_table.front()));
    for (double& t : timesteps)
        t = std::trunc(t); // diffusers casts to int64
    m_outputs.clear();
    m_levels.clear();
    begin(std::move(timesteps), toFloat(sigmas));
}

std::vector<SamplerSetting> dpmSolverSettings()
{
    return {
        {"algorithm_type", {PLAYGROUND_TEXT("models", "Algorithm")},
            {PLAYGROUND_TEXT("models",
                "Integrates the predicted image (dpmsolver++) or the predicted noise (dpmsolver, which must "
                "end at sigma_min); sde: adds new noise at each step.")},
            namedValues({"dpmsolver++", "dpmsolver", "sde-dpmsolver++", "sde-dpmsolver"})},
        {"solver_type", {PLAYGROUND_TEXT("models", "Second-order method")},
            {PLAYGROUND_TEXT("models", "How the second-order update uses the last two predictions.")},
            namedValues({"midpoint", "heun"})},
        solverOrderSetting(),
        {"euler_at_final", {PLAYGROUND_TEXT("models", "First-order last step")},
            {PLAYGROUND_TEXT("models", "Fewer artefacts with few steps (euler_at_final).")},
            offOrOn({PLAYGROUND_TEXT("models", "last step like the others")},
                {PLAYGROUND_TEXT("models", "last step of first order")})},
    };
}

/// Maps values of DEIS and UniPC, whose fields of the same name differ.
void dpmSolverReadForeignValues(nlohmann::json& config)
{
    if (config.value("algorithm_type", nlohmann::json()) == "deis")
        config["algorithm_type"] = "dpmsolver++";
    for (const char* foreign : {"logrho", "bh1", "bh2"}) {
        if (config.value("solver_type", nlohmann::json()) == foreign)
            config["solver_type"] = "midpoint";
    }
}
} // namespace

SamplerInfo dpmSolverSampler()
{
    return schedulerInfo<DpmSolverSampler, DpmSolverConfig>({.name = "dpmpp-2m",
        .title = {PLAYGROUND_TEXT("models", "DPM-Solver++ 2M")},
        .summary = {PLAYGROUND_TEXT("models",
            "Second order from the last two predictions: good in 10 to 20 steps (Lu et al. 2022).")},
        .usefulSteps = 20,
        .fits = noisesBySchedule,
        .settings = dpmSolverSettings(),
        .ownFields = {"clip_sample", "clip_sample_range"},
        .readForeignValues = dpmSolverReadForeignValues});
}

} // namespace playground
