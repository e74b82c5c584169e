// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/sample_images.h"

#include "app/export/sample_metadata.h"
#include "models/api/error.h"
#include "models/api/png_file.h"
#include "models/api/recipe.h"
#include "models/api/recipe_fields.h"
#include "models/api/sample_step.h"
#include "models/api/sampling_request.h"
#include "models/api/weights_hash.h"
#include "ui/sample/sampling_history.h"

#include <QImageWriter>
#include <QPainter>
#include <QSaveFile>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
constexpr int gap = 1; // between pictures, in image pixels
constexpr int columnGap = 6; // between x_t and the prediction
constexpr int picturesPerStep = 8;
constexpr int longestSide = 32767; // QPainter's limit

/// A canvas of `width` x `height` image pixels; reduces the scale if it would be too large.
class Sheet
{
public:
    Sheet(int width, int height, int scale, const DisplayRange& displayRange)
        : m_scale(std::clamp(longestSide / std::max({width, height, 1}), 1, scale))
        , m_image(width * m_scale, height * m_scale, QImage::Format_RGB32)
        , m_displayRange(displayRange)
    {
        if (std::max(width, height) > longestSide || m_image.isNull())
            throw Error(PLAYGROUND_TEXT("models",
                            "A figure of %1x%2 pixels is too large for an image file. Choose fewer steps or "
                            "pictures."),
                {std::to_string(width), std::to_string(height)});
        m_image.fill(displayRange.inverted ? Qt::black : Qt::white);
    }

    void put(const ImageBatch& images, int index, int x, int y)
    {
        const QImage picture = toQImage(images, index, m_displayRange);
        QPainter(&m_image).drawImage(
            QRect(x * m_scale, y * m_scale, images.width * m_scale, images.height * m_scale), picture);
    }

    const QImage& image() const { return m_image; }

private:
    int m_scale;
    QImage m_image;
    DisplayRange m_displayRange;
};
} // namespace

const QString recipeKey = QLatin1String(pngRecipeKeyword);

QImage sampleGrid(const ImageBatch& pictures, const DisplayRange& displayRange, int scale)
{
    const int columns = static_cast<int>(std::ceil(std::sqrt(pictures.count)));
    const int rows = (pictures.count + columns - 1) / columns;
    const int across = pictures.width + gap;
    const int down = pictures.height + gap;
    Sheet sheet(columns * across + gap, rows * down + gap, scale, displayRange);
    for (int i = 0; i < pictures.count; ++i)
        sheet.put(pictures, i, gap + i % columns * across, gap + i / columns * down);
    return sheet.image();
}

QImage sampleStrip(const std::vector<SampleStep>& steps, const DisplayRange& displayRange, int scale)
{
    const ImageBatch& first = shownX(steps.front());
    const int count = std::min(first.count, picturesPerStep);
    const int across = first.width + gap;
    const int down = first.height + gap;
    const int column = count * across + gap;
    Sheet sheet(2 * column + columnGap, static_cast<int>(steps.size()) * down + gap, scale, displayRange);
    int y = gap;
    for (const SampleStep& step : steps) {
        for (int i = 0; i < count; ++i) {
            sheet.put(shownX(step), i, gap + i * across, y);
            sheet.put(shownPrediction(step), i, column + columnGap + gap + i * across, y);
        }
        y += down;
    }
    return sheet.image();
}

void writePng(const QString& file, const QImage& image, const QMap<QString, QString>& texts)
{
    QSaveFile saved(file);
    QImageWriter writer(&saved, "png");
    for (auto text = texts.begin(); text != texts.end(); ++text)
        writer.setText(text.key(), text.value());
    if (!saved.open(QIODevice::WriteOnly) || !writer.write(image) || !saved.commit())
        throw Error(PLAYGROUND_TEXT("models", "%1: cannot be written: %2. Choose another location."),
            {file.toStdString(), saved.errorString().toStdString()});
}

QMap<QString, QString> sampleTexts(
    const Recipe& recipe, const SamplingRequest& request, const Snapshot& snapshot, int step)
{
    QMap<QString, QString> texts{{recipeKey, QString::fromStdString(recipeToJson(recipe))},
        {SampleMetadata::weightsKey, QString::fromStdString(weightsHash(snapshot))}};
    const SampleMetadata stamp{request, snapshot.step(), step, {}, {}};
    if (stamp.isWithinReach())
        texts.insert(SampleMetadata::key, stamp.toJson());
    return texts;
}

} // namespace playground
