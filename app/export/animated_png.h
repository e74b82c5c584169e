// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>
#include <QImage>
#include <QMap>
#include <QString>

namespace playground
{

/// Writes an animated PNG frame by frame: Qt compresses each frame, and its data goes into the animation
/// chunks of PNG, Third Edition (2025), section 11.3.6. Viewers without animation support show the first
/// frame. Holds one frame in memory.
class AnimatedPng
{
public:
    /// `device` must be open for writing and outlive this object. `texts` become tEXt or iTXt chunks.
    AnimatedPng(QIODevice& device, int frames, const QMap<QString, QString>& texts);

    /// Adds a frame of the same size as the first, shown for `milliseconds`. Returns false on a write error.
    bool add(const QImage& frame, int milliseconds);
    /// Call after the last frame. Returns false on a write error.
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
