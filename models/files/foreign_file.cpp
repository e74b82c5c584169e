// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/foreign_file.h"

#include "models/files/safetensors_header.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace playground
{
namespace
{
using namespace std::string_view_literals;

/// Strips a byte order mark and leading white space.
std::string_view trimmed(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

bool startsWithAnyCase(std::string_view text, std::string_view lowerCase)
{
    return text.size() >= lowerCase.size()
        && std::equal(lowerCase.begin(), lowerCase.end(), text.begin(), [](char lower, char c) {
               return lower == static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
           });
}

/// Format of a Git LFS pointer: lines "version https://git-lfs.github.com/spec/v1", "oid sha256:...", "size
/// N".
std::string promisedSize(std::string_view pointer)
{
    const std::size_t place = pointer.find("\nsize ");
    if (place == std::string_view::npos)
        return "?";
    const std::string_view digits = pointer.substr(place + 6);
    return std::string(digits.substr(0, digits.find_first_not_of("0123456789")));
}

bool isPrintable(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F;
    });
}

std::optional<Error> foreignBytes(const std::string& file, std::string_view begin)
{
    const bool pickle = begin.size() > 2 && begin[0] == '\x80' && begin[1] >= 2 && begin[1] <= 5;
    if (pickle || begin.starts_with("PK\x03\x04"))
        return Error(PLAYGROUND_TEXT("models",
                         "%1: is a pickled PyTorch checkpoint or another archive; these can contain code and "
                         "are not read. Convert it to safetensors."),
            {file});
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kinds{
        {{"\x89HDF", "HDF5"}, {"GGUF", "GGUF"}, {"\x1F\x8B", "gzip"},
            {"\xFD"
             "7zXZ",
                "xz"},
            {"\x28\xB5\x2F\xFD", "zstd"}}};
    for (const auto& [mark, name] : kinds) {
        if (begin.starts_with(mark))
            return Error(PLAYGROUND_TEXT("models", "%1: is a file of type %2. Convert or unpack it first."),
                {file, std::string(name)});
    }
    return std::nullopt;
}
} // namespace

std::optional<Error> foreignDownload(const std::string& file, std::string_view begin)
{
    const std::string_view text = trimmed(begin);
    if (text.starts_with("version https://git-lfs") || text.starts_with("version https://hawser"))
        return Error(PLAYGROUND_TEXT("models",
                         "%1: is a Git LFS pointer; the actual file (%2 bytes) was not fetched. Run git lfs "
                         "pull there, or download the file itself."),
            {file, promisedSize(text)});
    if (startsWithAnyCase(text, "<!doctype html") || startsWithAnyCase(text, "<html")
        || startsWithAnyCase(text, "<?xml") || startsWithAnyCase(text, "<!--"))
        return Error(PLAYGROUND_TEXT("models",
                         "%1: is a web page saved under this name. Download the file itself, after logging "
                         "in if the page asks for it."),
            {file});
    return std::nullopt;
}

std::optional<Error> foreignFile(const std::string& file, std::string_view begin, std::uint64_t size)
{
    begin = begin.substr(0, foreignFileBytes);
    if (size == 0)
        return Error(PLAYGROUND_TEXT("models", "%1: is empty (0 bytes). Download it again."), {file});
    for (const auto& known : {foreignDownload(file, begin), foreignBytes(file, begin)}) {
        if (known)
            return known;
    }
    if (begin.size() == foreignFileBytes && begin.find_first_not_of('\0') == std::string_view::npos)
        return Error(PLAYGROUND_TEXT("models",
                         "%1: begins with zeros only: the download is incomplete. Download it again."),
            {file});
    if (isPrintable(begin) && !trimmed(begin).empty())
        return Error(PLAYGROUND_TEXT(
                         "models", "%1: is a text file that begins with \"%2\". Download the file itself."),
            {file, shownName(trimmed(begin).substr(0, 40))});
    return std::nullopt;
}

} // namespace playground
