// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/config_reader.h"

#include "models/api/error.h"

#include <algorithm>
#include <limits>

namespace playground
{

namespace
{

// Config lists are short: a longer one is a mistake or an attack.
constexpr std::size_t maximumListLength = 16;

// The offending value as JSON, shortened so that the message stays on one line.
std::string shown(const nlohmann::json& value)
{
    const std::string text = value.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
    return text.size() <= 60 ? text : text.substr(0, 57) + "...";
}

} // namespace

ConfigReader::ConfigReader(const nlohmann::json& config, std::string className)
    : m_config(config)
    , m_className(std::move(className))
{
    if (!config.is_object()) {
        throw Error(PLAYGROUND_TEXT("models", "%1: the configuration must be a JSON object, but it is %2."),
            {m_className, config.type_name()});
    }
}

void ConfigReader::refuse(
    const std::string& key, std::string_view sentence, std::vector<std::string> args) const
{
    args.insert(args.begin(), {m_className, key});
    throw Error(sentence, std::move(args));
}

const nlohmann::json* ConfigReader::find(const std::string& key)
{
    m_known.insert(key);
    const auto found = m_config.find(key);
    return found == m_config.end() ? nullptr : &*found;
}

std::int64_t ConfigReader::checkedInteger(
    const std::string& key, const nlohmann::json& value, std::int64_t minimum, std::int64_t maximum) const
{
    if (!value.is_number_integer())
        refuse(key, PLAYGROUND_TEXT("models", "%1: field \"%2\" must be an integer, but it is %3."),
            {shown(value)});
    // An unsigned value above the range of int64 would become negative in get<>.
    const bool tooLarge = value.is_number_unsigned()
        && value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (tooLarge || value.get<std::int64_t>() < minimum || value.get<std::int64_t>() > maximum) {
        refuse(key, PLAYGROUND_TEXT("models", "%1: field \"%2\" must be between %3 and %4, but it is %5."),
            {std::to_string(minimum), std::to_string(maximum), shown(value)});
    }
    return value.get<std::int64_t>();
}

std::string ConfigReader::checkedChoice(
    const std::string& key, const nlohmann::json& value, const std::vector<std::string>& allowed) const
{
    if (!value.is_string()
        || std::find(allowed.begin(), allowed.end(), value.get<std::string>()) == allowed.end())
        refuse(key,
            PLAYGROUND_TEXT("models", "%1: field \"%2\" is %3, which is not supported. Supported: %4."),
            {shown(value), joined(allowed)});
    return value.get<std::string>();
}

const nlohmann::json& ConfigReader::checkedList(const std::string& key, const nlohmann::json& value) const
{
    if (!value.is_array() || value.empty() || value.size() > maximumListLength) {
        refuse(key,
            PLAYGROUND_TEXT("models", "%1: field \"%2\" must be a list of 1 to %3 entries, but it is %4."),
            {std::to_string(maximumListLength), shown(value)});
    }
    return value;
}

const nlohmann::json& ConfigReader::listOrEmpty(const std::string& key)
{
    static const nlohmann::json empty = nlohmann::json::array();
    const nlohmann::json* value = find(key);
    if (!value || value->is_null())
        return empty;
    if (!value->is_array())
        refuse(key, PLAYGROUND_TEXT("models", "%1: field \"%2\" must be a list of numbers, but it is %3."),
            {shown(*value)});
    return *value;
}

std::int64_t ConfigReader::integer(
    const std::string& key, std::int64_t fallback, std::int64_t minimum, std::int64_t maximum)
{
    const nlohmann::json* value = find(key);
    return value ? checkedInteger(key, *value, minimum, maximum) : fallback;
}

std::optional<std::int64_t> ConfigReader::integerOrNull(
    const std::string& key, std::optional<std::int64_t> fallback, std::int64_t minimum, std::int64_t maximum)
{
    const nlohmann::json* value = find(key);
    if (!value)
        return fallback;
    return value->is_null() ? std::nullopt : std::optional(checkedInteger(key, *value, minimum, maximum));
}

double ConfigReader::checkedReal(
    const std::string& key, const nlohmann::json& value, double minimum, double maximum) const
{
    if (!value.is_number())
        refuse(key, PLAYGROUND_TEXT("models", "%1: field \"%2\" must be a number, but it is %3."),
            {shown(value)});
    const double number = value.get<double>();
    if (!(number >= minimum && number <= maximum)) {
        refuse(key, PLAYGROUND_TEXT("models", "%1: field \"%2\" must be between %3 and %4, but it is %5."),
            {nlohmann::json(minimum).dump(), nlohmann::json(maximum).dump(), shown(value)});
    }
    return number;
}

double ConfigReader::real(const std::string& key, double fallback, double minimum, double maximum)
{
    const nlohmann::json* value = find(key);
    return value ? checkedReal(key, *value, minimum, maximum) : fallback;
}

std::optional<double> ConfigReader::realOrNull(
    const std::string& key, std::optional<double> fallback, double minimum, double maximum)
{
    const nlohmann::json* value = find(key);
    if (!value)
        return fallback;
    return value->is_null() ? std::nullopt : std::optional(checkedReal(key, *value, minimum, maximum));
}

std::vector<double> ConfigReader::realsOrNull(const std::string& key, double minimum, double maximum)
{
    std::vector<double> result;
    for (const nlohmann::json& entry : listOrEmpty(key))
        result.push_back(checkedReal(key, entry, minimum, maximum));
    return result;
}

std::vector<std::int64_t> ConfigReader::integersOrNull(
    const std::string& key, std::int64_t minimum, std::int64_t maximum)
{
    std::vector<std::int64_t> result;
    for (const nlohmann::json& entry : listOrEmpty(key))
        result.push_back(checkedInteger(key, entry, minimum, maximum));
    return result;
}

void ConfigReader::refuseUnlessNull(const std::string& key)
{
    const nlohmann::json* value = find(key);
    if (value && !value->is_null())
        refuse(key, PLAYGROUND_TEXT("models", "%1: field \"%2\" is not supported. Set it to null."));
}

bool ConfigReader::boolean(const std::string& key, bool fallback)
{
    const nlohmann::json* value = find(key);
    if (value && !value->is_boolean())
        refuse(key, PLAYGROUND_TEXT("models", "%1: field \"%2\" must be true or false, but it is %3."),
            {shown(*value)});
    return value ? value->get<bool>() : fallback;
}

std::string ConfigReader::choice(
    const std::string& key, const std::string& fallback, const std::vector<std::string>& allowed)
{
    const nlohmann::json* value = find(key);
    return value ? checkedChoice(key, *value, allowed) : fallback;
}

std::optional<std::string> ConfigReader::choiceOrNull(
    const std::string& key, std::optional<std::string> fallback, const std::vector<std::string>& allowed)
{
    const nlohmann::json* value = find(key);
    if (!value)
        return fallback;
    return value->is_null() ? std::nullopt : std::optional(checkedChoice(key, *value, allowed));
}

std::vector<std::int64_t> ConfigReader::integers(const std::string& key,
    const std::vector<std::int64_t>& fallback, std::int64_t minimum, std::int64_t maximum)
{
    const nlohmann::json* value = find(key);
    if (!value)
        return fallback;
    std::vector<std::int64_t> result;
    for (const nlohmann::json& entry : checkedList(key, *value))
        result.push_back(checkedInteger(key, entry, minimum, maximum));
    return result;
}

std::vector<std::string> ConfigReader::choices(
    const std::string& key, const std::vector<std::string>& fallback, const std::vector<std::string>& allowed)
{
    const nlohmann::json* value = find(key);
    if (!value)
        return fallback;
    std::vector<std::string> result;
    for (const nlohmann::json& entry : checkedList(key, *value))
        result.push_back(checkedChoice(key, entry, allowed));
    return result;
}

std::vector<std::int64_t> ConfigReader::imageSizeOrNull(
    const std::string& key, std::int64_t minimum, std::int64_t maximum)
{
    const nlohmann::json* value = find(key);
    if (!value || value->is_null())
        return {};
    if (!value->is_array()) {
        const std::int64_t side = checkedInteger(key, *value, minimum, maximum);
        return {side, side};
    }
    if (value->size() != 2) {
        refuse(key,
            PLAYGROUND_TEXT("models", "%1: field \"%2\" must be a number or a list of two, but it is %3."),
            {shown(*value)});
    }
    return {checkedInteger(key, (*value)[0], minimum, maximum),
        checkedInteger(key, (*value)[1], minimum, maximum)};
}

void ConfigReader::refuseOthers() const
{
    std::vector<std::string> unknown;
    for (const auto& [key, value] : m_config.items()) {
        if (!m_known.contains(key) && !key.starts_with('_'))
            unknown.push_back(key);
    }
    if (unknown.size() == 1)
        refuse(unknown.front(),
            PLAYGROUND_TEXT("models", "%1: unknown field \"%2\". Remove it or check its spelling."));
    for (std::string& key : unknown)
        key = '"' + key + '"';
    if (!unknown.empty())
        refuse(joined(unknown),
            PLAYGROUND_TEXT("models", "%1: unknown fields %2. Remove them or check their spelling."));
}

} // namespace playground
