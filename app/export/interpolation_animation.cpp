// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/interpolation_animation.h"

#include "app/export/animated_png.h"
#include "ui/latents/interpolation_panel.h"
#include "ui/latents/latents_page.h"

#include <QSaveFile>
#include <QThread>

#include <algorithm>

namespace playground
{

namespace
{
constexpr int pollMilliseconds = 60; // until all frames are decoded
constexpr int frameMilliseconds = 60;
constexpr int endMilliseconds = 800; // A and B are shown longer
constexpr int largestSide = 512; // pixels: frames are not enlarged beyond this

std::vector<int> thereAndBack()
{
    std::vector<int> frames;
    for (int i = 0; i < InterpolationPath::frames; ++i)
        frames.push_back(i);
    for (int i = InterpolationPath::frames - 2; i > 0; --i)
        frames.push_back(i);
    return frames;
}

/// Returns the error; empty if the file was saved or `unwanted` was set.
QString writeAnimation(const QString& path, const std::vector<QImage>& images, int scale,
    const QMap<QString, QString>& texts, const std::atomic<bool>& unwanted)
{
    const std::vector<int> frames = thereAndBack();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    AnimatedPng png(file, static_cast<int>(frames.size()), texts);
    for (const int index : frames) {
        if (unwanted)
            return {};
        const QImage& picture = images[static_cast<std::size_t>(index)];
        const bool atEnd = index == 0 || index == InterpolationPath::frames - 1;
        if (!png.add(picture.scaled(picture.size() * scale), atEnd ? endMilliseconds : frameMilliseconds))
            return file.errorString();
    }
    return png.finish() && file.commit() ? QString() : file.errorString();
}
} // namespace

InterpolationAnimation::InterpolationAnimation(
    LatentsPage& page, const QString& path, int scale, const QMap<QString, QString>& texts)
    : m_page(page)
    , m_path(path)
    , m_scale(scale)
    , m_texts(texts)
{
    connect(&m_timer, &QTimer::timeout, this, &InterpolationAnimation::look);
}

InterpolationAnimation::~InterpolationAnimation()
{
    m_unwanted = true;
    if (m_writer)
        m_writer->wait();
}

void InterpolationAnimation::start()
{
    m_page.beginFilm();
    m_timer.start(pollMilliseconds);
}

void InterpolationAnimation::look()
{
    const InterpolationPath& way = m_page.interpolation().way();
    if (way.exists() && !way.failed() && !way.complete())
        return;
    m_timer.stop();
    if (!way.exists())
        end(tr("picture A or B was changed while saving"));
    else if (way.failed())
        end(tr("a picture between A and B could not be decoded"));
    else
        write();
    m_page.endFilm();
}

void InterpolationAnimation::write()
{
    std::vector<QImage> frames; // implicitly shared with the page
    for (int i = 0; i < InterpolationPath::frames; ++i)
        frames.push_back(m_page.interpolation().way().frame(i));
    const int side = std::max({1, frames.front().width(), frames.front().height()});
    const int scale = std::clamp(largestSide / side, 1, m_scale);
    m_writer.reset(QThread::create(
        [this, frames, scale] { m_reason = writeAnimation(m_path, frames, scale, m_texts, m_unwanted); }));
    connect(m_writer.get(), &QThread::finished, this, [this] { end(m_reason); });
    m_writer->start(QThread::LowPriority);
}

void InterpolationAnimation::end(const QString& reason)
{
    Q_EMIT finished(m_path, reason.isEmpty(), reason);
    deleteLater();
}

} // namespace playground
