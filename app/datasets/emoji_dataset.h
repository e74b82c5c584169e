// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"

namespace playground
{

/// The emoji that the installed colour font has as one glyph, on white, as training images of
/// request.imageSize (0: 64), with their names as captions and Unicode's groups as classes. The list is
/// emoji-test.txt in request.folder, or where Debian's unicode-data puts it. Needs a QGuiApplication; throws
/// Error.
Dataset loadEmoji(const DatasetRequest& request);

} // namespace playground
