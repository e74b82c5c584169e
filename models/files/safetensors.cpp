// SPDX-License-Identifier: GPL-3.0-or-later
// Format: https://github.com/huggingface/safetensors#format. Eight bytes: the little-endian length N of the
// header; N bytes of JSON; the tensors' bytes, little-endian, row-major, without gaps.
#include "models/files/safetensors.h"

#include "models/api/error.h"
#include "models/files/atomic_file.h"
#include "models/files/foreign_file.h"
#include "models/files/input_file.h"
#include "models/files/safetensors_header.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <set>
#include <string_view>

namespace playground
{
namespace
{

static_assert(
    std::endian::native == std::endian::little, "tensor bytes are read and written in memory order");

constexpr std::size_t lengthBytes = 8;

struct DType {
    const char* name;
    torch::ScalarType type;
};

constexpr std::array<DType, 10> dtypes = {{{"BOOL", torch::kBool}, {"U8", torch::kByte}, {"I8", torch::kChar},
    {"I16", torch::kShort}, {"I32", torch::kInt}, {"I64", torch::kLong}, {"F16", torch::kHalf},
    {"BF16", torch::kBFloat16}, {"F32", torch::kFloat}, {"F64", torch::kDouble}}};

torch::ScalarType scalarType(std::string_view name)
{
    return std::find_if(dtypes.begin(), dtypes.end(), [&](const DType& d) { return name == d.name; })->type;
}

/// Throws Error if the file clearly has another format. A safetensors header begins with '{' in byte 8.
void refuseForeign(const InputFile& input, const std::string& name)
{
    std::string begin(
        static_cast<std::size_t>(std::min<std::uint64_t>(input.size(), foreignFileBytes)), '\0');
    input.read(0, begin.data(), begin.size());
    if (begin.size() > lengthBytes && begin[lengthBytes] == '{')
        return;
    if (const auto foreign = foreignFile(name, begin, input.size()))
        throw *foreign;
}

std::string readHeaderText(const InputFile& input, const std::string& name)
{
    refuseForeign(input, name);
    if (input.size() < lengthBytes)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: has only %2 bytes, too few for a .safetensors file. Download it again."),
            {name, std::to_string(input.size())});
    std::uint64_t length = 0;
    input.read(0, &length, lengthBytes);
    if (length > largestSafetensorsHeader)
        throw Error(
            PLAYGROUND_TEXT("models",
                "%1: its header would have %2 bytes; the limit is %3. Check that it is a .safetensors file."),
            {name, std::to_string(length), std::to_string(largestSafetensorsHeader)});
    if (length > input.size() - lengthBytes)
        throw Error(
            PLAYGROUND_TEXT("models",
                "%1: the file ends after %2 bytes, inside its header of %3 bytes. Download it again."),
            {name, std::to_string(input.size()), std::to_string(length)});
    std::string text(static_cast<std::size_t>(length), '\0');
    input.read(lengthBytes, text.data(), text.size());
    return text;
}

torch::Tensor readTensor(const InputFile& input, std::uint64_t offset, const TensorEntry& entry)
{
    const torch::ScalarType type = scalarType(entry.dtype);
    // Reading a bool other than 0 and 1 is undefined behaviour in C++: read as bytes, then compared with 0.
    torch::Tensor tensor = torch::empty(entry.shape, type == torch::kBool ? torch::kByte : type);
    input.read(offset + entry.begin, tensor.data_ptr(), static_cast<std::size_t>(entry.end - entry.begin));
    return type == torch::kBool ? tensor.ne(0) : tensor;
}

struct Outgoing {
    std::string name;
    const char* dtype;
    torch::Tensor tensor; ///< CPU, contiguous
};

/// Checked, on the CPU, in file order.
std::vector<Outgoing> outgoing(const NamedTensors& tensors, const std::string& file)
{
    std::vector<Outgoing> result;
    std::set<std::string> names;
    for (const auto& [name, tensor] : tensors) {
        if (name == "__metadata__" || !names.insert(name).second)
            throw Error(PLAYGROUND_TEXT("models", "%1: cannot be written: duplicate name %2. Rename one."),
                {file, shownName(name)});
        const auto* const dtype = std::find_if(dtypes.begin(), dtypes.end(),
            [&, &t = tensor](const DType& d) { return t.defined() && t.scalar_type() == d.type; });
        if (dtype == dtypes.end() || tensor.layout() != torch::kStrided)
            throw Error(PLAYGROUND_TEXT("models",
                            "%1: cannot be written: .safetensors does not support the type of tensor %2. "
                            "Convert it."),
                {file, shownName(name)});
        result.push_back({name, dtype->name, tensor.detach().cpu().contiguous()});
    }
    std::sort(result.begin(), result.end(), [](const Outgoing& a, const Outgoing& b) {
        const auto alignA = a.tensor.element_size(), alignB = b.tensor.element_size();
        return alignA != alignB ? alignA > alignB : a.name < b.name;
    });
    return result;
}

std::string headerText(const std::vector<Outgoing>& tensors,
    const std::map<std::string, std::string>& metadata, const std::string& file)
{
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::size_t position = 0;
    for (const Outgoing& out : tensors) {
        const std::size_t end = position + out.tensor.nbytes();
        header[out.name]
            = {{"dtype", out.dtype}, {"shape", out.tensor.sizes().vec()}, {"data_offsets", {position, end}}};
        position = end;
    }
    std::string text;
    try {
        text = header.dump();
    } catch (const nlohmann::json::exception&) {
        throw Error(PLAYGROUND_TEXT(
                        "models", "%1: cannot be written: it contains a name that is not UTF-8. Rename it."),
            {file});
    }
    text.resize((text.size() + 7) / 8 * 8, ' ');
    if (text.size() > largestSafetensorsHeader)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: cannot be written: its header would have %2 bytes. Write fewer tensors."),
            {file, std::to_string(text.size())});
    return text;
}

/// LibTorch's error message (out of memory, a failed copy from the device) without its backtrace.
Error torchError(const std::string& file, const c10::Error& error)
{
    const std::string words = error.what_without_backtrace();
    return Error(PLAYGROUND_TEXT("models", "%1: LibTorch failed (%2). Close other programs and try again."),
        {file, shownName(words)});
}

} // namespace

TensorFile readSafetensors(const std::filesystem::path& file)
{
    const std::string name = file.string();
    const InputFile input(file);
    const std::string text = readHeaderText(input, name);
    const std::uint64_t bufferOffset = lengthBytes + text.size();
    SafetensorsHeader header = parseSafetensorsHeader(name, text, input.size() - bufferOffset);
    TensorFile content;
    content.metadata = std::move(header.metadata);
    try {
        for (TensorEntry& entry : header.entries)
            content.tensors.emplace_back(std::move(entry.name), readTensor(input, bufferOffset, entry));
    } catch (const c10::Error& error) {
        throw torchError(name, error);
    }
    return content;
}

void writeSafetensors(const std::filesystem::path& file, const TensorFile& content)
{
    const std::string name = file.string();
    try {
        const std::vector<Outgoing> tensors = outgoing(content.tensors, name);
        const std::string header = headerText(tensors, content.metadata, name);
        std::array<char, lengthBytes> length = {};
        const std::uint64_t headerBytes = header.size();
        std::memcpy(length.data(), &headerBytes, lengthBytes);
        std::vector<std::string_view> pieces = {{length.data(), lengthBytes}, header};
        for (const Outgoing& out : tensors)
            pieces.emplace_back(static_cast<const char*>(out.tensor.data_ptr()), out.tensor.nbytes());
        writeFileAtomically(file, pieces);
    } catch (const c10::Error& error) {
        throw torchError(name, error);
    }
}

} // namespace playground
