// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runs/losses_csv.h"

#include "tests/models/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

namespace playground
{
namespace
{

TEST(LossesCsv, WritesPlainText)
{
    const TemporaryFolder folder;
    const std::vector<StepRecord> records
        = {{1, 1, 0.25, 0.1}, {2, 1, 1.5, 1e-9}, {3, 2, 2, NAN}, {4, 2, 2, INFINITY}};
    writeLosses(folder / "losses.csv", records);
    EXPECT_EQ(get(folder / "losses.csv"),
        "step,epoch,seconds,loss\n1,1,0.25,0.1\n2,1,1.5,1e-09\n3,2,2,nan\n4,2,2,inf\n");
    writeLosses(folder / "losses.csv", {});
    EXPECT_TRUE(readLosses(folder / "losses.csv").empty());
}

TEST(LossesCsv, AutoencodersHaveAKlColumn)
{
    const TemporaryFolder folder;
    const std::vector<StepRecord> records = {{1, 1, 0.25, 0.1, 2048.5}, {2, 1, 1.5, 0.05, 0}};
    writeLosses(folder / "losses.csv", records);
    EXPECT_EQ(
        get(folder / "losses.csv"), "step,epoch,seconds,loss,kl\n1,1,0.25,0.1,2048.5\n2,1,1.5,0.05,0\n");
    EXPECT_EQ(readLosses(folder / "losses.csv"), records);
}

TEST(LossesCsv, SurvivesARoundTripBitForBit)
{
    const TemporaryFolder folder;
    std::vector<double> values = {0.0, -0.0, 0.1, double(0.1F), 5e-324, std::numeric_limits<double>::max(),
        std::numeric_limits<double>::min(), INFINITY, -INFINITY, 1.0 / 3, -1.5};
    std::mt19937_64 random(7);
    while (values.size() < 3000)
        if (const auto value = std::bit_cast<double>(random()); !std::isnan(value))
            values.push_back(value);
    std::vector<StepRecord> records;
    for (const double value : values)
        records.push_back({static_cast<std::int64_t>(records.size()) + 1, 1,
            std::abs(std::isfinite(value) ? value : 0), value});
    writeLosses(folder / "l", records);
    const auto read = readLosses(folder / "l");
    ASSERT_EQ(read, records);
    EXPECT_TRUE(std::signbit(read[1].loss));
    for (const double nan : {std::nan(""), -std::nan("")}) {
        writeLosses(folder / "l", std::vector<StepRecord>{{1, 1, 0, nan}});
        EXPECT_TRUE(std::isnan(readLosses(folder / "l").at(0).loss));
    }
}

TEST(LossesCsv, RejectsOtherTextWithItsLine)
{
    const TemporaryFolder folder;
    const std::string header = "step,epoch,seconds,loss\n";
    const std::vector<std::pair<std::string, int>> cases = {
        {"", 1},
        {"step,epoch,seconds,loss", 1},
        {"step,epoch,seconds,loss\r\n1,1,0,1\r\n", 1},
        {"step,epoch,loss\n", 1},
        {"\xEF\xBB\xBF" + header, 1},
        {header + "\n", 2},
        {header + "1,1,0,0.5", 2}, // truncated, possibly inside the number
        {header + "1,1,0,0.5\n2,1,0", 3},
        {header + "1,1,0,0.5\n3,1,0,0.5\n", 3}, // a gap
        {header + "1,1,0,0.5\n1,1,0,0.5\n", 3}, // twice
        {header + "0,1,0,0.5\n", 2},
        {header + "1,0,0,0.5\n", 2},
        {header + "1,1,-1,0.5\n", 2},
        {header + "1,1,nan,0.5\n", 2},
        {header + "1,1,inf,0.5\n", 2},
        {header + "1,1,0,\n", 2},
        {header + "1,1,0,x\n", 2},
        {header + "1,1,0,0.5x\n", 2},
        {header + "1,1,0, 0.5\n", 2},
        {header + "1,1,0,+0.5\n", 2},
        {header + "1,1,0,1e999\n", 2},
        {header + "1,1,0,0.5,7\n", 2},
        {header + "1,1,0,0.5\r\n", 2},
        {header + "1,1,0\n2,0,0.5,1\n", 2},
        {header + "1.0,1,0,0.5\n", 2},
        {header + "9999999999999999999,1,0,0.5\n", 2},
        {header + "1,9999999999,0,0.5\n", 2},
        {header + "1,1,0,0.5\n\n", 3},
        {header + std::string("1,1,0,0.5\0\n", 11), 2},
        {"step,epoch,seconds,loss,kl\n1,1,0,0.5\n", 2},
        {"step,epoch,seconds,loss,kl\n1,1,0,0.5,\n", 2},
        {"step,epoch,seconds,loss,kl\n1,1,0,0.5,1,2\n", 2},
    };
    for (const auto& [text, line] : cases) {
        put(folder / "losses.csv", text);
        const std::string message = errorOf([&] { readLosses(folder / "losses.csv"); });
        EXPECT_NE(message.find("losses.csv: line " + std::to_string(line) + " "), std::string::npos)
            << text << " gave: " << message;
    }
}

} // namespace
} // namespace playground
