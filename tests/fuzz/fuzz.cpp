// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include <unistd.h>

namespace playground::fuzz
{

namespace
{
struct OwnFolder {
    std::filesystem::path path
        = std::filesystem::temp_directory_path() / ("playground-fuzz-" + std::to_string(::getpid()));

    OwnFolder() { std::filesystem::create_directories(path); }
    ~OwnFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
};
} // namespace

std::string_view text(Bytes bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void require(bool good, const std::string& what)
{
    if (good)
        return;
    std::fprintf(stderr, "Fuzz target: %s\n", what.c_str());
    std::abort();
}

void requireOneLine(const std::string& message)
{
    constexpr std::size_t longest = 5000; // three arguments of 1000 bytes and the sentence
    const auto isControl = [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; };
    require(!message.empty() && message.size() <= longest
            && std::none_of(message.begin(), message.end(), isControl),
        "an error message is not a single line: " + message);
}

const std::filesystem::path& folder()
{
    static const OwnFolder own;
    return own.path;
}

std::filesystem::path inFile(const std::string& name, Bytes bytes)
{
    std::filesystem::path path = folder() / name;
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return path;
}

} // namespace playground::fuzz
