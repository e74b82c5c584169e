// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/idx_files.h"

#include "models/api/error.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace playground
{

namespace fs = std::filesystem;

namespace
{
constexpr int mostDepth = 3;
constexpr std::size_t mostFiles = 10000;

struct Candidate {
    fs::path file;
    std::string
        stem; ///< in lower case, without .gz and everything from "idx" on: "emnist-letters-train-images"
    IdxHead head;
};

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string stemOf(const fs::path& file)
{
    const std::string name = lower(file.filename().string());
    for (const char* mark : {"-idx", ".idx", "_idx"}) {
        if (const auto found = name.rfind(mark); found != std::string::npos)
            return name.substr(0, found);
    }
    return name.substr(0, name.find('.'));
}

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    const auto found = text.rfind(from);
    return found == std::string::npos ? text : text.replace(found, from.size(), to);
}

bool isTest(const Candidate& file)
{
    return file.stem.find("t10k") != std::string::npos || file.stem.find("test") != std::string::npos;
}

/// Collects the files of a folder and its subfolders, sorted by path; unreadable folders are treated as
/// empty.
void collect(const fs::path& folder, int depth, std::vector<fs::path>& files)
{
    std::error_code failure;
    std::vector<fs::path> entries;
    for (auto entry = fs::directory_iterator(folder, failure); !failure && entry != fs::directory_iterator();
         entry.increment(failure)) {
        if (entries.size() >= mostFiles)
            break;
        entries.push_back(entry->path());
    }
    std::sort(entries.begin(), entries.end());
    for (const fs::path& entry : entries) {
        if (files.size() < mostFiles && fs::is_regular_file(entry, failure))
            files.push_back(entry);
        else if (depth < mostDepth && fs::is_directory(entry, failure))
            collect(entry, depth + 1, files);
    }
}

std::vector<Candidate> candidatesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    collect(folder, 0, files);
    std::vector<Candidate> found;
    for (const fs::path& file : files) {
        IdxHead head;
        try {
            head = peekIdx(file);
        } catch (const Error&) {
            continue; // unrelated, or reported by name when needed
        }
        if (head.kind == IdxHead::Kind::Other)
            continue;
        // If a file exists unpacked and packed, use the first.
        const std::string stem = stemOf(file);
        const bool twice = std::any_of(found.begin(), found.end(), [&](const Candidate& other) {
            return other.stem == stem && other.head.kind == head.kind
                && other.file.parent_path() == file.parent_path() && other.head.array.dims == head.array.dims;
        });
        if (!twice)
            found.push_back({file, stem, std::move(head)});
    }
    return found;
}

bool holdsPictures(const Candidate& file)
{
    return file.head.kind == IdxHead::Kind::Idx && file.head.array.dims.size() >= 3;
}

bool holdsLabels(const Candidate& file)
{
    return file.head.kind == IdxHead::Kind::Idx && file.head.array.dims.size() <= 2;
}

[[noreturn]] void refuseNothing(const fs::path& place, const std::vector<Candidate>& all)
{
    for (const Candidate& file : all) {
        if (file.head.kind == IdxHead::Kind::Packed)
            throw Error(PLAYGROUND_TEXT("models", "%1: is compressed with %2. Unpack it first."),
                {file.file.string(), file.head.packer});
    }
    throw Error(PLAYGROUND_TEXT("models",
                    "%1: contains no IDX image file (e.g. train-images-idx3-ubyte or .gz). Choose another "
                    "folder or file."),
        {place.string()});
}

const Candidate& chosenOf(const fs::path& place, const std::vector<Candidate>& all)
{
    std::vector<const Candidate*> train;
    std::vector<const Candidate*> test;
    for (const Candidate& file : all) {
        if (holdsPictures(file))
            (isTest(file) ? test : train).push_back(&file);
    }
    const auto& from = train.empty() ? test : train;
    if (from.empty())
        refuseNothing(place, all);
    if (from.size() > 1) {
        constexpr std::size_t most = 5;
        std::string names;
        for (std::size_t i = 0; i < std::min(most, from.size()); ++i)
            names += (i == 0 ? "" : ", ") + from[i]->file.filename().string();
        throw Error(PLAYGROUND_TEXT(
                        "models", "%1: contains %2 image files (%3). Choose one of them in dataset.folder."),
            {place.string(), std::to_string(from.size()), names});
    }
    return *from.front();
}

/// Pairs `images` with its label file.
IdxPair pairOf(const Candidate& images, const std::vector<Candidate>& all)
{
    IdxPair pair{images.file, {}, {}};
    const std::string stem = replaced(images.stem, "images", "labels");
    std::vector<const Candidate*> fitting;
    for (const Candidate& file : all) {
        if (holdsLabels(file) && file.stem == stem) {
            pair.labels = file.file;
            return pair;
        }
        if (file.head.kind == IdxHead::Kind::Packed && file.stem == stem && stem != images.stem)
            pair.packedLabels = file.file.filename().string() + " (" + file.head.packer + ")";
        if (holdsLabels(file) && file.head.array.dims[0] == images.head.array.dims[0])
            fitting.push_back(&file);
    }
    if (fitting.size() == 1 && pair.packedLabels.empty())
        pair.labels = fitting.front()->file;
    return pair;
}

const Candidate* testOf(const Candidate& train, const std::vector<Candidate>& all)
{
    for (const char* name : {"t10k", "test"}) {
        const std::string stem = replaced(train.stem, "train", name);
        for (const Candidate& file : all) {
            if (holdsPictures(file) && file.stem == stem && &file != &train)
                return &file;
        }
    }
    return nullptr;
}
} // namespace

IdxSet findIdxSet(const fs::path& place)
{
    std::error_code failure;
    const bool isFile = fs::is_regular_file(place, failure);
    if (!isFile && !fs::is_directory(place, failure))
        throw Error(
            PLAYGROUND_TEXT("models", "%1: no such folder or file. Choose another."), {place.string()});
    const fs::path folder = isFile ? fs::absolute(place).parent_path() : place;
    const std::vector<Candidate> all = candidatesIn(folder);
    std::optional<Candidate> named;
    if (isFile) {
        named = Candidate{place, stemOf(place), peekIdx(place)};
        if (named->head.kind == IdxHead::Kind::Other)
            readIdx(place); // throws Error saying what it is instead
        if (!holdsPictures(*named))
            refuseNothing(place, {*named});
    }
    const Candidate& images = named ? *named : chosenOf(place, all);
    IdxSet set{pairOf(images, all), {}};
    if (const Candidate* test = testOf(images, all))
        set.test = pairOf(*test, all);
    return set;
}

} // namespace playground
