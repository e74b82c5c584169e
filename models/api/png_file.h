// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>

namespace playground
{

/// Under this keyword a picture that this program saved carries its recipe.
inline constexpr auto pngRecipeKeyword = "diffusion-playground-recipe";

/// Whether the bytes begin as a PNG file does.
bool isPng(std::span<const std::uint8_t> bytes);

/// The texts that a PNG file carries before its pixels (tEXt, zTXt, iTXt; PNG specification 11.3.4), keyword
/// to text in UTF-8. The file may be hostile: at most 256 MiB are read, and libpng bounds what is unpacked.
/// Throws Error naming the file.
std::map<std::string, std::string> pngTexts(const std::string& file);

/// Decodes the pixels of a PNG row by row and keeps none: Qt's reader lets libpng write its complaints to
/// stderr, this one hands them over. Returns libpng's words for what is wrong; empty: the picture is whole.
std::string pngTrouble(std::span<const std::uint8_t> bytes);

} // namespace playground
