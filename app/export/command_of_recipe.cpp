// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/command_of_recipe.h"

#include "models/api/catalogue.h"
#include "models/api/recipe_fields.h"
#include "models/api/shipped_recipes.h"

#include <QRegularExpression>

#include <algorithm>

namespace playground
{

namespace
{
std::size_t differences(const Recipe& a, const Recipe& b)
{
    const auto& fields = recipeFields();
    return static_cast<std::size_t>(std::count_if(fields.begin(), fields.end(),
        [&](const RecipeField& f) { return recipeValue(a, f.key) != recipeValue(b, f.key); }));
}

QString quoted(QString word)
{
    static const QRegularExpression plain(QStringLiteral("^[\\w@%+=:,./-]+$"));
    if (plain.match(word).hasMatch())
        return word;
    return QLatin1Char('\'') + word.replace(QLatin1String("'"), QLatin1String("'\\''")) + QLatin1Char('\'');
}
} // namespace

QString commandFor(const Recipe& recipe, int threads)
{
    std::string nearest;
    std::size_t least = 0;
    for (const CatalogueEntry& entry : recipes()) {
        const std::size_t count = differences(recipe, loadRecipe(entry.name));
        if (nearest.empty() || count < least) {
            nearest = entry.name;
            least = count;
        }
    }
    const Recipe base = loadRecipe(nearest);
    QString command
        = QStringLiteral("diffusion-playground train --recipe ") + QString::fromStdString(nearest);
    for (const RecipeField& field : recipeFields()) {
        const std::string value = recipeValue(recipe, field.key);
        if (!field.found && value != recipeValue(base, field.key))
            command += QStringLiteral(" --set ") + quoted(QString::fromStdString(field.key + "=" + value));
    }
    return command + QStringLiteral(" --threads %1 --run ").arg(threads)
        + quoted(QString::fromStdString(recipe.name) + QStringLiteral("-run"));
}

} // namespace playground
