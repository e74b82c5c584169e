// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/network/prediction_panel.h"

#include "ui/images/image_grid.h"

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
    , m_drawn(std::make_shared<const RenderedInspection>())
    , m_grid(new ImageGrid(rowCount(), expectedImages))
{
    m_grid->setObjectName(QStringLiteral("networkPictures"));
    m_grid->setSelectable(true);
    m_grid->setSelection(originalRow, m_image);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_grid);
    connect(m_grid, &ImageGrid::selected, this, &PredictionPanel::choose);
    refresh();
}

void PredictionPanel::show(const std::shared_ptr<const RenderedInspection>& inspection)
{
    m_drawn = inspection;
    const ImageBatch& original = inspection->numbers.original;
    m_grid->setColumns(original.count);
    setPictureSize({original.width, original.height});
    if (m_image >= original.count)
        choose(originalRow, 0);
    refresh();
}

void PredictionPanel::clear()
{
    m_drawn = std::make_shared<const RenderedInspection>();
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
    const ImageBatch& original = m_drawn->numbers.original;
    const int images = original.empty() ? expectedImages : original.count;
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
            = m_drawn->numbers.original.empty() ? QStringLiteral("\u2014") : locale().toString(mse, 'f', 4);
        return name + QLatin1Char('\n') + tr("MSE %1").arg(number);
    };
    const Inspection& shown = m_drawn->numbers;
    // As wide as any number can be.
    const QString widest = QLatin1Char('\n') + tr("MSE %1").arg(locale().toString(0.0, 'f', 4));
    m_grid->setTitleSamples({tr("Switched") + widest, tr("Predicted") + widest});
    int row = originalRow;
    m_grid->setRow(row, tr("Original"), tr("Original images"), m_drawn->original);
    if (m_noiseShown)
        m_grid->setRow(++row, titled(tr("Noised"), shown.noisedMse), tr("Noised images"), m_drawn->noised);
    m_grid->setRow(++row, titled(tr("Predicted"), shown.predictedMse),
        tr("Predicted images with all skip connections"), m_drawn->predicted);
    if (m_switchedShown)
        m_grid->setRow(++row, titled(tr("Switched"), shown.switchedMse),
            tr("Predicted images with the selected skip connections off"), m_drawn->switched);
    m_grid->setAccessibleName(tr("Predictions with and without skip connections"));
    m_grid->setToolTip(
        tr("Predicted: with all skip connections. Switched: with zeros in place of those switched off.\n"
           "MSE: mean of (pixel − original)² over the row. Click an image to show its feature maps."));
}

} // namespace playground
