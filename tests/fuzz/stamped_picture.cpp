// SPDX-License-Identifier: GPL-3.0-or-later
// The texts embedded in a PNG. Input with a PNG signature is used as it is; other input is a recipe, a zero
// byte and sampling metadata, and is wrapped in a PNG, because mutations rarely keep PNG checksums valid.
#include "app/export/image_metadata.h"

#include "app/export/sample_images.h"
#include "tests/fuzz/fuzz.h"

#include <QByteArray>
#include <QtEndian>

#include <zlib.h>

using namespace playground;

namespace
{
const QByteArray signature("\x89PNG\r\n\x1a\n", 8);

QByteArray bigEndian(std::uint32_t number)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray& type, const QByteArray& content)
{
    const QByteArray checked = type + content;
    const auto sum
        = crc32(0, reinterpret_cast<const Bytef*>(checked.constData()), static_cast<uInt>(checked.size()));
    return bigEndian(static_cast<std::uint32_t>(content.size())) + checked
        + bigEndian(static_cast<std::uint32_t>(sum));
}

/// An uncompressed iTXt chunk.
QByteArray textChunk(const QString& key, const QByteArray& text)
{
    return chunk("iTXt", key.toLatin1() + QByteArray(5, '\0') + text);
}

/// A PNG of one black pixel.
QByteArray pictureWith(const QByteArray& recipe, const QByteArray& stamp)
{
    const QByteArray header = bigEndian(1) + bigEndian(1) + QByteArray("\x08\0\0\0\0", 5);
    const QByteArray pixel("\x78\x9c\x63\x60\x00\x00\x00\x02\x00\x01", 10);
    return signature + chunk("IHDR", header) + textChunk(recipeKey, recipe)
        + textChunk(SampleMetadata::key, stamp) + chunk("IDAT", pixel) + chunk("IEND", {});
}

QByteArray asPicture(const QByteArray& given)
{
    if (given.startsWith(signature))
        return given;
    const auto zero = given.indexOf('\0');
    return zero < 0 ? pictureWith(given, given) : pictureWith(given.left(zero), given.mid(zero + 1));
}
} // namespace

FUZZ_TARGET(bytes)
{
    const QByteArray picture
        = asPicture({reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())});
    const auto file = fuzz::inFile("given.png",
        {reinterpret_cast<const std::uint8_t*>(picture.constData()), std::size_t(picture.size())});
    const QString path = QString::fromStdString(file.string());
    fuzz::require(isPicture(path), "not recognised as a PNG");
    fuzz::accepts([&] { recipeOfPicture(path); });
    std::optional<SampleMetadata> stamp;
    if (!fuzz::accepts([&] { stamp = stampOfPicture(path); }) || !stamp)
        return;
    const QString written = stamp->toJson();
    fuzz::require(SampleMetadata::parse(written, path).toJson() == written,
        "the sampling metadata changed in a round trip");
}
