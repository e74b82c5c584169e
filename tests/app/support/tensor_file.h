// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QVector>

namespace playground
{

/// One tensor of a .safetensors file, in bytes. Read and written here without the program's own reader, which
/// is what the tests look at from outside.
struct PlainTensor {
    QString dtype;
    QVector<qint64> shape;
    QByteArray bytes;
};

using TensorMap = QMap<QString, PlainTensor>;

TensorMap readTensors(const QString& file); ///< empty if the file is not one
void writeTensors(const QString& file, const TensorMap& tensors);

PlainTensor floats(const QVector<qint64>& shape, float value);
PlainTensor longs(const QVector<qint64>& values);

/// Of two F32 tensors; infinite for another type or shape.
double largestDifference(const PlainTensor& a, const PlainTensor& b);

} // namespace playground
