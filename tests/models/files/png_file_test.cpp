// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/png_file.h"

#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/api/recipe_fields.h"
#include "models/api/shipped_recipes.h"
#include "tests/models/support/one_line.h"
#include "tests/models/support/temporary_folder.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <span>
#include <string>

using namespace playground;
using playground::test::oneLineErrorOf;

namespace
{

std::string bigEndian(std::uint32_t value)
{
    std::string bytes;
    for (const int shift : {24, 16, 8, 0})
        bytes += static_cast<char>(value >> shift);
    return bytes;
}

std::string chunk(const std::string& type, const std::string& data)
{
    const std::string body = type + data;
    const auto crc = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    return bigEndian(static_cast<std::uint32_t>(data.size())) + body
        + bigEndian(static_cast<std::uint32_t>(crc));
}

std::string packed(const std::string& bytes)
{
    std::string result(compressBound(bytes.size()), '\0');
    uLongf size = result.size();
    EXPECT_EQ(compress(reinterpret_cast<Bytef*>(result.data()), &size,
                  reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()),
        Z_OK);
    result.resize(size);
    return result;
}

/// A 2x2 grey PNG with the chunks `more` before its pixels.
std::string png(const std::string& more = {}, const std::string& pixels = std::string("\0ab\0cd", 6))
{
    const std::string header = bigEndian(2) + bigEndian(2) + std::string("\x08\0\0\0\0", 5);
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", header) + more + chunk("IDAT", packed(pixels))
        + chunk("IEND", "");
}

std::string text(const std::string& keyword, const std::string& value)
{
    return chunk("tEXt", keyword + std::string(1, '\0') + value);
}

std::span<const std::uint8_t> bytesOf(const std::string& text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string write(const TemporaryFolder& folder, const std::string& name, const std::string& bytes)
{
    put(folder / name, bytes);
    return (folder / name).string();
}

TEST(PngFile, ReadsTextsOfAllKinds)
{
    const TemporaryFolder folder;
    const std::string zero(1, '\0');
    const std::string file = write(folder, "a.png",
        png(text("plain", "caf\xe9") + chunk("zTXt", "packed" + zero + zero + packed("much"))
            + chunk("iTXt", "wide" + zero + zero + zero + zero + zero + "\xe7\x8c\xab")));
    const auto texts = pngTexts(file);
    EXPECT_EQ(texts.at("plain"), "caf\xc3\xa9"); // Latin-1 in the file
    EXPECT_EQ(texts.at("packed"), "much");
    EXPECT_EQ(texts.at("wide"), "\xe7\x8c\xab");
    EXPECT_EQ(texts.size(), 3u);
}

TEST(PngFile, ReportsErrorsAndPrintsNothing)
{
    testing::internal::CaptureStderr();
    EXPECT_EQ(pngTrouble(bytesOf(png())), "");
    EXPECT_EQ(pngTrouble(bytesOf(png() + std::string(40, '\x7f'))), ""); // after the end
    const std::string whole = png();
    for (std::size_t length = 0; length + 12 < whole.size(); ++length)
        EXPECT_NE(pngTrouble(bytesOf(whole.substr(0, length))), "") << length;
    std::string damaged = whole;
    damaged[whole.size() - 20] = static_cast<char>(damaged[whole.size() - 20] ^ 0x55);
    EXPECT_NE(pngTrouble(bytesOf(damaged)), "");
    EXPECT_NE(pngTrouble(bytesOf(png({}, std::string("\7ab\7cd", 6)))), ""); // unknown filter
    EXPECT_NE(pngTrouble({}), "");
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

/// Once caused an allocation of 1.7 GB (found by fuzzing).
TEST(PngFile, RejectsAHugeDeclaredChunk)
{
    const TemporaryFolder folder;
    const std::string bytes
        = png().substr(0, 33) + bigEndian(1'694'498'953) + "zTXtrecipe" + std::string(20, 'x');
    const std::string file = write(folder, "huge.png", bytes);
    const std::string message = oneLineErrorOf([&] { pngTexts(file); });
    EXPECT_NE(message.find("chunk longer than the file"), std::string::npos) << message;
    EXPECT_NE(pngTrouble(bytesOf(bytes)), "");
}

TEST(PngFile, LimitsTheDecompressedSize)
{
    const TemporaryFolder folder;
    const std::string bomb = packed(std::string(std::size_t(64) << 20, 'x'));
    const std::string file = write(folder, "bomb.png", png(chunk("zTXt", "k" + std::string(2, '\0') + bomb)));
    const auto texts = pngTexts(file); // libpng skips texts that are too long
    EXPECT_TRUE(!texts.contains("k") || texts.at("k").size() < (std::size_t(16) << 20));
}

TEST(PngFile, RecipesAreReadFromPictures)
{
    const TemporaryFolder folder;
    Recipe recipe;
    recipe.name = "of a picture";
    recipe.batchSize = 7;
    const std::string carrier
        = write(folder, "samples.dat", png(text(pngRecipeKeyword, recipeToJson(recipe))));
    EXPECT_EQ(loadRecipe(carrier), recipe);

    const auto refused = [&](const std::string& name, const std::string& bytes, const std::string& word) {
        const std::string file = write(folder, name, bytes);
        const std::string message = oneLineErrorOf([&] { loadRecipe(file); });
        EXPECT_NE(message.find(word), std::string::npos) << message;
        EXPECT_NE(message.find(file), std::string::npos) << message;
    };
    refused("plain.png", png(), "contains no recipe");
    refused("half.png", png().substr(0, 20), "not a valid PNG");
    refused("bad.png", png(text(pngRecipeKeyword, "{\n \"seed\": }")), "line 2, column 10");
    refused("photo.png", "\xff\xd8\xff\xe0 and so on, a photograph", "is a JPEG image");
    refused("anim.gif", "GIF89a and so on", "is a GIF image");
    refused("web.webp", "RIFF....WEBPVP8 ", "is a WebP image");
    refused("phone.heic",
        std::string("\0\0\0\x18"
                    "ftypheic",
            12),
        "HEIC image");
}

TEST(RecipeJson, ErrorsNameLineAndColumn)
{
    const auto messageOf
        = [](const std::string& json) { return oneLineErrorOf([&] { parseRecipe(json, "r.json"); }); };
    const std::string missing = messageOf("{\n  \"seed\": 1,\n  \"epochs\" 3\n}\n");
    EXPECT_NE(missing.find("r.json: not valid JSON at line 3, column 12"), std::string::npos) << missing;
    EXPECT_NE(missing.find("expected ':'"), std::string::npos) << missing;
    const std::string end = messageOf("{\n\"seed\": 1\n");
    EXPECT_NE(end.find("line 3, column 1"), std::string::npos) << end;
    const std::string text = messageOf("just words");
    EXPECT_NE(text.find("line 1, column 1"), std::string::npos) << text;
    EXPECT_LT(messageOf("{\"" + std::string(100000, 'x')).size(), 400u);
}

} // namespace
