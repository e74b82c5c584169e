// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <vector>

namespace playground
{

/// Prints each on stderr as one line "Note: ...": stdout holds results alone.
void printNotices(const std::vector<Text>& notices);

} // namespace playground
