// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/catalogue.h"
#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/api/shipped_recipes.h"
#include "models/files/atomic_file.h"

#include <algorithm>
#include <filesystem>

namespace playground
{

const std::vector<CatalogueEntry>& recipes()
{
    static const std::vector<CatalogueEntry> all = {
        {"fashion-basic-unet", Text(PLAYGROUND_TEXT("models", "Fashion · BasicUNet")),
            Text(PLAYGROUND_TEXT("models",
                "Clothes at 28x28, uniform noise of a random amount, predicts the clean picture (texts 001, "
                "002)."))},
        {"mnist-basic-unet", Text(PLAYGROUND_TEXT("models", "Digits · BasicUNet")),
            Text(PLAYGROUND_TEXT("models", "The same on handwritten digits (texts 001, 002)."))},
        {"shapes-basic-unet", Text(PLAYGROUND_TEXT("models", "Shapes · BasicUNet")),
            Text(PLAYGROUND_TEXT("models", "The same on built-in shapes: needs no data files."))},
    };
    return all;
}

Recipe loadRecipe(const std::string& nameOrFile)
{
    namespace fs = std::filesystem;
    if (const auto shipped = shippedRecipe(nameOrFile))
        return parseRecipe(*shipped, nameOrFile);
    std::error_code ignored;
    fs::path file = nameOrFile;
    if (fs::is_directory(file, ignored))
        file /= "recipe.json";
    if (!fs::exists(file, ignored))
        throw Error(
            PLAYGROUND_TEXT("models",
                "There is no recipe \"%1\" and no such file. The command \"list recipes\" names them."),
            {nameOrFile});
    constexpr std::size_t limit = 1 << 20; // a recipe takes a few hundred bytes
    return parseRecipe(readWholeFile(file, limit), file.string());
}

} // namespace playground
