// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

namespace playground
{

/// Text of the exception being handled: an Error's own, or one made from what(). Call it only in a catch
/// block.
Text errorText();

} // namespace playground
