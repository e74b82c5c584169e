// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/nets/config_reader.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace playground
{

/// Visitor for the fields of a scheduler's configuration, for reading or writing: each scheduler lists its
/// fields, their ranges and their values once.
class SchedulerFields
{
public:
    virtual ~SchedulerFields() = default;

    virtual void integer(
        const std::string& key, std::int64_t& value, std::int64_t minimum, std::int64_t maximum)
        = 0;
    virtual void real(const std::string& key, double& value, double minimum, double maximum) = 0;
    virtual void realOrNull(
        const std::string& key, std::optional<double>& value, double minimum, double maximum)
        = 0;
    virtual void boolean(const std::string& key, bool& value) = 0;
    virtual void choice(const std::string& key, std::string& value, const std::vector<std::string>& allowed)
        = 0;
    /// null or missing: empty string.
    virtual void choiceOrNull(
        const std::string& key, std::string& value, const std::vector<std::string>& allowed)
        = 0;
    virtual void reals(const std::string& key, std::vector<double>& values, double minimum, double maximum)
        = 0;
    virtual void integers(
        const std::string& key, std::vector<std::int64_t>& values, std::int64_t minimum, std::int64_t maximum)
        = 0;
    /// A field that must be null or missing here.
    virtual void nothing(const std::string& key) = 0;
};

/// Reads fields; a missing field keeps its value. Throws Error naming the field.
class SchedulerFieldReader : public SchedulerFields
{
public:
    SchedulerFieldReader(const nlohmann::json& config, const std::string& className)
        : m_reader(config, className)
    {
    }

    void integer(
        const std::string& key, std::int64_t& value, std::int64_t minimum, std::int64_t maximum) override;
    void real(const std::string& key, double& value, double minimum, double maximum) override;
    void realOrNull(
        const std::string& key, std::optional<double>& value, double minimum, double maximum) override;
    void boolean(const std::string& key, bool& value) override;
    void choice(const std::string& key, std::string& value, const std::vector<std::string>& allowed) override;
    void choiceOrNull(
        const std::string& key, std::string& value, const std::vector<std::string>& allowed) override;
    void reals(const std::string& key, std::vector<double>& values, double minimum, double maximum) override;
    void integers(const std::string& key, std::vector<std::int64_t>& values, std::int64_t minimum,
        std::int64_t maximum) override;
    void nothing(const std::string& key) override;

    void refuseOthers() const { m_reader.refuseOthers(); }

private:
    ConfigReader m_reader;
};

/// Writes every field; fields without a value are omitted, which reads the same.
class SchedulerFieldWriter : public SchedulerFields
{
public:
    explicit SchedulerFieldWriter(const std::string& className)
        : m_config{{"_class_name", className}}
    {
    }

    void integer(const std::string& key, std::int64_t& value, std::int64_t, std::int64_t) override;
    void real(const std::string& key, double& value, double, double) override;
    void realOrNull(const std::string& key, std::optional<double>& value, double, double) override;
    void boolean(const std::string& key, bool& value) override;
    void choice(const std::string& key, std::string& value, const std::vector<std::string>&) override;
    void choiceOrNull(const std::string& key, std::string& value, const std::vector<std::string>&) override;
    void reals(const std::string& key, std::vector<double>& values, double, double) override;
    void integers(
        const std::string& key, std::vector<std::int64_t>& values, std::int64_t, std::int64_t) override;
    void nothing(const std::string& key) override;

    const nlohmann::json& config() const { return m_config; }
    /// Names of all fields, including those without a value.
    const std::set<std::string>& names() const { return m_names; }

private:
    void write(const std::string& key, const nlohmann::json& value);

    nlohmann::json m_config;
    std::set<std::string> m_names;
};

/// `Config` has `className`, visit(SchedulerFields&) and check(), which throws Error for contradictory
/// fields.
template <typename Config> Config readScheduler(const nlohmann::json& json)
{
    Config config;
    SchedulerFieldReader reader(json, Config::className);
    config.visit(reader);
    reader.refuseOthers();
    config.check();
    return config;
}

template <typename Config> nlohmann::json writeScheduler(Config config)
{
    SchedulerFieldWriter writer(Config::className);
    config.visit(writer);
    return writer.config();
}

template <typename Config> std::set<std::string> schedulerFieldNames()
{
    Config config;
    SchedulerFieldWriter writer(Config::className);
    config.visit(writer);
    return writer.names();
}

/// Throws Error if more than one of `fields` (name, whether it is true) is true.
void refuseSeveral(const std::string& className, const std::vector<std::pair<std::string, bool>>& fields);

/// Throws Error.
[[noreturn]] void refuseContradiction(
    const std::string& className, const std::string& field, const std::string& other);

} // namespace playground
