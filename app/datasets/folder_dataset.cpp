// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/folder_dataset.h"

#include "app/datasets/captions.h"
#include "app/datasets/picture_file.h"
#include "app/datasets/picture_walk.h"
#include "app/datasets/shown_file_name.h"
#include "models/api/error.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace playground
{

namespace fs = std::filesystem;

namespace
{

constexpr std::size_t mostClasses = 256; // a label is a byte

/// The folder directly below the data set's that holds `file`; "" for one in the data set's own.
std::string classOf(const fs::path& file)
{
    return file.has_parent_path() ? shownFileName(file.begin()->native()) : std::string();
}

void addClasses(Dataset& set, const std::vector<std::string>& classes, const std::string& folder)
{
    std::set<std::string> distinct(classes.begin(), classes.end());
    set.whyNoClasses
        = Text(PLAYGROUND_TEXT("models",
                   "%1: the pictures do not lie in folders, one a class. Put those of each class "
                   "into a folder of its own, or turn it off."),
            {folder});
    if (distinct.size() > mostClasses) {
        set.whyNoClasses
            = Text(PLAYGROUND_TEXT("models",
                       "%1: the pictures lie in %2 folders; there can be %3 classes at most. Turn it off."),
                {folder, std::to_string(distinct.size()), std::to_string(mostClasses)});
        distinct = {""};
    }
    const bool none = distinct.size() == 1 && distinct.contains("");
    for (const std::string& name : distinct) // beside folders, the pictures in none are a class too
        set.classNames.push_back(name.empty() && !none ? "." : name);
    for (const std::string& name : classes)
        set.labels.push_back(none
                ? std::uint8_t(0)
                : static_cast<std::uint8_t>(std::distance(distinct.begin(), distinct.find(name))));
}

/// The pictures of a folder are read in two rounds: the first tells by a few bytes of each file how many
/// there are, since room for them is needed before the second decodes them.
class FolderReader
{
public:
    FolderReader(
        const DatasetRequest& request, const StorageBudget& room, const ContinueCheck& shouldContinue)
        : m_request(request)
        , m_room(room)
        , m_shouldContinue(shouldContinue)
        , m_root(request.folder)
        , m_size(request.imageSize == 0 ? defaultSize : request.imageSize)
    {
        m_set.channels = 3;
        m_set.height = m_set.width = m_size;
    }

    std::optional<Dataset> read()
    {
        std::optional<FilesBelow> found = filesBelow(m_root, m_shouldContinue);
        if (!found)
            return std::nullopt;
        m_set.skipped = std::move(found->skipped);
        std::vector<fs::path> pictures;
        if (!choose(found->files, pictures) || !decode(pictures))
            return std::nullopt;
        return std::move(m_set);
    }

private:
    static constexpr int defaultSize = 512; // text 003

    bool wanted() const { return !m_shouldContinue || m_shouldContinue(); }

    void skip(const fs::path& file, const Error& error)
    {
        m_set.skipped.push_back(
            {shownFileName((m_root / file).native()), error.in(shownFileName(file.native())).text()});
    }

    bool choose(const std::vector<fs::path>& files, std::vector<fs::path>& pictures)
    {
        std::vector<std::pair<fs::path, Error>> others;
        std::set<fs::path> captions;
        for (const fs::path& file : files) {
            if (!wanted())
                return false;
            try {
                requirePicture(m_root / file);
                pictures.push_back(file);
                captions.insert(Captions::besideOf(file));
            } catch (const Error& error) {
                others.emplace_back(file, error);
            }
        }
        for (const auto& [file, error] : others) {
            if (file.filename() != Captions::metadataName && !captions.contains(file))
                skip(file, error);
        }
        return true;
    }

    bool decode(const std::vector<fs::path>& pictures)
    {
        const int smallest
            = std::max(1, m_size / 8); // blown up more than eightfold there is nothing to learn
        PictureStore store(static_cast<qsizetype>(pictures.size()), m_size, m_room);
        Captions captions;
        std::vector<std::string> classes;
        for (const fs::path& file : pictures) {
            if (!wanted())
                return false;
            try {
                store.add(
                    trainingImage(readPicture(m_root / file, smallest), m_size, m_request.fit == "pad"));
            } catch (const Error& error) {
                skip(file, error);
                continue;
            }
            m_set.captions.push_back(captions.of(m_root / file, m_set.skipped));
            classes.push_back(classOf(file));
            ++m_set.count;
        }
        requireSome();
        store.moveInto(m_set);
        addClasses(m_set, classes, shownFileName(m_root.native()));
        return true;
    }

    void requireSome() const
    {
        if (m_set.count > 0)
            return;
        const std::vector<LeftOut> groups = leftOutByReason(m_set);
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: there is no picture to train on here: of %2 files none can be used%3."),
            {shownFileName(m_root.native()), std::to_string(m_set.skipped.size()),
                groups.empty() ? std::string() : " (" + groups.front().why.english() + ")"});
    }

    const DatasetRequest& m_request;
    const StorageBudget& m_room;
    const ContinueCheck& m_shouldContinue;
    fs::path m_root;
    int m_size;
    Dataset m_set;
};

} // namespace

std::optional<Dataset> loadPictureFolder(
    const DatasetRequest& request, const StorageBudget& room, const ContinueCheck& shouldContinue)
{
    if (request.folder.empty())
        throw Error(PLAYGROUND_TEXT(
                        "models", "The data set \"folder\" needs a folder of pictures: set dataset.folder."),
            {});
    std::error_code failure;
    if (!fs::is_directory(request.folder, failure))
        throw Error(PLAYGROUND_TEXT("models", "%1: there is no such folder of pictures. Choose another."),
            {shownFileName(request.folder)});
    return FolderReader(request, room, shouldContinue).read();
}

} // namespace playground
