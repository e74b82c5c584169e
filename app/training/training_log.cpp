// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/training_log.h"

namespace playground
{

Q_LOGGING_CATEGORY(logTraining, "playground.training", QtWarningMsg)

} // namespace playground
