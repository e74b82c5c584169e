// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/run_finder.h"

#include "app/training/run_folders.h"
#include "app/training/run_snapshots.h"
#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/api/recipe_fields.h"
#include "models/api/saved_model.h"
#include "models/api/shipped_recipes.h"
#include "models/api/weights_hash.h"

#include <QFile>

#include <algorithm>

namespace playground
{

namespace
{
QString sampledFile(const std::string& run)
{
    return QString::fromStdString(run) + QStringLiteral("/sampled.csv");
}

/// Weights alone do not identify a run: all runs with the same seed and network start from the same weights.
bool isOfRecipe(const std::string& run, const Recipe& recipe)
{
    try {
        return sameExperiment(loadRecipe(run), recipe);
    } catch (const Error&) {
        return false; // ignores unreadable runs
    }
}

bool saysSo(const std::string& run, const std::string& hash)
{
    const std::vector<std::string> kept = RunSnapshots::hashesIn(run);
    return std::find(kept.begin(), kept.end(), hash) != kept.end() || sampledWeights::contain(run, hash);
}

bool endsWith(const std::string& run, const std::string& hash, const Recipe& recipe)
{
    try {
        if (weightsHash(*loadRunModel(run).snapshot) == hash)
            return true;
        return recipe.ema.decay > 0 && weightsHash(*loadRunModel(run, RunWeights::Averaged).snapshot) == hash;
    } catch (const Error&) {
        return false; // ignores unreadable runs
    }
}
} // namespace

std::string runOfWeights(const std::string& hash, const Recipe& recipe)
{
    std::vector<std::string> runs = runFolders::newestFirst();
    std::erase_if(runs, [&](const std::string& run) { return !isOfRecipe(run, recipe); });
    const auto saying
        = std::find_if(runs.begin(), runs.end(), [&](const std::string& run) { return saysSo(run, hash); });
    if (saying != runs.end())
        return *saying;
    const auto ending = std::find_if(
        runs.begin(), runs.end(), [&](const std::string& run) { return endsWith(run, hash, recipe); });
    return ending == runs.end() ? std::string() : *ending;
}

bool sameExperiment(Recipe recipe, const Recipe& other)
{
    for (const RecipeField& field : recipeFields()) {
        if (field.live)
            setRecipeValue(recipe, field.key, recipeValue(other, field.key));
    }
    return recipe == other;
}

namespace sampledWeights
{
void note(const std::string& runFolder, const std::string& lines)
{
    QFile file(sampledFile(runFolder));
    const bool fresh = !file.exists();
    if (!file.open(QIODevice::Append))
        return;
    if (fresh)
        file.write("weights_hash,step\n");
    file.write(lines.data(), static_cast<qint64>(lines.size()));
}

std::string line(const std::string& hash, std::int64_t step)
{
    return hash + ',' + std::to_string(step) + '\n';
}

bool contain(const std::string& runFolder, const std::string& hash)
{
    QFile file(sampledFile(runFolder));
    constexpr qint64 maxBytes = 1 << 24; // a line takes about 70 bytes
    if (hash.empty() || file.size() > maxBytes || !file.open(QIODevice::ReadOnly))
        return false;
    return file.readAll().contains('\n' + QByteArray::fromStdString(hash) + ',');
}
} // namespace sampledWeights

} // namespace playground
