// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/sampler_controls.h"

#include "models/api/sampler_traits.h"
#include "ui/controls/flow_layout.h"
#include "ui/sample/class_controls.h"
#include "ui/sample/scheduler_button.h"
#include "ui/sample/scheduler_panel.h"
#include "ui/style/icons.h"
#include "ui/style/translated.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QRandomGenerator>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QToolButton>

#include <algorithm>
#include <limits>

namespace playground
{

namespace
{
constexpr std::uint64_t firstSeed = 1;
constexpr int seedDigits = 1'000'000; // upper limit, so that seeds are easy to remember and type

/// Keeps the widgets together when the row wraps.
QLayout* together(std::initializer_list<QWidget*> widgets)
{
    auto* layout = new QHBoxLayout;
    layout->setSpacing(4);
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
    return layout;
}
} // namespace

SamplerControls::SamplerControls(QWidget* parent)
    : QWidget(parent)
    , m_samplerLabel(new QLabel(this))
    , m_sampler(new QComboBox(this))
    , m_stepsLabel(new QLabel(this))
    , m_steps(new QSpinBox(this))
    , m_countLabel(new QLabel(this))
    , m_count(new QSpinBox(this))
    , m_seedLabel(new QLabel(this))
    , m_seed(new QSpinBox(this))
    , m_newSeed(new QToolButton(this))
    , m_etaLabel(new QLabel(this))
    , m_eta(new QDoubleSpinBox(this))
    , m_scheduler(new SchedulerButton(this))
    , m_classes(new ClassControls(this))
    , m_snapshotLabel(new QLabel(this))
    , m_snapshot(new QComboBox(this))
{
    build();
    setSnapshots({});
    RowRequest first;
    first.request.seed = firstSeed;
    setRequest(first);
    retranslate();
}

void SamplerControls::build()
{
    m_sampler->setObjectName(QStringLiteral("samplerChoice"));
    m_steps->setObjectName(QStringLiteral("samplingStepsBox"));
    m_count->setObjectName(QStringLiteral("samplingCountBox"));
    m_seed->setObjectName(QStringLiteral("samplingSeedBox"));
    m_newSeed->setObjectName(QStringLiteral("newSeedButton"));
    m_eta->setObjectName(QStringLiteral("etaBox"));
    m_snapshot->setObjectName(QStringLiteral("snapshotChoice"));
    m_sampler->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_snapshot->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_steps->setRange(1, mostSteps);
    m_count->setRange(1, mostPictures);
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setMinimumWidth(m_seed->fontMetrics().horizontalAdvance(QStringLiteral("0000000")) + 28);
    m_seed->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_seed->setMaximumWidth(m_seed->minimumWidth());
    m_eta->setRange(0, 1);
    m_eta->setSingleStep(0.1);
    m_newSeed->setIcon(icon(QStringLiteral("new-noise"), palette()));
    m_samplerLabel->setBuddy(m_sampler);
    m_stepsLabel->setBuddy(m_steps);
    m_countLabel->setBuddy(m_count);
    m_seedLabel->setBuddy(m_seed);
    m_etaLabel->setBuddy(m_eta);
    m_snapshotLabel->setBuddy(m_snapshot);

    auto* line = new FlowLayout(this, 12, 2);
    line->addItem(together({m_samplerLabel, m_sampler}));
    line->addItem(together({m_stepsLabel, m_steps}));
    line->addItem(together({m_countLabel, m_count}));
    line->addItem(together({m_seedLabel, m_seed, m_newSeed}));
    line->addWidget(m_classes);
    line->addItem(together({m_snapshotLabel, m_snapshot}));
    // Controls of some samplers only come last; like the step count they keep their space, so that nothing
    // moves.
    line->addItem(together({m_etaLabel, m_eta}));
    line->addWidget(m_scheduler);
    for (QWidget* widget :
        std::initializer_list<QWidget*>{m_stepsLabel, m_steps, m_etaLabel, m_eta, m_scheduler}) {
        QSizePolicy keeping = widget->sizePolicy();
        keeping.setRetainSizeWhenHidden(true);
        widget->setSizePolicy(keeping);
    }

    connect(m_newSeed, &QToolButton::clicked, this, &SamplerControls::newSeed);
    connect(m_sampler, &QComboBox::currentIndexChanged, this, [this] {
        samplerChosen();
        Q_EMIT changed();
    });
    for (QSpinBox* box : {m_steps, m_count, m_seed})
        connect(box, &QSpinBox::valueChanged, this, &SamplerControls::changed);
    connect(m_eta, &QDoubleSpinBox::valueChanged, this, &SamplerControls::changed);
    connect(&m_scheduler->panel(), &SchedulerPanel::changed, this, &SamplerControls::changed);
    connect(m_classes, &ClassControls::changed, this, &SamplerControls::changed);
    connect(m_snapshot, &QComboBox::currentIndexChanged, this, &SamplerControls::changed);
}

void SamplerControls::setSamplers(const std::vector<SamplerEntry>& samplers, const SamplerOptions& usual)
{
    m_entries = samplers;
    RowRequest present = request();
    SamplerOptions& sampler = present.request.sampler;
    if (usual != m_default) // the model has changed
        sampler.useClippedModelOutput = usual.name == sampler.name && usual.useClippedModelOutput;
    m_default = usual;
    fillSamplers();
    if (!fits(sampler.name))
        sampler = usual;
    setRequest(present);
}

void SamplerControls::fillSamplers()
{
    const QSignalBlocker quiet(m_sampler);
    const QVariant present = m_sampler->currentData();
    m_sampler->clear();
    for (const SamplerEntry& sampler : m_entries) {
        m_sampler->addItem(translated(sampler.entry.title), QString::fromStdString(sampler.entry.name));
        const int index = m_sampler->count() - 1;
        const QString why = sampler.whyNot ? translated(*sampler.whyNot) : translated(sampler.entry.summary);
        m_sampler->setItemData(index, why, Qt::ToolTipRole);
        if (auto* model = qobject_cast<QStandardItemModel*>(m_sampler->model()))
            model->item(index)->setEnabled(!sampler.whyNot);
    }
    m_sampler->setCurrentIndex(std::max(0, m_sampler->findData(present)));
    showTaken();
}

void SamplerControls::setClasses(const std::vector<std::string>& names, bool orNone)
{
    m_classes->setNames(names, orNone);
}

QStringList SamplerControls::classNames() const
{
    return m_classes->names();
}

void SamplerControls::setSnapshots(const std::vector<std::int64_t>& steps)
{
    if (m_snapshot->view()->isVisible())
        return; // do not rebuild the open list; new entries arrive every few seconds
    const QSignalBlocker quiet(m_snapshot);
    const QVariant present = m_snapshot->currentData();
    m_snapshot->clear();
    m_snapshot->addItem(tr("now"), qlonglong{RowRequest::newestWeights});
    for (auto step = steps.rbegin(); step != steps.rend(); ++step)
        m_snapshot->addItem(
            *step == 0 ? tr("untrained") : tr("after step %1").arg(locale().toString(qlonglong{*step})),
            qlonglong{*step});
    m_snapshot->setCurrentIndex(std::max(0, m_snapshot->findData(present)));
}

bool SamplerControls::fits(const std::string& sampler) const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
        [&](const SamplerEntry& entry) { return entry.entry.name == sampler && !entry.whyNot; });
}

bool SamplerControls::chosenFits() const
{
    return fits(m_sampler->currentData().toString().toStdString());
}

QHash<QString, QString> SamplerControls::titles() const
{
    QHash<QString, QString> titles;
    for (const SamplerEntry& entry : m_entries)
        titles.insert(QString::fromStdString(entry.entry.name), translated(entry.entry.title));
    return titles;
}

RowRequest SamplerControls::request() const
{
    RowRequest chosen;
    chosen.snapshotStep = m_snapshot->currentData().toLongLong();
    SamplingRequest& request = chosen.request;
    request.sampler.name = m_sampler->currentData().toString().toStdString();
    const SamplerTraits traits = samplerTraits(request.sampler.name);
    request.sampler.steps = traits.takesSteps ? m_steps->value() : 1;
    request.sampler.config = m_scheduler->panel().config();
    request.sampler.useClippedModelOutput = m_scheduler->panel().refit();
    request.sampler.eta = traits.takesEta ? m_eta->value() : 0;
    request.count = m_count->value();
    request.seed = static_cast<std::uint64_t>(m_seed->value());
    request.classes = m_classes->classes();
    request.guidance = m_classes->guidance();
    return chosen;
}

void SamplerControls::setRequest(const RowRequest& wanted)
{
    const SamplingRequest& request = wanted.request;
    {
        const QSignalBlocker quiet(this);
        const int sampler = m_sampler->findData(QString::fromStdString(request.sampler.name));
        if (sampler >= 0)
            m_sampler->setCurrentIndex(sampler);
        if (samplerTraits(request.sampler.name).takesSteps) // keep it for the next sampler
            m_steps->setValue(request.sampler.steps);
        m_count->setValue(request.count);
        m_seed->setValue(
            static_cast<int>(std::min<std::uint64_t>(request.seed, std::numeric_limits<int>::max())));
        m_eta->setValue(request.sampler.eta);
        samplerChosen();
        m_scheduler->panel().setChoice(request.sampler.config, request.sampler.useClippedModelOutput);
        m_scheduler->follow();
        m_classes->setChoice(request.classes, request.guidance);
        m_snapshot->setCurrentIndex(std::max(0, m_snapshot->findData(qlonglong{wanted.snapshotStep})));
    }
    Q_EMIT changed();
}

/// Sets the sampler's fields to their defaults, and shows the controls that it takes.
void SamplerControls::samplerChosen()
{
    const std::string name = m_sampler->currentData().toString().toStdString();
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
        [&](const SamplerEntry& candidate) { return candidate.entry.name == name; });
    std::optional<bool> refit;
    if (samplerTraits(name).takesClippedModelOutput)
        refit = m_default.name == name && m_default.useClippedModelOutput;
    m_scheduler->panel().setFields(
        entry == m_entries.end() ? std::vector<SamplerField>() : entry->fields, refit);
    m_scheduler->follow();
    showTaken();
}

void SamplerControls::showTaken()
{
    const SamplerTraits traits = samplerTraits(m_sampler->currentData().toString().toStdString());
    m_stepsLabel->setVisible(traits.takesSteps);
    m_steps->setVisible(traits.takesSteps);
    m_etaLabel->setVisible(traits.takesEta);
    m_eta->setVisible(traits.takesEta);
}

void SamplerControls::newSeed()
{
    m_seed->setValue(QRandomGenerator::global()->bounded(seedDigits));
}

void SamplerControls::retranslate()
{
    const auto say = [](QLabel* label, QWidget* widget, const QString& name, const QString& tip) {
        label->setText(name);
        widget->setAccessibleName(name);
        widget->setToolTip(tip);
    };
    say(m_samplerLabel, m_sampler, tr("Sampler"),
        tr("Update rule from x_t and the prediction to the next step"));
    say(m_stepsLabel, m_steps, tr("Steps"), tr("Number of denoising steps; more are smaller"));
    say(m_countLabel, m_count, tr("Pictures"),
        tr("Number of pictures sampled at once, each from its own noise"));
    say(m_seedLabel, m_seed, tr("Seed"), tr("Seed of the noise; independent of sampler, steps and weights"));
    m_newSeed->setAccessibleName(tr("New seed"));
    m_newSeed->setToolTip(tr("New noise: draw a new seed"));
    say(m_etaLabel, m_eta, QStringLiteral("\u03b7"),
        tr("DDIM's eta: noise added per step; 0: none (deterministic), 1: as in DDPM"));
    m_eta->setAccessibleName(tr("Eta"));
    say(m_snapshotLabel, m_snapshot, tr("Weights"),
        tr("Use the current network, or its weights at an earlier training step"));
    std::vector<std::int64_t> kept;
    for (int i = m_snapshot->count() - 1; i > 0; --i)
        kept.push_back(m_snapshot->itemData(i).toLongLong());
    setSnapshots(kept);
    fillSamplers();
}

void SamplerControls::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        m_newSeed->setIcon(icon(QStringLiteral("new-noise"), palette()));
}

} // namespace playground
