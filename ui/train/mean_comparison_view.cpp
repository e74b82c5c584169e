// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/mean_comparison_view.h"

#include "ui/images/image_grid.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <cmath>

namespace playground
{

MeanComparisonView::MeanComparisonView(QWidget* parent)
    : QWidget(parent)
    , m_grid(new ImageGrid(1, 2, ImageGrid::Captions::Above))
    , m_mse(new QLabel)
    , m_why(new QLabel)
{
    m_grid->setObjectName(QStringLiteral("meanGrid"));
    m_mse->setObjectName(QStringLiteral("meanMseLabel"));
    m_mse->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_mse->setAlignment(Qt::AlignHCenter);
    m_why->setObjectName(QStringLiteral("whyLabel"));
    m_why->setWordWrap(true);
    m_why->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_grid, 1);
    column->addWidget(m_mse);
    column->addWidget(m_why);
    retranslate();
}

void MeanComparisonView::show(const MeanComparison& comparison)
{
    m_comparison = comparison;
    m_grid->setPictureSize({comparison.mean.width, comparison.mean.height});
    refresh();
}

void MeanComparisonView::clear()
{
    m_comparison.reset();
    refresh();
}

void MeanComparisonView::setDisplayRange(const DisplayRange& range)
{
    m_displayRange = range;
    refresh();
}

void MeanComparisonView::setPictureSize(QSize size)
{
    m_grid->setPictureSize(size);
}

void MeanComparisonView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MeanComparisonView::refresh()
{
    std::vector<QImage> pictures;
    if (m_comparison) {
        pictures.push_back(toQImage(m_comparison->predicted, 0, m_displayRange));
        pictures.push_back(toQImage(m_comparison->mean, 0, m_displayRange));
    }
    const bool ideal = m_comparison && m_comparison->ideal;
    m_grid->setColumnCaptions({ideal ? tr("ideal") : tr("predicted"), tr("data mean")});
    m_grid->setRow(0, QString(),
        ideal ? tr("The ideal denoiser's answer to noise alone, and the mean of the training images")
              : tr("Predicted from noise alone, and the mean of the training images"),
        std::move(pictures));
    const QString why = ideal
        ? whyNotPredicted()
        : tr("At amount 1 nothing of the picture is left. The one answer with the least mean "
             "squared error to all pictures at once is their mean.");
    m_why->setText(why);
    m_grid->setToolTip(why);
    m_mse->setText(tr("MSE %1").arg(
        m_comparison ? locale().toString(m_comparison->mse, 'f', 4) : QStringLiteral("\u2014")));
}

/// A network that predicts the noise is right there without knowing anything of the picture.
QString MeanComparisonView::whyNotPredicted() const
{
    const QString shown = tr("Shown instead: the ideal denoiser's answer, which is the mean. A network that "
                             "predicts v or the picture has to give it too.");
    if (!std::isfinite(m_comparison->magnified))
        return tr("This network predicts the noise. At amount 1 there is nothing else in x_t, so no picture "
                  "can be read from its answer. %1")
            .arg(shown);
    return tr(
        "This network predicts the noise. At amount 1 there is hardly anything else in x_t: an error of "
        "its answer is %1 times as large in the picture read from it. %2")
        .arg(locale().toString(std::round(m_comparison->magnified), 'f', 0), shown);
}

void MeanComparisonView::retranslate()
{
    m_grid->setAccessibleName(tr("Prediction at amount 1 beside the mean of the data"));
    m_mse->setToolTip(tr("Mean squared difference between the two pictures."));
    refresh();
}

} // namespace playground
