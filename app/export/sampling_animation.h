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

/// Saves the row that the Sample page walks in as a film, a frame at a time between the window's other work:
/// an animated PNG, or MP4 and WebM through ffmpeg. Deletes itself when it is done. GUI thread; the page
/// outlives it.
class SamplingAnimation : public QObject
{
    Q_OBJECT

public:
    /// Whether ffmpeg is there for .mp4 and .webm.
    static bool canEncodeVideo();
    /// Why it cannot be begun, in words for the user; nothing if it can.
    static std::optional<QString> whyNot(const SamplePage& page, int scale);

    /// `path`'s suffix chooses the format. `texts` go into a PNG.
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
    const int m_milliseconds; ///< each frame is shown
    const QMap<QString, QString> m_texts;
    const int m_row;
    std::vector<int> m_steps; ///< SampleStep::index of each frame
    std::size_t m_next = 0;
    StepView m_stage; ///< never shown: draws the frames
    QSaveFile m_file;
    std::unique_ptr<AnimatedPng> m_png;
    QProcess* m_ffmpeg = nullptr;
    QString m_part; ///< what ffmpeg writes until it is whole
    QTimer m_timer;
};

} // namespace playground
