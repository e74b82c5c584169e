// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the time from moving the noise slider to the new pictures during training, and how much this slows
// training down: with the real lanes, 60 requests per second and snapshots at 10 Hz, like the window. Budget:
// p95 under 33 ms. Usage: slider_latency [RECIPE [SECONDS]]
#include "app/preview/preview_lane.h"
#include "app/preview/preview_requests.h"
#include "app/training/training_lane.h"
#include "models/api/error.h"
#include "models/api/shipped_recipes.h"
#include "models/api/threads.h"
#include "tests/benchmarks/figures.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>

using namespace playground;
using namespace std::chrono_literals;

namespace
{

constexpr auto frame = 16667us;
constexpr int framesPerSnapshot = 6;
constexpr int turns = 3;

/// Records how long each request waits for pictures that are at least as new.
class Waiting
{
public:
    void ask(float amount)
    {
        const std::lock_guard lock(m_mutex);
        m_asked.push_back(Clock::now());
        m_amounts.push_back(amount);
    }

    void answer(float amount)
    {
        const std::lock_guard lock(m_mutex);
        const auto last = std::find(m_amounts.rbegin(), m_amounts.rend(), amount);
        const auto request = static_cast<int>(m_amounts.rend() - last) - 1;
        for (; m_answered <= request; ++m_answered)
            m_milliseconds.push_back(millisecondsSince(m_asked[static_cast<std::size_t>(m_answered)]));
    }

    std::vector<double> milliseconds() const
    {
        const std::lock_guard lock(m_mutex);
        return m_milliseconds;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<Clock::time_point> m_asked;
    std::vector<float> m_amounts;
    std::vector<double> m_milliseconds;
    int m_answered = 0;
};

/// Training steps per second, measured over `seconds`; `eachFrame` is called at 60 Hz.
double trainingSpeed(const TrainingLane& training, double seconds, const std::function<void(int)>& eachFrame)
{
    const auto firstStep = training.status().step;
    const auto start = Clock::now();
    auto next = start;
    for (int i = 0; secondsSince(start) < seconds; ++i) {
        eachFrame(i);
        std::this_thread::sleep_until(next += frame);
    }
    return static_cast<double>(training.status().step - firstStep) / secondsSince(start);
}

void waitFor(const TrainingLane& training, RunState state)
{
    while (training.status().state != state && training.status().state != RunState::Failed)
        std::this_thread::sleep_for(5ms);
}

/// The recipe, or the same network on the built-in shapes if its data set is missing.
Recipe recipeWithData(const std::string& name)
{
    Recipe recipe = loadRecipe(name);
    recipe.epochs = 100; // must not finish
    try {
        loadDataset({recipe.dataset.name, recipe.dataset.folder, recipe.dataset.withTestSet,
            recipe.dataset.imageSize});
    } catch (const Error&) {
        recipe.dataset.name = "shapes";
    }
    return recipe;
}

void measure(const Recipe& recipe, double seconds, const std::string& runFolder)
{
    Waiting waiting;
    PreviewLane* lane = nullptr;
    TrainingLane training(physicalCores(), "cpu", [] {});
    PreviewLane preview("cpu", [&] {
        const auto result = lane->triptych().take();
        if (result && result->complete && result->triptych)
            waiting.answer(result->triptych->numbers.amounts.front());
    });
    lane = &preview;
    preview.setThreads(1);
    training.load(recipe, runFolder);
    waitFor(training, RunState::Ready);
    training.train();
    trainingSpeed(training, 1, [](int) {}); // warm up

    const auto experiment = training.status().experiment;
    const auto images = previewRequests::images(*experiment->dataset, 1);
    const auto moveSlider = [&](int i) {
        if (i % framesPerSnapshot == 0)
            training.requestSnapshot();
        const float amount = static_cast<float>(i % 100) / 100;
        TriptychRequest request;
        request.experiment = experiment;
        request.snapshot = training.latestSnapshot();
        request.images = previewRequests::sameAmount(images, amount, 1);
        waiting.ask(amount);
        preview.triptych().request(std::move(request));
    };
    std::vector<double> alone;
    std::vector<double> together;
    for (int turn = 0; turn < turns; ++turn) {
        alone.push_back(trainingSpeed(training, seconds / turns / 2, [](int) {}));
        together.push_back(trainingSpeed(training, seconds / turns, moveSlider));
    }
    const double before = percentile(alone, 0.5) * recipe.batchSize;
    const double after = percentile(together, 0.5) * recipe.batchSize;
    const auto times = waiting.milliseconds();
    std::printf(
        "slider_latency: %zu requests at 60 Hz while training, p50 %.1f ms, p95 %.1f ms, longest %.1f ms "
        "(budget p95 33 ms); training %.0f images/s alone, %.0f with requests (%.0f %% less)\n",
        times.size(), percentile(times, 0.5), percentile(times, 0.95), percentile(times, 1), before, after,
        100 * (1 - after / before));
}

} // namespace

int main(int argc, char** argv)
{
    const auto folder = std::filesystem::temp_directory_path()
        / ("slider_latency." + std::to_string(Clock::now().time_since_epoch().count()));
    try {
        measure(recipeWithData(argc > 1 ? argv[1] : "fashion-basic-unet"), argc > 2 ? std::atof(argv[2]) : 9,
            folder.string());
    } catch (const Error& e) {
        std::fprintf(stderr, "slider_latency: %s\n", e.what());
        return 1;
    }
    std::filesystem::remove_all(folder);
    return 0;
}
