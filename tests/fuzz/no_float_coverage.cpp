// SPDX-License-Identifier: GPL-3.0-or-later
// Stubs of the functions that GCC calls for floating-point comparisons, which libFuzzer does not provide. In
// a separate file, because libFuzzer does provide the function in no_coverage.cpp.
extern "C" void __sanitizer_cov_trace_cmpf(float, float);
extern "C" void __sanitizer_cov_trace_cmpd(double, double);
extern "C" void __sanitizer_cov_trace_cmpf(float, float) { }
extern "C" void __sanitizer_cov_trace_cmpd(double, double) { }
