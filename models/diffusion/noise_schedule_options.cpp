// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diffusion/noise_schedule_options.h"

#include "models/api/error.h"
#include "models/diffusion/betas.h"

#include <algorithm>

namespace playground
{

namespace
{
constexpr std::int64_t maximumTimesteps = 1000000;
} // namespace

void checkScheduleOptions(const NoiseScheduleOptions& o)
{
    const auto refuse = [](const std::string& field, const std::string& range) {
        throw Error(PLAYGROUND_TEXT("models", "Noise schedule: field \"%1\" must be %2."), {field, range});
    };
    betaSchedules().at(o.betaSchedule); // throws
    if (o.numTrainTimesteps < 1 || o.numTrainTimesteps > maximumTimesteps)
        refuse("num_train_timesteps", "1 .. 1000000");
    // Negated so that NaN is rejected too.
    if (!(o.betaStart >= 0 && o.betaStart < 1))
        refuse("beta_start", "0 <= beta_start < 1");
    if (!(o.betaEnd >= 0 && o.betaEnd < 1))
        refuse("beta_end", "0 <= beta_end < 1");
    const bool betasFit = std::all_of(
        o.trainedBetas.begin(), o.trainedBetas.end(), [](double b) { return b >= 0 && b <= 1; });
    if (!betasFit || o.trainedBetas.size() > maximumTimesteps)
        refuse("trained_betas", "0 <= beta <= 1, at most 1000000 of them");
}

} // namespace playground
