// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the GUI thread's time for each update of the Latents page with large pictures, including painting.
// Budget: 16 ms each. Usage: QT_QPA_PLATFORM=offscreen latents_update [SIDE of the pictures, default 512]
#include "models/api/dataset.h"
#include "tests/benchmarks/figures.h"
#include "ui/controls/preview_settings.h"
#include "ui/latents/dataset_pictures.h"
#include "ui/latents/latents_page.h"

#include <QApplication>
#include <QSlider>
#include <QTabWidget>
#include <QTest>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>
#include <string>

using namespace playground;

namespace
{

constexpr int pictures = 600;
constexpr int inRow = 8;
constexpr int times = 5;
constexpr DisplayRange displayRange{-1, 1, false};

using Kind = LatentRequest::Kind;

/// Partly smooth and partly noisy values between -1 and 1.
ImageBatch filled(int count, int channels, int side, int seed)
{
    std::minstd_rand random(static_cast<unsigned>(seed));
    ImageBatch images{count, channels, side, side, {}};
    images.values.resize(static_cast<std::size_t>(count) * images.pixelsPerImage());
    for (float& value : images.values)
        value = static_cast<float>(random()) / static_cast<float>(std::minstd_rand::max()) * 2 - 1;
    return images;
}

std::shared_ptr<const Dataset> dataset(int side)
{
    auto data = std::make_shared<Dataset>();
    data->name = "folder";
    data->count = pictures;
    data->channels = 3;
    data->height = data->width = side;
    data->classNames = {""};
    data->labels.assign(pictures, 0);
    data->pixels.resize(data->pixelsPerImage() * pictures);
    std::minstd_rand random(7);
    for (std::uint8_t& byte : data->pixels)
        byte = static_cast<std::uint8_t>(random() >> 8);
    return data;
}

Reconstructions rowOf(int side, int seed)
{
    Reconstructions row;
    row.step = seed;
    row.original = filled(inRow, 3, side, 1);
    row.mean = row.latent = filled(inRow, 4, side / 8, seed);
    row.deviation = filled(inRow, 4, side / 8, seed);
    row.decoded = filled(inRow, 3, side, seed + 100);
    row.error = filled(inRow, 3, side, seed + 200);
    row.mse = 0.01;
    return row;
}

std::shared_ptr<const LatentMap> mapOf(int side)
{
    auto map = std::make_shared<LatentMap>();
    std::minstd_rand random(3);
    for (int i = 0; i < pictures; ++i) {
        map->indices.push_back(i);
        map->places.push_back({static_cast<float>(random() % 1000), static_cast<float>(random() % 600)});
    }
    map->deviation = {1, 1};
    map->mean = filled(1, 4, side / 8, 1);
    map->axes = filled(2, 4, side / 8, 2);
    return map;
}

void report(
    const char* what, const std::function<void(int)>& update,
    const std::function<void(int)>& prepare = [](int) {})
{
    std::vector<double> milliseconds;
    for (int i = 0; i < times; ++i) {
        prepare(i);
        QApplication::processEvents();
        const auto start = Clock::now();
        update(i);
        QApplication::sendPostedEvents();
        QApplication::processEvents(); // paints
        milliseconds.push_back(millisecondsSince(start));
    }
    std::printf("%-34s median %6.1f ms, longest %6.1f ms\n", what, percentile(milliseconds, 0.5),
        percentile(milliseconds, 1));
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const int side = argc > 1 ? std::max(8, std::atoi(argv[1])) : 512;
    PreviewSettings settings;
    LatentsPage page(settings);
    std::vector<LatentRequest> orders;
    QObject::connect(
        &page, &LatentsPage::ordered, [&orders](const LatentRequest& order) { orders.push_back(order); });
    const auto last = [&orders](Kind kind) {
        return *std::find_if(
            orders.rbegin(), orders.rend(), [kind](const LatentRequest& o) { return o.kind == kind; });
    };
    page.resize(980, 700);
    const auto data = dataset(side);
    page.setDataset(data);
    page.setDisplayRange({-1, 1, false});
    page.show();
    page.setIndices({0, 1, 2, 3, 4, 5, 6, 7});
    page.orderRow();
    auto* tabs = page.findChild<QTabWidget*>(QStringLiteral("latentsTabs"));
    const auto answerRow = [&](int seed) {
        LatentResponse answer;
        answer.kind = Kind::Row;
        answer.ticket = last(Kind::Row).ticket;
        answer.row = renderRow(rowOf(side, seed), displayRange, Qt::red);
        return answer;
    };
    const auto answerPictures = [&](Kind kind, int seed) {
        LatentResponse answer;
        answer.kind = kind;
        const LatentRequest order = last(kind);
        answer.ticket = order.ticket;
        answer.decoded = picturesOf(filled(order.latents.count, 3, side, seed), displayRange);
        return answer;
    };
    const char* const tabNames[] = {"row, Latent tab", "row, Interpolation tab", "row, Map tab"};
    for (int tab = 0; tab < 3; ++tab) {
        tabs->setCurrentIndex(tab);
        LatentResponse answers[times];
        for (int i = 0; i < times; ++i)
            answers[i] = answerRow(10 * tab + i);
        report(tabNames[tab], [&](int i) { page.take(answers[i]); });
    }
    tabs->setCurrentIndex(0);
    auto* along = page.findChild<QSlider*>(QStringLiteral("directionSlider"));
    report("slider along a direction", [&](int i) { along->setValue(10 + i); });
    {
        LatentResponse answers[times];
        for (int i = 0; i < times; ++i)
            answers[i] = answerPictures(Kind::Edited, i);
        report("a changed latent decoded", [&](int i) { page.take(answers[i]); });
    }
    report("another tab and back", [&](int) {
        tabs->setCurrentIndex(1);
        QApplication::processEvents();
        tabs->setCurrentIndex(0);
    });
    tabs->setCurrentIndex(1);
    LatentResponse frames;
    report(
        "interpolation frames", [&](int) { page.take(frames); },
        [&](int i) { frames = answerPictures(Kind::Way, i); });
    auto* between = page.findChild<QSlider*>(QStringLiteral("betweenSlider"));
    report("slider between A and B", [&](int i) { between->setValue(8 + 4 * i); });
    tabs->setCurrentIndex(2);
    QApplication::processEvents();
    LatentResponse mapped;
    mapped.kind = Kind::Map;
    mapped.map = mapOf(side);
    for (const int index : mapped.map->indices)
        mapped.thumbnails.push_back(thumbnailOf(*data, index, 32, displayRange));
    report("map arrives", [&](int) { page.take(mapped); });
    auto* view = page.findChild<QWidget*>(QStringLiteral("latentMap"));
    report("pointer over the map", [&](int i) { QTest::mouseMove(view, {100 + 60 * i, 120 + 17 * i}); });
    report("zooming into the map", [&](int) { QTest::keyClick(view, Qt::Key_Plus); });
    report("map progress", [&](int i) { page.setMapProgress(0.1 * i); });
    page.setMapProgress({});
    return 0;
}
