// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace playground
{

/// Physical cores this process may run on (affinity respected), at least 1. LibTorch's own default is half
/// the logical cores.
int physicalCores();

/// Sets how many threads tensor work of the *calling* thread uses. Each lane calls it once before its
/// first tensor work; `threads` >= 1. Runs LibTorch's lazy initialisation first: at::set_num_threads would
/// set the number for every thread that has not yet run one.
void useThreads(int threads);

} // namespace playground
