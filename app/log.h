// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

#include <string>

namespace playground
{

// What the program reports about its own work: silent unless --log or QT_LOGGING_RULES asks for it.
Q_DECLARE_LOGGING_CATEGORY(logTraining) ///< playground.training: runs loaded, states, saves
Q_DECLARE_LOGGING_CATEGORY(logPreview) ///< playground.preview: previews abandoned or slow
Q_DECLARE_LOGGING_CATEGORY(logFiles) ///< playground.files: what is opened

/// Enables "training", "preview", "files" or "all" on stderr; returns false for another name.
bool enableLog(const std::string& category);

} // namespace playground
