// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/json_depth.h"

#include "models/api/recipe.h"
#include "models/api/recipe_fields.h"
#include "models/files/model_directory.h"
#include "models/samplers/scheduler_factory.h"
#include "tests/models/support/one_line.h"
#include "tests/models/support/temporary_folder.h"

#include <fstream>

using namespace playground;
using playground::test::oneLineErrorOf;

namespace
{
std::string nested(int depth)
{
    const auto count = static_cast<std::size_t>(depth);
    return std::string(count, '[') + std::string(count, ']');
}

/// Deep enough to overflow the stack when the document is copied or written.
const std::string bottomless = nested(400'000);
} // namespace

TEST(JsonDepth, CountsBracketsOutsideStrings)
{
    EXPECT_NO_THROW(refuseDeepJson(nested(deepestJson), "file"));
    EXPECT_NO_THROW(refuseDeepJson(R"({"\"": [1, "[[[", {}], "b": [)" + std::string(500, ']'), "file"));
    EXPECT_NO_THROW(refuseDeepJson('"' + std::string(500, '['), "file"));
    const std::string error = oneLineErrorOf([] { refuseDeepJson(nested(deepestJson + 1), "some/file"); });
    EXPECT_TRUE(error.starts_with("some/file")) << error;
    EXPECT_THROW(refuseDeepJson(R"({"a\\": )" + nested(deepestJson), "file"), Error);
}

TEST(JsonDepth, IsCheckedByEveryReader)
{
    oneLineErrorOf([] { parseRecipe(R"({"name": )" + bottomless + "}", "recipe.json"); });
    oneLineErrorOf([] {
        Recipe recipe;
        setRecipeValue(recipe, "network.config", R"({"a": )" + bottomless + "}");
    });
    oneLineErrorOf([] { parseSchedulerConfig(R"({"a": )" + bottomless + "}", "scheduler_config.json"); });
    const TemporaryFolder folder;
    std::ofstream(folder / "config.json") << R"({"_class_name": "BasicUNet", "a": )" << bottomless << '}';
    oneLineErrorOf([&] { readModelConfig(folder.path()); });
}
