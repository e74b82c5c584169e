// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/sample_metadata.h"

#include "app/export/sketch_json.h"
#include "models/api/catalogue.h"
#include "models/api/error.h"
#include "models/api/json_depth.h"
#include "ui/images/image_at.h"
#include "ui/sample/class_controls.h"
#include "ui/sample/sampler_controls.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace playground
{

namespace
{
constexpr std::int64_t largestSeed = std::numeric_limits<int>::max(); // maximum of the window's seed box

[[noreturn]] void refuse(const QString& source, const std::string& what)
{
    throw Error(PLAYGROUND_TEXT("models",
                    "%1: the image's sampling metadata is invalid: %2. Open an unmodified image saved by "
                    "this program."),
        {source.toStdString(), what});
}

bool isInteger(const nlohmann::json& value, std::int64_t minimum, std::int64_t maximum)
{
    if (!value.is_number_integer())
        return false;
    // The JSON library stores numbers beyond int64 as unsigned; converting them would give a negative number.
    const bool tooLarge = value.is_number_unsigned()
        && value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return !tooLarge && value.get<std::int64_t>() >= minimum && value.get<std::int64_t>() <= maximum;
}

std::int64_t integer(const nlohmann::json& json, const char* field, std::int64_t minimum,
    std::int64_t maximum, const QString& source)
{
    const auto found = json.find(field);
    if (found == json.end() || !isInteger(*found, minimum, maximum))
        refuse(source, field);
    return found->get<std::int64_t>();
}

std::string text(const nlohmann::json& json, const char* field, const QString& source)
{
    const auto found = json.find(field);
    if (found == json.end() || !found->is_string())
        refuse(source, field);
    return found->get<std::string>();
}

double number(const nlohmann::json& json, const char* field, double maximum, const QString& source)
{
    const auto found = json.find(field);
    if (found == json.end() || !found->is_number()
        || !(found->get<double>() >= 0 && found->get<double>() <= maximum))
        refuse(source, field);
    return found->get<double>();
}

/// The drawing from which every picture of the row started.
std::optional<Sketch> drawingOf(const SamplingRequest& request)
{
    if (!request.startIsClean)
        return {};
    return Sketch{oneOf(request.start, 0), request.startAmount};
}

std::vector<int> classes(const nlohmann::json& json, const QString& source)
{
    constexpr int maxClasses = 256; // labels are bytes
    const auto isLabel
        = [](const nlohmann::json& one) { return isInteger(one, SamplingRequest::noClass, maxClasses - 1); };
    if (!json.is_array() || json.size() > maxClasses || !std::all_of(json.begin(), json.end(), isLabel))
        refuse(source, "classes");
    return json.get<std::vector<int>>();
}
} // namespace

const QString SampleMetadata::key = QStringLiteral("diffusion-playground-sample");
const QString SampleMetadata::weightsKey = QStringLiteral("diffusion-playground-weights");

std::optional<SampleMetadata> SampleMetadata::of(const SamplingHistory& history, int rowId, int step)
{
    const SamplingRow* row = history.row(rowId);
    while (row && row->parent >= 0) {
        step = row->branchStep;
        row = history.row(row->parent);
    }
    if (!row || row->weightsHash.empty())
        return {}; // not started yet: its weights are unknown
    SampleMetadata stamp{row->request, row->snapshotStep, step, drawingOf(row->request), row->weightsHash};
    stamp.request.start = {};
    return stamp;
}

bool SampleMetadata::isWithinReach() const
{
    return request.sampler.steps <= SamplerControls::mostSteps
        && request.count <= SamplerControls::mostPictures
        && request.seed <= static_cast<std::uint64_t>(largestSeed)
        && request.guidance <= ClassControls::sliderMaxGuidance;
}

QString SampleMetadata::toJson() const
{
    nlohmann::json json{{"sampler", request.sampler.name}, {"steps", request.sampler.steps},
        {"eta", request.sampler.eta}, {"use_clipped_model_output", request.sampler.useClippedModelOutput},
        {"config", request.sampler.config}, {"count", request.count}, {"seed", request.seed},
        {"weights_step", snapshotStep}, {"step", step}};
    if (!request.classes.empty()) {
        json["classes"] = request.classes;
        json["guidance"] = request.guidance;
    }
    if (drawing)
        json["drawing"] = playground::toJson(*drawing);
    return QString::fromStdString(json.dump());
}

SampleMetadata SampleMetadata::parse(const QString& text, const QString& source)
{
    refuseDeepJson(text.toStdString(), source.toStdString());
    const auto json = nlohmann::json::parse(text.toStdString(), nullptr, /*allow_exceptions=*/false);
    if (!json.is_object())
        refuse(source, "JSON");
    SampleMetadata stamp;
    SamplerOptions& sampler = stamp.request.sampler;
    sampler.name = playground::text(json, "sampler", source);
    sampler.config = playground::text(json, "config", source);
    refuseDeepJson(sampler.config, source.toStdString());
    if (!nlohmann::json::parse(sampler.config, nullptr, /*allow_exceptions=*/false).is_object())
        refuse(source, "config"); // sampling checks its fields
    const auto& known = samplers();
    if (std::none_of(
            known.begin(), known.end(), [&](const auto& entry) { return entry.name == sampler.name; }))
        refuse(source, "sampler");
    sampler.steps = static_cast<int>(integer(json, "steps", 1, SamplerControls::mostSteps, source));
    stamp.request.count = static_cast<int>(integer(json, "count", 1, SamplerControls::mostPictures, source));
    stamp.request.seed = static_cast<std::uint64_t>(integer(json, "seed", 0, largestSeed, source));
    stamp.snapshotStep = integer(json, "weights_step", 0, std::numeric_limits<std::int64_t>::max(), source);
    stamp.step = static_cast<int>(integer(json, "step", 0, sampler.steps, source));
    sampler.eta = number(json, "eta", 1, source);
    if (const auto refit = json.find("use_clipped_model_output");
        refit != json.end()) { // absent from older files
        if (!refit->is_boolean())
            refuse(source, "use_clipped_model_output");
        sampler.useClippedModelOutput = *refit;
    }
    if (json.contains("classes")) { // if the network was given class labels
        stamp.request.classes = classes(json["classes"], source);
        stamp.request.guidance = number(json, "guidance", ClassControls::sliderMaxGuidance, source);
    }
    if (json.contains("drawing")) {
        stamp.drawing = drawingFromJson(json["drawing"]);
        if (!stamp.drawing)
            refuse(source, "drawing");
    }
    return stamp;
}

} // namespace playground
