// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/run_snapshots.h"

#include "models/api/error.h"
#include "models/api/snapshot_file.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace playground
{

namespace
{
namespace fs = std::filesystem;

fs::path folderOf(const std::string& run)
{
    return fs::path(run) / "snapshots";
}

std::string nameOf(std::int64_t step)
{
    std::string digits = std::to_string(step);
    constexpr std::size_t width = 8; // padded, so that names sort by step
    if (digits.size() < width)
        digits.insert(0, width - digits.size(), '0');
    return "step-" + digits + ".safetensors";
}

/// Sorted by name.
std::vector<std::string> filesIn(const std::string& run)
{
    std::vector<std::string> files;
    std::error_code ended;
    for (fs::directory_iterator it(folderOf(run), ended); !ended && it != fs::directory_iterator();
         it.increment(ended)) {
        const std::string name = it->path().filename().string();
        if (name.starts_with("step-") && name.ends_with(".safetensors"))
            files.push_back(it->path().string());
    }
    std::sort(files.begin(), files.end());
    return files;
}
} // namespace

void RunSnapshots::begin(const Snapshot& weights, const std::vector<std::shared_ptr<const Snapshot>>& saved)
{
    const std::int64_t bytes = snapshotBytes(weights);
    m_any = 2 * bytes <= budgetBytes;
    m_history.reset(bytes, budgetBytes);
    m_written.clear();
    for (const auto& snapshot : saved) {
        m_history.add(snapshot);
        m_written[snapshot->step()] = snapshot;
    }
}

void RunSnapshots::add(std::shared_ptr<const Snapshot> snapshot)
{
    if (m_any)
        m_history.add(std::move(snapshot));
}

void RunSnapshots::write(const std::string& runFolder)
{
    const fs::path folder = folderOf(runFolder);
    for (auto it = m_written.begin(); it != m_written.end();) {
        if (m_history.at(it->first) == it->second) {
            ++it;
            continue;
        }
        std::error_code ignored;
        fs::remove(folder / nameOf(it->first), ignored);
        it = m_written.erase(it);
    }
    for (const std::int64_t step : m_history.steps()) {
        if (m_written.contains(step))
            continue;
        auto snapshot = m_history.at(step);
        writeSnapshot((folder / nameOf(step)).string(), *snapshot);
        m_written[step] = std::move(snapshot);
    }
}

std::vector<std::shared_ptr<const Snapshot>> RunSnapshots::read(
    const std::string& runFolder, const Snapshot& weights, Text& problem)
{
    std::vector<std::shared_ptr<const Snapshot>> snapshots;
    std::vector<std::string> files = filesIn(runFolder);
    if (files.size() > static_cast<std::size_t>(SnapshotHistory::most)) // this program never writes more
        files.resize(static_cast<std::size_t>(SnapshotHistory::most));
    for (const std::string& file : files) {
        try {
            auto snapshot = readSnapshot(file, weights);
            const std::int64_t last = snapshots.empty() ? -1 : snapshots.back()->step();
            if (snapshot->step() > last && snapshot->step() <= weights.step())
                snapshots.push_back(std::move(snapshot));
        } catch (const Error& e) {
            problem = e.text();
        }
    }
    return snapshots;
}

std::vector<std::string> RunSnapshots::hashesIn(const std::string& runFolder)
{
    std::vector<std::string> hashes;
    for (const std::string& file : filesIn(runFolder)) {
        try {
            for (std::string& hash : weightsHashesIn(file))
                hashes.push_back(std::move(hash));
        } catch (const Error&) {
            continue; // opening the run reports the error
        }
    }
    return hashes;
}

} // namespace playground
