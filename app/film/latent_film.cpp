// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/film/latent_film.h"

#include "app/film/animated_png.h"
#include "ui/latents/interpolation_panel.h"
#include "ui/pages/latents_page.h"

namespace playground
{

namespace
{
constexpr int frameMilliseconds = 60;
constexpr int endMilliseconds = 800; // A and B stay a while

std::vector<int> thereAndBack()
{
    std::vector<int> frames;
    for (int i = 0; i < InterpolationPanel::frames; ++i)
        frames.push_back(i);
    for (int i = InterpolationPanel::frames - 2; i > 0; --i)
        frames.push_back(i);
    return frames;
}
} // namespace

LatentFilm::LatentFilm(LatentsPage& page, const QString& path, int scale, const QMap<QString, QString>& texts)
    : m_page(page)
    , m_path(path)
    , m_scale(scale)
    , m_frames(thereAndBack())
    , m_file(path)
    , m_png(std::make_unique<AnimatedPng>(m_file, static_cast<int>(m_frames.size()), texts))
{
    connect(&m_timer, &QTimer::timeout, this, &LatentFilm::next);
}

LatentFilm::~LatentFilm() = default;

void LatentFilm::start()
{
    if (!m_file.open(QIODevice::WriteOnly))
        return end(false, m_file.errorString());
    m_page.setFilming(true);
    m_timer.start(0); // when the window has nothing else to do
}

void LatentFilm::next()
{
    const InterpolationPanel& way = m_page.interpolation();
    if (!way.hasEnds() || (m_next > 0 && !way.complete()))
        return end(false, tr("the pictures A and B were changed meanwhile"));
    m_timer.setInterval(way.complete() ? 0 : frameMilliseconds);
    if (!way.complete())
        return;
    const int index = m_frames[m_next];
    const QImage picture = way.frame(index);
    const bool atEnd = index == 0 || index == InterpolationPanel::frames - 1;
    if (!m_png->add(picture.scaled(picture.size() * m_scale), atEnd ? endMilliseconds : frameMilliseconds))
        return end(false, m_file.errorString());
    if (++m_next == m_frames.size())
        end(m_png->finish() && m_file.commit(), m_file.errorString());
}

void LatentFilm::end(bool saved, const QString& reason)
{
    m_timer.stop();
    m_page.setFilming(false);
    Q_EMIT finished(m_path, saved, reason);
    deleteLater();
}

} // namespace playground
