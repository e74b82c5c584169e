// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace playground
{

/// Where the window keeps its runs: one folder a run under the user's application data.
namespace runFolders
{
QString root();

/// A name not yet taken: date, time and recipe. Nothing is created.
QString fresh(const QString& recipeName);

/// Where a copy of the run in `folder` is to be kept. Nothing is created.
std::string copyOf(const std::string& folder);

/// Creates `wanted`, or the first of wanted-2, wanted-3, ... that is not there yet, and returns it: two runs
/// that asked for one name, in this program or another, get a folder each. None if none can be created;
/// saving to `wanted` then says why.
std::optional<std::string> claim(const std::string& wanted);

/// All that were saved, the one saved last first. Any thread.
std::vector<std::string> newestFirst();

/// When the run in `folder` was.
QDateTime savedAt(const QString& folder);

/// The run saved last, or empty.
QString latest();

/// The run of the recipe of that name that was saved last, or empty. Any thread.
std::string latestOf(const std::string& recipeName);
} // namespace runFolders

} // namespace playground
