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

} // namespace playground
