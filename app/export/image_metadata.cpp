// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/image_metadata.h"

#include "models/api/png_file.h"
#include "models/api/shipped_recipes.h"

#include <QImageReader>

namespace playground
{

bool isPicture(const QString& path)
{
    return QImageReader::imageFormat(path) == "png";
}

Recipe recipeOfPicture(const QString& path)
{
    return loadRecipe(path.toStdString());
}

std::optional<SampleMetadata> stampOfPicture(const QString& path)
{
    const auto texts = pngTexts(path.toStdString());
    const auto text = texts.find(SampleMetadata::key.toStdString());
    if (text == texts.end())
        return {};
    SampleMetadata stamp = SampleMetadata::parse(QString::fromStdString(text->second), path);
    if (const auto hash = texts.find(SampleMetadata::weightsKey.toStdString()); hash != texts.end())
        stamp.weightsHash = hash->second;
    return stamp;
}

} // namespace playground
