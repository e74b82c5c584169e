// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the memory of lansinuote's VAE at full widths. Usage: vae_memory forward|train SIZE [THREADS].
// Runs one forward pass, or one step of the recipe folder-vae-512, on a picture of SIZE x SIZE; prints the
// peak memory of the process and the time. One measurement per process, since the peak never decreases.
#include "models/api/dataset.h"
#include "models/api/previewer.h"
#include "models/api/recipe.h"
#include "models/api/shipped_recipes.h"
#include "models/api/threads.h"
#include "models/api/trainer.h"
#include "tests/benchmarks/figures.h"

#include <fstream>
#include <iostream>
#include <string>

using namespace playground;

namespace
{
constexpr long budgetMebibytes = 24 * 1024;

std::shared_ptr<const Dataset> onePicture(int size)
{
    auto picture = std::make_shared<Dataset>();
    picture->name = "folder";
    picture->count = 1;
    picture->channels = 3;
    picture->height = picture->width = size;
    for (std::size_t i = 0; i < picture->pixelsPerImage(); ++i)
        picture->pixels.push_back(static_cast<std::uint8_t>(i * 37 % 251)); // not flat
    picture->labels = {0};
    picture->classNames = {"picture"};
    return picture;
}

long peakMebibytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        long kibibytes = 0;
        if (word == "VmHWM:" && status >> kibibytes)
            return kibibytes / 1024;
    }
    return 0;
}
} // namespace

int main(int argc, char** argv)
{
    const std::string what = argc > 2 ? argv[1] : "";
    if (what != "forward" && what != "train") {
        std::cerr << "vae_memory forward|train SIZE [THREADS]\n";
        return 2;
    }
    const int size = std::stoi(argv[2]);
    useThreads(argc > 3 ? std::stoi(argv[3]) : physicalCores());
    Recipe recipe = loadRecipe("folder-vae-512");
    recipe.dataset.imageSize = size;
    recipe.gradientAccumulationSteps = 1; // the weights are updated in this step
    const auto picture = onePicture(size);
    Trainer trainer(recipe, picture);
    const auto start = Clock::now();
    if (what == "train") {
        trainer.step();
    } else {
        Previewer previewer(recipe, picture);
        previewer.triptych(trainer.snapshot(), {{0}, {0.0F}});
    }
    std::printf("vae_memory %s %dx%d: %.1f s, peak %ld MiB, budget %ld\n", what.c_str(), size, size,
        secondsSince(start), peakMebibytes(), budgetMebibytes);
    return peakMebibytes() <= budgetMebibytes ? 0 : 1;
}
