// SPDX-License-Identifier: GPL-3.0-or-later
// Stub of the function that GCC calls in every basic block, for programs that are not fuzz targets.
extern "C" void __sanitizer_cov_trace_pc();
extern "C" void __sanitizer_cov_trace_pc() { }
