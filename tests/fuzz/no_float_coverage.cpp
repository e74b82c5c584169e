// SPDX-License-Identifier: GPL-3.0-or-later
// What GCC calls where floating-point numbers are compared: libFuzzer has no use for them. A file of its own,
// since libFuzzer does have the other file's function.
extern "C" void __sanitizer_cov_trace_cmpf(float, float);
extern "C" void __sanitizer_cov_trace_cmpd(double, double);
extern "C" void __sanitizer_cov_trace_cmpf(float, float) { }
extern "C" void __sanitizer_cov_trace_cmpd(double, double) { }
