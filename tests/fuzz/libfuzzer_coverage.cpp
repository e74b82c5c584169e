// SPDX-License-Identifier: GPL-3.0-or-later
// GCC calls __sanitizer_cov_trace_pc() in every basic block; libFuzzer needs a counter for each. The linker
// option --wrap redirects the calls to this file.
#include <array>
#include <cstddef>
#include <cstdint>

#define NOT_COUNTED __attribute__((no_sanitize_coverage, no_sanitize("address"), no_sanitize("undefined")))

extern "C" void __sanitizer_cov_8bit_counters_init(std::uint8_t* begin, std::uint8_t* end);
extern "C" void __sanitizer_cov_pcs_init(const std::uintptr_t* begin, const std::uintptr_t* end);
extern "C" void __wrap___sanitizer_cov_trace_pc();

namespace
{
constexpr std::size_t count = std::size_t(1) << 16; // two blocks rarely share a counter
std::uint8_t counters[count];
std::uintptr_t table[2 * count]; // libFuzzer's table of counters: number and flags (none)

__attribute__((constructor)) NOT_COUNTED void registerCounters()
{
    for (std::size_t i = 0; i < count; ++i)
        table[2 * i] = i + 1;
    __sanitizer_cov_8bit_counters_init(counters, counters + count);
    __sanitizer_cov_pcs_init(table, table + 2 * count);
}
} // namespace

extern "C" NOT_COUNTED void __wrap___sanitizer_cov_trace_pc()
{
    // Relative to the program, which is loaded at a different address each time; multiplied, because blocks
    // are close together.
    const auto place = reinterpret_cast<std::uintptr_t>(__builtin_return_address(0))
        - reinterpret_cast<std::uintptr_t>(&registerCounters);
    ++counters[(place * 0x9e3779b97f4a7c15U) >> 48U];
}
