// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/latent_map.h"
#include "models/api/latent_space.h"
#include "ui/latents/dataset_pictures.h"
#include "ui/latents/latent_map_canvas.h"

#include <memory>
#include <vector>

namespace playground::test
{

/// Grey 8x8 pictures with names; all pixels of picture i are 10 i.
inline std::shared_ptr<const Dataset> plainDataset(int count = 12)
{
    auto data = std::make_shared<Dataset>();
    data->name = "plain";
    data->count = count;
    data->channels = 1;
    data->height = data->width = 8;
    for (int i = 0; i < count; ++i) {
        data->labels.push_back(0);
        data->captions.push_back("picture of " + std::to_string(10 * i));
        data->pixels.insert(data->pixels.end(), 64, static_cast<std::uint8_t>(10 * i));
    }
    data->classNames = {"plain"};
    return data;
}

inline ImageBatch filledPictures(const std::vector<float>& values, int channels = 1, int size = 8)
{
    ImageBatch images{static_cast<int>(values.size()), channels, size, size, {}};
    for (const float value : values)
        images.values.insert(images.values.end(), images.pixelsPerImage(), value);
    return images;
}

/// Eight pictures of value i / 10; 2x2x2 latents of value i, standard deviation 0.25; decoded i / 10 + 0.05.
inline Reconstructions plainRow(std::int64_t step = 5)
{
    std::vector<float> greys, numbers;
    for (int i = 0; i < 8; ++i) {
        greys.push_back(static_cast<float>(i) / 10);
        numbers.push_back(static_cast<float>(i));
    }
    Reconstructions row;
    row.step = step;
    row.original = filledPictures(greys);
    row.mean = row.latent = filledPictures(numbers, 2, 2);
    row.deviation = filledPictures(std::vector<float>(8, 0.25F), 2, 2);
    for (float& grey : greys)
        grey += 0.05F;
    row.decoded = filledPictures(greys);
    row.error = filledPictures(std::vector<float>(8, 0.05F));
    row.mse = 0.0025;
    row.psnr = 26;
    row.kl = 1234;
    return row;
}

/// Pictures 0, 2, ..., 10 at (i, -i), i = 0 .. 5, and a distant one.
inline std::shared_ptr<const LatentMap> plainMap(std::int64_t step = 5)
{
    auto map = std::make_shared<LatentMap>();
    map->step = step;
    for (int i = 0; i < 6; ++i) {
        map->indices.push_back(2 * i);
        map->places.push_back({static_cast<float>(i), static_cast<float>(-i)});
    }
    map->indices.push_back(11);
    map->places.push_back({-20, 0});
    map->explained = {0.5, 0.25};
    map->deviation = {2, 1};
    map->mean = {1, 2, 2, 2, {0, 0, 0, 0, 0, 0, 0, 1}};
    map->axes = {2, 2, 2, 2, {1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0}};
    return map;
}

/// As MapPanel expects them: black is 0.
inline std::vector<QImage> thumbnailsOf(
    const LatentMap& map, const Dataset& dataset, const DisplayRange& displayRange = {0, 1, true})
{
    std::vector<QImage> thumbnails;
    for (const int index : map.indices)
        thumbnails.push_back(thumbnailOf(dataset, index, LatentMapCanvas::thumbnailSide, displayRange));
    return thumbnails;
}

} // namespace playground::test
