// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/preview_log.h"

namespace playground
{

Q_LOGGING_CATEGORY(logPreview, "playground.preview", QtWarningMsg)

} // namespace playground
