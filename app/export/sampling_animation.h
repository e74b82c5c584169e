// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/step_view.h"

#include <QMap>
#include <QObject>
#include <QSaveFile>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

class QProcess;

namespace playground
{

class AnimatedPng;
class SamplePage;

/// Saves the Sample page's selected row as an animation, one frame at a time while the event loop is idle:
/// animated PNG, or MP4 and WebM through ffmpeg. Deletes itself when done. GUI thread; the page must outlive
/// it.
class SamplingAnimation : public QObject
{
    Q_OBJECT

public:
    /// True if ffmpeg is installed, for .mp4 and .webm.
    static bool canEncodeVideo();
    /// The reason, for the user, why the animation cannot be saved; nullopt if it can.
    static std::optional<QString> whyNot(const SamplePage& page, int scale);

    /// The suffix of `path` selects the format. `texts` are stored in a PNG.
    SamplingAnimation(const SamplePage& page, const QString& path, int scale, int milliseconds,
        const QMap<QString, QString>& texts);
    ~SamplingAnimation() override;

    void start();

Q_SIGNALS:
    void finished(const QString& path, bool saved, const QString& reason);

private:
    void next();
    void addToPng(const QImage& frame);
    void addToVideo(const QImage& frame);
    bool startVideo(QSize size);
    void complete();
    void end(bool saved, const QString& reason);
    bool lastFrame() const { return m_next + 1 == m_steps.size(); }

    const SamplePage& m_page;
    const QString m_path;
    const int m_scale;
    const int m_milliseconds; ///< duration of a frame
    const QMap<QString, QString> m_texts;
    const int m_row;
    std::vector<int> m_steps; ///< SampleStep::index of each frame
    std::size_t m_next = 0;
    StepView m_view; ///< hidden: renders the frames
    QSaveFile m_file;
    std::unique_ptr<AnimatedPng> m_png;
    QProcess* m_ffmpeg = nullptr;
    QString m_part; ///< ffmpeg's output file until it is complete
    QTimer m_timer;
};

} // namespace playground
