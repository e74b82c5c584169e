// SPDX-License-Identifier: GPL-3.0-or-later
// Suggests the field that an unknown key probably meant.
#include "models/recipes/bound_fields.h"

#include "models/api/error.h"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>

namespace playground
{

namespace
{
/// Levenshtein distance, used to suggest a key.
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

/// Names of the fields in other programs, without group prefixes.
constexpr std::pair<std::string_view, std::string_view> synonyms[]
    = {{"lr", "optimizer.learning_rate"}, {"rate", "optimizer.learning_rate"},
        {"wd", "optimizer.weight_decay"}, {"decay", "optimizer.weight_decay"}, {"betas", "optimizer.beta1"},
        {"opt", "optimizer.name"}, {"optim", "optimizer.name"}, {"bs", "batch_size"}, {"batch", "batch_size"},
        {"train_batch_size", "batch_size"}, {"epoch", "epochs"}, {"n_epochs", "epochs"},
        {"num_epochs", "epochs"}, {"num_train_epochs", "epochs"}, {"random_seed", "seed"},
        {"manual_seed", "seed"}, {"random_state", "seed"}, {"size", "dataset.image_size"},
        {"img_size", "dataset.image_size"}, {"resolution", "dataset.image_size"}, {"data", "dataset.name"},
        {"path", "dataset.folder"}, {"dir", "dataset.folder"}, {"data_dir", "dataset.folder"},
        {"train_data_dir", "dataset.folder"}, {"root", "dataset.folder"}, {"hflip", "dataset.flip"},
        {"random_flip", "dataset.flip"}, {"augment", "dataset.flip"}, {"autoencoder", "dataset.vae"},
        {"model", "network.name"}, {"net", "network.name"}, {"arch", "network.name"},
        {"noise", "corruption.name"}, {"target", "prediction_type"}, {"objective", "prediction_type"},
        {"noise_schedule", "corruption.beta_schedule"}, {"timesteps", "corruption.num_train_timesteps"},
        {"num_timesteps", "corruption.num_train_timesteps"},
        {"diffusion_steps", "corruption.num_train_timesteps"}, {"class_cond", "conditioning.classes"},
        {"num_classes", "conditioning.classes"}, {"ema_decay", "ema.decay"}, {"scheduler", "lr_scheduler"},
        {"warmup", "lr_warmup_steps"}, {"warmup_steps", "lr_warmup_steps"}, {"clip", "max_grad_norm"},
        {"grad_clip", "max_grad_norm"}, {"clip_grad_norm", "max_grad_norm"},
        {"accumulate", "gradient_accumulation_steps"}, {"grad_accum", "gradient_accumulation_steps"},
        {"accum_steps", "gradient_accumulation_steps"}, {"kl", "kl_weight"}, {"beta", "kl_weight"},
        {"val", "validation_count"}, {"validation", "validation_count"}, {"sample_every", "picture_steps"}};

std::string_view lastPart(std::string_view key)
{
    return key.substr(key.rfind('.') + 1);
}

/// The field that an unknown key probably meant: another program's name, a wrong group, or a misspelling.
std::string meantBy(std::string_view key)
{
    std::string last(lastPart(key));
    std::transform(last.begin(), last.end(), last.begin(), [](char c) {
        return c == '-' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    });
    for (const auto& [name, field] : synonyms) {
        if (name == last)
            return std::string(field);
    }
    const auto& all = boundFields();
    const auto elsewhere = std::find_if(
        all.begin(), all.end(), [&](const BoundField& f) { return lastPart(f.field.key) == last; });
    if (!last.empty() && elsewhere != all.end())
        return elsewhere->field.key;
    const auto far = [&](const BoundField& f) { return distance(key, f.field.key); };
    return std::min_element(all.begin(), all.end(), [&](const BoundField& a, const BoundField& b) {
        return far(a) < far(b);
    })->field.key;
}
} // namespace

const BoundField& boundField(std::string_view key)
{
    const auto& all = boundFields();
    const auto found
        = std::find_if(all.begin(), all.end(), [&](const BoundField& f) { return f.field.key == key; });
    if (found != all.end())
        return *found;
    const auto& parts = boundNetworkFields();
    const auto part
        = std::find_if(parts.begin(), parts.end(), [&](const BoundField& f) { return f.field.key == key; });
    if (part != parts.end())
        return *part;
    const std::string_view beginning
        = key.substr(0, 100); // enough for a suggestion; a key in a file may be very long
    throw Error(PLAYGROUND_TEXT("models", "Unknown recipe field \"%1\". Did you mean \"%2\"?"),
        {std::string(key), meantBy(beginning)});
}

} // namespace playground
