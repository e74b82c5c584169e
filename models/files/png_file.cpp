// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/png_file.h"

#include "models/api/error.h"
#include "models/files/atomic_file.h"

#include <png.h>

#include <array>
#include <csetjmp>
#include <cstring>
#include <vector>

namespace playground
{

namespace
{
constexpr std::size_t signatureSize = 8;
constexpr std::size_t largestFile = std::size_t(256) << 20;

/// State of libpng's callbacks. Must be trivially destructible: errors leave by longjmp, which runs no
/// destructors.
struct Reading {
    const std::uint8_t* next;
    std::size_t left;
    std::array<char, 160> trouble;
};

extern "C" {
void giveBytes(png_structp png, png_bytep into, png_size_t count)
{
    auto* reading = static_cast<Reading*>(png_get_io_ptr(png));
    if (count > reading->left)
        png_error(png, "unexpected end of file");
    std::memcpy(into, reading->next, count);
    reading->next += count;
    reading->left -= count;
}

[[noreturn]] void keepError(png_structp png, png_const_charp words)
{
    auto* reading = static_cast<Reading*>(png_get_error_ptr(png));
    std::strncpy(reading->trouble.data(), words, reading->trouble.size() - 1);
    png_longjmp(png, 1);
}

void ignoreWarning(png_structp /*png*/, png_const_charp /*words*/) { }
}

/// Owns libpng's two structures; errors are stored in `reading`.
class PngReader
{
public:
    explicit PngReader(Reading& reading)
        : png(png_create_read_struct(PNG_LIBPNG_VER_STRING, &reading, keepError, ignoreWarning))
        , info(png != nullptr ? png_create_info_struct(png) : nullptr)
    {
        if (info != nullptr)
            png_set_read_fn(png, &reading, giveBytes);
    }
    ~PngReader() { png_destroy_read_struct(&png, &info, nullptr); }
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;

    png_structp png;
    png_infop info;
};

/// libpng allocates as much as a chunk declares (up to 2 GB), even if the file is shorter.
bool hasChunkBeyondEnd(const Reading& reading)
{
    constexpr std::size_t frame = 12; // length, type and checksum of a chunk
    std::size_t position = signatureSize;
    while (position + frame <= reading.left) {
        const std::size_t length = png_get_uint_32(reading.next + position);
        if (length > reading.left - position - frame)
            return true;
        if (std::memcmp(reading.next + position + 4, "IEND", 4) == 0)
            break; // what follows is not part of the image
        position += frame + length;
    }
    return false;
}

/// Must not contain objects with destructors (longjmp).
void readInfo(const PngReader& reader)
{
    auto* reading = static_cast<Reading*>(png_get_io_ptr(reader.png));
    if (hasChunkBeyondEnd(*reading)) {
        std::strcpy(reading->trouble.data(), "a chunk longer than the file");
        return;
    }
    if (setjmp(png_jmpbuf(reader.png)) == 0) // NOLINT: libpng's only way out
        png_read_info(reader.png, reader.info);
}

void readRows(const PngReader& reader, std::vector<std::uint8_t>& row)
{
    if (setjmp(png_jmpbuf(reader.png)) != 0) // NOLINT: libpng's only way out
        return;
    const int passes = png_set_interlace_handling(reader.png);
    png_read_update_info(reader.png, reader.info);
    const png_uint_32 height = png_get_image_height(reader.png, reader.info);
    row.resize(png_get_rowbytes(reader.png, reader.info));
    for (int pass = 0; pass < passes; ++pass) {
        for (png_uint_32 y = 0; y < height; ++y)
            png_read_row(reader.png, row.data(), nullptr);
    }
    png_read_end(reader.png, nullptr);
}

std::string utf8(const std::string& latin1)
{
    std::string result;
    for (const char c : latin1) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            result += c;
        } else {
            result += static_cast<char>(0xC0U | byte >> 6U);
            result += static_cast<char>(0x80U | (byte & 0x3FU));
        }
    }
    return result;
}
} // namespace

bool isPng(std::span<const std::uint8_t> bytes)
{
    return bytes.size() >= signatureSize && png_sig_cmp(bytes.data(), 0, signatureSize) == 0;
}

std::map<std::string, std::string> pngTexts(const std::string& file)
{
    const std::string bytes = readWholeFile(file, largestFile);
    Reading reading{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), {}};
    const PngReader reader(reading);
    if (reader.info != nullptr)
        readInfo(reader);
    if (reader.info == nullptr || reading.trouble[0] != '\0')
        throw Error(PLAYGROUND_TEXT("models", "%1: is not a valid PNG image (%2). Open another."),
            {file, reading.trouble.data()});
    png_textp texts = nullptr;
    const auto count = static_cast<std::size_t>(png_get_text(reader.png, reader.info, &texts, nullptr));
    std::map<std::string, std::string> result;
    for (const png_text& text : std::span(texts, count)) {
        const bool isUtf8 = text.compression >= PNG_ITXT_COMPRESSION_NONE;
        const std::string value(text.text, isUtf8 ? text.itxt_length : text.text_length);
        result.emplace(text.key, isUtf8 ? value : utf8(value));
    }
    return result;
}

std::string pngTrouble(std::span<const std::uint8_t> bytes)
{
    Reading reading{bytes.data(), bytes.size(), {}};
    const PngReader reader(reading);
    if (reader.info == nullptr)
        return "libpng could not be initialised";
    std::vector<std::uint8_t> row;
    readInfo(reader);
    if (reading.trouble[0] == '\0')
        readRows(reader, row);
    return reading.trouble.data();
}

} // namespace playground
