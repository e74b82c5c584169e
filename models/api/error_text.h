// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

namespace playground
{

/// The text of the std::exception that is being handled: an Error's, or a sentence of what(). In a catch
/// block only.
Text errorText();

} // namespace playground
