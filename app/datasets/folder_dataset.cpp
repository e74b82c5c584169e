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

constexpr std::size_t maxClasses = 256; // a label is a byte

/// The top-level subfolder of the data set that contains `file`; "" for a file in the data set's own folder.
std::string classOf(const fs::path& file)
{
    return file.has_parent_path() ? shownFileName(file.begin()->native()) : std::string();
}

void addClasses(Dataset& set, const std::vector<std::string>& classes, const std::string& folder)
{
    std::set<std::string> distinct(classes.begin(), classes.end());
    set.whyNoClasses = Text(PLAYGROUND_TEXT("models",
                                "%1: classes need one subfolder per class, and there are none. Sort the "
                                "pictures into subfolders, or turn classes off."),
        {folder});
    if (distinct.size() > maxClasses) {
        set.whyNoClasses = Text(PLAYGROUND_TEXT("models",
                                    "%1: there are %2 subfolders, but at most %3 classes are possible. Use "
                                    "fewer subfolders, or turn classes off."),
            {folder, std::to_string(distinct.size()), std::to_string(maxClasses)});
        distinct = {""};
    }
    const bool none = distinct.size() == 1 && distinct.contains("");
    for (const std::string& name : distinct) // pictures outside the subfolders form a class of their own
        set.classNames.push_back(name.empty() && !none ? "." : name);
    for (const std::string& name : classes)
        set.labels.push_back(none
                ? std::uint8_t(0)
                : static_cast<std::uint8_t>(std::distance(distinct.begin(), distinct.find(name))));
}

/// Reads the pictures of a folder in two passes: the first counts them by their first bytes, so that space
/// can be reserved; the second decodes them.
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
    static constexpr int defaultSize = 512; // as in lansinuote's VAE

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
            = std::max(1, m_size / 8); // enlarged more than eightfold, a picture has no detail to learn
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
        throw Error(PLAYGROUND_TEXT("models", "%1: no usable picture among %2 files%3."),
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
                        "models", "The data set \"folder\" needs a folder of pictures. Set dataset.folder."),
            {});
    std::error_code failure;
    if (!fs::is_directory(request.folder, failure))
        throw Error(PLAYGROUND_TEXT("models", "%1: no such folder. Choose another."),
            {shownFileName(request.folder)});
    return FolderReader(request, room, shouldContinue).read();
}

} // namespace playground
