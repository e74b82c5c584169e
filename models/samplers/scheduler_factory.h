// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/samplers/sampler.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <string>

namespace playground
{

/// The sampler a scheduler_config.json describes: "_class_name" picks it, other keys starting with "_" are
/// ignored. Throws Error naming the class or the field that cannot be used.
std::unique_ptr<Sampler> makeScheduler(const nlohmann::json& config);

/// The fields of such a configuration that have a value without being given one. Builds no tables. Throws
/// Error for a class that is not known.
nlohmann::json schedulerDefaults(const std::string& className);

/// Reads the file: JSON as Python writes it, which knows -Infinity. Throws Error naming the file.
nlohmann::json readSchedulerConfig(const std::filesystem::path& file);

/// JSON text to an object; `source` names the text in messages.
nlohmann::json parseSchedulerConfig(const std::string& text, const std::string& source);

} // namespace playground
