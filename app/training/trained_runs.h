// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace playground
{

/// The trained networks that come with the program: compact runs (models/api/export_run.h), one folder per
/// recipe and named like it. Made by resources/trained/make.sh.
namespace trainedRuns
{
QString root(); ///< the folder that contains them; it may not exist
void setRoot(const QString& folder); ///< instead of the installed one; call it first

/// The recipes with a trained network, in the order of recipes(). Any thread.
std::vector<std::string> names();

/// The run of this recipe, or empty if there is none. Any thread.
std::string folderOf(const std::string& name);

/// Copies the run to `folder`, which must not exist. Throws Error.
void copy(const std::string& name, const std::string& folder);
} // namespace trainedRuns

} // namespace playground
