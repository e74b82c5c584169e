// SPDX-License-Identifier: GPL-3.0-or-later
// Measures a full redraw of the loss plot (append one point, fit the range, draw everything) with a million
// points. Budget: 16 ms. Usage: QT_QPA_PLATFORM=offscreen loss_plot_redraw [points]
#include "ui/train/loss_plot.h"

#include <QApplication>
#include <QElapsedTimer>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

using namespace playground;

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const long points = argc > 1 ? std::max(1L, std::atol(argv[1])) : 1'000'000;
    constexpr int redraws = 200;
    constexpr int stepsPerEpoch = 10'000;

    std::mt19937 random(1);
    std::lognormal_distribution<double> noise(0, 0.15);
    std::vector<StepRecord> records;
    for (long step = 1; step <= points + redraws; ++step)
        records.push_back(
            {step, static_cast<int>((step - 1) / stepsPerEpoch + 1), static_cast<double>(step) * 0.1,
                (0.02 + 0.2 / (1 + static_cast<double>(step) / 500)) * noise(random)});

    LossPlot plot;
    plot.resize(800, 400);
    plot.setStepsPerEpoch(stepsPerEpoch);
    plot.show();
    QElapsedTimer timer;
    timer.start();
    plot.setHistory({records.begin(), records.begin() + points});
    application.processEvents();
    const double loading = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    timer.start();
    plot.setSmoothing(0.9);
    application.processEvents();
    const double smoothing = static_cast<double>(timer.nsecsElapsed()) / 1e6;

    std::vector<double> milliseconds;
    for (int i = 0; i < redraws; ++i) {
        timer.start();
        plot.append(std::span(records).subspan(static_cast<std::size_t>(points + i), 1));
        application.processEvents(); // the queued redraw
        plot.repaint(); // and the update of the window, which Qt would delay by a few milliseconds
        milliseconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    std::printf(
        "loss_plot_redraw: %ld points, median %.2f ms, p95 %.2f ms (budget 16 ms), loaded in %.0f ms, "
        "smoothed again in %.0f ms\n",
        points, milliseconds[redraws / 2], milliseconds[redraws * 95 / 100], loading, smoothing);
    return 0;
}
