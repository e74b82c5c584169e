// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/sample_page.h"

#include "ui/controls/weights_slider.h"
#include "ui/sample/denoise_panel.h"
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
#include <QVBoxLayout>

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
    , m_model(new SamplingModel(this))
    , m_controls(new SamplerControls)
    , m_buttons(new SampleButtons)
    , m_upper(new StepViewStack(*m_model))
    , m_nearest(new NearestPanel)
    , m_denoise(new DenoisePanel)
    , m_transport(new TransportBar)
    , m_filmStrip(new FilmStrip(m_model->history()))
{
    build();
    connectModel();
    connectButtons();
    connectViews();
    refreshSteps();
    refreshPictures();
}

void SamplePage::build()
{
    auto* top = new QWidget;
    auto* upper = new QVBoxLayout(top);
    upper->setContentsMargins(0, 0, 0, 0);
    upper->setSpacing(4);
    upper->addWidget(m_upper, 1);
    upper->addWidget(m_nearest);
    m_nearest->hide();
    upper->addWidget(m_denoise);
    m_denoise->hide();
    upper->addWidget(m_transport);
    m_splitter = new FilmSplitter(top, m_filmStrip);

    m_controls->setObjectName(QStringLiteral("samplerControls"));
    m_transport->setObjectName(QStringLiteral("transportBar"));
    m_filmStrip->setObjectName(QStringLiteral("filmStrip"));
    m_splitter->setObjectName(QStringLiteral("sampleSplitter"));

    auto* all = new QVBoxLayout(this);
    all->setSpacing(6);
    all->addWidget(m_controls);
    all->addWidget(m_buttons);
    all->addWidget(m_splitter, 1);
    setFocusPolicy(Qt::ClickFocus);
}

void SamplePage::connectModel()
{
    connect(m_model, &SamplingModel::stepsChanged, this, &SamplePage::refreshSteps);
    connect(m_model, &SamplingModel::currentChanged, this, &SamplePage::refreshPictures);
    connect(m_model, &SamplingModel::rowsChanged, this, &SamplePage::refreshRows);
    connect(m_model, &SamplingModel::requested, this, [this] { setFocus(); });
    connect(&m_model->undoStack(), &QUndoStack::indexChanged, this, &SamplePage::refreshButtons);
}

void SamplePage::connectButtons()
{
    const auto clicked
        = [this](QPushButton* button, auto call) { connect(button, &QPushButton::clicked, this, call); };
    clicked(m_buttons->sample, &SamplePage::sampleOrCancel);
    clicked(m_buttons->fiveSteps, [this] { figure(5, 8, int(View::Steps)); });
    clicked(m_buttons->fortySteps, [this] { figure(40, 64, int(View::Grid)); });
    clicked(m_buttons->addRow, [this] { m_model->addRow(m_controls->request()); });
    clicked(m_buttons->branch, &SamplePage::branch);
    clicked(m_buttons->paint, [this] { m_upper->togglePainting(); });
    clicked(m_buttons->draw, [this] { m_upper->toggleDrawing(m_shape); });
    clicked(m_buttons->undo, [this] { m_model->undoStack().undo(); });
    clicked(m_buttons->redo, [this] { m_model->undoStack().redo(); });
    connect(m_buttons->latents, &QPushButton::toggled, m_filmStrip, &FilmStrip::setLatentsShown);
    connect(m_buttons->compare, &QPushButton::toggled, this, &SamplePage::compare);
    connect(m_buttons->slow, &QPushButton::toggled, m_denoise, &QWidget::setVisible);
    connect(m_buttons, &SampleButtons::viewChosen, this, &SamplePage::setView);
    connect(m_controls, &SamplerControls::changed, this, &SamplePage::refreshButtons);
}

void SamplePage::connectViews()
{
    connect(m_upper, &StepViewStack::switched, this, [this] {
        m_buttons->paint->setChecked(m_upper->painting());
        m_buttons->draw->setChecked(m_upper->drawing());
    });
    connect(&m_upper->canvas(), &PaintPanel::continueRequested, this,
        [this] { m_upper->sampleFromCanvas(m_controls->request()); });
    connect(&m_upper->stepView(), &StepView::sampleChosen, m_model, &SamplingModel::setSample);
    connect(m_filmStrip, &FilmStrip::scrubbed, this, [this](int row, double amount) {
        setFocus();
        m_model->goNear(row, amount);
    });
    connect(m_denoise, &DenoisePanel::stepWanted, m_model, &SamplingModel::goTo);
    connect(m_transport, &TransportBar::moved, m_model, &SamplingModel::goTo);
    connect(m_transport, &TransportBar::liveRequested, m_model, &SamplingModel::followNewest);
}

void SamplePage::addTimeSlider(PreviewSettings& settings)
{
    m_transport->addAtEnd(new WeightsSlider(settings));
}

void SamplePage::setSamplers(const std::vector<SamplerEntry>& samplers, const SamplerOptions& usual)
{
    m_default = usual;
    m_controls->setSamplers(samplers, usual);
    m_filmStrip->setSamplerTitles(m_controls->titles());
    refreshButtons();
}

void SamplePage::setClasses(const std::vector<std::string>& names, bool orNone)
{
    m_controls->setClasses(names, orNone);
    m_filmStrip->setClassNames(m_controls->classNames());
    m_upper->stepView().setClassNames(m_controls->classNames());
}

void SamplePage::setDisplayRange(const DisplayRange& range)
{
    m_displayRange = range;
    m_upper->stepView().setDisplayRange(range);
    m_filmStrip->setDisplayRange(range);
    m_nearest->setDisplayRange(range);
    m_denoise->setDisplayRange(range);
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
    m_denoise->setPictureSize(size);
    m_upper->stepView().setPictureSize(size);
    m_filmStrip->setPictureSize(size);
}

void SamplePage::setLatentSize(QSize size)
{
    m_latentSize = size;
    m_upper->stepView().setLatentSize(size);
    m_nearest->setLatent(!size.isEmpty());
    m_denoise->setLatent(!size.isEmpty());
    m_buttons->setLatent(!size.isEmpty());
    refreshButtons();
}

const StepView& SamplePage::stepView() const
{
    return m_upper->stepView();
}

int SamplePage::stepsPerSecond() const
{
    return m_transport->stepsPerSecond();
}

bool SamplePage::canSample() const
{
    return m_model->sampling() || m_controls->chosenFits();
}

void SamplePage::sampleOrCancel()
{
    if (m_model->sampling())
        m_model->cancel(); // the lane reports when they have ended
    else if (canSample())
        m_model->sample(m_controls->request());
}

void SamplePage::figure(int steps, int count, int view)
{
    RowRequest chosen = m_controls->request();
    SamplerOptions& sampler = chosen.request.sampler;
    // The HF course's sampler if it fits the network, otherwise the recipe's default.
    sampler = m_controls->fits(SamplerOptions().name) ? SamplerOptions() : m_default;
    sampler.steps = steps;
    chosen.request.count = count;
    m_controls->setRequest(chosen);
    setView(view);
    if (canSample())
        m_model->sample(m_controls->request());
}

void SamplePage::branch()
{
    if (m_upper->painting())
        m_upper->sampleFromCanvas(m_controls->request());
    else
        m_model->branch(m_controls->request());
}

void SamplePage::setView(int view)
{
    m_upper->close();
    m_buttons->setView(view);
    m_upper->stepView().setView(View(view));
    compare(m_buttons->compare->isChecked());
}

void SamplePage::compare(bool on)
{
    const bool one = m_upper->stepView().view() == View::One;
    m_nearest->setVisible(on);
    m_upper->stepView().keepIdealColumn(on && one);
    m_model->setComparing(on);
}

void SamplePage::show(const Comparison& findings)
{
    if (!m_model->shows(findings))
        return;
    m_upper->stepView().setIdeal(findings.ideal);
    m_nearest->show(findings);
}

void SamplePage::refreshRows(const std::vector<int>& rows)
{
    m_upper->close();
    if (std::exchange(m_rowsShown, rows.size()) != rows.size())
        m_splitter->share();
}

void SamplePage::refreshSteps()
{
    std::vector<int> indices;
    const SamplingRow* row = m_model->row();
    if (row) {
        for (const SampleStep& step : row->steps)
            indices.push_back(step.index);
    }
    m_transport->setSteps(std::move(indices), row ? row->totalSteps : 0, row && row->running());
    m_filmStrip->refresh();
}

void SamplePage::refreshPictures()
{
    const HistoryCursor& cursor = m_model->cursor();
    const SampleStep* at = cursor.at();
    m_transport->setFollowing(cursor.following());
    m_transport->setPosition(std::max(0, cursor.step()));
    m_transport->setLevel(at ? RowLabels::level(*cursor.row(), *at, locale()) : QString());
    m_filmStrip->setSample(cursor.sample());
    m_filmStrip->setCursor(cursor.id(), cursor.step(), cursor.amount());
    m_upper->stepView().show(cursor.row(), cursor.step(), cursor.sample());
    m_denoise->show(cursor.row(), cursor.step(), cursor.sample());
    if (!at)
        m_nearest->clearPictures();
    refreshButtons();
}

void SamplePage::refreshButtons()
{
    const bool busy = m_model->sampling();
    const bool fits = m_controls->chosenFits();
    m_buttons->setSampling(busy);
    m_buttons->sample->setEnabled(canSample());
    m_buttons->fiveSteps->setEnabled(m_controls->fits(m_default.name));
    m_buttons->fortySteps->setEnabled(m_controls->fits(m_default.name));
    m_buttons->addRow->setEnabled(fits && m_model->row());
    m_buttons->branch->setEnabled(fits && m_model->canBranch());
    m_buttons->paint->setEnabled(fits && m_model->canBranch() && m_latentSize.isEmpty());
    m_buttons->draw->setEnabled(fits);
    m_buttons->undo->setEnabled(m_model->undoStack().canUndo());
    m_buttons->redo->setEnabled(m_model->undoStack().canRedo());
}

void SamplePage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_BracketLeft)
        m_model->setSample(m_model->sample() - 1);
    else if (event->key() == Qt::Key_BracketRight)
        m_model->setSample(m_model->sample() + 1);
    else if (event->matches(QKeySequence::Undo))
        m_model->undoStack().undo();
    else if (event->matches(QKeySequence::Redo))
        m_model->undoStack().redo();
    else if (!m_transport->takeKey(event->key()))
        QWidget::keyPressEvent(event);
}

void SamplePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_filmStrip->setSamplerTitles(m_controls->titles());
        m_filmStrip->setClassNames(m_controls->classNames());
        m_upper->stepView().setClassNames(m_controls->classNames());
        refreshSteps();
        refreshPictures();
        compare(m_buttons->compare->isChecked()); // the step view has forgotten what was found
    }
}

} // namespace playground
