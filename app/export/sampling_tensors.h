// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/sample_step.h"
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

class SamplingModel;

/// Saves the Sample page's selected row as safetensors, e.g. for Python: x_t and the prediction of every kept
/// step. Copies one step at a time to keep the window responsive, and writes the file on another thread. GUI
/// thread; deletes itself after finished().
class SamplingTensorExport : public QObject
{
    Q_OBJECT

public:
    /// Runs work on another thread.
    using Elsewhere = std::function<void(std::function<void()>)>;

    /// The reason, for the user, why the row cannot be saved; nullopt if it can.
    static std::optional<QString> whyNot(const SamplingModel& model);

    /// Requires whyNot() to be nullopt. `texts` are stored in the file's metadata.
    SamplingTensorExport(const SamplingModel& model, const QString& path, const QMap<QString, QString>& texts,
        Elsewhere elsewhere);

    void start();

Q_SIGNALS:
    /// `error` is a full sentence; nullopt if the file was saved.
    void finished(const QString& path, const std::optional<playground::Text>& error);

private:
    struct Content {
        std::vector<SampleStep> steps;
        ImageBatch pictures;
        ImageBatch decoded; ///< decoded predictions, if they are latents
    };

    void copyNext();
    void write();
    void lookWhetherWritten();
    void end(const std::optional<Text>& error);

    const SamplingModel& m_model;
    const QString m_path;
    const QMap<QString, QString> m_texts;
    const Elsewhere m_elsewhere;
    const int m_row;
    std::shared_ptr<Content> m_content = std::make_shared<Content>();
    std::future<std::optional<Text>> m_written; ///< valid once everything is copied
    QTimer m_timer;
};

} // namespace playground
