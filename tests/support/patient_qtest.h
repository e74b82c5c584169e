// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

/// QtTest's QTRY macros wait five seconds, which is too short on a busy machine, under a sanitizer or in an
/// emulator. These wait up to four minutes; passing tests do not take longer.
namespace playground
{
inline constexpr int patience = 240'000; ///< milliseconds
} // namespace playground

#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT((condition), playground::patience)
#define QTRY_VERIFY2(condition, message)                                                                     \
    QTRY_VERIFY2_WITH_TIMEOUT((condition), (message), playground::patience)
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT((actual), (expected), playground::patience)
