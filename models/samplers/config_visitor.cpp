// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/samplers/config_visitor.h"

#include "models/api/error.h"

namespace playground
{

void SchedulerFieldReader::integer(
    const std::string& key, std::int64_t& value, std::int64_t minimum, std::int64_t maximum)
{
    value = m_reader.integer(key, value, minimum, maximum);
}

void SchedulerFieldReader::real(const std::string& key, double& value, double minimum, double maximum)
{
    value = m_reader.real(key, value, minimum, maximum);
}

void SchedulerFieldReader::realOrNull(
    const std::string& key, std::optional<double>& value, double minimum, double maximum)
{
    value = m_reader.realOrNull(key, value, minimum, maximum);
}

void SchedulerFieldReader::boolean(const std::string& key, bool& value)
{
    value = m_reader.boolean(key, value);
}

void SchedulerFieldReader::choice(
    const std::string& key, std::string& value, const std::vector<std::string>& allowed)
{
    value = m_reader.choice(key, value, allowed);
}

void SchedulerFieldReader::choiceOrNull(
    const std::string& key, std::string& value, const std::vector<std::string>& allowed)
{
    value = m_reader.choiceOrNull(key, std::nullopt, allowed).value_or("");
}

void SchedulerFieldReader::reals(
    const std::string& key, std::vector<double>& values, double minimum, double maximum)
{
    values = m_reader.realsOrNull(key, minimum, maximum);
}

void SchedulerFieldReader::integers(
    const std::string& key, std::vector<std::int64_t>& values, std::int64_t minimum, std::int64_t maximum)
{
    values = m_reader.integersOrNull(key, minimum, maximum);
}

void SchedulerFieldReader::nothing(const std::string& key)
{
    m_reader.refuseUnlessNull(key);
}

/// `value`: null for a field without a value, which is omitted.
void SchedulerFieldWriter::write(const std::string& key, const nlohmann::json& value)
{
    m_names.insert(key);
    if (!value.is_null())
        m_config[key] = value;
}

void SchedulerFieldWriter::integer(const std::string& key, std::int64_t& value, std::int64_t, std::int64_t)
{
    write(key, value);
}

void SchedulerFieldWriter::real(const std::string& key, double& value, double, double)
{
    write(key, value);
}

void SchedulerFieldWriter::realOrNull(const std::string& key, std::optional<double>& value, double, double)
{
    write(key, value ? nlohmann::json(*value) : nlohmann::json());
}

void SchedulerFieldWriter::boolean(const std::string& key, bool& value)
{
    write(key, value);
}

void SchedulerFieldWriter::choice(const std::string& key, std::string& value, const std::vector<std::string>&)
{
    write(key, value);
}

void SchedulerFieldWriter::choiceOrNull(
    const std::string& key, std::string& value, const std::vector<std::string>&)
{
    write(key, value.empty() ? nlohmann::json() : nlohmann::json(value));
}

void SchedulerFieldWriter::reals(const std::string& key, std::vector<double>& values, double, double)
{
    write(key, values.empty() ? nlohmann::json() : nlohmann::json(values));
}

void SchedulerFieldWriter::integers(
    const std::string& key, std::vector<std::int64_t>& values, std::int64_t, std::int64_t)
{
    write(key, values);
}

void SchedulerFieldWriter::nothing(const std::string& key)
{
    write(key, nullptr);
}

void refuseSeveral(const std::string& className, const std::vector<std::pair<std::string, bool>>& fields)
{
    std::string first;
    for (const auto& [name, on] : fields) {
        if (!on)
            continue;
        if (!first.empty())
            throw Error(PLAYGROUND_TEXT("models",
                            "%1: fields \"%2\" and \"%3\" contradict each other. Set only one to true."),
                {className, first, name});
        first = name;
    }
}

void refuseContradiction(const std::string& className, const std::string& field, const std::string& other)
{
    throw Error(PLAYGROUND_TEXT("models", "%1: field \"%2\" contradicts field \"%3\". Change one of them."),
        {className, field, other});
}

} // namespace playground
