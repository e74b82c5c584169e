// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace playground
{

/// Thrown to abandon cancelled work. Not an Error: there is nothing to report.
struct Cancelled {
};

/// While an instance exists, work on its thread can be cancelled: `asked` is called after each layer of a
/// network, and when it returns true, Cancelled is thrown out of the models/ call that runs the network. The
/// called object keeps the state it had before the call and stays usable. Instances may be nested: each one
/// is polled.
class Cancellable
{
public:
    explicit Cancellable(std::function<bool()> asked); ///< called often; must be fast and must not throw
    ~Cancellable();
    Cancellable(const Cancellable&) = delete;
    Cancellable& operator=(const Cancellable&) = delete;

    /// Polls between two parts of work that runs no network. Throws Cancelled.
    static void check();

private:
    const std::function<bool()> m_asked;
    const Cancellable* m_outer;
};

} // namespace playground
