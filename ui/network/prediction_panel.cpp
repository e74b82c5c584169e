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
constexpr int originalRow = 0;
constexpr int expectedImages = 8;
} // namespace

PredictionPanel::PredictionPanel(QWidget* parent)
    : QWidget(parent)
    , m_grid(new PictureGrid(rowCount(), expectedImages))
{
    m_grid->setObjectName(QStringLiteral("networkPictures"));
    m_grid->setSelectable(true);
    m_grid->setSelection(originalRow, m_image);
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
        choose(originalRow, 0);
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

void PredictionPanel::setNoiseShown(bool shown)
{
    setRows(shown, m_switchedShown);
}

void PredictionPanel::setSwitchedShown(bool shown)
{
    setRows(m_noiseShown, shown);
}

void PredictionPanel::setRows(bool noise, bool switched)
{
    if (noise == m_noiseShown && switched == m_switchedShown)
        return;
    m_noiseShown = noise;
    m_switchedShown = switched;
    const int images = m_inspection.original.empty() ? expectedImages : m_inspection.original.count;
    m_grid->setShape(rowCount(), images);
    m_grid->setSelection(originalRow, m_image);
    refresh();
}

int PredictionPanel::rowCount() const
{
    return 2 + (m_noiseShown ? 1 : 0) + (m_switchedShown ? 1 : 0);
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
    int row = originalRow;
    m_grid->setRow(row, tr("Original"), tr("Original images"), picturesOf(shown.original, m_look));
    if (m_noiseShown)
        m_grid->setRow(++row, titled(tr("Noised"), shown.noisedMse), tr("Noised images"),
            picturesOf(shown.noised, m_look));
    m_grid->setRow(++row, titled(tr("Predicted"), shown.predictedMse),
        tr("Predicted images with all skip connections"), picturesOf(shown.predicted, m_look));
    if (m_switchedShown)
        m_grid->setRow(++row, titled(tr("Switched"), shown.switchedMse),
            tr("Predicted images with the skip connections as they are switched"),
            picturesOf(shown.switched, m_look));
    m_grid->setAccessibleName(tr("Predictions with and without skip connections"));
    m_grid->setToolTip(
        tr("Predicted: with all skip connections. Switched: with zeros joined where one is switched off.\n"
           "MSE: mean of (pixel − original)² over the row. Click on an image to see its feature maps."));
}

} // namespace playground
