// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/log_option.h"

#include <QLoggingCategory>
#include <QString>

#include <CLI/CLI.hpp>

namespace playground
{

void addLog(CLI::App* app, std::vector<std::string>& categories)
{
    app->add_option(
           "--log", categories, "Report the window's work to stderr: training, preview, files or all")
        ->type_name("CATEGORY")
        ->check(CLI::IsMember({"training", "preview", "files", "all"}));
}

void enableLogs(const std::vector<std::string>& categories)
{
    QString rules;
    for (const std::string& category : categories) {
        const QString name = category == "all" ? QStringLiteral("*") : QString::fromStdString(category);
        rules += QStringLiteral("playground.%1.debug=true\n").arg(name);
    }
    QLoggingCategory::setFilterRules(rules);
}

} // namespace playground
