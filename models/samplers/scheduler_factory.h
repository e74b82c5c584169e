// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/samplers/sampler.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <string>

namespace playground
{

/// Creates the sampler described by a scheduler_config.json: "_class_name" selects it, other keys starting
/// with "_" are ignored. Throws Error naming the class or the invalid field.
std::unique_ptr<Sampler> makeScheduler(const nlohmann::json& config);

/// The fields of such a configuration that have defaults, with those defaults. Builds no tables. Throws Error
/// for an unknown class.
nlohmann::json schedulerDefaults(const std::string& className);

/// Reads the file: JSON in Python's dialect, which allows -Infinity. Throws Error naming the file.
nlohmann::json readSchedulerConfig(const std::filesystem::path& file);

/// Parses JSON text to an object; `source` names the text in messages.
nlohmann::json parseSchedulerConfig(const std::string& text, const std::string& source);

} // namespace playground
