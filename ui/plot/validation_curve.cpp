// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/validation_curve.h"

#include "ui/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace playground
{

ValidationCurve::ValidationCurve(QCustomPlot& plot)
    : m_plot(plot)
    , m_graph(plot.addGraph())
    , m_last(new QCPItemText(&plot))
{
    m_graph->setAdaptiveSampling(false);
    m_last->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
    m_last->setPadding(QMargins(3, 0, 4, 7));
    m_last->setVisible(false);
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
    showLast();
}

void ValidationCurve::setVisible(bool visible)
{
    m_graph->setVisible(visible);
    showLast();
}

void ValidationCurve::paintWith(const QPalette& palette, const QFont& font)
{
    const QColor color = roleColor(Role::Validation, palette);
    m_graph->setPen(QPen(color, 2));
    m_graph->setScatterStyle({QCPScatterStyle::ssDiamond, color, color, 9});
    m_last->setFont(font);
    m_last->setColor(palette.color(QPalette::Text));
}

void ValidationCurve::showLast()
{
    const bool some = m_graph->visible() && m_graph->dataCount() > 0;
    m_last->setVisible(some);
    if (!some)
        return;
    const QCPGraphData& last = *(m_graph->data()->constEnd() - 1);
    m_last->setVisible(std::isfinite(last.value));
    m_last->position->setCoords(last.key, last.value);
    m_last->setText(m_plot.locale().toString(last.value, 'g', 3));
}

} // namespace playground
