// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/image_metadata.h"

#include "models/api/png_file.h"

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

std::optional<SampleStamp> stampOfPicture(const QString& path)
{
    const auto texts = pngTexts(path.toStdString());
    const auto text = texts.find(SampleStamp::key.toStdString());
    if (text == texts.end())
        return {};
    SampleStamp stamp = SampleStamp::parse(QString::fromStdString(text->second), path);
    if (const auto hash = texts.find(SampleStamp::weightsKey.toStdString()); hash != texts.end())
        stamp.weightsHash = hash->second;
    return stamp;
}

} // namespace playground
