// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/tensor_file.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace playground
{

namespace
{
constexpr qint64 lengthBytes = 8;

qint64 product(const QVector<qint64>& shape)
{
    qint64 count = 1;
    for (const qint64 size : shape)
        count *= size;
    return count;
}

float valueAt(const PlainTensor& tensor, qint64 index)
{
    float value = 0;
    std::memcpy(&value, tensor.bytes.constData() + index * qint64(sizeof value), sizeof value);
    return value;
}
} // namespace

TensorMap readTensors(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray all = file.readAll();
    quint64 length = 0;
    std::memcpy(&length, all.constData(), std::min<std::size_t>(sizeof length, std::size_t(all.size())));
    const QByteArray header = all.mid(lengthBytes, qint64(length));
    const QByteArray data = all.mid(lengthBytes + qint64(length));
    const QJsonObject entries = QJsonDocument::fromJson(header).object();
    TensorMap tensors;
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        if (entry.key() == QLatin1String("__metadata__"))
            continue;
        const QJsonObject fields = entry->toObject();
        const QJsonArray offsets = fields["data_offsets"].toArray();
        PlainTensor tensor{fields["dtype"].toString(), {}, {}};
        for (const QJsonValue size : fields["shape"].toArray())
            tensor.shape << size.toInteger();
        tensor.bytes = data.mid(offsets[0].toInteger(), offsets[1].toInteger() - offsets[0].toInteger());
        tensors.insert(entry.key(), tensor);
    }
    return tensors;
}

void writeTensors(const QString& path, const TensorMap& tensors)
{
    QJsonObject header;
    QByteArray data;
    for (auto tensor = tensors.begin(); tensor != tensors.end(); ++tensor) {
        QJsonArray shape;
        for (const qint64 size : tensor->shape)
            shape << size;
        header.insert(tensor.key(),
            QJsonObject{{"dtype", tensor->dtype}, {"shape", shape},
                {"data_offsets", QJsonArray{data.size(), data.size() + tensor->bytes.size()}}});
        data += tensor->bytes;
    }
    const QByteArray text = QJsonDocument(header).toJson(QJsonDocument::Compact);
    const auto length = static_cast<quint64>(text.size());
    QFile file(path);
    const QByteArray all = QByteArray(reinterpret_cast<const char*>(&length), lengthBytes) + text + data;
    if (!file.open(QIODevice::WriteOnly) || file.write(all) != all.size())
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
}

PlainTensor floats(const QVector<qint64>& shape, float value)
{
    const QVector<float> values(product(shape), value);
    return {QStringLiteral("F32"), shape,
        QByteArray(reinterpret_cast<const char*>(values.constData()), values.size() * qint64(sizeof value))};
}

PlainTensor longs(const QVector<qint64>& values)
{
    return {QStringLiteral("I64"), {values.size()},
        QByteArray(
            reinterpret_cast<const char*>(values.constData()), values.size() * qint64(sizeof(qint64)))};
}

double largestDifference(const PlainTensor& a, const PlainTensor& b)
{
    const bool comparable = a.dtype == QLatin1String("F32") && b.dtype == a.dtype && a.shape == b.shape
        && a.bytes.size() == b.bytes.size() && a.bytes.size() == product(a.shape) * qint64(sizeof(float));
    if (!comparable)
        return std::numeric_limits<double>::infinity();
    double largest = 0;
    for (qint64 i = 0; i < product(a.shape); ++i) {
        const double difference = std::abs(double(valueAt(a, i)) - double(valueAt(b, i)));
        if (std::isnan(difference))
            return std::numeric_limits<double>::infinity();
        largest = std::max(largest, difference);
    }
    return largest;
}

} // namespace playground
