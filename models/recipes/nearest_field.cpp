// SPDX-License-Identifier: GPL-3.0-or-later
// Which field a key means, or probably meant.
#include "models/recipes/recipe_fields.h"

#include "models/api/error.h"

#include <algorithm>
#include <numeric>

namespace playground
{

namespace
{
/// Levenshtein distance, to name the key that was probably meant.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}
} // namespace

const BoundField& boundField(std::string_view key)
{
    const auto& all = boundFields();
    const auto found
        = std::find_if(all.begin(), all.end(), [&](const BoundField& f) { return f.field.key == key; });
    if (found != all.end())
        return *found;
    const std::string_view beginning = key.substr(0, 100); // enough to guess by; a file's key may be endless
    const auto nearest
        = std::min_element(all.begin(), all.end(), [&](const BoundField& a, const BoundField& b) {
              return distance(beginning, a.field.key) < distance(beginning, b.field.key);
          });
    throw Error(PLAYGROUND_TEXT("models", "A recipe has no field \"%1\". Did you mean \"%2\"?"),
        {std::string(key), nearest->field.key});
}

} // namespace playground
