// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace playground
{

/// From here to the end of the program, the first SIGINT (Ctrl-C) or SIGTERM only asks for an end; the second
/// ends the program at once. For commands, which look between two steps.
class Interruption
{
public:
    Interruption();
    bool requested() const;
};

} // namespace playground
