// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/sampling_tensors.h"

#include "models/api/error_text.h"
#include "models/api/sample_step.h"
#include "models/api/sampling_history_file.h"
#include "ui/sample/sampling_model.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>

namespace playground
{

namespace
{
constexpr int writePollMilliseconds = 20; // while the file is written
}

std::optional<QString> SamplingTensorExport::whyNot(const SamplingModel& model)
{
    if (!model.row() || model.row()->steps.empty())
        return tr("Nothing to save yet: press Sample first.");
    if (model.sampling())
        return tr("Sampling is still running: wait or cancel, then save.");
    return {};
}

SamplingTensorExport::SamplingTensorExport(
    const SamplingModel& model, const QString& path, const QMap<QString, QString>& texts, Elsewhere elsewhere)
    : m_model(model)
    , m_path(path)
    , m_texts(texts)
    , m_elsewhere(std::move(elsewhere))
    , m_row(model.row()->id)
{
    connect(
        &m_timer, &QTimer::timeout, this, [this] { m_written.valid() ? lookWhetherWritten() : copyNext(); });
}

void SamplingTensorExport::start()
{
    m_timer.start(0); // runs when the event loop is idle
}

void SamplingTensorExport::copyNext()
{
    const SamplingRow* row = m_model.history().row(m_row);
    if (!row)
        return end(Text(PLAYGROUND_TEXT("models", "Could not save %1: its steps were removed while saving."),
            {m_path.toStdString()}));
    // Finds steps by index, not position: intermediate steps may be dropped during the copy.
    const int last = m_content->steps.empty() ? -1 : m_content->steps.back().index;
    const auto next = std::find_if(
        row->steps.begin(), row->steps.end(), [last](const SampleStep& step) { return step.index > last; });
    if (next != row->steps.end() && !next->predicted.empty()) {
        m_content->steps.push_back(*next);
        return;
    }
    m_content->pictures = row->steps.back().x;
    m_content->decoded = row->steps.back().decodedX;
    write();
}

void SamplingTensorExport::write()
{
    std::map<std::string, std::string> metadata;
    for (auto text = m_texts.begin(); text != m_texts.end(); ++text)
        metadata[text.key().toStdString()] = text.value().toStdString();
    const auto task = std::make_shared<std::packaged_task<std::optional<Text>()>>(
        [content = m_content, metadata, file = m_path.toStdString()]() -> std::optional<Text> {
            try {
                writeHistory(file, content->steps, content->pictures, content->decoded, metadata);
                return {};
            } catch (const std::exception&) { // an Error, or bad_alloc
                return errorText();
            }
        });
    m_content.reset();
    m_written = task->get_future();
    m_elsewhere([task] { (*task)(); });
    m_timer.start(writePollMilliseconds);
}

void SamplingTensorExport::lookWhetherWritten()
{
    if (m_written.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
        end(m_written.get());
}

void SamplingTensorExport::end(const std::optional<Text>& error)
{
    m_timer.stop();
    Q_EMIT finished(m_path, error);
    deleteLater();
}

} // namespace playground
