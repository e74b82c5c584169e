// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/error.h"
#include "models/api/text.h"

#include <gtest/gtest.h>

using namespace playground;

namespace
{

struct Sentence {
    std::string source;
    std::vector<std::string> args;
    std::string english;
};

void PrintTo(const Sentence& sentence, std::ostream* out)
{
    *out << sentence.source;
}

class Placeholders : public testing::TestWithParam<Sentence>
{
};

TEST_P(Placeholders, AreReplacedByArguments)
{
    const Text text(GetParam().source, GetParam().args);
    EXPECT_EQ(text.english(), GetParam().english);
    EXPECT_EQ(std::string(Error(text).what()), GetParam().english);
}

INSTANTIATE_TEST_SUITE_P(Sentences, Placeholders,
    testing::Values(Sentence{"", {}, ""}, Sentence{"plain", {"unused"}, "plain"}, Sentence{"%1", {"a"}, "a"},
        Sentence{"%2 before %1", {"a", "b"}, "b before a"}, Sentence{"%1 and %1", {"a"}, "a and a"},
        Sentence{"%1%2%3", {"a", "", "c"}, "ac"},
        // Placeholders in an argument are not replaced.
        Sentence{"%1: %2", {"%2", "%1"}, "%2: %1"}, Sentence{"%1|%2", {"50%2", "b"}, "50%2|b"},
        // Placeholders have one digit: a path with "%10" stays readable.
        Sentence{"%10", {"a"}, "a0"}, Sentence{"%10 %11", {"a"}, "a0 a1"},
        // Not placeholders: no such argument, no digit, nothing after the sign.
        Sentence{"%3 of %1", {"a"}, "%3 of a"}, Sentence{"%0", {"a"}, "%0"},
        Sentence{"100 %", {"a"}, "100 %"}, Sentence{"100 % of %1", {"a"}, "100 % of a"},
        Sentence{"%%1", {"a"}, "%a"}, Sentence{"%n", {"a"}, "%n"},
        Sentence{"%9", {"1", "2", "3", "4", "5", "6", "7", "8", "9"}, "9"},
        Sentence{"%1 × %2", {"猫", "é"}, "猫 × é"}));

TEST(Text, StartsWithItsPrefix)
{
    Text text("%1 is missing.", {"step"});
    EXPECT_EQ(text.english(), "step is missing.");
    text.where = "/tmp/100%1.json";
    EXPECT_EQ(text.english(), "/tmp/100%1.json: step is missing.");
}

TEST(Error, KeepsItsPartsForTranslation)
{
    const Error error("%1: field \"%2\" is unknown.", {"a%2", "lr"});
    EXPECT_STREQ(error.what(), "a%2: field \"lr\" is unknown.");
    EXPECT_EQ(error.text().source, "%1: field \"%2\" is unknown.");
    EXPECT_EQ(error.text().args, (std::vector<std::string>{"a%2", "lr"}));
    EXPECT_EQ(error.text().where, "");
}

TEST(Error, NamesTheFileOnce)
{
    const Error error("The field %1 is bad.", {"lr"});
    const Error inFile = error.in("run/recipe.json");
    EXPECT_STREQ(inFile.what(), "run/recipe.json: The field lr is bad.");
    EXPECT_EQ(inFile.text().where, "run/recipe.json");
    EXPECT_EQ(inFile.text().source, error.text().source);
    EXPECT_STREQ(error.what(), "The field lr is bad.") << "the first error changed";
    EXPECT_STREQ(inFile.in("other.json").what(), "other.json: The field lr is bad.");
}

TEST(Error, IsOneLineForAnyArguments)
{
    const Error error(Error("No \"%1\" here.", {"a\nb\r\x1b[31m\x7f\t猫"}).in("run\n1"));
    EXPECT_STREQ(error.what(), "run?1: No \"a?b??[31m??猫\" here.");
    EXPECT_EQ(error.text().args.at(0), "a?b??[31m??猫") << "a translation would have several lines";
    EXPECT_EQ(error.text().where, "run?1");
}

TEST(Error, CutsLongArgumentsBetweenCharacters)
{
    EXPECT_EQ(Error("%1", {std::string(1000, 'x')}).text().args.at(0), std::string(1000, 'x'));
    EXPECT_EQ(Error("%1", {std::string(1001, 'x')}).text().args.at(0), std::string(1000, 'x') + "...");
    EXPECT_EQ(Error("%1", {std::string(998, 'x') + "猫猫"}).text().args.at(0), std::string(998, 'x') + "...");
}

} // namespace
