// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runs/losses_csv.h"

#include "models/api/error.h"
#include "models/files/atomic_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace playground
{
namespace
{

constexpr std::string_view plainHeader = "step,epoch,seconds,loss\n";
constexpr std::string_view headerWithKl = "step,epoch,seconds,loss,kl\n";

template <typename Number> void append(std::string& text, Number number, char separator)
{
    std::array<char, 32> digits = {}; // the longest double has 24 characters
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    text.append(digits.data(), result.ptr);
    text += separator;
}

/// Takes a number and the `separator` after it off the front of `rest`; returns false for anything else.
template <typename Number> bool take(std::string_view& rest, Number& number, char separator)
{
    const std::size_t length = rest.find(separator);
    if (length == std::string_view::npos)
        return false;
    const char* const end = rest.data() + length;
    const auto result = std::from_chars(rest.data(), end, number);
    rest.remove_prefix(length + 1);
    return result.ec == std::errc() && result.ptr == end;
}

/// Takes one line off the front of `rest`; returns false if it is not a record of step `step`.
bool takeRecord(std::string_view& rest, bool withKl, std::int64_t step, StepRecord& record)
{
    return take(rest, record.step, ',') && take(rest, record.epoch, ',') && take(rest, record.seconds, ',')
        && take(rest, record.loss, withKl ? ',' : '\n') && (!withKl || take(rest, record.kl, '\n'))
        && record.step == step && record.epoch >= 1 && std::isfinite(record.seconds) && record.seconds >= 0;
}

/// The sign of a NaN has no meaning and differs between processors.
double withoutSign(double value)
{
    return std::isnan(value) ? std::abs(value) : value;
}

Error lineError(const std::filesystem::path& file, std::size_t line)
{
    return Error(
        PLAYGROUND_TEXT("models",
            "%1: line %2 is not the next step as \"step,epoch,seconds,loss\". Correct or delete the file."),
        {file.string(), std::to_string(line)});
}

} // namespace

void writeLosses(const std::filesystem::path& file, std::span<const StepRecord> records)
{
    const bool withKl = std::any_of(
        records.begin(), records.end(), [](const StepRecord& record) { return record.kl != 0; });
    std::string text(withKl ? headerWithKl : plainHeader);
    for (const StepRecord& record : records) {
        append(text, record.step, ',');
        append(text, record.epoch, ',');
        append(text, record.seconds, ',');
        append(text, withoutSign(record.loss), withKl ? ',' : '\n');
        if (withKl)
            append(text, withoutSign(record.kl), '\n');
    }
    writeFileAtomically(file, text);
}

std::vector<StepRecord> readLosses(const std::filesystem::path& file)
{
    const std::string text = readWholeFile(file);
    std::string_view rest = text;
    const bool withKl = rest.starts_with(headerWithKl);
    const std::string_view header = withKl ? headerWithKl : plainHeader;
    if (!rest.starts_with(header))
        throw lineError(file, 1);
    rest.remove_prefix(header.size());
    std::vector<StepRecord> records;
    while (!rest.empty()) {
        StepRecord record;
        if (!takeRecord(rest, withKl, static_cast<std::int64_t>(records.size()) + 1, record))
            throw lineError(file, records.size() + 2);
        records.push_back(record);
    }
    return records;
}

} // namespace playground
