// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/network/prediction_panel.h"

#include "ui/pictures/picture_grid.h"

#include <QEvent>
#include <QLocale>
#include <QVBoxLayout>

namespace playground
{

namespace
{
enum Rows { OriginalRow, NoisedRow, PredictedRow, SwitchedRow, rowCount };
constexpr int expectedImages = 8;
} // namespace

PredictionPanel::PredictionPanel(QWidget* parent)
    : QWidget(parent)
    , m_grid(new PictureGrid(rowCount, expectedImages))
{
    m_grid->setObjectName(QStringLiteral("networkPictures"));
    m_grid->setSelectable(true);
    m_grid->setSelection(OriginalRow, m_image);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_grid);
    connect(m_grid, &PictureGrid::selected, this, &PredictionPanel::choose);
    refresh();
}

void PredictionPanel::show(const Inspection& inspection)
{
    m_inspection = inspection;
    m_grid->setColumns(inspection.original.count);
    setPictureSize({inspection.original.width, inspection.original.height});
    if (m_image >= inspection.original.count)
        choose(OriginalRow, 0);
    refresh();
}

void PredictionPanel::clear()
{
    m_inspection = {};
    refresh();
}

void PredictionPanel::setLook(const Look& look)
{
    m_look = look;
    refresh();
}

void PredictionPanel::setPictureSize(QSize size)
{
    m_grid->setPictureSize(size);
}

int PredictionPanel::heightFor(int width, int maxHeight) const
{
    return m_grid->heightFor(width, maxHeight);
}

void PredictionPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void PredictionPanel::choose(int row, int column)
{
    m_grid->setSelection(row, column);
    if (column == m_image)
        return;
    m_image = column;
    Q_EMIT imageChanged();
}

void PredictionPanel::refresh()
{
    const auto titled = [this](const QString& name, double mse) {
        const QString number
            = m_inspection.original.empty() ? QStringLiteral("\u2014") : locale().toString(mse, 'f', 4);
        return name + QLatin1Char('\n') + tr("MSE %1").arg(number);
    };
    const Inspection& shown = m_inspection;
    // As wide as any number will be.
    const QString widest = QLatin1Char('\n') + tr("MSE %1").arg(locale().toString(0.0, 'f', 4));
    m_grid->setTitleSamples({tr("Switched") + widest, tr("Predicted") + widest});
    m_grid->setRow(OriginalRow, tr("Original"), tr("Original images"), picturesOf(shown.original, m_look));
    m_grid->setRow(NoisedRow, titled(tr("Noised"), shown.noisedMse), tr("Noised images"),
        picturesOf(shown.noised, m_look));
    m_grid->setRow(PredictedRow, titled(tr("Predicted"), shown.predictedMse),
        tr("Predicted images with all skip connections"), picturesOf(shown.predicted, m_look));
    m_grid->setRow(SwitchedRow, titled(tr("Switched"), shown.switchedMse),
        tr("Predicted images with the skip connections as they are switched"),
        picturesOf(shown.switched, m_look));
    m_grid->setAccessibleName(tr("Predictions with and without skip connections"));
    m_grid->setToolTip(
        tr("Predicted: with all skip connections. Switched: with zeros joined where one is switched off.\n"
           "MSE: mean of (pixel − original)² over the row. Click on an image to see its feature maps."));
}

} // namespace playground
