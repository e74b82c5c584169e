// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/safetensors_header.h"

#include "models/api/error.h"

#include <nlohmann/json.hpp>

#include <limits>
#include <set>

namespace playground
{
namespace
{

using Json = nlohmann::json;

constexpr std::size_t largestRank = 64; // LibTorch's own limit
constexpr auto metadataKey = "__metadata__";

/// SAX handler for the header. A parsed document would silently drop duplicate keys, and would hold millions
/// of nodes before the first check.
class HeaderReader final : public nlohmann::json_sax<Json>
{
public:
    HeaderReader(const std::string& file, SafetensorsHeader& header)
        : m_file(file)
        , m_header(header)
    {
    }

    bool null() override { refuseValue(); }
    bool boolean(bool) override { refuseValue(); }
    bool number_integer(number_integer_t) override { refuseValue(); }
    bool number_float(number_float_t, const string_t&) override { refuseValue(); }
    bool binary(binary_t&) override { refuseValue(); }
    bool number_unsigned(number_unsigned_t value) override;
    bool string(string_t& value) override;
    bool start_object(std::size_t) override;
    bool key(string_t& name) override;
    bool end_object() override;
    bool start_array(std::size_t) override;
    bool end_array() override;
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override;

private:
    enum class Place { Start, Tensors, Metadata, Entry, Shape, Offsets };

    [[noreturn]] void refuseValue() const;
    [[noreturn]] void refuseTensor(std::string_view sentence, const std::string& argument) const;
    TensorEntry& entry() { return m_header.entries.back(); }

    std::string m_file;
    SafetensorsHeader& m_header;
    Place m_place = Place::Start;
    std::set<std::string> m_names; ///< keys of the top-level object so far
    std::set<std::string> m_fields; ///< keys of the current entry so far
    std::string m_name; ///< last key of the top-level object
    std::string m_field; ///< last key one level below
    std::size_t m_offsets = 0; ///< count of numbers read in data_offsets
};

void HeaderReader::refuseTensor(std::string_view sentence, const std::string& argument) const
{
    throw Error(sentence, {m_file, shownName(m_name), shownName(argument)});
}

/// Rejects a value of the wrong type with a message for the current position.
void HeaderReader::refuseValue() const
{
    if (m_place == Place::Metadata || m_name == metadataKey)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: __metadata__ may contain only text, but field \"%2\" does not. The file is "
                        "damaged: download it again."),
            {m_file, shownName(m_field)});
    if (m_place == Place::Tensors)
        refuseTensor(
            PLAYGROUND_TEXT("models",
                "%1: tensor %2: its entry is not a JSON object. The file is damaged: download it again."),
            "");
    if (m_place == Place::Shape || m_place == Place::Offsets)
        refuseTensor(PLAYGROUND_TEXT("models",
                         "%1: tensor %2: its %3 must contain non-negative integers. The file is damaged: "
                         "download it again."),
            m_field);
    refuseTensor(PLAYGROUND_TEXT("models",
                     "%1: tensor %2: its %3 has the wrong type. The file is damaged: download it again."),
        m_field);
}

bool HeaderReader::number_unsigned(number_unsigned_t value)
{
    if (m_place == Place::Shape) {
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            refuseTensor(
                PLAYGROUND_TEXT("models",
                    "%1: tensor %2: its shape is too large (%3). The file is damaged: download it again."),
                std::to_string(value));
        if (entry().shape.size() == largestRank)
            refuseTensor(
                PLAYGROUND_TEXT("models",
                    "%1: tensor %2: it has more than %3 dimensions. The file is damaged: download it again."),
                std::to_string(largestRank));
        entry().shape.push_back(static_cast<std::int64_t>(value));
    } else if (m_place == Place::Offsets) {
        ++m_offsets;
        (m_offsets == 1 ? entry().begin : entry().end) = value;
    } else {
        refuseValue();
    }
    return true;
}

bool HeaderReader::string(string_t& value)
{
    if (m_place == Place::Metadata)
        m_header.metadata[m_field] = value;
    else if (m_place == Place::Entry && m_field == "dtype")
        entry().dtype = value;
    else
        refuseValue();
    return true;
}

bool HeaderReader::start_object(std::size_t)
{
    if (m_place == Place::Start) {
        m_place = Place::Tensors;
    } else if (m_place == Place::Tensors && m_name == metadataKey) {
        m_place = Place::Metadata;
        m_field.clear();
    } else if (m_place == Place::Tensors) {
        m_place = Place::Entry;
        m_fields.clear();
        m_offsets = 0;
        m_header.entries.emplace_back().name = m_name;
    } else {
        refuseValue();
    }
    return true;
}

bool HeaderReader::key(string_t& name)
{
    if (m_place == Place::Tensors) {
        m_name = name;
        m_field.clear();
        if (!m_names.insert(name).second)
            refuseTensor(PLAYGROUND_TEXT("models",
                             "%1: tensor %2: duplicate entry. The file is damaged: download it again."),
                "");
        return true;
    }
    m_field = name;
    if (m_place == Place::Metadata) {
        if (m_header.metadata.count(name) != 0)
            throw Error(
                PLAYGROUND_TEXT("models",
                    "%1: duplicate field \"%2\" in __metadata__. The file is damaged: download it again."),
                {m_file, shownName(name)});
        return true;
    }
    if (name != "dtype" && name != "shape" && name != "data_offsets")
        refuseTensor(PLAYGROUND_TEXT("models",
                         "%1: tensor %2: unknown field \"%3\". The file is damaged: download it again."),
            name);
    if (!m_fields.insert(name).second)
        refuseTensor(
            PLAYGROUND_TEXT("models", "%1: tensor %2: duplicate %3. The file is damaged: download it again."),
            name);
    return true;
}

bool HeaderReader::end_object()
{
    if (m_place == Place::Entry) {
        for (const char* field : {"dtype", "shape", "data_offsets"})
            if (m_fields.count(field) == 0)
                refuseTensor(PLAYGROUND_TEXT("models",
                                 "%1: tensor %2: its %3 is missing. The file is damaged: download it again."),
                    field);
    }
    m_place = m_place == Place::Tensors ? Place::Start : Place::Tensors;
    return true;
}

bool HeaderReader::start_array(std::size_t)
{
    if (m_place == Place::Entry && m_field == "shape")
        m_place = Place::Shape;
    else if (m_place == Place::Entry && m_field == "data_offsets")
        m_place = Place::Offsets;
    else
        refuseValue();
    return true;
}

bool HeaderReader::end_array()
{
    if (m_place == Place::Offsets && m_offsets != 2)
        refuseTensor(PLAYGROUND_TEXT("models",
                         "%1: tensor %2: its data_offsets must be two numbers, not %3. The file is damaged: "
                         "download it again."),
            std::to_string(m_offsets));
    m_place = Place::Entry;
    return true;
}

bool HeaderReader::parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&)
{
    throw Error(PLAYGROUND_TEXT("models",
                    "%1: its header is not JSON in UTF-8 (at byte %2 of the header). The file is damaged: "
                    "download it again."),
        {m_file, std::to_string(position)});
}

} // namespace

SafetensorsHeader parseSafetensorsHeader(
    const std::string& file, std::string_view text, std::uint64_t bufferSize)
{
    const std::size_t last = text.find_last_not_of(' ');
    if (text.empty() || text.front() != '{' || text[last] != '}')
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: its header is not a JSON object padded with spaces only. Check that it is a "
                        ".safetensors file."),
            {file});
    SafetensorsHeader header;
    HeaderReader reader(file, header);
    Json::sax_parse(text.begin(), text.end(), &reader);

    checkSafetensorsLayout(file, header, bufferSize);
    return header;
}

} // namespace playground
