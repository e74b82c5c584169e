// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/sampling.h"
#include "models/api/text.h"

#include <QMap>
#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <future>
#include <memory>
#include <optional>

namespace playground
{

class SamplePage;

/// Saves the row that a Sample page shows as safetensors, x_t and predictions of every step kept: for Python.
/// Copies a step at a time, so that the window stays awake, and has them written elsewhere. GUI thread;
/// deletes itself after finished().
class SamplingTensorExport : public QObject
{
    Q_OBJECT

public:
    /// Runs work on another thread.
    using Elsewhere = std::function<void(std::function<void()>)>;

    /// Why there is nothing to save, in words; else nothing.
    static std::optional<QString> whyNot(const SamplePage& page);

    /// whyNot() must be nothing. `texts` go into the file's metadata.
    SamplingTensorExport(const SamplePage& page, const QString& path, const QMap<QString, QString>& texts,
        Elsewhere elsewhere);

    void start();

Q_SIGNALS:
    /// `error` is a whole sentence; nothing if the file was saved.
    void finished(const QString& path, const std::optional<playground::Text>& error);

private:
    struct Content {
        std::vector<SampleStep> steps;
        ImageBatch pictures;
        ImageBatch decoded; ///< from them, where they are latents
    };

    void copyNext();
    void write();
    void lookWhetherWritten();
    void end(const std::optional<Text>& error);

    const SamplePage& m_page;
    const QString m_path;
    const QMap<QString, QString> m_texts;
    const Elsewhere m_elsewhere;
    const int m_row;
    std::shared_ptr<Content> m_content = std::make_shared<Content>();
    std::future<std::optional<Text>> m_written; ///< valid once all is copied
    QTimer m_timer;
};

} // namespace playground
