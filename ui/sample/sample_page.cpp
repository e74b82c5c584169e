// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/sample_page.h"

#include "ui/controls/weights_slider.h"
#include "ui/images/image_at.h"
#include "ui/sample/film_splitter.h"
#include "ui/sample/film_strip.h"
#include "ui/sample/nearest_panel.h"
#include "ui/sample/paint_panel.h"
#include "ui/sample/row_labels.h"
#include "ui/sample/sample_buttons.h"
#include "ui/sample/step_view.h"
#include "ui/sample/step_view_stack.h"
#include "ui/sample/transport_bar.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPushButton>
#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace playground
{

namespace
{
using View = StepView::View;
}

SamplePage::SamplePage(QWidget* parent)
    : QWidget(parent)
    , m_undo(new QUndoStack(this))
    , m_controls(new SamplerControls)
    , m_buttons(new SampleButtons)
    , m_upper(new StepViewStack)
    , m_nearest(new NearestPanel)
    , m_transport(new TransportBar)
    , m_strip(new FilmStrip(m_history))
{
    build();
    connectAll();
    refreshSteps();
}

SamplePage::~SamplePage()
{
    disconnect(
        m_undo, nullptr, this, nullptr); // it clears itself when this object is only a QWidget any more
}

void SamplePage::addTimeSlider(PreviewSettings& settings)
{
    m_transport->addAtEnd(new WeightsSlider(settings));
}

void SamplePage::setSamplers(const std::vector<SamplerEntry>& samplers, const SamplerOptions& usual)
{
    m_default = usual;
    m_controls->setSamplers(samplers, usual);
    m_strip->setSamplerTitles(m_controls->titles());
    refreshButtons();
}

void SamplePage::setSnapshots(const std::vector<std::int64_t>& steps)
{
    m_controls->setSnapshots(steps);
}

void SamplePage::setClasses(const std::vector<std::string>& names, bool orNone)
{
    m_controls->setClasses(names, orNone);
    m_strip->setClassNames(m_controls->classNames());
    m_upper->stage().setClassNames(m_controls->classNames());
}

void SamplePage::setDisplayRange(const DisplayRange& range)
{
    m_displayRange = range;
    m_upper->stage().setDisplayRange(m_displayRange);
    m_strip->setDisplayRange(m_displayRange);
    m_nearest->setDisplayRange(m_displayRange);
    m_upper->canvas().setDisplayRange(range);
}

void SamplePage::setUniformNoise(bool uniform)
{
    m_upper->canvas().setUniformNoise(uniform);
}

void SamplePage::setPictureShape(const ImageBatch& shape)
{
    m_shape = shape;
    const QSize size(shape.width, shape.height);
    m_nearest->setPictureSize(size);
    m_upper->stage().setPictureSize(size);
    m_strip->setPictureSize(size);
}

void SamplePage::setLatentSize(QSize size)
{
    m_latentSize = size;
    m_upper->stage().setLatentSize(size);
    m_nearest->setLatent(!size.isEmpty());
    m_buttons->setLatent(!size.isEmpty());
    refreshButtons();
}

bool SamplePage::sampling() const
{
    return std::any_of(m_history.rows().begin(), m_history.rows().end(),
        [](const SamplingRow& row) { return row.running(); });
}

void SamplePage::clear()
{
    cancelAll();
    m_history.clear();
    m_undo->clear();
    forgetPlace();
}

void SamplePage::forgetPlace()
{
    m_cursor.reset();
    refreshSteps();
    m_upper->close();
}

void SamplePage::setView(int view)
{
    m_upper->close();
    m_buttons->setView(view);
    m_upper->stage().setView(View(view));
    compare(m_buttons->compare->isChecked());
}

void SamplePage::compare(bool on)
{
    const bool one = m_upper->stage().view() == View::One;
    m_nearest->setVisible(on);
    m_upper->stage().keepIdealColumn(on && one);
    if (on)
        inspect();
}

void SamplePage::inspect()
{
    const SampleStep* at = m_cursor.at();
    if (!at || !m_buttons->compare->isChecked())
        return;
    const int sample = m_cursor.sample();
    Q_EMIT inspected({m_cursor.id(), at->index, sample, oneOf(at->x, sample),
        oneOf(predictionOf(*at), sample), at->amount});
}

void SamplePage::show(const Comparison& findings)
{
    const SampleStep* at = m_cursor.at();
    if (!at || findings.row != m_cursor.id() || findings.sample != m_cursor.sample()
        || findings.step != at->index)
        return;
    m_upper->stage().setIdeal(findings.ideal);
    m_nearest->show(findings);
}

void SamplePage::take(std::vector<SamplingEvent> events)
{
    for (SamplingEvent& event : events) {
        const int row = event.row;
        if (m_history.take(std::move(event)))
            m_cursor.follow(row);
    }
    if (!events.empty())
        refreshSteps();
}

void SamplePage::refreshSteps()
{
    m_cursor.settle();
    std::vector<int> indices;
    const SamplingRow* at = row();
    if (at) {
        for (const SampleStep& step : at->steps)
            indices.push_back(step.index);
    }
    m_transport->setSteps(std::move(indices), at ? at->totalSteps : 0, at && at->running());
    m_transport->setFollowing(m_cursor.following());
    m_strip->refresh();
    refreshPictures(); // from now on the stage shows the current rows
    refreshButtons();
    const auto rows = m_history.rows().size();
    if (std::exchange(m_rowsShown, rows) != rows)
        m_splitter->share();
}

void SamplePage::refreshPictures()
{
    const SampleStep* at = m_cursor.at();
    m_transport->setPosition(std::max(0, m_cursor.step()));
    m_transport->setLevel(at ? RowLabels::level(*row(), *at, locale()) : QString());
    m_strip->setSample(m_cursor.sample());
    m_strip->setCursor(m_cursor.id(), m_cursor.step(), m_cursor.amount());
    m_upper->stage().show(row(), m_cursor.step(), m_cursor.sample());
    if (!at)
        m_nearest->clearPictures();
    inspect();
}

void SamplePage::refreshButtons()
{
    const bool busy = sampling();
    const bool fits = m_controls->fits(m_controls->request().request.sampler.name);
    const bool midway = m_cursor.at() && m_cursor.amount() > 0;
    m_buttons->setSampling(busy);
    m_buttons->sample->setEnabled(busy || fits);
    m_buttons->fiveSteps->setEnabled(m_controls->fits(m_default.name));
    m_buttons->fortySteps->setEnabled(m_controls->fits(m_default.name));
    m_buttons->addRow->setEnabled(fits && row());
    m_buttons->branch->setEnabled(fits && midway);
    m_buttons->paint->setEnabled(fits && midway && m_latentSize.isEmpty());
    m_buttons->draw->setEnabled(fits);
    m_buttons->undo->setEnabled(m_undo->canUndo());
    m_buttons->redo->setEnabled(m_undo->canRedo());
    if (busy != std::exchange(m_wasSampling, busy))
        Q_EMIT samplingChanged(busy);
}

void SamplePage::goTo(int row, int step)
{
    const bool otherRow = row != m_cursor.id();
    m_cursor.goTo(row, step);
    if (otherRow)
        return refreshSteps();
    refreshPictures();
    refreshButtons();
}

void SamplePage::setFollowing(bool following)
{
    m_cursor.setFollowing(following);
    m_transport->setFollowing(following);
}

void SamplePage::walk(int id, double amount)
{
    const SamplingRow* to = m_history.row(id);
    if (!to || to->steps.empty())
        return;
    setFollowing(false);
    setFocus();
    goTo(id, stepNear(*to, amount));
}

const StepView& SamplePage::stage() const
{
    return m_upper->stage();
}

int SamplePage::stepsPerSecond() const
{
    return m_transport->stepsPerSecond();
}

void SamplePage::setSample(int sample)
{
    if (m_cursor.setSample(sample))
        refreshPictures();
}

void SamplePage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_BracketLeft)
        setSample(m_cursor.sample() - 1);
    else if (event->key() == Qt::Key_BracketRight)
        setSample(m_cursor.sample() + 1);
    else if (event->matches(QKeySequence::Undo))
        m_undo->undo();
    else if (event->matches(QKeySequence::Redo))
        m_undo->redo();
    else if (!m_transport->takeKey(event->key()))
        QWidget::keyPressEvent(event);
}

void SamplePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_strip->setSamplerTitles(m_controls->titles());
        m_strip->setClassNames(m_controls->classNames());
        m_upper->stage().setClassNames(m_controls->classNames());
        refreshSteps();
    }
}

} // namespace playground
