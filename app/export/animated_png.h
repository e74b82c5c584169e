// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>
#include <QImage>
#include <QMap>
#include <QString>

namespace playground
{

/// Writes an animated PNG frame by frame: each is compressed by Qt and its data put into the chunks of the
/// APNG specification (PNG, Third Edition, 2025, chapter 11.3.6). A viewer that knows no animation shows the
/// first frame. Holds one frame in memory.
class AnimatedPng
{
public:
    /// `device` is open for writing and outlives this. `texts` become tEXt or iTXt chunks.
    AnimatedPng(QIODevice& device, int frames, const QMap<QString, QString>& texts);

    /// All frames are as large as the first; `milliseconds` it is shown. False if it could not be written.
    bool add(const QImage& frame, int milliseconds);
    /// After the last frame.
    bool finish();

private:
    bool write(const QByteArray& type, const QByteArray& data);
    QByteArray frameControl(QSize size, int milliseconds);
    QByteArray nextSequence();

    QIODevice& m_device;
    const quint32 m_frames;
    const QMap<QString, QString> m_texts;
    quint32 m_sequence = 0;
    bool m_first = true;
};

} // namespace playground
