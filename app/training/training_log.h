// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace playground
{

// Runs loaded, states, saves; silent unless --log or QT_LOGGING_RULES asks for it.
Q_DECLARE_LOGGING_CATEGORY(logTraining) ///< playground.training

} // namespace playground
