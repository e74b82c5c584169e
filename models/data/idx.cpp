// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/idx.h"

#include "models/api/error.h"
#include "models/files/byte_stream.h"
#include "models/files/foreign_file.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

namespace playground
{

namespace
{

constexpr std::uint64_t sizeLimit = std::uint64_t(1) << 31;

/// Bytes per value; 0 for an unknown type.
std::uint64_t valueSize(std::uint8_t type)
{
    switch (type) {
    case IdxArray::U8:
    case IdxArray::I8:
        return 1;
    case IdxArray::I16:
        return 2;
    case IdxArray::I32:
    case IdxArray::F32:
        return 4;
    case IdxArray::F64:
        return 8;
    default:
        return 0;
    }
}

std::string hex(std::span<const std::uint8_t> bytes)
{
    std::string text;
    for (const std::uint8_t byte : bytes) {
        std::array<char, 4> digits{};
        std::snprintf(digits.data(), digits.size(), "%02x", unsigned(byte));
        text += (text.empty() ? "" : " ") + std::string(digits.data());
    }
    return text;
}

/// `magic`: the stream's first bytes, which are not an IDX magic number.
[[noreturn]] void refuseOther(
    ByteStream& stream, std::span<const std::uint8_t> magic, const std::string& name)
{
    std::vector<std::uint8_t> begin(foreignFileBytes);
    std::copy(magic.begin(), magic.end(), begin.begin());
    const std::size_t size = magic.size() + stream.read(std::span(begin).subspan(magic.size()));
    if (const auto foreign = foreignDownload(name, {reinterpret_cast<const char*>(begin.data()), size}))
        throw *foreign;
    throw Error(PLAYGROUND_TEXT("models",
                    "%1: not an IDX file (it begins with \"%2\" instead of 00 00). Download it again."),
        {name, hex(magic)});
}

void checkMagic(ByteStream& stream, std::span<const std::uint8_t> magic, const std::string& name)
{
    if (magic.size() < 4 || magic[0] != 0 || magic[1] != 0)
        refuseOther(stream, magic, name);
    if (valueSize(magic[2]) == 0) {
        throw Error(PLAYGROUND_TEXT(
                        "models", "%1: the IDX header has the unknown type code 0x%2. Download it again."),
            {name, hex(magic.subspan(2, 1))});
    }
    if (magic[3] < 1 || magic[3] > 3) {
        throw Error(
            PLAYGROUND_TEXT("models",
                "%1: the IDX header declares %2 dimensions; only 1 to 3 are supported. Choose another file."),
            {name, std::to_string(magic[3])});
    }
}

std::vector<std::uint32_t> readDims(ByteStream& stream, std::size_t count, const std::string& name)
{
    std::vector<std::uint8_t> bytes(4 * count);
    if (stream.read(bytes) < bytes.size()) {
        throw Error(
            PLAYGROUND_TEXT("models", "%1: the file ends inside its IDX header. Download it again."), {name});
    }
    std::vector<std::uint32_t> dims(count);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        dims[i / 4] = dims[i / 4] << 8 | bytes[i];
    }
    return dims;
}

/// Size of the values in bytes. The product of three 32-bit sizes can overflow 64 bits: checked at each step.
std::uint64_t promisedBytes(const IdxArray& array, const std::string& name)
{
    std::uint64_t size = valueSize(array.type);
    for (const std::uint32_t dim : array.dims) {
        if (dim != 0 && size > sizeLimit / dim) {
            throw Error(PLAYGROUND_TEXT("models",
                            "%1: the IDX header declares %2 values, more than the limit of 2 GiB. Choose a "
                            "smaller file."),
                {name, describeIdx(array)});
        }
        size *= dim;
    }
    return size;
}

void throwShort(const std::string& name, std::uint64_t promised, std::uint64_t held)
{
    throw Error(PLAYGROUND_TEXT("models",
                    "%1: the file is truncated: its header declares %2 bytes but at most %3 are left. "
                    "Download it again."),
        {name, std::to_string(promised), std::to_string(held)});
}

} // namespace

IdxHead peekIdx(const std::filesystem::path& file)
{
    ByteStream stream(file);
    std::array<std::uint8_t, 6> magic{};
    const std::size_t got = stream.read(std::span(magic).first(4));
    IdxHead head;
    if (got < 4)
        return head;
    const auto begins = [&](std::string_view mark) {
        return std::equal(mark.begin(), mark.end(), magic.begin(),
            [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
    };
    head.packer = begins("\xfd"
                         "7zX")
        ? "xz"
        : begins("PK\3\4") ? "zip"
        : begins("BZh")    ? "bzip2"
                           : "";
    if (!head.packer.empty()) {
        head.kind = IdxHead::Kind::Packed;
    } else if (magic[0] == 0 && magic[1] == 0 && valueSize(magic[2]) != 0 && magic[3] >= 1 && magic[3] <= 4) {
        head.kind = IdxHead::Kind::Idx;
        head.array.type = static_cast<IdxArray::Type>(magic[2]);
        head.array.dims = readDims(stream, magic[3], file.string());
    }
    return head;
}

IdxArray readIdx(const std::filesystem::path& file)
{
    const std::string name = file.string();
    ByteStream stream(file);
    std::array<std::uint8_t, 4> magic{};
    checkMagic(stream, std::span(magic).first(stream.read(magic)), name);

    IdxArray array;
    array.type = static_cast<IdxArray::Type>(magic[2]);
    array.dims = readDims(stream, magic[3], name);
    const std::uint64_t header = 4 + 4 * array.dims.size();
    const std::uint64_t size = promisedBytes(array, name);
    if (header + size > stream.longestPossible()) { // checked before allocating memory
        throwShort(name, header + size, stream.longestPossible());
    }
    array.bytes.resize(size);
    if (const std::size_t got = stream.read(array.bytes); got < size) {
        throwShort(name, header + size, header + got);
    }
    std::array<std::uint8_t, 1> extra{};
    if (stream.read(extra) > 0) {
        throw Error(
            PLAYGROUND_TEXT("models",
                "%1: the file has data after the %2 bytes declared in its header. Download it again."),
            {name, std::to_string(header + size)});
    }
    return array;
}

std::vector<std::uint8_t> idxHeader(const IdxArray& array)
{
    std::vector<std::uint8_t> bytes{0, 0, array.type, static_cast<std::uint8_t>(array.dims.size())};
    for (const std::uint32_t dim : array.dims) {
        for (const int shift : {24, 16, 8, 0}) {
            bytes.push_back(static_cast<std::uint8_t>(dim >> shift));
        }
    }
    return bytes;
}

std::string describeIdx(const IdxArray& array)
{
    std::string text;
    switch (array.type) {
    case IdxArray::U8:
        text = "u8";
        break;
    case IdxArray::I8:
        text = "i8";
        break;
    case IdxArray::I16:
        text = "i16";
        break;
    case IdxArray::I32:
        text = "i32";
        break;
    case IdxArray::F32:
        text = "f32";
        break;
    case IdxArray::F64:
        text = "f64";
        break;
    }
    for (std::size_t i = 0; i < array.dims.size(); ++i) {
        text += (i == 0 ? " " : "x") + std::to_string(array.dims[i]);
    }
    return text;
}

} // namespace playground
