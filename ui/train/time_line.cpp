// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/time_line.h"

#include "ui/style/theme.h"

#include <algorithm>

namespace playground
{

TimeLine::TimeLine(QCustomPlot& plot)
    : m_line(new QCPItemStraightLine(&plot))
{
    m_line->setLayer(QStringLiteral("overlay"));
    m_line->setVisible(false);
}

std::optional<double> TimeLine::place(const LossSeries& run, const Curve& curve)
{
    const bool shown = m_step && !run.empty();
    m_line->setVisible(shown);
    if (!shown)
        return {};
    const auto& records = run.records();
    const auto found = std::lower_bound(records.begin(), records.end(), *m_step,
        [](const StepRecord& record, std::int64_t step) { return record.step < step; });
    const auto index = std::min(static_cast<std::size_t>(found - records.begin()), records.size() - 1);
    const double x = *m_step == 0 ? 0 : curve.key(index);
    m_line->point1->setCoords(x, 0);
    m_line->point2->setCoords(x, 1);
    return x;
}

void TimeLine::paintWith(const QPalette& palette)
{
    m_line->setPen(QPen(roleColor(Role::Marker, palette), 2));
}

} // namespace playground
