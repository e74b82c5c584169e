// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/film/sample_stamp.h"

#include "models/api/catalogue.h"
#include "models/api/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace playground
{

namespace
{
constexpr std::int64_t largestSeed = std::numeric_limits<int>::max(); // what the window's seed box takes

[[noreturn]] void refuse(const QString& source, const std::string& what)
{
    throw Error(PLAYGROUND_TEXT("models",
                    "%1: what the picture says of its sampling is not sound: %2. Open a "
                    "picture as this program saved it."),
        {source.toStdString(), what});
}

std::int64_t integer(const nlohmann::json& json, const char* field, std::int64_t least, std::int64_t most,
    const QString& source)
{
    const auto found = json.find(field);
    if (found == json.end() || !found->is_number_integer())
        refuse(source, field);
    // Beyond int64, a number is unsigned and would turn negative.
    const bool tooLarge = found->is_number_unsigned()
        && found->get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const auto value = found->get<std::int64_t>();
    if (tooLarge || value < least || value > most)
        refuse(source, field);
    return value;
}

std::string text(const nlohmann::json& json, const char* field, const QString& source)
{
    const auto found = json.find(field);
    if (found == json.end() || !found->is_string())
        refuse(source, field);
    return found->get<std::string>();
}
} // namespace

const QString SampleStamp::key = QStringLiteral("diffusion-playground-sample");
const QString SampleStamp::weightsKey = QStringLiteral("diffusion-playground-weights");

std::optional<SampleStamp> SampleStamp::of(const SamplingHistory& history, int rowId, int step)
{
    const SamplingRow* row = history.row(rowId);
    while (row && row->parent >= 0) {
        step = row->branchStep;
        row = history.row(row->parent);
    }
    if (!row || row->request.startIsClean || row->weightsHash.empty())
        return {}; // not begun yet: its weights are not known
    const SamplingRequest& request = row->request;
    return SampleStamp{
        {request.sampler, request.count, request.seed, row->snapshotStep}, step, row->weightsHash};
}

bool SampleStamp::isWithinReach() const
{
    return choice.sampler.steps <= SamplerControls::mostSteps && choice.count <= SamplerControls::mostPictures
        && choice.seed <= static_cast<std::uint64_t>(largestSeed);
}

QString SampleStamp::toJson() const
{
    const nlohmann::json json{{"sampler", choice.sampler.name}, {"steps", choice.sampler.steps},
        {"eta", choice.sampler.eta}, {"config", choice.sampler.config}, {"count", choice.count},
        {"seed", choice.seed}, {"weights_step", choice.snapshotStep}, {"step", step}};
    return QString::fromStdString(json.dump());
}

SampleStamp SampleStamp::parse(const QString& text, const QString& source)
{
    const auto json = nlohmann::json::parse(text.toStdString(), nullptr, /*allow_exceptions=*/false);
    if (!json.is_object())
        refuse(source, "JSON");
    SampleStamp stamp;
    SamplerOptions& sampler = stamp.choice.sampler;
    sampler.name = playground::text(json, "sampler", source);
    sampler.config = playground::text(json, "config", source);
    const auto& known = samplers();
    if (std::none_of(
            known.begin(), known.end(), [&](const auto& entry) { return entry.name == sampler.name; }))
        refuse(source, "sampler");
    sampler.steps = static_cast<int>(integer(json, "steps", 1, SamplerControls::mostSteps, source));
    stamp.choice.count = static_cast<int>(integer(json, "count", 1, SamplerControls::mostPictures, source));
    stamp.choice.seed = static_cast<std::uint64_t>(integer(json, "seed", 0, largestSeed, source));
    stamp.choice.snapshotStep
        = integer(json, "weights_step", 0, std::numeric_limits<std::int64_t>::max(), source);
    stamp.step = static_cast<int>(integer(json, "step", 0, sampler.steps, source));
    const auto eta = json.find("eta");
    if (eta == json.end() || !eta->is_number() || !(eta->get<double>() >= 0 && eta->get<double>() <= 1))
        refuse(source, "eta");
    sampler.eta = eta->get<double>();
    return stamp;
}

} // namespace playground
