// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace playground
{

/// Until the program exits, the first SIGINT (Ctrl-C) or SIGTERM only requests a stop, which commands check
/// between two steps; the second kills the program.
class Interruption
{
public:
    Interruption();
    bool requested() const;
};

} // namespace playground
