// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace playground
{

/// Reads the fields of a network's config.json or a scheduler's scheduler_config.json. A missing key gets the
/// default; a wrong type or a value out of range throws Error naming the field. Call refuseOthers() after the
/// last field.
class ConfigReader
{
public:
    /// `className` names the network or scheduler in messages. `config` must outlive the reader. Throws Error
    /// unless `config` is an object.
    ConfigReader(const nlohmann::json& config, std::string className);

    std::int64_t integer(
        const std::string& key, std::int64_t fallback, std::int64_t minimum, std::int64_t maximum);
    double real(const std::string& key, double fallback, double minimum, double maximum);
    bool boolean(const std::string& key, bool fallback);
    std::string choice(
        const std::string& key, const std::string& fallback, const std::vector<std::string>& allowed);

    /// A missing key gets `fallback`; null means "none".
    std::optional<std::int64_t> integerOrNull(const std::string& key, std::optional<std::int64_t> fallback,
        std::int64_t minimum, std::int64_t maximum);
    std::optional<std::string> choiceOrNull(
        const std::string& key, std::optional<std::string> fallback, const std::vector<std::string>& allowed);

    std::optional<double> realOrNull(
        const std::string& key, std::optional<double> fallback, double minimum, double maximum);

    std::vector<std::int64_t> integers(const std::string& key, const std::vector<std::int64_t>& fallback,
        std::int64_t minimum, std::int64_t maximum);
    std::vector<std::string> choices(const std::string& key, const std::vector<std::string>& fallback,
        const std::vector<std::string>& allowed);

    /// A list of any length; {} for null or a missing key.
    std::vector<double> realsOrNull(const std::string& key, double minimum, double maximum);
    std::vector<std::int64_t> integersOrNull(
        const std::string& key, std::int64_t minimum, std::int64_t maximum);

    /// Throws Error unless the field is null or missing.
    void refuseUnlessNull(const std::string& key);

    /// An image size in diffusers' notation: {} for null or a missing key, {n, n} for a number n, {height,
    /// width} for a list of two.
    std::vector<std::int64_t> imageSizeOrNull(
        const std::string& key, std::int64_t minimum, std::int64_t maximum);

    bool has(const std::string& key) const { return m_config.contains(key); }

    /// Throws one Error for all keys that were not read; keys starting with "_" are metadata and ignored.
    void refuseOthers() const;

    /// Throws Error with `sentence` (PLAYGROUND_TEXT); %1: the class name, %2: the key, %3 ...: `args`.
    [[noreturn]] void refuse(
        const std::string& key, std::string_view sentence, std::vector<std::string> args = {}) const;

private:
    /// The value, or null if the key is missing; marks the key as known.
    const nlohmann::json* find(const std::string& key);
    std::int64_t checkedInteger(const std::string& key, const nlohmann::json& value, std::int64_t minimum,
        std::int64_t maximum) const;
    double checkedReal(
        const std::string& key, const nlohmann::json& value, double minimum, double maximum) const;
    std::string checkedChoice(
        const std::string& key, const nlohmann::json& value, const std::vector<std::string>& allowed) const;
    const nlohmann::json& checkedList(const std::string& key, const nlohmann::json& value) const;
    /// The list of any length; an empty one for null or a missing key.
    const nlohmann::json& listOrEmpty(const std::string& key);

    const nlohmann::json& m_config;
    std::string m_className;
    std::set<std::string> m_known;
};

} // namespace playground
