// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace playground
{

/// Number of physical cores this process may run on (respects affinity), at least 1. LibTorch's default is
/// half the logical cores.
int physicalCores();

/// Sets the number of threads for tensor work of the *calling* thread. Each lane calls it once before its
/// first tensor work; `threads` >= 1. Triggers LibTorch's lazy initialisation first: otherwise
/// at::set_num_threads would also affect every thread that has not initialised yet.
void useThreads(int threads);

} // namespace playground
