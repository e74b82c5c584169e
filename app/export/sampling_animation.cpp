// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/sampling_animation.h"

#include "app/export/animated_png.h"
#include "app/export/sampling_tensors.h"
#include "ui/sample/sample_page.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace playground
{

namespace
{
constexpr int holdMilliseconds = 1500; // the finished picture
constexpr qint64 megabyte = 1 << 20;
constexpr qint64 maxMegabytes = 2048; // memory a viewer needs to loop it
constexpr qint64 maxBuffered = 16 * megabyte; // bytes not yet read by ffmpeg
const QString encoder = QStringLiteral("ffmpeg");

StepView::View viewOf(const SamplePage& page)
{
    // The view of all steps is static; show the grid instead.
    return page.stepView().view() == StepView::View::One ? StepView::View::One : StepView::View::Grid;
}

void prepare(StepView& view, const SamplePage& page)
{
    view.setView(viewOf(page));
    view.setDisplayRange(page.displayRange());
    view.setPictureSize(page.pictureSize());
    view.setLatentSize(page.latentSize());
}

QStringList encoderArguments(const QString& suffix, QSize size, int milliseconds, const QString& path)
{
    const QString rate = QString::number(1000.0 / milliseconds, 'f', 3);
    const QStringList codec = suffix == QLatin1String("webm")
        ? QStringList{"-c:v", "libvpx-vp9", "-crf", "18", "-b:v", "0"}
        : QStringList{"-c:v", "libx264", "-crf", "15"};
    return QStringList{"-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s",
               QStringLiteral("%1x%2").arg(size.width()).arg(size.height()), "-r", rate, "-i", "-",
               // Both codecs need even sizes; the finished picture is held for 1.5 s.
               "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2:color=white,tpad=stop_mode=clone:stop_duration=1.5"}
    + codec + QStringList{"-pix_fmt", "yuv420p", path};
}
} // namespace

bool SamplingAnimation::canEncodeVideo()
{
    return !QStandardPaths::findExecutable(encoder).isEmpty();
}

std::optional<QString> SamplingAnimation::whyNot(const SamplePage& page, int scale)
{
    if (const auto why = SamplingTensorExport::whyNot(page.model()))
        return why;
    const SamplingRow* row = page.model().row();
    StepView view;
    prepare(view, page);
    view.show(row, 0, page.model().sample());
    const QSize size = view.imageSize(scale);
    const auto frames = static_cast<qint64>(row->steps.size());
    const qint64 megabytes = qint64{4} * size.width() * size.height() * frames / megabyte;
    if (megabytes > maxMegabytes)
        return tr("Playing this animation of %1 frames would need %2 MB of memory; the limit is %3 MB. Show "
                  "one picture instead of all, or use fewer steps.")
            .arg(frames)
            .arg(megabytes)
            .arg(maxMegabytes);
    return {};
}

SamplingAnimation::SamplingAnimation(const SamplePage& page, const QString& path, int scale, int milliseconds,
    const QMap<QString, QString>& texts)
    : m_page(page)
    , m_path(path)
    , m_scale(scale)
    , m_milliseconds(std::max(1, milliseconds))
    , m_texts(texts)
    , m_row(page.model().row()->id)
    , m_file(path)
{
    for (const SampleStep& step : page.model().row()->steps)
        m_steps.push_back(step.index);
    prepare(m_view, page);
    connect(&m_timer, &QTimer::timeout, this, &SamplingAnimation::next);
}

SamplingAnimation::~SamplingAnimation()
{
    if (m_ffmpeg)
        m_ffmpeg->disconnect(this);
    delete m_ffmpeg; // kills the process
    if (!m_part.isEmpty())
        QFile::remove(m_part); // incomplete: the window was closed, or ffmpeg failed
}

void SamplingAnimation::start()
{
    const QString suffix = QFileInfo(m_path).suffix().toLower();
    if (suffix == QLatin1String("mp4") || suffix == QLatin1String("webm")) {
        m_part = m_path + QStringLiteral(".part.") + suffix;
    } else if (m_file.open(QIODevice::WriteOnly)) {
        m_png = std::make_unique<AnimatedPng>(m_file, static_cast<int>(m_steps.size()), m_texts);
    } else {
        return end(false, m_file.errorString());
    }
    m_timer.start(0); // runs when the event loop is idle
}

void SamplingAnimation::next()
{
    if (m_ffmpeg && m_ffmpeg->bytesToWrite() > maxBuffered)
        return;
    const SamplingRow* row = m_page.model().history().row(m_row);
    const auto step = row ? std::find_if(row->steps.begin(), row->steps.end(),
                          [this](const SampleStep& s) { return s.index == m_steps[m_next]; })
                          : std::vector<SampleStep>::const_iterator();
    if (!row || step == row->steps.end())
        return end(false, tr("its steps were removed while saving"));
    m_view.show(row, static_cast<int>(step - row->steps.begin()), m_page.model().sample());
    const QImage frame = m_view.toImage(m_scale);
    if (m_png)
        addToPng(frame);
    else
        addToVideo(frame);
}

void SamplingAnimation::addToPng(const QImage& frame)
{
    if (!m_png->add(frame, lastFrame() ? holdMilliseconds : m_milliseconds))
        return end(false, m_file.errorString());
    if (++m_next == m_steps.size())
        end(m_png->finish() && m_file.commit(), m_file.errorString());
}

bool SamplingAnimation::startVideo(QSize size)
{
    m_ffmpeg = new QProcess(this);
    connect(m_ffmpeg, &QProcess::finished, this, &SamplingAnimation::complete);
    const QString suffix = QFileInfo(m_path).suffix().toLower();
    m_ffmpeg->start(encoder, encoderArguments(suffix, size, m_milliseconds, m_part));
    return m_ffmpeg->waitForStarted();
}

void SamplingAnimation::addToVideo(const QImage& frame)
{
    if (!m_ffmpeg && !startVideo(frame.size()))
        return end(
            false, tr("ffmpeg could not be started. Install it, or choose a file name ending in .png"));
    const QImage rgb = frame.convertToFormat(QImage::Format_RGB888);
    for (int y = 0; y < rgb.height(); ++y) // scan lines may be padded
        m_ffmpeg->write(reinterpret_cast<const char*>(rgb.constScanLine(y)), qint64{3} * rgb.width());
    if (++m_next < m_steps.size())
        return;
    m_timer.stop();
    m_ffmpeg->closeWriteChannel(); // complete() follows when ffmpeg exits
}

void SamplingAnimation::complete()
{
    const QString said
        = QString::fromLocal8Bit(m_ffmpeg->readAllStandardError()).section(QLatin1Char('\n'), 0, 0);
    const bool whole = m_ffmpeg->exitStatus() == QProcess::NormalExit && m_ffmpeg->exitCode() == 0
        && m_next == m_steps.size();
    if (!whole)
        return end(false, said.isEmpty() ? tr("ffmpeg failed") : said);
    std::error_code failed; // unlike QFile::rename(), replaces an existing file
    std::filesystem::rename(
        QFileInfo(m_part).filesystemFilePath(), QFileInfo(m_path).filesystemFilePath(), failed);
    end(!failed, tr("the file could not be renamed"));
}

void SamplingAnimation::end(bool saved, const QString& reason)
{
    m_timer.stop();
    if (m_ffmpeg)
        m_ffmpeg->disconnect(this);
    if (saved)
        m_part.clear(); // renamed: nothing to remove
    else if (!m_part.isEmpty())
        QFile::remove(m_part);
    Q_EMIT finished(m_path, saved, reason);
    deleteLater();
}

} // namespace playground
