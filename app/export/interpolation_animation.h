// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QMap>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <vector>

class QThread;

namespace playground
{

class LatentsPage;

/// Saves the Latents page's interpolation from picture A to picture B and back as an animated PNG: waits
/// until all frames are decoded, then writes them on a separate thread. Deletes itself when done. GUI thread;
/// the page must outlive it.
class InterpolationAnimation : public QObject
{
    Q_OBJECT

public:
    /// Enlarges small pictures by up to `scale`; `texts` are stored in the PNG.
    InterpolationAnimation(
        LatentsPage& page, const QString& path, int scale, const QMap<QString, QString>& texts);
    ~InterpolationAnimation() override; ///< waits for the writer, which stops after its current frame

    void start();

Q_SIGNALS:
    void finished(const QString& path, bool saved, const QString& reason);

private:
    void look();
    void write();
    void end(const QString& reason); ///< empty: saved

    LatentsPage& m_page;
    const QString m_path;
    const int m_scale;
    const QMap<QString, QString> m_texts;
    QTimer m_timer;
    std::unique_ptr<QThread> m_writer;
    std::atomic<bool> m_unwanted = false; ///< tells the writer to stop
    QString m_reason; ///< written by the writer before it ends
};

} // namespace playground
