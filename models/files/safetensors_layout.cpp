// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/safetensors_header.h"

#include "models/api/error.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>

namespace playground
{
namespace
{

/// Bytes per element; nothing for an unsupported dtype.
std::optional<std::uint64_t> elementBytes(std::string_view dtype)
{
    if (dtype == "BOOL" || dtype == "U8" || dtype == "I8")
        return 1;
    if (dtype == "I16" || dtype == "F16" || dtype == "BF16")
        return 2;
    if (dtype == "I32" || dtype == "F32")
        return 4;
    if (dtype == "I64" || dtype == "F64")
        return 8;
    return std::nullopt;
}

/// Bytes required by the shape and dtype; nothing on overflow. Zero-size dimensions count as one in the
/// overflow check: LibTorch computes strides from the other dimensions without checking.
std::optional<std::uint64_t> bytesOf(const std::vector<std::int64_t>& shape, std::uint64_t bytesPerElement)
{
    constexpr auto limit = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    std::uint64_t bytes = bytesPerElement;
    bool empty = false;
    for (const std::int64_t dimension : shape) {
        const auto size = static_cast<std::uint64_t>(std::max<std::int64_t>(dimension, 1));
        if (size > limit / bytes)
            return std::nullopt;
        bytes *= size;
        empty = empty || dimension == 0;
    }
    return empty ? 0 : bytes;
}

void checkEntry(const std::string& file, const TensorEntry& entry, std::uint64_t expectedBegin)
{
    const std::string name = shownName(entry.name);
    const auto bytesPerElement = elementBytes(entry.dtype);
    if (!bytesPerElement)
        throw Error(PLAYGROUND_TEXT("models", "%1: tensor %2: dtype %3 is not supported. Convert it to F32."),
            {file, name, shownName(entry.dtype)});
    if (entry.end < entry.begin)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: tensor %2: its end (%3) is before its begin (%4). The file is damaged: download "
                        "it again."),
            {file, name, std::to_string(entry.end), std::to_string(entry.begin)});
    if (entry.begin != expectedBegin)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: tensor %2: begins at %3 instead of %4 (gap or overlap). The file is damaged: "
                        "download it again."),
            {file, name, std::to_string(entry.begin), std::to_string(expectedBegin)});
    const auto bytes = bytesOf(entry.shape, *bytesPerElement);
    if (!bytes)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: tensor %2: its shape is too large. The file is damaged: download it again."),
            {file, name});
    if (entry.end - entry.begin != *bytes)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: tensor %2: has %3 bytes, but its shape requires %4. The file is damaged: "
                        "download it again."),
            {file, name, std::to_string(entry.end - entry.begin), std::to_string(*bytes)});
}

} // namespace

std::string shownName(std::string_view name)
{
    constexpr std::size_t longest = 100;
    std::string shown(name.substr(0, longest));
    if (shown.size() < name.size()) {
        // Do not cut inside a UTF-8 character: its continuation bytes are 10xxxxxx.
        std::size_t end = longest;
        while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U)
            --end;
        shown.resize(end);
        shown += "...";
    }
    for (char& c : shown)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = '?';
    return shown;
}

void checkSafetensorsLayout(const std::string& file, SafetensorsHeader& header, std::uint64_t bufferSize)
{
    std::stable_sort(
        header.entries.begin(), header.entries.end(), [](const TensorEntry& a, const TensorEntry& b) {
            return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
        });
    std::uint64_t position = 0;
    for (const TensorEntry& entry : header.entries) {
        checkEntry(file, entry, position);
        position = entry.end;
    }
    if (position > bufferSize)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: %2 bytes follow its header, which declares %3: the download or copy is "
                        "incomplete. Download it again."),
            {file, std::to_string(bufferSize), std::to_string(position)});
    if (position < bufferSize)
        throw Error(
            PLAYGROUND_TEXT("models",
                "%1: %2 bytes follow its header, which declares %3. The file is damaged: download it again."),
            {file, std::to_string(bufferSize), std::to_string(position)});
}

} // namespace playground
