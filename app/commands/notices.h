// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <vector>

namespace playground
{

/// Prints each notice on stderr as one line "Note: ...", since stdout is reserved for results.
void printNotices(const std::vector<Text>& notices);

} // namespace playground
