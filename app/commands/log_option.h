// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace CLI
{
class App;
}

namespace playground
{

/// Adds --log CATEGORY, which can be repeated. `categories` receives the values; it must outlive the app.
void addLog(CLI::App* app, std::vector<std::string>& categories);

/// Enables the debug messages of "training", "preview", "files" or "all" on stderr, and of no other category.
void enableLogs(const std::vector<std::string>& categories);

} // namespace playground
