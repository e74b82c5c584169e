// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/sketch_json.h"

#include <nlohmann/json.hpp>

#include <QByteArray>
#include <QtEndian>

#include <algorithm>
#include <cmath>

#include <zlib.h>

namespace playground
{

namespace
{
constexpr int mostChannels = 4;
constexpr int longestEdge = 1024;

std::optional<int> size(const nlohmann::json& json, const char* field, int maximum)
{
    const auto found = json.find(field);
    if (found == json.end() || !found->is_number_unsigned() || found->get<std::uint64_t>() < 1
        || found->get<std::uint64_t>() > static_cast<std::uint64_t>(maximum))
        return {};
    return found->get<int>();
}

std::string deflated(const QByteArray& bytes)
{
    uLongf length = compressBound(static_cast<uLong>(bytes.size()));
    QByteArray result(static_cast<qsizetype>(length), Qt::Uninitialized);
    compress(reinterpret_cast<Bytef*>(result.data()), &length, reinterpret_cast<const Bytef*>(bytes.data()),
        static_cast<uLong>(bytes.size())); // cannot fail: the buffer is large enough
    result.truncate(static_cast<qsizetype>(length));
    return result.toBase64().toStdString();
}

/// Returns exactly `wanted` bytes, or none. zlib stops there, so a forged text cannot inflate to more.
QByteArray inflated(const std::string& base64, qsizetype wanted)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        QByteArray::fromStdString(base64), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return {};
    QByteArray result(wanted, Qt::Uninitialized);
    auto length = static_cast<uLongf>(wanted);
    const int status = uncompress(reinterpret_cast<Bytef*>(result.data()), &length,
        reinterpret_cast<const Bytef*>(decoded.decoded.constData()),
        static_cast<uLong>(decoded.decoded.size()));
    return status == Z_OK && length == static_cast<uLongf>(wanted) ? result : QByteArray();
}
} // namespace

nlohmann::json toJson(const Sketch& drawing)
{
    const ImageBatch& picture = drawing.picture;
    QByteArray bytes(static_cast<qsizetype>(picture.values.size() * sizeof(float)), Qt::Uninitialized);
    qToLittleEndian<float>(
        picture.values.data(), static_cast<qsizetype>(picture.values.size()), bytes.data());
    return {{"amount", drawing.amount}, {"channels", picture.channels}, {"height", picture.height},
        {"width", picture.width}, {"pixels", deflated(bytes)}};
}

std::optional<Sketch> drawingFromJson(const nlohmann::json& json)
{
    if (!json.is_object() || !json.contains("amount") || !json["amount"].is_number()
        || !json.contains("pixels") || !json["pixels"].is_string())
        return {};
    const auto channels = size(json, "channels", mostChannels);
    const auto height = size(json, "height", longestEdge);
    const auto width = size(json, "width", longestEdge);
    if (!channels || !height || !width)
        return {};
    Sketch drawing{{1, *channels, *height, *width, {}}, json["amount"]};
    auto& values = drawing.picture.values;
    values.resize(drawing.picture.pixelsPerImage());
    const QByteArray bytes = inflated(json["pixels"], static_cast<qsizetype>(values.size() * sizeof(float)));
    if (bytes.isEmpty() || !(drawing.amount >= 0 && drawing.amount <= 1))
        return {};
    qFromLittleEndian<float>(bytes.constData(), static_cast<qsizetype>(values.size()), values.data());
    if (!std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); }))
        return {};
    return drawing;
}

} // namespace playground
