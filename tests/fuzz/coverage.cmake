# SPDX-License-Identifier: GPL-3.0-or-later
# Makes GCC report every branch and comparison to libFuzzer. (Clang, which libFuzzer belongs to, cannot compile the
# headers of LibTorch 1.13 as C++20: they use std::vector<c10::IValue> while IValue is incomplete.)
file(GLOB libfuzzers /usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.fuzzer-${CMAKE_SYSTEM_PROCESSOR}.a
  /usr/lib/llvm-*/lib/clang/*/lib/*/libclang_rt.fuzzer.a)
if(libfuzzers AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  list(GET libfuzzers -1 LIBFUZZER)
  add_library(playground_coverage STATIC tests/fuzz/no_coverage.cpp tests/fuzz/no_float_coverage.cpp)
  target_compile_options(playground_options INTERFACE -fsanitize-coverage=trace-pc,trace-cmp)
  target_link_libraries(playground_options INTERFACE playground_coverage)
else()
  message(STATUS "No libFuzzer (libclang-rt-dev), or not GCC: the fuzz targets are left out")
  set(PLAYGROUND_FUZZ OFF)
endif()
