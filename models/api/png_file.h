// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>

namespace playground
{

/// PNG text keyword under which saved images carry their recipe.
inline constexpr auto pngRecipeKeyword = "diffusion-playground-recipe";

/// Returns true if the bytes begin with the PNG signature.
bool isPng(std::span<const std::uint8_t> bytes);

/// The text chunks before the pixels of a PNG file (tEXt, zTXt, iTXt; PNG specification 11.3.4): keyword to
/// UTF-8 text. Safe for untrusted files: reads at most 256 MiB, and libpng limits the decompressed size.
/// Throws Error naming the file.
std::map<std::string, std::string> pngTexts(const std::string& file);

/// Decodes the pixels of a PNG row by row, discarding them. Unlike Qt's reader, which lets libpng print to
/// stderr, it returns libpng's error message; empty: the image is complete.
std::string pngTrouble(std::span<const std::uint8_t> bytes);

} // namespace playground
