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
        ideal ? tr("The ideal denoiser's output for pure noise, and the mean of the training images")
              : tr("Predicted from pure noise, and the mean of the training images"),
        std::move(pictures));
    const QString why = ideal ? whyNotPredicted()
                              : tr("At amount 1 nothing of the original is left. With no information, the "
                                   "mean image minimises the expected squared error.");
    m_why->setText(why);
    m_grid->setToolTip(why);
    m_mse->setText(tr("MSE %1").arg(
        m_comparison ? locale().toString(m_comparison->mse, 'f', 4) : QStringLiteral("\u2014")));
}

/// At amount 1, a noise-predicting network is right without any information about the image.
QString MeanComparisonView::whyNotPredicted() const
{
    const QString shown = tr("Shown instead: the ideal denoiser's output, which is the mean. A network that "
                             "predicts v or the image must learn it too.");
    if (!std::isfinite(m_comparison->magnified))
        return tr("This network predicts the noise. At amount 1, x_t contains nothing else, so no image can "
                  "be derived from its output. %1")
            .arg(shown);
    return tr("This network predicts the noise. At amount 1, x_t is almost only noise: an error in its "
              "output becomes %1 times as large in the image derived from it. %2")
        .arg(locale().toString(std::round(m_comparison->magnified), 'f', 0), shown);
}

void MeanComparisonView::retranslate()
{
    m_grid->setAccessibleName(tr("Prediction at amount 1 next to the mean of the data"));
    m_mse->setToolTip(tr("Mean squared difference between the two pictures."));
    refresh();
}

} // namespace playground
