// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QVector>

namespace playground
{

/// One tensor of a .safetensors file, as bytes. These helpers do not use the program's own reader and writer,
/// since the tests check those.
struct PlainTensor {
    QString dtype;
    QVector<qint64> shape;
    QByteArray bytes;
};

using TensorMap = QMap<QString, PlainTensor>;

TensorMap readTensors(const QString& file); ///< empty if the file is not valid
void writeTensors(const QString& file, const TensorMap& tensors);

PlainTensor floats(const QVector<qint64>& shape, float value);
PlainTensor longs(const QVector<qint64>& values);

/// Largest absolute difference of two F32 tensors; infinite if type or shape differ.
double largestDifference(const PlainTensor& a, const PlainTensor& b);

} // namespace playground
