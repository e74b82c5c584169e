// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"

namespace playground
{

/// Training images of all emoji that the installed colour font draws as a single glyph: on white,
/// request.imageSize pixels square (0: 64), with their names as captions and Unicode's groups as classes. The
/// list is emoji-test.txt, read from request.folder or from where Debian's unicode-data installs it. Needs a
/// QGuiApplication; throws Error.
Dataset loadEmoji(const DatasetRequest& request);

} // namespace playground
