// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace playground
{

/// Thrown out of work that was given up. No Error: there is nothing to report.
struct Cancelled {
};

/// While one lives, the work of its thread can be given up: after each layer of a network `asked` is called,
/// and where it returns true, Cancelled is thrown out of the call into models/ that runs the network. What
/// the called object keeps is then as it was before the call, and it can be used on. They may be nested: all
/// are asked.
class Cancellable
{
public:
    explicit Cancellable(std::function<bool()> asked); ///< called often, must be quick and may not throw
    ~Cancellable();
    Cancellable(const Cancellable&) = delete;
    Cancellable& operator=(const Cancellable&) = delete;

    /// For work that runs no network, between two parts of it. Throws Cancelled.
    static void check();

private:
    const std::function<bool()> m_asked;
    const Cancellable* m_outer;
};

} // namespace playground
