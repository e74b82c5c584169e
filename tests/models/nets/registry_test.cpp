// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nets/registry.h"

#include "models/api/catalogue.h"
#include "tests/models/support/golden.h"

#include <gtest/gtest.h>

#include <thread>

using namespace playground;
using namespace playground::test;

namespace
{

struct BadConfig {
    std::string name;
    std::string json;
    std::string says; ///< must be in the message
};

void PrintTo(const BadConfig& bad, std::ostream* out)
{
    *out << bad.json;
}

class Refused : public testing::TestWithParam<BadConfig>
{
};

TEST_P(Refused, NamingTheField)
{
    const std::string message = errorOf([] { makeNetwork(nlohmann::json::parse(GetParam().json)); });
    EXPECT_NE(message.find(GetParam().says), std::string::npos) << message;
}

INSTANTIATE_TEST_SUITE_P(Configs, Refused,
    testing::Values(BadConfig{"NotAnObject", R"([1])", "_class_name"},
        BadConfig{"NoClass", R"({"in_channels":1})", "_class_name"},
        BadConfig{"ClassIsANumber", R"({"_class_name":1})", "_class_name"},
        BadConfig{"UnknownClass", R"({"_class_name":"VQModel"})", "VQModel"},
        BadConfig{"UnknownField", R"({"_class_name":"BasicUNet","in_chanels":1})", "\"in_chanels\""},
        BadConfig{"Text", R"({"_class_name":"BasicUNet","in_channels":"1"})", "\"in_channels\""},
        BadConfig{"Null", R"({"_class_name":"BasicUNet","in_channels":null})", "\"in_channels\""},
        BadConfig{"Fraction", R"({"_class_name":"BasicUNet","in_channels":1.5})", "\"in_channels\""},
        BadConfig{"Zero", R"({"_class_name":"BasicUNet","in_channels":0})", "\"in_channels\""},
        BadConfig{"Negative", R"({"_class_name":"BasicUNet","out_channels":-1})", "\"out_channels\""},
        BadConfig{
            "Huge", R"({"_class_name":"BasicUNet","out_channels":18446744073709551615})", "\"out_channels\""},
        BadConfig{"NotAList", R"({"_class_name":"DliUNet","down_channels":16})", "\"down_channels\""},
        BadConfig{"EmptyList", R"({"_class_name":"DliUNet","down_channels":[]})", "\"down_channels\""},
        BadConfig{"TwoLevels", R"({"_class_name":"DliUNet","down_channels":[16,32]})", "\"down_channels\""},
        BadConfig{
            "TextInList", R"({"_class_name":"DliUNet","down_channels":[16,32,"64"]})", "\"down_channels\""},
        BadConfig{"NotHalved", R"({"_class_name":"DliUNet","image_size":18})", "\"image_size\""}),
    [](const auto& test) { return test.param.name; });

TEST(Registry, BuildsEveryNetworkOfTheCatalogueFromItsOwnConfiguration)
{
    ASSERT_FALSE(networks().empty());
    for (const CatalogueEntry& entry : networks()) {
        if (entry.name == "UNet2DModel" || entry.name == "VAE")
            continue; // their defaults take 1 GB and 335 MB: see unet2d_test and vae_test
        const auto network = makeNetwork({{"_class_name", entry.name}});
        EXPECT_EQ(network->config().at("_class_name"), entry.name);
        EXPECT_EQ(makeNetwork(network->config())->config(), network->config());
        EXPECT_FALSE(entry.title.english().empty());
    }
}

TEST(Registry, IgnoresMetadataKeys)
{
    EXPECT_NO_THROW(makeNetwork({{"_class_name", "BasicUNet"}, {"_diffusers_version", "0.40.0.dev0"}}));
}

TEST(Registry, ConcurrentBuildsGiveTheSameWeights)
{
    const auto build = [] {
        return buildSeeded(3, [] { return makeNetwork({{"_class_name", "BasicUNet"}}); });
    };
    const auto expected = build()->parameters();
    std::vector<std::shared_ptr<Network>> built(4);
    std::vector<std::thread> threads;
    for (auto& network : built)
        threads.emplace_back([&network, &build] { network = build(); });
    for (std::thread& thread : threads)
        thread.join();
    for (const auto& network : built) {
        const auto parameters = network->parameters();
        for (std::size_t i = 0; i < expected.size(); ++i)
            EXPECT_TRUE(parameters[i].equal(expected[i]));
    }
}

} // namespace
