// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/api/sample_step.h"
#include "models/api/sampling_request.h"
#include "models/api/snapshot.h"
#include "ui/images/to_qimage.h"

#include <QImage>
#include <QMap>
#include <QString>

#include <vector>

namespace playground
{

/// PNG text key of the recipe, as JSON.
extern const QString recipeKey;

/// Arranges the pictures in a nearly square grid on the background colour, each pixel drawn `scale` x
/// `scale`.
QImage sampleGrid(const ImageBatch& pictures, const DisplayRange& displayRange, int scale);

/// The sampling figure of the HF course: one row per step, with x_t of the first pictures on the left and the
/// predictions from them on the right.
QImage sampleStrip(const std::vector<SampleStep>& steps, const DisplayRange& displayRange, int scale);

/// Writes a PNG with embedded texts, atomically. Throws Error naming the file.
void writePng(const QString& file, const QImage& image, const QMap<QString, QString>& texts);

/// The texts stored with a sampled picture: the recipe, the SHA-256 of the weights and, if the window can
/// reproduce it, a SampleMetadata. `step`: the number of denoising steps taken.
QMap<QString, QString> sampleTexts(
    const Recipe& recipe, const SamplingRequest& request, const Snapshot& snapshot, int step);

} // namespace playground
