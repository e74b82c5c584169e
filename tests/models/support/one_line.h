// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace playground::test
{

/// The message of the Error thrown by `call`; fails the test if there is none, or if it is not a single line
/// of printable text without a backtrace.
template <typename Call> std::string oneLineErrorOf(const Call& call)
{
    try {
        call();
    } catch (const Error& error) {
        const std::string message = error.what();
        EXPECT_FALSE(message.empty());
        EXPECT_TRUE(std::none_of(message.begin(), message.end(), [](char c) {
            return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
        })) << message;
        EXPECT_EQ(message.find("frame #"), std::string::npos) << message;
        return message;
    }
    ADD_FAILURE() << "no Error was thrown";
    return {};
}

} // namespace playground::test
