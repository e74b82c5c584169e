// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/list_command.h"

#include "app/lessons/lesson_file.h"
#include "app/training/trained_runs.h"
#include "models/api/catalogue.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <iomanip>
#include <iostream>
#include <map>

namespace playground
{

namespace
{
using Entries = std::vector<CatalogueEntry>;

Entries lessons()
{
    Entries entries;
    for (const QString& folder : shippedLessons()) {
        const Lesson lesson = readLesson(folder, QStringLiteral("en")).lesson;
        const Text title(lesson.title.toStdString());
        entries.push_back({lesson.name.toStdString(), title, title});
    }
    return entries;
}

Entries trained()
{
    Entries entries;
    const std::vector<std::string> names = trainedRuns::names();
    for (const CatalogueEntry& recipe : recipes()) {
        if (std::find(names.begin(), names.end(), recipe.name) != names.end())
            entries.push_back(recipe);
    }
    return entries;
}

const std::map<std::string, std::function<Entries()>>& kinds()
{
    static const std::map<std::string, std::function<Entries()>> all = {
        {"datasets", datasets},
        {"networks", networks},
        {"corruptions", corruptions},
        {"samplers", samplers},
        {"recipes", recipes},
        {"devices", devices},
        {"lessons", lessons},
        {"trained", trained},
    };
    return all;
}
} // namespace

const std::vector<std::string>& listable()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> result;
        for (const auto& [name, entries] : kinds())
            result.push_back(name);
        return result;
    }();
    return names;
}

std::string listableNames()
{
    std::string line;
    for (const std::string& name : listable())
        line += (line.empty() ? "" : ", ") + name;
    return line;
}

int runList(const ListOptions& options)
{
    const Entries entries = kinds().at(options.what)();
    std::size_t width = 0;
    for (const CatalogueEntry& entry : entries)
        width = std::max(width, entry.name.size());
    for (const CatalogueEntry& entry : entries) {
        if (options.json) {
            const nlohmann::ordered_json line = {
                {"name", entry.name}, {"title", entry.title.english()}, {"summary", entry.summary.english()}};
            std::cout << line.dump() << '\n';
        } else {
            std::cout << std::left << std::setw(static_cast<int>(width) + 2) << entry.name
                      << entry.summary.english() << '\n';
        }
    }
    return 0;
}

} // namespace playground
