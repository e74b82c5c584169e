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

/// Saves the Latents page's way from picture A to picture B and back as an animated PNG: waits until all
/// frames are decoded, then writes them on a thread of its own. Deletes itself when it is done. GUI thread;
/// the page outlives it.
class InterpolationAnimation : public QObject
{
    Q_OBJECT

public:
    /// Small pictures are enlarged, by `scale` at most; `texts` go into the PNG.
    InterpolationAnimation(
        LatentsPage& page, const QString& path, int scale, const QMap<QString, QString>& texts);
    ~InterpolationAnimation() override; ///< waits for the thread, which ends with the frame it writes

    void start();

Q_SIGNALS:
    void finished(const QString& path, bool saved, const QString& reason);

private:
    void look();
    void write();
    void end(const QString& reason); ///< empty: it is saved

    LatentsPage& m_page;
    const QString m_path;
    const int m_scale;
    const QMap<QString, QString> m_texts;
    QTimer m_timer;
    std::unique_ptr<QThread> m_writer;
    std::atomic<bool> m_unwanted = false; ///< tells the writer
    QString m_reason; ///< by the writer, before it ends
};

} // namespace playground
