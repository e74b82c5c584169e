// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/idx_labels.h"

#include "models/api/error.h"
#include "models/data/mnist.h"

#include <array>
#include <map>
#include <string_view>

namespace playground
{

namespace
{
constexpr std::size_t mostClasses = 256; // a label is a byte

/// EMNIST's classes (Cohen et al. 2017, arXiv 1702.05373), numbered from 0 as in its mapping files. In the
/// merged variants, a lower-case letter has a separate class only if it looks different from its capital.
constexpr std::string_view byClass = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view merged = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt";
constexpr std::string_view letters = "?ABCDEFGHIJKLMNOPQRSTUVWXYZ"; // from 1

/// KMNIST's classes (Clanuwat et al. 2018, arXiv 1812.01718), in Latin letters.
constexpr std::array<const char*, 10> kana{"o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"};

std::string_view alphabetOf(const std::string& imagesFile)
{
    const auto names = [&](const char* part) { return imagesFile.find(part) != std::string::npos; };
    if (names("emnist-letters"))
        return letters;
    if (names("emnist-byclass"))
        return byClass;
    if (names("emnist-bymerge") || names("emnist-balanced"))
        return merged;
    return {};
}

std::string nameOf(std::int32_t value, const std::string& imagesFile, std::string_view known)
{
    const auto place = static_cast<std::size_t>(value);
    if (value >= 0 && known == "Fashion-MNIST" && place < fashionMnistClasses().size())
        return fashionMnistClasses()[place];
    if (value >= 0 && known == "KMNIST" && place < kana.size())
        return kana[place];
    const std::string_view alphabet = alphabetOf(imagesFile);
    return value >= 0 && place < alphabet.size() ? std::string(1, alphabet[place]) : std::to_string(value);
}

std::int32_t bigEndian(const std::uint8_t* bytes, std::size_t size, bool isSigned)
{
    std::uint32_t value = isSigned && (bytes[0] & 0x80U) != 0 ? ~std::uint32_t(0) : 0;
    for (std::size_t i = 0; i < size; ++i)
        value = value << 8U | bytes[i];
    return static_cast<std::int32_t>(value);
}
} // namespace

std::vector<std::int32_t> readIdxLabels(const std::filesystem::path& file)
{
    const IdxArray array = readIdx(file);
    const std::size_t size = array.type == IdxArray::I32 ? 4 : array.type == IdxArray::I16 ? 2 : 1;
    const bool whole = array.type != IdxArray::F32 && array.type != IdxArray::F64;
    const std::size_t columns = array.dims.size() == 2 ? array.dims[1] : 1;
    if (!whole || array.dims.size() > 2 || columns == 0)
        throw Error(
            PLAYGROUND_TEXT("models",
                "%1: contains %2; labels must be integers in 1 or 2 dimensions. Choose another file."),
            {file.string(), describeIdx(array)});
    std::vector<std::int32_t> labels;
    for (std::size_t at = 0; at < array.bytes.size(); at += size * columns)
        labels.push_back(bigEndian(array.bytes.data() + at, size, array.type != IdxArray::U8));
    return labels;
}

void nameIdxClasses(Dataset& set, const std::vector<std::int32_t>& labels, const std::string& imagesFile,
    std::string_view known)
{
    std::map<std::int32_t, std::uint8_t> places;
    for (const std::int32_t label : labels)
        places.emplace(label, std::uint8_t(0));
    if (places.size() > mostClasses)
        return leaveWithoutClasses(set,
            Text(PLAYGROUND_TEXT("models",
                     "The labels have %1 different values; at most %2 classes are supported. Turn off class "
                     "conditioning."),
                {std::to_string(places.size()), std::to_string(mostClasses)}));
    set.classNames.clear();
    for (auto& [value, place] : places) {
        place = static_cast<std::uint8_t>(set.classNames.size());
        set.classNames.push_back(nameOf(value, imagesFile, known));
    }
    set.labels.clear();
    for (const std::int32_t label : labels)
        set.labels.push_back(places.at(label));
}

void leaveWithoutClasses(Dataset& set, Text why)
{
    set.classNames = {""};
    set.labels.assign(static_cast<std::size_t>(set.count), 0);
    set.whyNoClasses = std::move(why);
}

} // namespace playground
