// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/picture_walk.h"

#include "app/datasets/shown_file_name.h"
#include "models/api/error.h"

#include <sys/stat.h>

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

namespace playground
{

namespace fs = std::filesystem;

namespace
{
constexpr std::size_t maxFiles = 1'000'000;

class Walk
{
public:
    Walk(fs::path root, const ContinueCheck& shouldContinue)
        : m_root(std::move(root))
        , m_shouldContinue(shouldContinue)
    {
    }

    std::optional<FilesBelow> all()
    {
        m_waiting.emplace_back();
        while (!m_waiting.empty() || !m_links.empty()) {
            if (m_shouldContinue && !m_shouldContinue())
                return std::nullopt;
            // Links come last, so that a folder is listed under its real path rather than under a link to it.
            const bool isLink = m_waiting.empty();
            auto& from = isLink ? m_links : m_waiting;
            const fs::path folder = from.front();
            from.pop_front();
            if (isNew(m_root / folder))
                readFolder(folder);
            else if (isLink)
                skip(folder, Text(PLAYGROUND_TEXT("models", "is a link to a folder that was already read.")));
        }
        std::sort(m_found.files.begin(), m_found.files.end(),
            [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
        return std::move(m_found);
    }

private:
    bool isNew(const fs::path& folder)
    {
        struct stat status = {};
        return ::stat(folder.c_str(), &status) != 0 || m_seen.insert({status.st_dev, status.st_ino}).second;
    }

    void readFolder(const fs::path& folder)
    {
        std::error_code failure;
        fs::directory_iterator entries(m_root / folder, failure);
        for (; !failure && entries != fs::directory_iterator(); entries.increment(failure)) {
            const fs::path name = entries->path().filename();
            if (!name.native().starts_with('.'))
                take(folder / name, *entries);
        }
        if (!failure)
            return;
        if (folder.empty())
            throw Error(PLAYGROUND_TEXT("models", "%1: the folder cannot be read: %2. Choose another."),
                {shownFileName(m_root.native()), failure.message()});
        skip(folder, Text(PLAYGROUND_TEXT("models", "the folder cannot be read: %1."), {failure.message()}));
    }

    void take(const fs::path& path, const fs::directory_entry& entry)
    {
        std::error_code failure;
        const bool isLink = entry.is_symlink(failure);
        const fs::file_status status = entry.status(failure); // of the link's target
        if (fs::is_directory(status))
            (isLink ? m_links : m_waiting).push_back(path);
        else if (fs::is_regular_file(status))
            m_found.files.push_back(path);
        else if (isLink)
            skip(path, Text(PLAYGROUND_TEXT("models", "is a link whose target cannot be read.")));
        else
            skip(path, Text(PLAYGROUND_TEXT("models", "is not a file.")));
        if (m_found.files.size() > maxFiles)
            throw Error(
                PLAYGROUND_TEXT("models",
                    "%1: contains more than %2 files, counting linked folders. Choose a folder with fewer."),
                {shownFileName(m_root.native()), std::to_string(maxFiles)});
    }

    void skip(const fs::path& path, Text why)
    {
        why.where = shownFileName(path.native());
        m_found.skipped.push_back({shownFileName((m_root / path).native()), std::move(why)});
    }

    fs::path m_root;
    const ContinueCheck& m_shouldContinue;
    std::deque<fs::path> m_waiting; ///< folders to visit, relative to the root
    std::deque<fs::path> m_links; ///< links to folders
    std::set<std::pair<dev_t, ino_t>> m_seen;
    FilesBelow m_found;
};
} // namespace

std::optional<FilesBelow> filesBelow(const fs::path& folder, const ContinueCheck& shouldContinue)
{
    return Walk(folder, shouldContinue).all();
}

} // namespace playground
