// SPDX-License-Identifier: GPL-3.0-or-later
// What GCC calls in every basic block, in programs that are not fuzz targets.
extern "C" void __sanitizer_cov_trace_pc();
extern "C" void __sanitizer_cov_trace_pc() { }
