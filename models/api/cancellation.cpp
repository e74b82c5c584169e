// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/cancellation.h"

#include <utility>

namespace playground
{

namespace
{
thread_local const Cancellable* innermost = nullptr;
}

Cancellable::Cancellable(std::function<bool()> asked)
    : m_asked(std::move(asked))
    , m_outer(std::exchange(innermost, this))
{
}

Cancellable::~Cancellable()
{
    innermost = m_outer;
}

void Cancellable::check()
{
    for (const Cancellable* one = innermost; one != nullptr; one = one->m_outer) {
        if (one->m_asked())
            throw Cancelled();
    }
}

} // namespace playground
