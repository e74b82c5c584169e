// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/loss_plot.h"

#include "ui/style/theme.h"
#include "ui/train/loss_canvas.h"
#include "ui/train/loss_controls.h"
#include "ui/train/loss_export.h"
#include "ui/train/loss_legend.h"
#include "ui/train/loss_readout.h"

#include <QEvent>
#include <QVBoxLayout>
#include <algorithm>

namespace playground
{

namespace
{
bool succeeded(const QString& problem, QString* error)
{
    if (error)
        *error = problem;
    return problem.isEmpty();
}

/// RAII: paints the canvas in export colours.
class Printed
{
public:
    Printed(LossCanvas& canvas, const QPalette& colors, const QPalette& back)
        : m_canvas(canvas)
        , m_back(back)
    {
        m_canvas.showTracer(false);
        m_canvas.paintWith(colors);
    }
    ~Printed()
    {
        m_canvas.paintWith(m_back);
        m_canvas.showTracer(true);
    }
    Printed(const Printed&) = delete;
    Printed& operator=(const Printed&) = delete;

private:
    LossCanvas& m_canvas;
    QPalette m_back;
};
} // namespace

LossPlot::LossPlot(QWidget* parent)
    : QWidget(parent)
    , m_canvas(new LossCanvas(this))
    , m_legend(new LossLegend)
    , m_readout(new LossReadout)
    , m_controls(new LossControls)
{
    setObjectName(QStringLiteral("lossPlot"));
    m_canvas->setObjectName(QStringLiteral("lossCanvas"));
    keepRoomForNumbers();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(m_legend);
    m_legend->addWidget(m_readout); // continues in the same row
    layout->addWidget(m_canvas, 1);
    layout->addLayout(m_controls);

    connect(m_canvas, &LossCanvas::tracedChanged, this, &LossPlot::updateReadout);
    connect(m_canvas, &LossCanvas::overriddenChanged, m_controls, &LossControls::setFitAvailable);
    connect(m_canvas, &LossCanvas::timeLineDragged, this, &LossPlot::timeLineDragged);
    connect(m_legend, &LossLegend::changed, this, &LossPlot::applyView);
    connect(m_controls, &LossControls::changed, this, &LossPlot::applyView);
    connect(m_controls, &LossControls::fitRequested, this, &LossPlot::fit);
    retranslate();
    m_canvas->paintWith(palette());
    updateReadout();
}

void LossPlot::append(std::span<const StepRecord> records)
{
    if (records.empty())
        return;
    const auto notAfter = [](const StepRecord& a, const StepRecord& b) { return a.step >= b.step; };
    const auto& held = history();
    const bool goesOn = (held.empty() || held.back().step < records.front().step)
        && std::adjacent_find(records.begin(), records.end(), notAfter) == records.end();
    if (goesOn) {
        m_canvas->append(records);
    } else {
        std::vector<StepRecord> all = held;
        for (const StepRecord& record : records) {
            while (!all.empty() && all.back().step >= record.step)
                all.pop_back();
            all.push_back(record);
        }
        m_canvas->setHistory(all);
    }
    updateReadout();
}

void LossPlot::setHistory(std::vector<StepRecord> records)
{
    m_canvas->setHistory(records);
    updateReadout();
}

const std::vector<StepRecord>& LossPlot::history() const
{
    return m_canvas->run().records();
}

void LossPlot::appendValidation(std::span<const StepRecord> records)
{
    if (records.empty())
        return;
    m_canvas->appendValidation(records);
    validationChanged();
}

void LossPlot::setValidation(std::vector<StepRecord> records)
{
    m_canvas->setValidation(std::move(records));
    validationChanged();
}

const std::vector<StepRecord>& LossPlot::validation() const
{
    return m_canvas->validation();
}

void LossPlot::validationChanged()
{
    m_legend->setValidation(
        validation().empty() ? std::nullopt : std::optional<double>(validation().back().loss));
}

void LossPlot::setStepsPerEpoch(qint64 steps)
{
    m_canvas->setStepsPerEpoch(steps);
}

void LossPlot::setTimeLine(qint64 step)
{
    m_canvas->setTimeLine(step < 0 ? std::nullopt : std::optional<std::int64_t>(step));
}

void LossPlot::clear()
{
    setValidation({});
    setHistory({});
}

void LossPlot::addEarlierRun(const QString& name, std::vector<StepRecord> records)
{
    m_canvas->addEarlierRun(records);
    m_legend->addEarlierRun(name);
}

void LossPlot::removeEarlierRun(int index)
{
    m_canvas->removeEarlierRun(index);
    m_legend->removeEarlierRun(index);
}

void LossPlot::clearEarlierRuns()
{
    m_canvas->clearEarlierRuns();
    m_legend->clearEarlierRuns();
}

void LossPlot::setSmoothing(double weight)
{
    m_controls->setSmoothing(weight);
}
void LossPlot::setLogarithmic(bool on)
{
    m_controls->setLogarithmic(on);
}
void LossPlot::setIgnoreOutliers(bool on)
{
    m_controls->setIgnoreOutliers(on);
}
void LossPlot::setCourseRange(bool on)
{
    m_controls->setCourseRange(on);
}
void LossPlot::setHorizontalAxis(HorizontalAxis axis)
{
    m_controls->setHorizontalAxis(axis);
}

void LossPlot::fit()
{
    m_canvas->fit();
}
bool LossPlot::isViewOverridden() const
{
    return m_canvas->isOverridden();
}

ValueRange LossPlot::horizontalRange() const
{
    return {m_canvas->xAxis->range().lower, m_canvas->xAxis->range().upper};
}

ValueRange LossPlot::verticalRange() const
{
    return {m_canvas->yAxis->range().lower, m_canvas->yAxis->range().upper};
}

std::optional<ValueRange> LossPlot::klRange() const
{
    if (!m_canvas->yAxis2->visible())
        return {};
    return ValueRange{m_canvas->yAxis2->range().lower, m_canvas->yAxis2->range().upper};
}

/// Applies all controls at once; the canvas detects what has changed.
void LossPlot::applyView()
{
    LossView view;
    m_controls->writeTo(view);
    m_legend->writeTo(view);
    m_canvas->setView(view);
    updateReadout();
}

bool LossPlot::exportCsv(const QString& path, QString* error) const
{
    return succeeded(writeCsv(m_canvas->run(), m_canvas->validation(), path), error);
}

bool LossPlot::exportSvg(const QString& path, QString* error)
{
    const Printed printed(*m_canvas, lightPalette(), palette());
    return succeeded(writeSvg(*m_canvas, path), error);
}

bool LossPlot::exportPdf(const QString& path, QString* error)
{
    const Printed printed(*m_canvas, lightPalette(), palette());
    return succeeded(writePdf(*m_canvas, path), error);
}

void LossPlot::updateReadout()
{
    m_legend->setKlAvailable(m_canvas->hasKl());
    const LossSeries& run = m_canvas->run();
    if (run.empty()) {
        m_readout->clearRecord();
    } else {
        const std::size_t index = m_canvas->traced().value_or(run.size() - 1);
        m_readout->setRecord(run.records()[index], run.smoothed()[index]);
    }
    m_canvas->setAccessibleDescription(m_readout->spoken());
}

void LossPlot::retranslate()
{
    m_legend->retranslate();
    m_controls->retranslate();
    m_canvas->setAccessibleName(tr("Loss curve"));
    m_canvas->setAccessibleDescription(m_readout->spoken());
    m_canvas->retranslate();
}

/// The axes' numbers and words leave half of the height to the curve.
void LossPlot::keepRoomForNumbers()
{
    m_canvas->setMinimumSize(240, std::max(120, 8 * fontMetrics().height()));
}

void LossPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        m_canvas->paintWith(palette());
    if (event->type() == QEvent::FontChange) {
        keepRoomForNumbers();
        m_controls->retranslate(); // numbers of another width
    }
}

} // namespace playground
