// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/recipe_fields.h"

#include "models/api/error.h"
#include "models/api/json_depth.h"
#include "models/api/recipe.h"
#include "models/files/json_trouble.h"
#include "models/nets/config_checks.h"
#include "models/recipes/bound_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <sstream>

namespace playground
{

namespace
{
using nlohmann::json;
using nlohmann::ordered_json;
using Kind = RecipeField::Kind;

constexpr std::size_t mostNames = 256; // a label is a byte

std::string shortNumber(double value)
{
    std::ostringstream out;
    out << value;
    return out.str();
}

[[noreturn]] void refuseType(const RecipeField& field, const std::string& given)
{
    switch (field.kind) {
    case Kind::Integer:
        throw Error(PLAYGROUND_TEXT("models", "%1: \"%2\" is not an integer. Choose one in %3..%4."),
            {field.key, given, shortNumber(field.minimum), std::to_string(std::int64_t(field.maximum))});
    case Kind::Real:
        throw Error(PLAYGROUND_TEXT("models", "%1: \"%2\" is not a number. Choose one in %3..%4."),
            {field.key, given, shortNumber(field.minimum), shortNumber(field.maximum)});
    case Kind::Boolean:
        throw Error(PLAYGROUND_TEXT("models", "%1: \"%2\" is not a Boolean. Choose true or false."),
            {field.key, given});
    case Kind::Object:
        throw Error(PLAYGROUND_TEXT("models", "%1: \"%2\" is not a JSON object. Put it in braces, e.g. {}."),
            {field.key, given});
    case Kind::Names:
        throw Error(
            PLAYGROUND_TEXT("models",
                "%1: \"%2\" is not a list of at most %3 strings in brackets, e.g. [\"cat\",\"dog\"]."),
            {field.key, given, std::to_string(mostNames)});
    case Kind::Levels:
        throw Error(
            PLAYGROUND_TEXT("models",
                "%1: \"%2\" is not a list of at most %3 levels in brackets, e.g. [{\"channels\": 32}]."),
            {field.key, given, shortNumber(field.maximum)});
    case Kind::Text:
    case Kind::Choice:
        break;
    }
    throw Error(
        PLAYGROUND_TEXT("models", "%1: \"%2\" is not a string. Put it in quotes."), {field.key, given});
}

bool isListOfNames(const json& value)
{
    return value.is_array() && value.size() <= mostNames
        && std::all_of(value.begin(), value.end(), [](const json& name) { return name.is_string(); });
}

/// The network checks the levels themselves.
bool isListOfLevels(const RecipeField& field, const json& value)
{
    return value.is_array() && !value.empty() && value.size() <= static_cast<std::size_t>(field.maximum);
}

/// Checks the type and range of a value.
void checkValue(const RecipeField& field, const json& value)
{
    const std::string given = value.is_string() ? value.get<std::string>() : value.dump();
    const bool typed = field.kind == Kind::Integer ? value.is_number_integer()
        : field.kind == Kind::Real                 ? value.is_number()
        : field.kind == Kind::Boolean              ? value.is_boolean()
        : field.kind == Kind::Object               ? value.is_object()
        : field.kind == Kind::Names                ? isListOfNames(value)
        : field.kind == Kind::Levels               ? isListOfLevels(field, value)
                                                   : value.is_string();
    if (!typed)
        refuseType(field, given);
    if (field.kind == Kind::Integer || field.kind == Kind::Real) {
        const double number = value.get<double>();
        if (!std::isfinite(number) || number < field.minimum || number > field.maximum)
            throw Error(PLAYGROUND_TEXT("models", "%1: %2 is out of range. Choose a value in %3..%4."),
                {field.key, given, shortNumber(field.minimum),
                    field.kind == Kind::Integer ? std::to_string(std::int64_t(field.maximum))
                                                : shortNumber(field.maximum)});
    }
    if (field.kind == Kind::Choice
        && std::find(field.choices.begin(), field.choices.end(), value.get<std::string>())
            == field.choices.end())
        throw Error(PLAYGROUND_TEXT("models", "%1: unknown value \"%2\". Choose one of: %3."),
            {field.key, given, joined(field.choices)});
}

bool isUtf8(const std::string& text)
{
    try {
        json(text).dump();
        return true;
    } catch (const json::type_error&) {
        return false;
    }
}

json valueFromText(const RecipeField& field, std::string_view text)
{
    const std::string given(text);
    switch (field.kind) {
    case Kind::Boolean:
        if (text == "true" || text == "false")
            return text == "true";
        refuseType(field, given);
    case Kind::Integer: {
        std::int64_t number = 0;
        const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (code != std::errc() || end != text.data() + text.size())
            refuseType(field, given);
        return number;
    }
    case Kind::Real: {
        double number = 0;
        const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (code != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
            refuseType(field, given); // also "inf" and "nan", which JSON cannot represent
        return number;
    }
    case Kind::Object: {
        refuseDeepJson(text, field.key);
        json object = json::parse(text, nullptr, /*allow_exceptions=*/false);
        if (!object.is_object())
            refuseType(field, given);
        return object;
    }
    case Kind::Names: {
        refuseDeepJson(text, field.key);
        json names = json::parse(text, nullptr, /*allow_exceptions=*/false);
        if (!isListOfNames(names))
            refuseType(field, given);
        return names;
    }
    case Kind::Levels: {
        refuseDeepJson(text, field.key);
        json levels = json::parse(text, nullptr, /*allow_exceptions=*/false);
        if (!isListOfLevels(field, levels))
            refuseType(field, given);
        return levels;
    }
    case Kind::Text:
    case Kind::Choice:
        break;
    }
    if (!isUtf8(given))
        throw Error(
            PLAYGROUND_TEXT("models", "%1: the text is not UTF-8, which recipe files require. Change it."),
            {field.key});
    return given;
}

/// Reads the leaf values of `object` into `recipe`; `prefix` is the dotted path of `object`.
void readObject(Recipe& recipe, const json& object, const std::string& prefix)
{
    for (const auto& [name, value] : object.items()) {
        const std::string key = prefix + name;
        const bool group = std::any_of(boundFields().begin(), boundFields().end(),
            [&](const BoundField& f) { return f.field.key.starts_with(key + "."); });
        if (group) {
            if (!value.is_object())
                throw Error(PLAYGROUND_TEXT("models", "%1: must be a JSON object in braces."), {key});
            readObject(recipe, value, key + ".");
            continue;
        }
        const BoundField& bound = boundField(key);
        checkValue(bound.field, value);
        bound.write(recipe, value);
    }
}

/// nlohmann-json silently keeps the last of two equal keys; here they are rejected.
json parseWithoutDuplicates(std::string_view text)
{
    std::vector<std::set<std::string>> open;
    const auto watch = [&](int, json::parse_event_t event, json& parsed) {
        if (event == json::parse_event_t::object_start)
            open.emplace_back();
        else if (event == json::parse_event_t::object_end)
            open.pop_back();
        else if (event == json::parse_event_t::key && !open.back().insert(parsed.get<std::string>()).second)
            throw Error(
                PLAYGROUND_TEXT("models", "Duplicate field \"%1\". Keep one."), {parsed.get<std::string>()});
        return true;
    };
    return json::parse(text, watch);
}
} // namespace

const std::vector<RecipeField>& recipeFields()
{
    static const std::vector<RecipeField> fields = [] {
        std::vector<RecipeField> all;
        for (const BoundField& bound : boundFields())
            all.push_back(bound.field);
        return all;
    }();
    return fields;
}

std::string recipeValue(const Recipe& recipe, std::string_view key)
{
    const json value = boundField(key).read(recipe);
    return value.is_string() ? value.get<std::string>() : value.dump();
}

void setRecipeValue(Recipe& recipe, std::string_view key, std::string_view value)
{
    const BoundField& bound = boundField(key);
    const json parsed = valueFromText(bound.field, value);
    checkValue(bound.field, parsed);
    bound.write(recipe, parsed);
}

/// Recipes of older runs name a network as it was called then.
static void renameNetwork(json& recipe)
{
    const auto network = recipe.find("network");
    if (network == recipe.end() || !network->is_object())
        return;
    const auto name = network->find("name");
    if (name != network->end() && name->is_string())
        *name = currentNetworkName(name->get<std::string>());
}

Recipe parseRecipe(std::string_view text, const std::string& source)
{
    refuseDeepJson(text, source);
    try {
        json parsed = parseWithoutDuplicates(text);
        if (!parsed.is_object())
            throw Error(PLAYGROUND_TEXT("models",
                            "A recipe must be a JSON object in braces. Fix the file or choose another."),
                {});
        renameNetwork(parsed);
        Recipe recipe;
        readObject(recipe, parsed, "");
        return recipe;
    } catch (const json::parse_error& e) {
        const Error trouble = jsonTrouble(text, e);
        throw source.empty() ? trouble : trouble.in(source);
    } catch (const json::out_of_range&) {
        throw Error(
            PLAYGROUND_TEXT("models", "%1: holds a number that is too large. Fix it or choose another file."),
            {source});
    } catch (const Error& e) {
        if (source.empty())
            throw;
        throw e.in(source);
    }
}

std::string recipeToJson(const Recipe& recipe)
{
    ordered_json result;
    for (const BoundField& bound : boundFields()) {
        const std::string& key = bound.field.key;
        const auto dot = key.find('.');
        const ordered_json value = ordered_json::parse(bound.read(recipe).dump());
        if (dot == std::string::npos)
            result[key] = value;
        else
            result[key.substr(0, dot)][key.substr(dot + 1)] = value;
    }
    return result.dump(2) + "\n";
}

} // namespace playground
