// SPDX-License-Identifier: GPL-3.0-or-later
// "UniPC: A Unified Predictor-Corrector Framework for Fast Sampling of Diffusion Models" (Zhao et al. 2023),
// multistep, B(h) version, as in diffusers' UniPCMultistepScheduler. Where that divides by 0 (two steps at
// the same noise level; a step to zero noise with bh1 or an order above 1), this uses the lower order.
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
struct UniPcConfig {
    static constexpr auto className = "UniPCMultistepScheduler";

    ScheduleConfig schedule{{}, "epsilon", "linspace", 0};
    SampleThresholding limits{.clip = false};
    std::int64_t solverOrder = 2;
    bool predictX0 = true;
    std::string solverType = "bh2";
    bool lowerOrderFinal = true;
    std::vector<std::int64_t> disableCorrector; ///< indices of steps that are not corrected
    SigmaSpacing spacing;
    SigmaEnds ends;
    FlowConfig flow;
    std::optional<double> shiftTerminal;
    std::string finalSigmasType = "zero";

    void visit(SchedulerFields& fields)
    {
        schedule.visit(fields, {"epsilon", "sample", "v_prediction", "flow_prediction"});
        visitLimits(fields, limits);
        fields.integer("solver_order", solverOrder, 1, 3);
        fields.boolean("predict_x0", predictX0);
        fields.choice("solver_type", solverType, {"bh1", "bh2"});
        fields.boolean("lower_order_final", lowerOrderFinal);
        fields.integers("disable_corrector", disableCorrector, 0, 1000000);
        fields.nothing("solver_p"); // would replace UniP by another scheduler
        visitSpacing(fields, spacing);
        ends.visit(fields);
        flow.visit(fields);
        fields.realOrNull("shift_terminal", shiftTerminal, 0, 0.999999);
        fields.choice("final_sigmas_type", finalSigmasType, {"zero", "sigma_min"});
    }

    void check() const
    {
        schedule.check(className);
        ends.check(className);
        flow.check(className, schedule.predictionType);
        refuseSeveral(className, spacingFlags(spacing));
        // diffusers treats these as sigmas of the straight path, although they exceed 1.
        refuseSeveral(className,
            {{"use_flow_sigmas", flow.on}, {"use_exponential_sigmas", spacing.exponential},
                {"use_beta_sigmas", spacing.beta}});
        if (!predictX0 && finalSigmasType == "zero")
            refuseContradiction(className, "predict_x0", "final_sigmas_type"); // no noise to predict
        if (!predictX0 && flow.on)
            refuseContradiction(className, "predict_x0", "use_flow_sigmas"); // not in diffusers
        if (shiftTerminal && !flow.on)
            refuseContradiction(className, "shift_terminal", "use_flow_sigmas");
    }
};

/// Solves sum_k rho_k r_k^i = b_i for rho (Bjorck and Pereyra 1970; Golub and Van Loan, "Matrix
/// Computations", algorithm 4.6.2).
std::vector<double> solvedVandermonde(const std::vector<double>& r, std::vector<double> b)
{
    for (std::size_t k = 0; k + 1 < r.size(); ++k) {
        for (std::size_t i = r.size() - 1; i > k; --i)
            b[i] -= r[k] * b[i - 1];
    }
    for (std::size_t k = r.size() - 1; k-- > 0;) {
        for (std::size_t i = k + 1; i < r.size(); ++i)
            b[i] /= r[i] - r[i - k - 1];
        for (std::size_t i = k; i + 1 < r.size(); ++i)
            b[i] -= b[i + 1];
    }
    return b;
}

/// Weights of the differences between the prediction r_k steps away and the current one, each divided by r_k.
/// `h`: step in lambda, negative if the image is predicted; `b`: B(h).
std::vector<double> uniPcWeights(const std::vector<double>& r, double h, double b)
{
    if (r.size() < 2)
        return {0.5}; // also achieves the order (the paper's appendix); used by diffusers
    std::vector<double> right;
    double phi = std::expm1(h) / h - 1;
    double factorial = 1;
    for (std::size_t i = 1; i <= r.size(); ++i) {
        right.push_back(phi * factorial / b);
        factorial *= static_cast<double>(i + 1);
        phi = phi / h - 1 / factorial;
    }
    return solvedVandermonde(r, right);
}

class UniPcSampler : public Sampler
{
public:
    explicit UniPcSampler(UniPcConfig config)
        : m_config(std::move(config))
        , m_table(sigmaTable(finiteAlphasCumprod(m_config.schedule.betas)))
    {
        m_limits = m_config.limits;
        m_limits.threshold = m_limits.threshold && m_config.predictX0; // otherwise ignored, as in diffusers
    }

    void setTimesteps(const TimestepRequest& request) override;

    bool integerTimesteps() const override { return true; }
    nlohmann::json config() const override { return writeScheduler(m_config); }

protected:
    SamplerResult advance(const torch::Tensor& output, const torch::Tensor& x, const torch::Tensor&) override
    {
        const DpmLevel here = dpmLevel(sigmas().at(index()), m_config.flow.on);
        const torch::Tensor clean = m_limits.apply(cleanPrediction(output, x, here));
        const torch::Tensor prediction = m_config.predictX0 ? clean : noisePrediction(output, x, clean, here);
        // UniC: repeats the previous step, now with the prediction at its end.
        m_from = isCorrected() ? stepped(here, prediction) : x;
        m_predictions.insert(m_predictions.begin(), prediction);
        m_levels.insert(m_levels.begin(), here);
        m_predictions.resize(std::min(m_predictions.size(), static_cast<std::size_t>(m_config.solverOrder)));
        m_levels.resize(m_predictions.size());
        m_order = orderOfThisStep();
        return {stepped(dpmLevel(sigmas().at(index() + 1), m_config.flow.on), {}), clean};
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
        if (m_limits.clip)
            return (x - here.alpha * clean) / here.sigma;
        return noiseFrom(m_config.schedule.predictionType, output, x, here.alpha, here.sigma);
    }

    bool isCorrected() const
    {
        const auto& disabled = m_config.disableCorrector;
        const std::int64_t step = static_cast<std::int64_t>(index()) - 1;
        return step >= 0 && std::find(disabled.begin(), disabled.end(), step) == disabled.end();
    }

    std::size_t orderOfThisStep() const
    {
        std::size_t order = m_predictions.size();
        if (m_config.lowerOrderFinal)
            order = std::min(order, timesteps().size() - index());
        return distinctLevels(m_levels, order);
    }

    std::vector<double> flowSigmas(std::int64_t count) const;

    /// Steps from m_from to `to` with the last m_order predictions and, if defined, the one at `to`.
    torch::Tensor stepped(const DpmLevel& to, const torch::Tensor& predictedThere) const;

    UniPcConfig m_config;
    std::vector<float> m_table;
    SampleThresholding m_limits;
    std::vector<torch::Tensor> m_predictions; ///< newest first, at most solver_order
    std::vector<DpmLevel> m_levels; ///< noise levels of m_predictions
    torch::Tensor m_from; ///< x at m_levels[0], corrected
    std::size_t m_order = 1; ///< of the last step
};

torch::Tensor UniPcSampler::stepped(const DpmLevel& to, const torch::Tensor& predictedThere) const
{
    const DpmLevel& here = m_levels[0];
    const torch::Tensor& m0 = m_predictions[0];
    if (to.sigma == 0)
        return m0; // the predicted image, which check() ensures
    const auto step = static_cast<double>(to.lambda - here.lambda);
    if (step == 0)
        return m_from;
    std::vector<double> r;
    std::vector<torch::Tensor> differences;
    for (std::size_t i = 1; i < m_order; ++i) {
        r.push_back(static_cast<double>(m_levels[i].lambda - here.lambda) / step);
        differences.push_back(m_predictions[i] - m0);
    }
    if (predictedThere.defined()) {
        r.push_back(1);
        differences.push_back(predictedThere - m0);
    }
    const double h = m_config.predictX0 ? -step : step;
    const double b = m_config.solverType == "bh1" ? h : std::expm1(h);
    const auto scale = static_cast<double>(m_config.predictX0 ? to.alpha : to.sigma);
    const float kept = m_config.predictX0 ? to.sigma / here.sigma : to.alpha / here.alpha;
    torch::Tensor result = kept * m_from - scale * std::expm1(h) * m0;
    const std::vector<double> rho = uniPcWeights(r, h, b);
    for (std::size_t k = 0; k < r.size(); ++k)
        result = result - scale * b * rho[k] / r[k] * differences[k];
    return result;
}

std::vector<double> UniPcSampler::flowSigmas(std::int64_t count) const
{
    const auto train = static_cast<double>(m_config.schedule.betas.numTrainTimesteps);
    std::vector<double> sigmas = evenlySpaced(1, 1 / train, count + 1);
    sigmas.pop_back();
    for (double& sigma : sigmas)
        sigma = shiftedSigma(sigma, m_config.flow.shift);
    stretchToTerminal(sigmas, m_config.shiftTerminal.value_or(0));
    if (std::fabs(sigmas.front() - 1) < 1e-6)
        sigmas.front() -= 1e-6; // leaves some signal; otherwise lambda would be infinite
    return sigmas;
}

void UniPcSampler::setTimesteps(const TimestepRequest& request)
{
    const std::int64_t train = m_config.schedule.betas.numTrainTimesteps;
    std::vector<double> timesteps
        = solverTimesteps(UniPcConfig::className, m_config.schedule, request, train, options().asDiffusers);
    const std::int64_t count = sigmaCount(request, timesteps.size());
    const auto least = static_cast<double>(m_table.front());
    std::vector<double> sigmas;
    if (m_config.spacing.any()) {
        const double first = firstSpacedSigma(m_table, timesteps.front(), request, options().asDiffusers);
        sigmas = m_config.spacing.sigmas(
            m_config.ends.maximum.value_or(first), m_config.ends.minimum.value_or(least), count);
        timesteps = timestepsOfSigmas(sigmas, m_table);
        for (double& t : timesteps)
            t = m_config.spacing.karras ? std::nearbyint(t) : t;
        for (double& sigma : sigmas)
            sigma = m_config.flow.on ? sigma / (sigma + 1) : sigma; // to fraction of noise
    } else if (m_config.flow.on) {
        sigmas = flowSigmas(count);
    } else {
        for (const double t : timesteps)
            sigmas.push_back(interpolated(m_table, t));
    }
    if (m_config.flow.on) {
        timesteps.clear();
        for (const double sigma : sigmas)
            timesteps.push_back(sigma * static_cast<double>(train));
    }
    const bool ofTheTable = !m_config.spacing.any() && !m_config.flow.on;
    const double last = ofTheTable ? least : sigmas.back();
    sigmas.push_back(m_config.finalSigmasType == "zero" ? 0 : last);
    for (double& t : timesteps)
        t = std::trunc(t); // diffusers casts to int64
    m_predictions.clear();
    m_levels.clear();
    begin(std::move(timesteps), toFloat(sigmas));
}

std::vector<SamplerSetting> uniPcSettings()
{
    return {
        {"predict_x0", {PLAYGROUND_TEXT("models", "Solve for the picture")},
            {PLAYGROUND_TEXT("models",
                "Integrates the predicted picture; else the predicted noise, which must end at sigma_min "
                "(predict_x0).")},
            offOrOn({PLAYGROUND_TEXT("models", "solved for the noise")},
                {PLAYGROUND_TEXT("models", "solved for the picture")})},
        {"solver_type", {PLAYGROUND_TEXT("models", "B(h)")},
            {PLAYGROUND_TEXT("models",
                "Scale of a step's corrections, where h is its length in log SNR: h (bh1) or exp(h) - 1 "
                "(bh2). The paper takes bh1 for fewer than 10 steps without guidance.")},
            namedValues({"bh1", "bh2"})},
        solverOrderSetting(),
        {"disable_corrector", {PLAYGROUND_TEXT("models", "Corrector")},
            {PLAYGROUND_TEXT("models",
                "Which steps are corrected by the network's output at their end (disable_corrector). With "
                "strong guidance the first ones are better left uncorrected.")},
            {{nlohmann::json::array(), {PLAYGROUND_TEXT("models", "every step corrected")}},
                {nlohmann::json::array({0}), {PLAYGROUND_TEXT("models", "first step not corrected")}},
                {nlohmann::json::array({0, 1}), {PLAYGROUND_TEXT("models", "first 2 steps not corrected")}},
                {nlohmann::json::array({0, 1, 2}),
                    {PLAYGROUND_TEXT("models", "first 3 steps not corrected")}}}},
    };
}

/// Maps values of DPM-Solver and DEIS, whose field of the same name differs.
void uniPcReadForeignValues(nlohmann::json& config)
{
    for (const char* foreign : {"midpoint", "heun", "logrho"}) {
        if (config.value("solver_type", nlohmann::json()) == foreign)
            config["solver_type"] = "bh2";
    }
}
} // namespace

SamplerInfo uniPcSampler()
{
    return schedulerInfo<UniPcSampler, UniPcConfig>({.name = "unipc",
        .title = {PLAYGROUND_TEXT("models", "UniPC")},
        .summary = {PLAYGROUND_TEXT("models",
            "Each step is predicted, then corrected by the next step's network call, at no extra cost: good "
            "in 5 to 15 steps (Zhao et al. 2023).")},
        .usefulSteps = 15,
        .fits = noisesBySchedule,
        .settings = uniPcSettings(),
        .ownFields = {"clip_sample", "clip_sample_range"},
        .readForeignValues = uniPcReadForeignValues});
}

} // namespace playground
