// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace playground
{

/// The window's run folders: one per run, under the user's application data.
namespace runFolders
{
QString root();
void setRoot(const QString& folder); ///< instead of the user's application data; call it first

/// An unused folder name made of date, time and recipe name. Creates nothing.
QString fresh(const QString& recipeName);

/// The folder for a copy of the run in `folder`. Creates nothing.
std::string copyOf(const std::string& folder);

/// Creates the folder `wanted`, or the first of wanted-2, wanted-3, ... that does not exist, and returns it:
/// two runs that request one name, even from different processes, get separate folders. nullopt if none can
/// be created; saving to `wanted` then reports the reason.
std::optional<std::string> claim(const std::string& wanted);

/// All saved runs, most recently saved first. Any thread.
std::vector<std::string> newestFirst();

/// The time at which the run in `folder` was saved.
QDateTime savedAt(const QString& folder);

/// The most recently saved run, or empty.
QString latest();

/// The most recently saved run of the recipe with this name, or empty. Any thread.
std::string latestOf(const std::string& recipeName);
} // namespace runFolders

} // namespace playground
