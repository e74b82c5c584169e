// SPDX-License-Identifier: GPL-3.0-or-later
// Our side of sampling_throughput.py. Usage: sampling_steps THREADS COUNT. For each number of steps read from
// a line, samples COUNT pictures with BasicUNet (the HF course's iterative mix) and prints the time in
// seconds.
#include "models/api/recipe.h"
#include "models/api/sampling_request.h"
#include "models/api/sampling_run.h"
#include "models/api/shipped_recipes.h"
#include "models/api/threads.h"
#include "models/api/trainer.h"
#include "tests/benchmarks/figures.h"

#include <iostream>

using namespace playground;

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "sampling_steps THREADS COUNT\n";
        return 2;
    }
    useThreads(std::stoi(argv[1]));
    Recipe recipe = loadRecipe("shapes-basic-unet");
    const auto dataset = loadDataset({recipe.dataset.name, {}, false, recipe.dataset.imageSize});
    const auto snapshot = Trainer(recipe, dataset).snapshot();
    SamplingRequest request;
    request.count = std::stoi(argv[2]);
    for (int steps = 0; std::cin >> steps; ++request.seed) {
        request.sampler.steps = steps;
        const auto start = Clock::now();
        SamplingRun run(recipe, dataset, snapshot, request);
        while (!run.finished())
            run.step();
        std::cout << secondsSince(start) << std::endl;
    }
    return 0;
}
