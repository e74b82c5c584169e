// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QObject>
#include <QSaveFile>
#include <QTimer>

#include <memory>
#include <vector>

namespace playground
{

class AnimatedPng;
class LatentsPage;

/// Saves the Latents page's way from picture A to picture B and back as an animated PNG, a frame at a time
/// between the window's other work; waits for frames that are not decoded yet. Deletes itself when it is
/// done. GUI thread; the page outlives it.
class LatentFilm : public QObject
{
    Q_OBJECT

public:
    /// `scale` pixels for one of a picture; `texts` go into the PNG.
    LatentFilm(LatentsPage& page, const QString& path, int scale, const QMap<QString, QString>& texts);
    ~LatentFilm() override;

    void start();

Q_SIGNALS:
    void finished(const QString& path, bool saved, const QString& reason);

private:
    void next();
    void end(bool saved, const QString& reason);

    LatentsPage& m_page;
    const QString m_path;
    const int m_scale;
    std::vector<int> m_frames; ///< InterpolationPanel's, there and back
    std::size_t m_next = 0;
    QSaveFile m_file;
    std::unique_ptr<AnimatedPng> m_png;
    QTimer m_timer;
};

} // namespace playground
