// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/noise_level_panel.h"

#include "ui/controls/preview_settings.h"
#include "ui/train/mean_comparison_view.h"
#include "ui/train/noise_level_plot.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace playground
{

NoiseLevelPanel::NoiseLevelPanel(PreviewSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_title(new QLabel)
    , m_reading(new QLabel)
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
    // Neither text may widen the panel.
    m_reading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_source->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_source->setObjectName(QStringLiteral("levelSource"));
    m_source->setForegroundRole(QPalette::PlaceholderText);
    m_logarithmic->setObjectName(QStringLiteral("levelLogCheck"));
    m_logarithmic->setChecked(true);
    m_why->setObjectName(QStringLiteral("whyButton"));
    m_why->setCheckable(true);
    m_views->addWidget(m_plot);
    m_views->addWidget(m_mean);

    auto* header = new QHBoxLayout;
    header->addWidget(m_title);
    header->addWidget(m_reading, 1);
    auto* footer = new QHBoxLayout;
    footer->addWidget(m_source, 1);
    footer->addWidget(m_logarithmic);
    footer->addWidget(m_why);
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
    m_why->setText(tr("&Why does it average?"));
    m_why->setToolTip(tr("Show the prediction from pure noise next to the mean of all training images: "
                         "without information, the mean is the best guess."));
    m_why->setAccessibleName(tr("Why does it average?"));
    m_source->setToolTip(tr("Images on which the error is measured, always the same. Set \\\"Held-out "
                            "images\\\" in the recipe to use images that are never trained on."));
    refreshTexts();
}

} // namespace playground
