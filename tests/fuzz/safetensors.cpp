// SPDX-License-Identifier: GPL-3.0-or-later
// Safetensors files. An accepted file survives a round trip.
#include "models/files/safetensors.h"

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/tensors.h"

using namespace playground;

FUZZ_TARGET(bytes)
{
    const auto file = fuzz::inFile("given.safetensors", bytes);
    TensorFile content;
    if (!fuzz::accepts([&] { content = readSafetensors(file); }))
        return;
    const auto copy = fuzz::folder() / "copy.safetensors";
    writeSafetensors(copy, content);
    const TensorFile again = readSafetensors(copy);
    fuzz::require(again.metadata == content.metadata, "the metadata changed in a round trip");
    fuzz::require(fuzz::same(again.tensors, content.tensors), "the tensors changed in a round trip");
}
