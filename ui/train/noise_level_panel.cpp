// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/noise_level_panel.h"

#include "ui/controls/elided_label.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/preview_settings.h"
#include "ui/train/mean_comparison_view.h"
#include "ui/train/noise_level_plot.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace playground
{

NoiseLevelPanel::NoiseLevelPanel(PreviewSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_title(new QLabel)
    , m_reading(new ElidedLabel)
    , m_logarithmic(new QCheckBox)
    , m_why(new QPushButton)
    , m_views(new QStackedWidget)
    , m_plot(new NoiseLevelPlot)
    , m_mean(new MeanComparisonView)
    , m_source(new QLabel)
{
    setObjectName(QStringLiteral("noiseLevelPanel"));
    m_reading->setObjectName(QStringLiteral("levelReading"));
    m_reading->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_source->setObjectName(QStringLiteral("levelSource"));
    m_source->setForegroundRole(QPalette::PlaceholderText);
    m_logarithmic->setObjectName(QStringLiteral("levelLogCheck"));
    m_logarithmic->setChecked(true);
    m_why->setObjectName(QStringLiteral("whyButton"));
    m_why->setCheckable(true);
    m_views->addWidget(m_plot);
    m_views->addWidget(m_mean);

    auto* header = new FlowLayout(nullptr, 6, 2);
    header->addWidget(m_title);
    header->addWidget(m_reading);
    header->growLast();
    auto* controls = new FlowLayout(nullptr, 6, 2); // stay together where the source is in a line of its own
    controls->addWidget(m_logarithmic);
    controls->addWidget(m_why);
    auto* footer = new FlowLayout(nullptr, 10, 2);
    footer->addWidget(m_source);
    footer->addLayout(controls);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(header);
    column->addWidget(m_views, 1);
    column->addLayout(footer);

    connect(m_logarithmic, &QCheckBox::toggled, m_plot, &NoiseLevelPlot::setLogarithmic);
    connect(m_why, &QPushButton::toggled, this, [this](bool on) {
        m_views->setCurrentIndex(on ? 1 : 0);
        m_logarithmic->setEnabled(!on);
        refreshTexts();
        Q_EMIT meanToggled(on);
    });
    connect(m_plot, &NoiseLevelPlot::amountPicked, &settings, &PreviewSettings::setAmount);
    connect(m_plot, &NoiseLevelPlot::readingChanged, this, &NoiseLevelPanel::refreshTexts);
    connect(&settings, &PreviewSettings::changed, this, [this] { m_plot->setAmount(m_settings.amount()); });
    m_plot->setAmount(settings.amount());
    retranslate();
}

bool NoiseLevelPanel::showsMean() const
{
    return m_why->isChecked();
}

void NoiseLevelPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        keepRoomForTexts();
}

/// So that nothing moves when they come and go.
void NoiseLevelPanel::keepRoomForTexts()
{
    m_reading->setMinimumWidth(
        m_reading->fontMetrics().horizontalAdvance(NoiseLevelPlot::readingOf(0.5, 0.8888)) + 2);
    const QFontMetrics metrics(m_source->font());
    m_source->setMinimumWidth(std::max(metrics.horizontalAdvance(tr("%1 held-out images").arg(64)),
        metrics.horizontalAdvance(tr("%1 training images").arg(64))));
}

void NoiseLevelPanel::refreshTexts()
{
    const bool mean = showsMean();
    m_title->setText(mean ? tr("at amount 1") : tr("error by noise level"));
    m_reading->setText(mean ? QString() : m_plot->reading());
    const auto& errors = m_plot->errors();
    if (!errors || mean)
        m_source->clear();
    else if (errors->heldOut)
        m_source->setText(tr("%1 held-out images").arg(errors->images));
    else
        m_source->setText(tr("%1 training images").arg(errors->images));
}

void NoiseLevelPanel::retranslate()
{
    m_logarithmic->setText(tr("Log"));
    m_logarithmic->setToolTip(
        tr("Equal distances mean equal ratios, so that small errors at low noise are visible too."));
    m_logarithmic->setAccessibleName(tr("Log scale of the error by noise level"));
    m_why->setText(tr("&Why does it predict the mean?"));
    m_why->setToolTip(tr("Show the prediction from pure noise next to the mean of all training images: "
                         "without information, the mean is the best guess."));
    m_why->setAccessibleName(tr("Why does it predict the mean?"));
    m_source->setToolTip(tr("Images on which the error is measured, always the same. Set \"Held-out "
                            "images\" in the recipe to use images that are never trained on."));
    keepRoomForTexts();
    refreshTexts();
}

} // namespace playground
