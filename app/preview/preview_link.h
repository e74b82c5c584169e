// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

namespace playground
{

/// What a task of the preview lane needs from its lane. Any thread may call the functions.
struct PreviewLink {
    std::string device; ///< as devices() names it
    std::function<void()> wake; ///< a request is waiting
    std::function<void()> notify; ///< a result is ready
};

} // namespace playground
