// SPDX-License-Identifier: GPL-3.0-or-later
// The fields inside network.config that have their own editors.
#include "models/api/catalogue.h"
#include "models/api/error.h"
#include "models/api/recipe_fields.h"
#include "models/nets/activation.h"
#include "models/nets/config_checks.h"
#include "models/recipes/bound_fields.h"

#include <algorithm>
#include <map>

namespace playground
{

namespace
{
using nlohmann::json;
using Kind = RecipeField::Kind;

constexpr const char* inConfig = "network.config.";
constexpr int mostLevels = 8;
constexpr int mostChannels = 8192;

/// Every field of a network with the value it has in a recipe that says {}; null for an unknown network.
const json& defaultsOf(const std::string& network)
{
    static const std::map<std::string, json> all = [] {
        std::map<std::string, json> result;
        for (const CatalogueEntry& entry : networks())
            result[entry.name] = completeConfig(defaultConfig(entry.name, 1, 64));
        return result;
    }();
    static const json none;
    const auto found = all.find(network);
    return found == all.end() ? none : found->second;
}

bool has(const Recipe& recipe, const std::string& key)
{
    return defaultsOf(recipe.network.name).contains(key);
}

bool sameType(const json& a, const json& b)
{
    return a.type() == b.type() || (a.is_number() && b.is_number());
}

/// The value in effect; the default if the recipe's own cannot be used, which checkRecipe() reports.
json valueOf(const Recipe& recipe, const std::string& key)
{
    const json& fallback = defaultsOf(recipe.network.name);
    if (!fallback.contains(key))
        return nullptr;
    const json own = json::parse(recipe.network.config);
    const auto found = own.find(key);
    return found != own.end() && sameType(*found, fallback[key]) ? *found : fallback[key];
}

void setValue(Recipe& recipe, const std::string& key, const json& value)
{
    json own = json::parse(recipe.network.config);
    own[key] = value;
    recipe.network.config = own.dump();
}

void refuseMissing(const Recipe& recipe, const std::string& key)
{
    if (!has(recipe, key))
        throw Error(PLAYGROUND_TEXT("models", "%1: %2 has no such field. Leave it out."),
            {inConfig + key, recipe.network.name});
}

BoundField bind(Kind kind, const std::string& key, Text title, Text help, double minimum, double maximum,
    std::vector<std::string> choices = {})
{
    RecipeField field{
        inConfig + key, kind, std::move(title), std::move(help), minimum, maximum, std::move(choices), false};
    return {std::move(field), [key](const Recipe& r) { return valueOf(r, key); },
        [key](Recipe& r, const json& value) {
            refuseMissing(r, key);
            setValue(r, key, value);
        }};
}

/// An integer that may be null in the config, which is 0 here.
BoundField bindOrNull(const std::string& key, Text title, Text help, double maximum)
{
    BoundField bound = bind(Kind::Integer, key, std::move(title), std::move(help), 0, maximum);
    bound.read = [key](const Recipe& r) -> json {
        if (!has(r, key))
            return nullptr;
        const json own = json::parse(r.network.config);
        const json value = own.contains(key) ? own[key] : defaultsOf(r.network.name)[key];
        return value.is_number_integer() ? value : json(0);
    };
    bound.write = [key](Recipe& r, const json& value) {
        refuseMissing(r, key);
        setValue(r, key, value == 0 ? json(nullptr) : value);
    };
    return bound;
}

// The kinds of block that a network offers, without and with attention.
struct BlockTypes {
    const char* down;
    const char* up;
    const char* downWithAttention = nullptr;
    const char* upWithAttention = nullptr;
};

BlockTypes blockTypesOf(const std::string& network)
{
    if (network == "UNet2DModel")
        return {"DownBlock2D", "UpBlock2D", "AttnDownBlock2D", "AttnUpBlock2D"};
    return {"DownEncoderBlock2D", "UpDecoderBlock2D"};
}

bool isAt(const json& list, std::size_t index, const char* type)
{
    return list.is_array() && index < list.size() && list[index] == type;
}

json levelsOf(const Recipe& recipe)
{
    json levels = json::array();
    const json channels = valueOf(recipe, "block_out_channels");
    if (!channels.is_array())
        return levels;
    const BlockTypes types = blockTypesOf(recipe.network.name);
    const json down = valueOf(recipe, "down_block_types");
    const json up = valueOf(recipe, "up_block_types"); // from the deepest level
    for (std::size_t i = 0; i < channels.size(); ++i) {
        json level{{"channels", channels[i]}};
        if (types.downWithAttention != nullptr) {
            level["down_attention"] = isAt(down, i, types.downWithAttention);
            level["up_attention"] = isAt(up, channels.size() - 1 - i, types.upWithAttention);
        }
        levels.push_back(level);
    }
    return levels;
}

void checkLevel(const json& level, bool hasAttention)
{
    const bool named = level.is_object() && level.contains("channels")
        && level["channels"].is_number_integer() && level["channels"] >= 1
        && level["channels"] <= mostChannels
        && std::all_of(level.items().begin(), level.items().end(), [&](const auto& item) {
               const bool attention = item.key() == "down_attention" || item.key() == "up_attention";
               return item.key() == "channels" || (hasAttention && attention && item.value().is_boolean());
           });
    if (!named)
        throw Error(hasAttention
                ? PLAYGROUND_TEXT("models",
                    "%1: \"%2\" is not a level: give \"channels\" in 1..%3, and true or false for "
                    "\"down_attention\" and \"up_attention\".")
                : PLAYGROUND_TEXT("models", "%1: \"%2\" is not a level: give \"channels\" in 1..%3."),
            {std::string(inConfig) + "levels", level.dump(), std::to_string(mostChannels)});
}

void setLevels(Recipe& recipe, const json& levels)
{
    if (!has(recipe, "block_out_channels"))
        refuseMissing(recipe, "levels");
    const BlockTypes types = blockTypesOf(recipe.network.name);
    json channels = json::array();
    json down = json::array();
    json up = json::array();
    for (const json& level : levels) {
        checkLevel(level, types.downWithAttention != nullptr);
        channels.push_back(level["channels"]);
        down.push_back(level.value("down_attention", false) ? types.downWithAttention : types.down);
        up.insert(up.begin(), level.value("up_attention", false) ? types.upWithAttention : types.up);
    }
    setValue(recipe, "block_out_channels", channels);
    if (has(recipe, "down_block_types")) {
        setValue(recipe, "down_block_types", down);
        setValue(recipe, "up_block_types", up);
    }
}

BoundField bindLevels()
{
    RecipeField field{std::string(inConfig) + "levels", Kind::Levels, PLAYGROUND_TEXT("models", "Levels"),
        PLAYGROUND_TEXT("models",
            "One row per level, the full resolution first; each further level works at half the resolution "
            "of "
            "the one before."),
        1, mostLevels, {}, false};
    return {std::move(field), levelsOf, setLevels};
}

void addAttention(std::vector<BoundField>& out)
{
    out.push_back(bindOrNull("attention_head_dim", PLAYGROUND_TEXT("models", "Channels per head"),
        PLAYGROUND_TEXT("models",
            "Channels of each attention head; it must divide the channels of every level with attention. 0: "
            "one head of full width."),
        mostChannels));
    out.push_back(bind(Kind::Boolean, "add_attention", PLAYGROUND_TEXT("models", "Attention in the middle"),
        PLAYGROUND_TEXT("models", "Self-attention between the two resnets of the middle block."), 0, 1));
    out.push_back(bind(Kind::Boolean, "mid_block_add_attention",
        PLAYGROUND_TEXT("models", "Attention in the middle"),
        PLAYGROUND_TEXT("models", "Self-attention between the two resnets of both middle blocks."), 0, 1));
}

std::vector<BoundField> makeFields()
{
    std::vector<BoundField> all;
    all.push_back(bindLevels());
    all.push_back(bind(Kind::Integer, "layers_per_block", PLAYGROUND_TEXT("models", "Resnets per level"),
        PLAYGROUND_TEXT("models", "Resnets of each level on the way down; on the way up there is one more."),
        1, 32));
    all.push_back(bind(Kind::Integer, "latent_channels", PLAYGROUND_TEXT("models", "Latent channels"),
        PLAYGROUND_TEXT("models", "Channels of a latent, the small code of a picture."), 1, mostChannels));
    addAttention(all);
    all.push_back(bind(Kind::Integer, "norm_num_groups", PLAYGROUND_TEXT("models", "Groups per norm"),
        PLAYGROUND_TEXT(
            "models", "Groups of every group normalisation; it must divide the channels of every level."),
        1, mostChannels));
    all.push_back(
        bind(Kind::Choice, "resnet_time_scale_shift", PLAYGROUND_TEXT("models", "Timestep enters by"),
            PLAYGROUND_TEXT("models",
                "default: the embedded timestep is added inside each resnet; scale_shift: it scales and "
                "shifts the "
                "normalised values."),
            0, 0, {"default", "scale_shift"}));
    all.push_back(bind(Kind::Choice, "time_embedding_type", PLAYGROUND_TEXT("models", "Timestep embedding"),
        PLAYGROUND_TEXT(
            "models", "positional: sines and cosines at fixed frequencies; fourier: at random frequencies."),
        0, 0, {"positional", "fourier"}));
    all.push_back(bind(Kind::Choice, "act_fn", PLAYGROUND_TEXT("models", "Activation"),
        PLAYGROUND_TEXT("models", "The nonlinearity after each normalisation."), 0, 0, activationNames()));
    all.push_back(bind(Kind::Real, "dropout", PLAYGROUND_TEXT("models", "Dropout"),
        PLAYGROUND_TEXT("models", "Share of the values in each resnet that are set to zero while training."),
        0, 1));
    for (BoundField& bound : all) {
        const std::string key = bound.field.key.substr(std::string(inConfig).size());
        RecipeField::Condition condition{"network.name", {}};
        for (const CatalogueEntry& entry : networks()) {
            if (defaultsOf(entry.name).contains(key == "levels" ? "block_out_channels" : key))
                condition.values.push_back(entry.name);
        }
        bound.field.relevantWhen = {condition};
    }
    return all;
}

json completed(const Recipe& recipe)
{
    json config = defaultsOf(recipe.network.name);
    config.update(json::parse(recipe.network.config));
    return config;
}
} // namespace

const std::vector<BoundField>& boundNetworkFields()
{
    static const std::vector<BoundField> fields = makeFields();
    return fields;
}

const std::vector<RecipeField>& networkFields()
{
    static const std::vector<RecipeField> fields = [] {
        std::vector<RecipeField> all;
        for (const BoundField& bound : boundNetworkFields())
            all.push_back(bound.field);
        return all;
    }();
    return fields;
}

void keepNotation(Recipe& recipe, const Recipe& original)
{
    if (recipe.network.name == original.network.name && completed(recipe) == completed(original))
        recipe.network.config = original.network.config;
}

} // namespace playground
