// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/samplers/scheduler_factory.h"

#include "models/api/error.h"
#include "models/api/json_depth.h"
#include "models/files/atomic_file.h"
#include "models/samplers/sampler_table.h"

namespace playground
{

namespace
{
/// Python's -Infinity is not valid JSON. The only field that uses it (lambda_min_clipped) has it as its
/// default, which null stands for.
std::string withoutInfinity(const std::string& text)
{
    static const std::string infinity = "-Infinity";
    std::string result;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && quoted && i + 1 < text.size()) {
            result += text.substr(i++, 2);
        } else if (!quoted && text.compare(i, infinity.size(), infinity) == 0) {
            result += "null";
            i += infinity.size() - 1;
        } else {
            quoted = quoted != (text[i] == '"');
            result += text[i];
        }
    }
    return result;
}
} // namespace

std::unique_ptr<Sampler> makeScheduler(const nlohmann::json& config)
{
    const auto name = config.is_object() ? config.find("_class_name") : config.end();
    if (name == config.end() || !name->is_string())
        throw Error(
            PLAYGROUND_TEXT("models",
                "The scheduler's configuration lacks \"_class_name\", which names the scheduler. Add it."),
            {});
    return schedulerNamed(name->get<std::string>()).make(config);
}

nlohmann::json schedulerDefaults(const std::string& className)
{
    return schedulerNamed(className).defaults();
}

nlohmann::json parseSchedulerConfig(const std::string& text, const std::string& source)
{
    refuseDeepJson(text, source);
    nlohmann::json config;
    try {
        config = nlohmann::json::parse(withoutInfinity(text));
    } catch (const nlohmann::json::exception&) {
        throw Error(
            PLAYGROUND_TEXT("models", "%1: not valid JSON. Fix the file or download it again."), {source});
    }
    if (!config.is_object())
        throw Error(
            PLAYGROUND_TEXT("models", "%1: is not a JSON object. Choose a scheduler_config.json."), {source});
    return config;
}

nlohmann::json readSchedulerConfig(const std::filesystem::path& file)
{
    constexpr std::size_t largest = 100'000'000; // trained_betas may hold a million numbers
    return parseSchedulerConfig(readWholeFile(file, largest), file.string());
}

} // namespace playground
