// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/sample_page.h"

#include "ui/pictures/weights_slider.h"
#include "ui/sampling/film_strip.h"
#include "ui/sampling/nearest_panel.h"
#include "ui/sampling/paint_panel.h"
#include "ui/sampling/row_words.h"
#include "ui/sampling/sample_buttons.h"
#include "ui/sampling/sample_stage.h"
#include "ui/sampling/transport_bar.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace playground
{

namespace
{
using View = SampleStage::View;
}

SamplePage::SamplePage(QWidget* parent)
    : QWidget(parent)
    , m_controls(new SamplerControls)
    , m_buttons(new SampleButtons)
    , m_upper(new QStackedWidget)
    , m_stage(new SampleStage)
    , m_paint(new PaintPanel)
    , m_nearest(new NearestPanel)
    , m_transport(new TransportBar)
    , m_strip(new FilmStrip(m_history))
    , m_splitter(new QSplitter(Qt::Vertical))
{
    build();
    connectAll();
    refreshSteps();
}

void SamplePage::addTimeSlider(PreviewSettings& settings)
{
    m_transport->addAtEnd(new WeightsSlider(settings));
}

void SamplePage::setSamplers(const std::vector<SamplerEntry>& samplers, const SamplerOptions& usual)
{
    m_usual = usual;
    m_controls->setSamplers(samplers, usual);
    m_strip->setSamplerTitles(m_controls->titles());
    refreshButtons();
}

void SamplePage::setSnapshots(const std::vector<std::int64_t>& steps)
{
    m_controls->setSnapshots(steps);
}

void SamplePage::setClasses(const std::vector<std::string>& names)
{
    m_controls->setClasses(names);
    m_strip->setClassNames(m_controls->classNames());
}

void SamplePage::setLook(float low, float high, bool inverted)
{
    m_look = {low, high, inverted};
    m_stage->setLook(m_look);
    m_strip->setLook(m_look);
    m_nearest->setLook(m_look);
    m_paint->setLook(low, high, inverted);
}

void SamplePage::setUniformNoise(bool uniform)
{
    m_paint->setUniformNoise(uniform);
}

void SamplePage::setPictureShape(const Images& shape)
{
    m_shape = shape;
    const QSize size(shape.width, shape.height);
    m_nearest->setPictureSize(size);
    m_stage->setPictureSize(size);
    m_strip->setPictureSize(size);
}

void SamplePage::setLatentSize(QSize size)
{
    m_latentSize = size;
    m_stage->setLatentSize(size);
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
    forgetPlace();
}

void SamplePage::forgetPlace()
{
    m_added.clear();
    m_row = 0;
    m_step = -1;
    m_following = true;
    closeCanvas();
    refreshSteps();
}

void SamplePage::setView(int view)
{
    closeCanvas();
    m_buttons->setView(view);
    m_stage->setView(View(view));
    compare(m_buttons->compare->isChecked());
}

void SamplePage::compare(bool on)
{
    const bool one = m_stage->view() == View::One;
    m_nearest->setVisible(on);
    m_stage->keepIdealColumn(on && one);
    if (on)
        inspect();
}

Images SamplePage::pictureAlone(const Images& all, int index)
{
    const auto values = all.image(index);
    return {1, all.channels, all.height, all.width, {values.begin(), values.end()}};
}

void SamplePage::inspect()
{
    const SamplingRow* at = row();
    if (!at || m_step < 0 || !m_buttons->compare->isChecked())
        return;
    const SampleStep& step = at->steps[static_cast<std::size_t>(m_step)];
    Q_EMIT inspected({m_row, step.index, m_sample, pictureAlone(step.x, m_sample),
        pictureAlone(predictionOf(step), m_sample), step.amount});
}

void SamplePage::show(const Findings& findings)
{
    const SamplingRow* at = row();
    if (!at || m_step < 0 || findings.row != m_row || findings.sample != m_sample
        || findings.step != at->steps[static_cast<std::size_t>(m_step)].index)
        return;
    m_stage->setIdeal(findings.ideal);
    m_nearest->show(findings);
}

void SamplePage::take(std::vector<SamplingEvent> events)
{
    for (SamplingEvent& event : events)
        takeOne(event);
    if (events.empty())
        return;
    // Steps before the one shown may have been forgotten: it stays, but its place is another.
    if (const SamplingRow* at = row())
        m_step = m_history.currentOf(*at);
    refreshSteps();
}

void SamplePage::takeOne(SamplingEvent& event)
{
    switch (event.kind) {
    case SamplingEvent::Kind::Started:
        m_history.start(event.row, event.totalSteps, event.snapshotStep, std::move(event.weightsHash));
        return;
    case SamplingEvent::Kind::Step:
        m_history.append(event.row, std::move(event.step));
        break;
    case SamplingEvent::Kind::Finished:
        m_history.finish(event.row, std::move(event.pictures), std::move(event.decoded));
        break;
    case SamplingEvent::Kind::Cancelled:
        m_history.end(event.row, SamplingRow::State::Cancelled);
        return;
    case SamplingEvent::Kind::Failed:
        m_history.end(event.row, SamplingRow::State::Failed);
        return;
    }
    followLive(event.row);
}

void SamplePage::followLive(int id)
{
    const SamplingRow* live = m_history.row(id);
    if (!live || !m_following)
        return;
    m_row = id;
    m_step = static_cast<int>(live->steps.size()) - 1;
    m_history.setCurrent(id, live->steps.back().index, live->steps.back().amount);
    m_following = live->steps.back().index != m_haltAt;
}

void SamplePage::refreshSteps()
{
    std::vector<int> indices;
    const SamplingRow* at = row();
    if (at) {
        for (const SampleStep& step : at->steps)
            indices.push_back(step.index);
        m_step = std::min(m_step, static_cast<int>(at->steps.size()) - 1);
        if (m_step < 0 && !at->steps.empty())
            m_step = 0;
    }
    m_transport->setSteps(std::move(indices), at ? at->totalSteps : 0, at && at->running());
    m_transport->setFollowing(m_following);
    m_strip->refresh();
    const auto rows = m_history.rows().size();
    if (std::exchange(m_rowsShared, rows) != rows && m_shared)
        share();
    refreshPictures();
    refreshButtons();
}

void SamplePage::refreshPictures()
{
    const SamplingRow* at = row();
    const bool some = at && m_step >= 0;
    if (at)
        m_sample = std::min(m_sample, std::max(0, at->request.count - 1));
    const double amount = some ? at->steps[static_cast<std::size_t>(m_step)].amount : 1;
    m_history.setCurrent(m_row, some ? at->steps[static_cast<std::size_t>(m_step)].index : 0, amount);
    m_transport->setPosition(std::max(0, m_step));
    m_transport->setLevel(
        some ? RowWords::level(at->steps[static_cast<std::size_t>(m_step)], locale()) : QString());
    m_strip->setSample(m_sample);
    m_strip->setCursor(m_row, m_step, amount);
    m_stage->show(at, m_step, m_sample);
    if (!some)
        m_nearest->clearPictures();
    inspect();
}

void SamplePage::refreshButtons()
{
    const bool busy = sampling();
    const bool fits = m_controls->fits(m_controls->choice().sampler.name);
    const SamplingRow* at = row();
    const bool midway = at && m_step >= 0 && at->steps[static_cast<std::size_t>(m_step)].amount > 0;
    m_buttons->setSampling(busy);
    m_buttons->sample->setEnabled(busy || fits);
    m_buttons->fiveSteps->setEnabled(m_controls->fits(m_usual.name));
    m_buttons->fortySteps->setEnabled(m_controls->fits(m_usual.name));
    m_buttons->addRow->setEnabled(fits && at);
    m_buttons->branch->setEnabled(fits && midway);
    m_buttons->paint->setEnabled(fits && midway && m_latentSize.isEmpty());
    m_buttons->draw->setEnabled(fits);
    m_buttons->undo->setEnabled(!m_added.empty());
    if (busy != std::exchange(m_wasSampling, busy))
        Q_EMIT samplingChanged(busy);
}

void SamplePage::goTo(int row, int step)
{
    const bool otherRow = row != m_row;
    m_row = row;
    m_step = step;
    if (otherRow)
        return refreshSteps();
    refreshPictures();
    refreshButtons();
}

void SamplePage::walk(int id, double amount)
{
    const SamplingRow* to = m_history.row(id);
    if (!to || to->steps.empty())
        return;
    m_following = false;
    m_transport->setFollowing(false);
    setFocus();
    goTo(id, stepNear(*to, amount));
}

int SamplePage::stepsPerSecond() const
{
    return m_transport->stepsPerSecond();
}

void SamplePage::setSample(int sample)
{
    const SamplingRow* at = row();
    if (!at || sample < 0 || sample >= at->request.count)
        return;
    m_sample = sample;
    refreshPictures();
}

// Pictures grow in whole steps: the strip gets what the largest ones that leave the stage its part need, and
// the stage gets the rest.
void SamplePage::share()
{
    const int whole = m_splitter->height() - m_splitter->handleWidth();
    const int strip = m_strip->heightFor(whole * 2 / 5);
    m_splitter->setSizes({whole - strip, strip});
}

void SamplePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layout()->activate(); // the splitter has its new height now
    if (m_shared)
        share();
}

void SamplePage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_BracketLeft)
        setSample(m_sample - 1);
    else if (event->key() == Qt::Key_BracketRight)
        setSample(m_sample + 1);
    else if (event->matches(QKeySequence::Undo))
        undo();
    else if (!m_transport->takeKey(event->key()))
        QWidget::keyPressEvent(event);
}

void SamplePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_strip->setSamplerTitles(m_controls->titles());
        m_strip->setClassNames(m_controls->classNames());
        refreshSteps();
    }
}

} // namespace playground
