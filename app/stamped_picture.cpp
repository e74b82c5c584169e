// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stamped_picture.h"

#include "app/sample_pictures.h"
#include "models/api/error.h"

#include <QImageReader>

namespace playground
{

bool isPicture(const QString& path)
{
    return QImageReader::imageFormat(path) == "png";
}

Recipe recipeOfPicture(const QString& path)
{
    QImageReader reader(path, "png");
    const QString text = reader.text(recipeKey);
    if (text.isEmpty())
        throw Error(
            PLAYGROUND_TEXT("models", "%1: the picture carries no recipe. Open one that this program saved."),
            {path.toStdString()});
    return parseRecipe(text.toStdString(), path.toStdString());
}

std::optional<SampleStamp> stampOfPicture(const QString& path)
{
    QImageReader reader(path, "png");
    const QString text = reader.text(SampleStamp::key);
    if (text.isEmpty())
        return {};
    SampleStamp stamp = SampleStamp::parse(text, path);
    stamp.weightsHash = reader.text(SampleStamp::weightsKey).toStdString();
    return stamp;
}

} // namespace playground
