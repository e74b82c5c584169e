// SPDX-License-Identifier: GPL-3.0-or-later
// The page's layout and texts; its contents are set in noise_page.cpp.
#include "ui/controls/amount_controls.h"
#include "ui/controls/flow_layout.h"
#include "ui/images/image_grid.h"
#include "ui/images/image_text.h"
#include "ui/noise/mix_curve.h"
#include "ui/noise/noise_page.h"
#include "ui/noise/schedule_curve.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace playground
{

namespace
{
constexpr int picturesFirst = 1000; // stretch factor: the curve gets the height the pictures leave
constexpr int rowsStretch = 5; // width of the rows relative to the single step
constexpr int stepStretch = 1;
// Maximum fraction of the page's height.
constexpr double stripShare = 0.22;
constexpr double rowsShare = 0.58;
} // namespace

void NoisePage::build()
{
    m_formula->setObjectName(QStringLiteral("formulaLabel"));
    m_noise->setObjectName(QStringLiteral("noiseKindLabel"));
    m_stepFormula->setObjectName(QStringLiteral("stepFormulaLabel"));
    m_curve->setObjectName(QStringLiteral("mixCurve"));
    m_scheduleCurve->setObjectName(QStringLiteral("scheduleCurve"));
    m_step->setObjectName(QStringLiteral("noiseStep"));
    m_strip->setObjectName(QStringLiteral("noiseStrip"));
    m_rows->setObjectName(QStringLiteral("noiseRows"));
    enlargeFormula();
    m_formula->setTextFormat(Qt::RichText);
    m_noise->setForegroundRole(QPalette::PlaceholderText);
    m_rows->setSelectable(true);
    m_rows->setSelection(0, m_stripImage);

    auto* head = new FlowLayout(nullptr, 16, 2);
    head->addWidget(m_formula);
    head->addWidget(m_noise);
    head->addWidget(m_pixel);
    head->growLast();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_controls);
    column->addWidget(m_curve, 1);
    column->addWidget(m_scheduleCurve, 1);
    column->addWidget(m_strip, picturesFirst);
    column->addSpacing(8);
    auto* pictures = new QHBoxLayout;
    pictures->addWidget(m_rows, rowsStretch);
    pictures->addWidget(m_step, stepStretch);
    column->addLayout(pictures, picturesFirst);
    column->addWidget(m_stepFormula);
    m_stepFormula->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_stepFormula->setTextFormat(Qt::RichText);
    m_stepFormula->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QWidget* widget : {static_cast<QWidget*>(m_scheduleCurve), static_cast<QWidget*>(m_step),
             static_cast<QWidget*>(m_stepFormula)})
        widget->hide();
}

void NoisePage::enlargeFormula()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    m_formula->setFont(large);
}

/// Gives the pictures the height of an integer scale, so that no space is left around them. Sets a maximum
/// height, because a fixed height would keep the window from shrinking.
void NoisePage::share()
{
    const int width = contentsRect().width();
    m_strip->setMaximumHeight(m_strip->heightFor(width, static_cast<int>(height() * stripShare)));
    const int most = static_cast<int>(height() * rowsShare);
    const int ofRows = m_schedule ? width * rowsStretch / (rowsStretch + stepStretch) : width;
    m_rows->setMaximumHeight(m_rows->heightFor(ofRows, most));
    m_step->setMaximumHeight(m_rows->maximumHeight());
}

/// Aligns the pictures of the strip with their amounts on the axis.
void NoisePage::align()
{
    for (AmountPlot* plot : {static_cast<AmountPlot*>(m_curve), static_cast<AmountPlot*>(m_scheduleCurve)})
        plot->setSpan(m_strip->columnCentre(0), m_strip->columnCentre(stripLength - 1));
}

void NoisePage::retranslate()
{
    m_formula->setToolTip(tr("Each pixel gets its own random number."));
    const QString noise = m_view.curve.uniformNoise ? tr("noise: uniform between 0 and 1")
                                                    : tr("noise: normal, mean 0, standard deviation 1");
    const bool latent = !m_view.atAmount.seen.empty();
    m_noise->setText(latent ? tr("%1 · on latents, shown decoded").arg(noise) : noise);
    m_noise->setToolTip(latent
            ? tr(
                "Each image is encoded, noise is added to its latent, and the result is decoded for display.")
            : QString());
    m_strip->setAccessibleName(tr("One image from original to noise"));
    m_strip->setToolTip(tr("One image at the amounts of the axis above, always with the same noise."));
    m_rows->setAccessibleName(tr("Original and noised images"));
    m_rows->setToolTip(tr("Click an image to show it along the axis above."));
    m_rows->setTitleSamples({tr("Original"), tr("Noised\nat %1").arg(QStringLiteral("0.000"))});
    m_step->setAccessibleName(tr("A single step of the schedule"));
    m_step->setToolTip(tr("The selected image one timestep earlier, the noise of this step, and the result.\n"
                          "All three use the same grey range."));
    m_step->setTitleSamples({tr("Before") + QLatin1Char('\n') + tr("t = %1").arg(QStringLiteral("0000"))});
    refresh();
    share(); // the texts' lengths have changed
}

} // namespace playground
