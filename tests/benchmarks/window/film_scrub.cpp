// SPDX-License-Identifier: GPL-3.0-or-later
// Measures scrubbing through a history of 64 pictures of 28x28 over 1000 steps: drawing everything that
// follows the scrubber. Budget: 16 ms. Usage: QT_QPA_PLATFORM=offscreen film_scrub [rows]
#include "ui/sample/sample_page.h"

#include <QAbstractButton>
#include <QApplication>
#include <QElapsedTimer>
#include <QSlider>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>

using namespace playground;

namespace
{
constexpr int steps = 1000;
constexpr int pictures = 64;
constexpr int side = 28;

ImageBatch noise(std::mt19937& random)
{
    ImageBatch images{pictures, 1, side, side, {}};
    images.values.resize(static_cast<std::size_t>(pictures) * side * side);
    for (float& value : images.values)
        value = static_cast<float>(random()) / static_cast<float>(std::mt19937::max());
    return images;
}

void fill(SamplePage& page, int row, std::mt19937& random)
{
    std::vector<SamplingEvent> events;
    for (int i = 0; i < steps; ++i) {
        SamplingEvent event;
        event.row = row;
        event.kind = SamplingEvent::Kind::Step;
        event.step.index = i;
        event.step.amount = 1 - static_cast<double>(i) / steps;
        event.step.x = noise(random);
        event.step.predicted = noise(random);
        events.push_back(std::move(event));
    }
    page.model().apply(std::move(events));
    SamplingEvent end;
    end.row = row;
    end.kind = SamplingEvent::Kind::Finished;
    end.pictures = noise(random);
    page.model().apply({end});
}
} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const int rows = argc > 1 ? std::max(1, std::atoi(argv[1])) : 1;
    SamplePage page;
    int requested = 0;
    QObject::connect(&page.model(), &SamplingModel::requested,
        [&](const RowRequest& request) { requested = request.row; });
    page.setPictureShape({0, 1, side, side, {}});
    page.setSamplers({{{"mix", Text("Iterative mix"), Text("mixes")}, {}}}, {});
    page.resize(980, 700);
    page.show();
    RowRequest chosen;
    chosen.request.sampler.steps = steps;
    chosen.request.count = pictures;
    std::mt19937 random(1);
    page.model().sample(chosen);
    for (int row = 0; row < rows; ++row) {
        if (row > 0)
            page.findChild<QAbstractButton*>(QStringLiteral("addRowButton"))->click();
        fill(page, requested, random);
    }
    auto* scrubber = page.findChild<QSlider*>(QStringLiteral("scrubber"));
    for (const char* view : {"viewOneButton", "viewGridButton"}) {
        page.findChild<QAbstractButton*>(QLatin1String(view))->click();
        application.processEvents();
        std::vector<double> milliseconds;
        for (int i = 0; i < 300; ++i) {
            QElapsedTimer timer;
            timer.start();
            scrubber->setValue(static_cast<int>(random() % steps));
            page.repaint();
            application.processEvents();
            milliseconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        std::sort(milliseconds.begin(), milliseconds.end());
        std::printf(
            "film_scrub: %d rows of %d x %d (%zu kept, %zu MB), %s: median %.2f ms, p95 %.2f ms, most %.2f "
            "ms (budget 16 ms)\n",
            rows, pictures, steps, page.model().row()->steps.size(), page.model().history().bytes() >> 20,
            view, milliseconds[150], milliseconds[285], milliseconds.back());
    }
    return 0;
}
