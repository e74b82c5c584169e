// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log.h"

#include <QString>

namespace playground
{

Q_LOGGING_CATEGORY(logTraining, "playground.training", QtWarningMsg)
Q_LOGGING_CATEGORY(logPreview, "playground.preview", QtWarningMsg)
Q_LOGGING_CATEGORY(logFiles, "playground.files", QtWarningMsg)

bool enableLog(const std::string& category)
{
    static QString rules;
    if (category != "training" && category != "preview" && category != "files" && category != "all")
        return false;
    const QString name = category == "all" ? QStringLiteral("*") : QString::fromStdString(category);
    rules += QStringLiteral("playground.%1.debug=true\n").arg(name);
    QLoggingCategory::setFilterRules(rules);
    return true;
}

} // namespace playground
