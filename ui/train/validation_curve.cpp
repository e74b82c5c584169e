// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/validation_curve.h"

#include "ui/style/theme.h"

#include <qcustomplot.h>

#include <algorithm>

namespace playground
{

ValidationCurve::ValidationCurve(QCustomPlot& plot)
    : m_graph(plot.addGraph())
{
    m_graph->setAdaptiveSampling(false);
}

void ValidationCurve::setRecords(std::vector<StepRecord> records)
{
    m_records = std::move(records);
    m_losses.clear();
    for (const StepRecord& record : m_records)
        m_losses.push_back(record.loss);
}

void ValidationCurve::append(std::span<const StepRecord> records)
{
    std::vector<StepRecord> all = std::move(m_records);
    for (const StepRecord& record : records) {
        while (!all.empty() && all.back().step >= record.step)
            all.pop_back();
        all.push_back(record);
    }
    setRecords(std::move(all));
}

void ValidationCurve::place(const LossSeries& run, HorizontalAxis axis)
{
    m_graph->data()->clear();
    const auto before = [](const StepRecord& record, std::int64_t step) { return record.step < step; };
    for (const StepRecord& record : m_records) {
        const auto at = std::lower_bound(run.records().begin(), run.records().end(), record.step, before);
        if (at != run.records().end())
            m_graph->addData(
                run.position(static_cast<std::size_t>(at - run.records().begin()), axis), record.loss);
    }
}

void ValidationCurve::setVisible(bool visible)
{
    m_graph->setVisible(visible);
}

void ValidationCurve::paintWith(const QPalette& palette)
{
    const QColor color = roleColor(Role::Validation, palette);
    m_graph->setPen(QPen(color, 2));
    m_graph->setScatterStyle({QCPScatterStyle::ssDiamond, color, color, 9});
}

} // namespace playground
