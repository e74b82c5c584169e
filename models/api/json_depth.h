// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace playground
{

/// Arrays and objects within one another that JSON from outside may have. Recipes and diffusers' files have
/// four.
inline constexpr int deepestJson = 100;

/// Throws Error, said of `where`, if `json` has its brackets nested more than deepestJson deep: copying,
/// comparing and writing a document recurse into it, and a file of some hundred thousand brackets would
/// overflow the stack. To be called before the text is parsed; anything else that may be wrong with it is for
/// the parser to say.
void refuseDeepJson(std::string_view json, const std::string& where);

} // namespace playground
