// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/sampling.h"
#include "ui/images/to_qimage.h"

#include <QImage>
#include <QMap>
#include <QString>

#include <vector>

namespace playground
{

/// Under this key a PNG carries its recipe, as JSON.
extern const QString recipeKey;

/// The pictures in a grid as square as may be, each pixel `scale` x `scale`, on the colour of no ink.
QImage sampleGrid(const ImageBatch& pictures, const DisplayRange& displayRange, int scale);

/// The course's figure of sampling: a row for each step, x_t of the first pictures to the left, the
/// predictions from them to the right.
QImage sampleStrip(const std::vector<SampleStep>& steps, const DisplayRange& displayRange, int scale);

/// Writes a PNG with texts inside, atomically. Throws Error naming the file.
void writePng(const QString& file, const QImage& image, const QMap<QString, QString>& texts);

/// What a sampled picture's PNG says of itself: the recipe, the weights' SHA-256 and, if the window can
/// sample it again, a SampleMetadata. `step`: how many denoising steps it has behind it.
QMap<QString, QString> sampleTexts(
    const Recipe& recipe, const SamplingRequest& request, const Snapshot& snapshot, int step);

} // namespace playground
