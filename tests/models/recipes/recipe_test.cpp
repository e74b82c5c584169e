// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/recipe.h"

#include "models/api/error.h"
#include "models/api/recipe_fields.h"
#include "models/api/recipe_relevance.h"
#include "tests/models/support/one_line.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

using namespace playground;
using playground::test::oneLineErrorOf;

namespace playground
{
// Found through its namespace; otherwise GoogleTest prints the bytes of a field.
static void PrintTo(const RecipeField& field, std::ostream* out)
{
    *out << field.key;
}
} // namespace playground

namespace
{
using Kind = RecipeField::Kind;

/// A recipe in which every field differs from its default.
Recipe unusualRecipe()
{
    Recipe r;
    r.name = "my \"recipe\" \\ 猫";
    r.dataset = {"mnist", "/data/été", 16, "-1..1", true, true, "my-vae", "pad", 24};
    r.network = {"DliUNet", R"({"down_channels":[8,16,32]})"};
    r.corruption = {"ddpm", false, 0.1, "sigmoid", 500, 1e-3, 0.5, true, "learned"};
    r.predictionType = "epsilon";
    r.conditioning = {true, 0.25, {"cat", "dog"}, 7, false};
    r.optimizer = {"adamw", 1e-5, 0.8, 0.99, 1e-6, 0.01};
    r.batchSize = 7;
    r.dropLast = true;
    r.epochs = 11;
    r.seed = 2147483647;
    r.lrScheduler = "cosine";
    r.lrWarmupSteps = 500;
    r.maxGradNorm = 1.5;
    r.ema.decay = 0.999;
    r.validationCount = 1000;
    r.validationSteps = 50;
    r.klWeight = 0.5;
    r.gradientAccumulationSteps = 200;
    r.pictureSteps = 20;
    return r;
}

/// A recipe file with only `key: value`.
std::string recipeWith(const std::string& key, const std::string& json)
{
    const auto dot = key.find('.');
    if (dot == std::string::npos)
        return "{\"" + key + "\": " + json + "}";
    return "{\"" + key.substr(0, dot) + "\": {\"" + key.substr(dot + 1) + "\": " + json + "}}";
}

/// Expects the value to be rejected in a file and by --set, naming the field, without any change.
void expectRefused(const std::string& key, const std::string& json, const std::string& text)
{
    const std::string fromFile = oneLineErrorOf([&] { parseRecipe(recipeWith(key, json), "my.json"); });
    EXPECT_TRUE(fromFile.starts_with("my.json: ")) << fromFile;
    EXPECT_NE(fromFile.find(key), std::string::npos) << fromFile;

    Recipe recipe = unusualRecipe();
    const std::string fromText = oneLineErrorOf([&] { setRecipeValue(recipe, key, text); });
    EXPECT_NE(fromText.find(key), std::string::npos) << fromText;
    EXPECT_EQ(recipe, unusualRecipe()) << key << " = " << text;
}

class EveryField : public testing::TestWithParam<RecipeField>
{
};

TEST_P(EveryField, IsExplained)
{
    const RecipeField& field = GetParam();
    EXPECT_FALSE(field.title.english().empty());
    EXPECT_FALSE(field.help.english().empty());
    EXPECT_EQ(field.kind == Kind::Choice, !field.choices.empty());
    EXPECT_EQ(field.live, field.key == "optimizer.learning_rate" || field.key == "epochs");
}

TEST_P(EveryField, SurvivesARoundTripThroughText)
{
    const std::string& key = GetParam().key;
    const std::string unusual = recipeValue(unusualRecipe(), key);
    Recipe recipe;
    setRecipeValue(recipe, key, unusual);
    EXPECT_EQ(recipeValue(recipe, key), unusual);
    EXPECT_NE(recipe, Recipe()) << key << " was not written";
    setRecipeValue(recipe, key, recipeValue(Recipe(), key));
    EXPECT_EQ(recipe, Recipe()) << key << " wrote to another field";
}

TEST_P(EveryField, AcceptsItsLimitsAndNothingBeyond)
{
    const RecipeField& field = GetParam();
    if (field.kind != Kind::Integer && field.kind != Kind::Real)
        return;
    ASSERT_LT(field.minimum, field.maximum);
    for (const double end : {field.minimum, field.maximum}) {
        const double far = end == field.minimum ? -1e300 : 1e300;
        const double beyond
            = field.kind == Kind::Integer ? end + std::copysign(1, far) : std::nextafter(end, far);
        const auto text = [&](double value) {
            return field.kind == Kind::Integer ? nlohmann::json(static_cast<std::int64_t>(value)).dump()
                                               : nlohmann::json(value).dump();
        };
        Recipe recipe;
        setRecipeValue(recipe, field.key, text(end));
        EXPECT_EQ(recipe, parseRecipe(recipeWith(field.key, text(end)), ""));
        EXPECT_EQ(std::stod(recipeValue(recipe, field.key)), end);
        expectRefused(field.key, text(beyond), text(beyond));
    }
}

TEST_P(EveryField, RejectsOtherTypes)
{
    const RecipeField& field = GetParam();
    std::vector<std::string> wrong = {"null", "[1]"};
    if (field.kind != Kind::Names)
        wrong.push_back("[]");
    if (field.kind != Kind::Object)
        wrong.push_back("{}");
    if (field.kind != Kind::Text && field.kind != Kind::Choice)
        wrong.insert(wrong.end(), {"\"\"", "\"1\"", "\"true\""});
    if (field.kind != Kind::Boolean)
        wrong.insert(wrong.end(), {"true", "false"});
    if (field.kind != Kind::Integer && field.kind != Kind::Real)
        wrong.insert(wrong.end(), {"0", "1", "1.5"});
    if (field.kind == Kind::Integer)
        wrong.insert(wrong.end(), {"5.5", "5.0", "5e0", "18446744073709551616"});
    for (const std::string& json : wrong) {
        const std::string message
            = oneLineErrorOf([&] { parseRecipe(recipeWith(field.key, json), "my.json"); });
        EXPECT_TRUE(message.starts_with("my.json: ")) << message;
        EXPECT_NE(message.find(field.key), std::string::npos) << message;
    }
}

TEST_P(EveryField, RejectsInvalidText)
{
    const RecipeField& field = GetParam();
    std::vector<std::string> wrong;
    if (field.kind == Kind::Boolean)
        wrong = {"", "True", "yes", "1", "true ", "null"};
    if (field.kind == Kind::Integer)
        wrong = {"", "five", "5.5", "5.0", "5 ", " 5", "+5", "0x5", "1e2", "99999999999999999999", "null"};
    if (field.kind == Kind::Real)
        wrong = {"", "small", "0.5x", "0,5", " 0.5", "0.5 ", "1e999", "nan", "-nan", "inf", "-inf",
            "infinity", "null"};
    if (field.kind == Kind::Choice)
        wrong = {"", "no such choice", field.choices.front() + " "};
    if (field.kind == Kind::Object)
        wrong = {"", "{", "[]", "1", "null", "{} {}", "{\"a\": 1e999}", "{\"a\": \"\xff\"}"};
    if (field.kind == Kind::Names)
        wrong = {"", "[", "{}", "cat", "[1]", "[\"cat\", 1]", "[\"\xff\"]"};
    if (field.kind == Kind::Text)
        wrong = {"caf\xe9", "\xff"}; // not UTF-8: JSON cannot represent it
    for (const std::string& text : wrong) {
        Recipe recipe = unusualRecipe();
        const std::string message = oneLineErrorOf([&] { setRecipeValue(recipe, field.key, text); });
        EXPECT_NE(message.find(field.key), std::string::npos) << message;
        EXPECT_EQ(recipe, unusualRecipe());
        if (field.kind != Kind::Text) {
            EXPECT_NE(message.find('"' + text + '"'), std::string::npos) << message;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Recipe, EveryField, testing::ValuesIn(recipeFields()), [](const auto& test) {
    std::string name = test.param.key;
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
});

TEST(Recipe, HasEachFieldOnce)
{
    std::set<std::string> keys;
    for (const RecipeField& field : recipeFields())
        EXPECT_TRUE(keys.insert(field.key).second) << field.key;
    std::size_t leaves = 0;
    for (const auto& value : nlohmann::json::parse(recipeToJson(Recipe())))
        leaves += value.is_object() ? value.size() : 1;
    EXPECT_EQ(keys.size(), leaves);
}

TEST(Recipe, RelevanceRefersToOtherFields)
{
    for (const RecipeField& field : recipeFields()) {
        for (const RecipeField::Condition& condition : field.relevantWhen) {
            EXPECT_NE(condition.key, field.key);
            Recipe recipe;
            for (const std::string& value : condition.values)
                EXPECT_NO_THROW(setRecipeValue(recipe, condition.key, value)) << field.key;
        }
    }
}

TEST(Recipe, KnowsWhichFieldsHaveNoEffect)
{
    const auto irrelevant = [](const Recipe& recipe) {
        std::set<std::string> keys;
        for (const RecipeField& field : recipeFields()) {
            if (field.key.starts_with("corruption.") && !isRelevant(field, recipe))
                keys.insert(field.key.substr(std::string("corruption.").size()));
        }
        return keys;
    };
    using Keys = std::set<std::string>;
    Recipe recipe;
    const Keys schedules{"beta_schedule", "num_train_timesteps", "beta_start", "beta_end",
        "rescale_betas_zero_snr", "variance_type"};
    Keys expected = schedules;
    expected.insert("amount");
    EXPECT_EQ(irrelevant(recipe), expected);
    recipe.corruption.randomAmount = false;
    EXPECT_EQ(irrelevant(recipe), schedules);
    recipe.corruption.name = "ddpm";
    EXPECT_EQ(irrelevant(recipe), Keys{"variance_type"});
    recipe.corruption.varianceType = "learned_range"; // set only for imported weights
    EXPECT_EQ(irrelevant(recipe), Keys());
    recipe.corruption.betaSchedule = "squaredcos_cap_v2";
    EXPECT_EQ(irrelevant(recipe), (Keys{"beta_start", "beta_end"}));
}

TEST(Recipe, ShowsClassesIfSupportedOrSwitchedOn)
{
    const auto shown = [](const Recipe& recipe) {
        std::vector<std::string> keys;
        for (const RecipeField& field : recipeFields()) {
            if (field.key.starts_with("conditioning.") && isRelevant(field, recipe))
                keys.push_back(field.key);
        }
        return keys;
    };
    using Keys = std::vector<std::string>;
    const Keys flag{"conditioning.classes"};
    const Keys both{"conditioning.classes", "conditioning.drop_probability"};
    Recipe recipe;
    EXPECT_EQ(shown(recipe), Keys());
    recipe.network.name = "UNet2DModel";
    EXPECT_EQ(shown(recipe), flag);
    recipe.dataset.name = "folder";
    EXPECT_EQ(shown(recipe), flag);
    recipe.conditioning.classes = true;
    EXPECT_EQ(shown(recipe),
        (Keys{"conditioning.classes", "conditioning.drop_probability",
            "conditioning.class_names"})); // read from the folder
    recipe.dataset.name = "mnist"; // whose classes are fixed
    EXPECT_EQ(shown(recipe), both);
    recipe.network.name = "BasicUNet";
    EXPECT_EQ(shown(recipe), flag);
}

TEST(Recipe, KeepsClassNamesAsAList)
{
    Recipe recipe;
    setRecipeValue(recipe, "conditioning.class_names", R"(["cat","dog, small"])");
    EXPECT_EQ(recipe.conditioning.classNames, (std::vector<std::string>{"cat", "dog, small"}));
    EXPECT_EQ(parseRecipe(recipeToJson(recipe), ""), recipe);
    EXPECT_EQ(recipeValue(recipe, "conditioning.class_names"), R"(["cat","dog, small"])");
    std::string many = "[\"0\"";
    for (int i = 1; i <= 256; ++i)
        many += ",\"" + std::to_string(i) + "\"";
    for (const std::string& bad : {std::string("cat"), std::string("[1,2]"), std::string("{}"), many + "]"}) {
        const std::string message
            = oneLineErrorOf([&] { setRecipeValue(recipe, "conditioning.class_names", bad); });
        EXPECT_NE(message.find("conditioning.class_names"), std::string::npos) << message;
    }
}

TEST(Recipe, KnowsOtherProgramsFieldNames)
{
    const std::vector<std::pair<const char*, const char*>> cases{{"optimizer.lr", "optimizer.learning_rate"},
        {"lr", "optimizer.learning_rate"}, {"LR", "optimizer.learning_rate"},
        {"learning_rate", "optimizer.learning_rate"}, {"training.bs", "batch_size"}, {"batch", "batch_size"},
        {"train.num_epochs", "epochs"}, {"epoch", "epochs"}, {"wd", "optimizer.weight_decay"},
        {"weight-decay", "optimizer.weight_decay"}, {"image_size", "dataset.image_size"},
        {"resolution", "dataset.image_size"}, {"optimizer.learningrate", "optimizer.learning_rate"},
        {"bach_size", "batch_size"}, {"data_dir", "dataset.folder"},
        {"timesteps", "corruption.num_train_timesteps"}};
    for (const auto& [given, meant] : cases) {
        Recipe recipe;
        const std::string message = oneLineErrorOf([&] { setRecipeValue(recipe, given, "1"); });
        EXPECT_NE(message.find("Did you mean \"" + std::string(meant) + "\"?"), std::string::npos) << message;
    }
}

TEST(Recipe, SurvivesARoundTripThroughJson)
{
    for (const Recipe& recipe : {Recipe(), unusualRecipe()}) {
        const std::string json = recipeToJson(recipe);
        EXPECT_EQ(parseRecipe(json, "file"), recipe);
        EXPECT_EQ(json.back(), '\n');
        EXPECT_EQ(recipeToJson(parseRecipe(json, "")), json);
        EXPECT_NE(json.find("\n  \"name\""), std::string::npos) << "not indented by 2";
    }
}

TEST(Recipe, MissingFieldsGetDefaults)
{
    EXPECT_EQ(parseRecipe("{}", ""), Recipe());
    EXPECT_EQ(parseRecipe(" {\n \"dataset\": {}, \"optimizer\": {} } \n", ""), Recipe());
    Recipe one;
    one.optimizer.beta1 = 0.5;
    EXPECT_EQ(parseRecipe(R"({"optimizer": {"beta1": 0.5}})", ""), one);
}

TEST(Recipe, AWholeNumberIsARealNumber)
{
    EXPECT_EQ(parseRecipe(R"({"optimizer": {"learning_rate": 1}})", "").optimizer.learningRate, 1.0);
}

struct BadRecipe {
    std::string name;
    std::string json;
    std::vector<std::string> says; ///< must be in the message
};

void PrintTo(const BadRecipe& bad, std::ostream* out)
{
    *out << bad.json.substr(0, 100);
}

class BadRecipes : public testing::TestWithParam<BadRecipe>
{
};

TEST_P(BadRecipes, AreRejectedInOneLine)
{
    const std::string message = oneLineErrorOf([] { parseRecipe(GetParam().json, "my.json"); });
    EXPECT_TRUE(message.starts_with("my.json: ")) << message;
    for (const std::string& word : GetParam().says)
        EXPECT_NE(message.find(word), std::string::npos) << word << " is not in: " << message;
    EXPECT_LT(message.size(), 2500U) << message;
    if (GetParam().name.starts_with("Bytes") || GetParam().name == "TooLargeForADouble")
        return;
    const std::string unnamed = oneLineErrorOf([] { parseRecipe(GetParam().json, ""); });
    EXPECT_EQ("my.json: " + unnamed, message);
}

INSTANTIATE_TEST_SUITE_P(Recipe, BadRecipes,
    testing::Values(BadRecipe{"Unknown", R"({"batchsize": 1})", {"\"batchsize\"", "\"batch_size\""}},
        BadRecipe{"UnknownInGroup", R"({"optimizer": {"lerning_rate": 1}})",
            {"\"optimizer.lerning_rate\"", "\"optimizer.learning_rate\""}},
        BadRecipe{"UnknownGroup", R"({"optimiser": {"beta1": 1}})", {"\"optimiser\""}},
        BadRecipe{"CamelCase", R"({"dataset": {"imageSize": 28}})", {"\"dataset.image_size\""}},
        BadRecipe{
            "DottedKey", R"({"optimizer.beta1.": 0.5})", {"\"optimizer.beta1.\"", "\"optimizer.beta1\""}},
        BadRecipe{"EmptyKey", R"({"": 0.5})", {"\"\""}},
        BadRecipe{"KeyOfTwoLines", R"({"a\nb": 1})", {"Unknown recipe field"}},
        BadRecipe{"EscapeSequenceInKey", R"({"\u001b[31m": 1})", {"Unknown recipe field"}},
        BadRecipe{
            "EndlessKey", "{\"" + std::string(1000000, 'x') + "\": 1}", {"Unknown recipe field", "xxx..."}},
        BadRecipe{"EndlessValue", "{\"seed\": \"" + std::string(1000000, 'x') + "\"}", {"seed", "xxx..."}},
        BadRecipe{"ValueOfTwoLines", R"({"dataset": {"range": "0\n1"}})", {"dataset.range"}},
        BadRecipe{"GroupIsANumber", R"({"dataset": 1})", {"dataset"}},
        BadRecipe{"GroupIsAList", R"({"dataset": [{"name": "mnist"}]})", {"dataset"}},
        BadRecipe{"GroupIsNull", R"({"optimizer": null})", {"optimizer"}},
        BadRecipe{"Twice", R"({"seed": 1, "epochs": 2, "seed": 1})", {"\"seed\"", "Duplicate"}},
        BadRecipe{"TwiceInGroup", R"({"dataset": {"flip": true, "flip": true}})", {"\"flip\"", "Duplicate"}},
        BadRecipe{
            "GroupTwice", R"({"dataset": {"flip": true}, "dataset": {}})", {"\"dataset\"", "Duplicate"}},
        BadRecipe{
            "TwiceInNetworkConfig", R"({"network": {"config": {"a": 1, "a": 2}}})", {"\"a\"", "Duplicate"}},
        BadRecipe{"List", "[]", {"braces"}}, BadRecipe{"Number", "1", {"braces"}},
        BadRecipe{"Text", "\"recipe\"", {"braces"}}, BadRecipe{"Null", "null", {"braces"}},
        BadRecipe{"TooLargeForADouble", R"({"optimizer": {"learning_rate": 1e999}})", {"too large"}},
        BadRecipe{"NegativeSeed", R"({"seed": -1})", {"seed", "-1", "0..2147483647"}},
        BadRecipe{"HugeSeed", R"({"seed": 18446744073709551615})", {"seed", "18446744073709551615"}},
        BadRecipe{
            "Choices", R"({"optimizer": {"name": "sgd"}})", {"optimizer.name", "\"sgd\"", "adam, adamw"}},
        BadRecipe{"BytesEmpty", "", {"JSON", "column 1"}}, BadRecipe{"BytesOnlySpace", " ", {"column 2"}},
        BadRecipe{"BytesWord", "{\"seed\": one}", {"column 10"}},
        BadRecipe{"BytesNaN", R"({"optimizer": {"eps": NaN}})", {"column 23"}},
        BadRecipe{"BytesCutOff", R"({"seed": 1)", {"column 11"}},
        BadRecipe{"BytesTwo", "{} {}", {"column 4"}},
        BadRecipe{"BytesComma", "{\"seed\": 1,}", {"column 12"}},
        BadRecipe{"BytesNotUtf8", "{\"name\": \"caf\xe9\"}", {"column 15"}},
        BadRecipe{"BytesDeep", std::string(200000, '['), {"nested more than 100 deep"}}),
    [](const auto& test) { return test.param.name; });

TEST(Recipe, EveryFunctionRejectsAnUnknownKey)
{
    Recipe recipe;
    EXPECT_NE(oneLineErrorOf([&] { recipeValue(recipe, "epoch"); }).find("\"epochs\""), std::string::npos);
    EXPECT_NE(
        oneLineErrorOf([&] { setRecipeValue(recipe, "epoch", "1"); }).find("\"epochs\""), std::string::npos);
    EXPECT_NE(oneLineErrorOf([&] { setRecipeValue(recipe, "dataset", "mnist"); }).find("\"dataset\""),
        std::string::npos);
    EXPECT_NE(oneLineErrorOf([&] { recipeValue(recipe, "a\nb"); }), "");
    EXPECT_LT(oneLineErrorOf([&] { recipeValue(recipe, std::string(100000, 'x')); }).size(), 2500U);
    EXPECT_EQ(recipe, Recipe());
}

TEST(RecipeText, ReadsTheFormerNameOfTheVae)
{
    const Recipe recipe
        = parseRecipe(R"({"network": {"name": "CourseVAE"}, "corruption": {"name": "none"}})", "");
    EXPECT_EQ(recipe.network.name, "VAE");
}

} // namespace
