// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/loss_plot.h"

#include "ui/plot/legend_word.h"
#include "ui/plot/loss_canvas.h"
#include "ui/plot/loss_export.h"
#include "ui/plot/loss_readout.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

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

/// For as long as it lives the canvas is dressed to leave the window.
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
{
    setObjectName(QStringLiteral("lossPlot"));
    m_canvas->setObjectName(QStringLiteral("lossCanvas"));
    m_canvas->setMinimumSize(240, 120);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(buildHeader());
    layout->addWidget(m_canvas, 1);
    layout->addLayout(buildControls());

    connect(m_canvas, &LossCanvas::tracedChanged, this, &LossPlot::updateReadout);
    connect(m_canvas, &LossCanvas::overriddenChanged, m_fit, &QPushButton::setEnabled);
    connect(m_canvas, &LossCanvas::overriddenChanged, this, &LossPlot::viewOverridden);
    connect(m_canvas, &LossCanvas::timeLineDragged, this, &LossPlot::timeLineDragged);
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
    m_validationWord->setVisible(!validation().empty());
    if (!validation().empty()) // beside the curve the number would stand on those of the epochs
        m_validationWord->setText(
            tr("held-out images %1").arg(locale().toString(validation().back().loss, 'g', 3)));
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
    m_earlierNames.append(name);
    m_canvas->addEarlierRun(records);
    retranslate();
}

void LossPlot::clearEarlierRuns()
{
    m_earlierNames.clear();
    m_canvas->clearEarlierRuns();
    retranslate();
}

void LossPlot::setSmoothing(double weight)
{
    m_smoothing->setValue(static_cast<int>(std::lround(std::clamp(weight, 0.0, 0.99) * 100)));
}

void LossPlot::setLogarithmic(bool on)
{
    m_logarithmic->setChecked(on);
}
void LossPlot::setIgnoreOutliers(bool on)
{
    m_ignoreOutliers->setChecked(on);
}
void LossPlot::setCourseRange(bool on)
{
    m_courseRange->setChecked(on);
}
void LossPlot::setHorizontalAxis(HorizontalAxis axis)
{
    m_axis->setCurrentIndex(static_cast<int>(axis));
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

/// All that the controls say, in one piece: the canvas finds out what is new.
void LossPlot::applyControls()
{
    LossView view;
    view.smoothing = m_smoothing->value() / 100.0;
    view.logarithmic = m_logarithmic->isChecked();
    view.ignoreOutliers = m_ignoreOutliers->isChecked();
    view.courseRange = m_courseRange->isChecked();
    view.axis = static_cast<HorizontalAxis>(m_axis->currentIndex());
    view.raw = m_rawWord->isChecked();
    view.smoothed = m_smoothedWord->isChecked();
    view.means = m_meansWord->isChecked();
    view.validation = m_validationWord->isChecked();
    view.kl = m_klWord->isChecked();
    view.earlier = m_earlierWord->isChecked();
    m_smoothingNumber->setText(locale().toString(view.smoothing, 'f', 2));
    m_ignoreOutliers->setEnabled(!view.courseRange);
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

bool LossPlot::exportPng(const QString& path, QString* error)
{
    const Printed printed(*m_canvas, palette(), palette());
    return succeeded(writePng(*m_canvas, path), error);
}

void LossPlot::updateReadout()
{
    m_klWord->setVisible(m_canvas->hasKl());
    const LossSeries& run = m_canvas->run();
    const auto traced = m_canvas->traced();
    if (run.empty()) {
        m_readout->clearRecord();
    } else {
        const std::size_t index = traced.value_or(run.size() - 1);
        m_readout->setRecord(run.records()[index], run.smoothed()[index]);
    }
    m_canvas->setAccessibleDescription(m_readout->spoken());
    if (traced)
        Q_EMIT hovered(run.records()[*traced], run.smoothed()[*traced]);
    else if (m_hovering)
        Q_EMIT hoverEnded();
    m_hovering = traced.has_value();
}

void LossPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        m_canvas->paintWith(palette());
}

} // namespace playground
