// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/step_view.h"

#include "ui/images/image_grid.h"
#include "ui/images/image_text.h"
#include "ui/images/pixel_label.h"
#include "ui/images/titled_image.h"
#include "ui/sample/row_labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace playground
{

namespace
{
constexpr int defaultGap = GridShape().gap;
constexpr int narrowGap = 1; // fits two columns of eight pictures at double size into 1280 pixels
constexpr int columnGap = 12;
constexpr StepColumn allColumns[] = {StepColumn::NoisedLatent, StepColumn::Noised, StepColumn::Predicted,
    StepColumn::PredictedLatent, StepColumn::Ideal};
constexpr StepColumn pictureColumns[] = {StepColumn::Noised, StepColumn::Predicted, StepColumn::Ideal};
constexpr StepColumn latentColumns[] = {StepColumn::NoisedLatent, StepColumn::PredictedLatent};
} // namespace

StepView::StepView(QWidget* parent)
    : QWidget(parent)
    , m_columns(new QHBoxLayout)
    , m_pixel(new PixelLabel(QStringLiteral("samplePixelLabel")))
{
    m_columns->setSpacing(columnGap);
    addColumn(Column::NoisedLatent, Role::Noised, "noisedLatents");
    addColumn(Column::Noised, Role::Noised, "noisedPictures");
    addColumn(Column::Predicted, Role::Predicted, "predictedPictures");
    addColumn(Column::PredictedLatent, Role::Predicted, "predictedLatents");
    addColumn(Column::Ideal, Role::Marker, "idealPictures");
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(2);
    all->addLayout(m_columns, 1);
    all->addWidget(m_pixel);
    for (const Column column : {Column::NoisedLatent, Column::PredictedLatent, Column::Ideal})
        panel(column).hide();
    refresh();
}

void StepView::addColumn(Column column, Role role, const char* gridName)
{
    auto* added = new TitledPicture(gridName, role);
    m_panels[static_cast<std::size_t>(column)] = added;
    m_columns->addWidget(added, 1);
    connect(&added->grid(), &ImageGrid::hovered, this,
        [this, column](int row, int place, QPoint pixel) { sayPixel(column, row, place, pixel); });
    connect(&added->grid(), &ImageGrid::unhovered, this, [this] { m_pixel->clear(); });
    connect(&added->grid(), &ImageGrid::selected, this,
        [this](int row, int place) { Q_EMIT sampleChosen(m_places.at(row, place).sample); });
}

ImageGrid& StepView::grid(Column column) const
{
    return panel(column).grid();
}

void StepView::setView(View view)
{
    m_view = view;
    refresh();
}

void StepView::setDisplayRange(const DisplayRange& displayRange)
{
    m_displayRange = displayRange;
    refresh();
}

void StepView::setPictureSize(QSize size)
{
    m_pictureSize = size;
    for (TitledPicture* panel : m_panels)
        panel->setPictureSize(size);
}

void StepView::setLatentSize(QSize size)
{
    m_latentSize = size;
    refresh();
}

void StepView::show(const SamplingRow* row, int step, int sample)
{
    m_row = row;
    m_step = step;
    m_sample = sample;
    m_ideal = {};
    refresh();
}

void StepView::setIdeal(const ImageBatch& ideal)
{
    m_ideal = ideal;
    refresh();
}

void StepView::keepIdealColumn(bool keep)
{
    panel(Column::Ideal).setVisible(keep);
    refresh(); // the others have less or more space now
}

const ImageBatch& StepView::imagesOf(Column column, int step) const
{
    static const ImageBatch none;
    if (!m_row || step < 0 || step >= static_cast<int>(m_row->steps.size()))
        return none;
    const SampleStep& at = m_row->steps[static_cast<std::size_t>(step)];
    switch (column) {
    case Column::NoisedLatent:
        return at.x;
    case Column::Noised:
        return shownX(at);
    case Column::Predicted:
        return shownPrediction(at);
    case Column::PredictedLatent:
        return predictionOf(at);
    case Column::Ideal:
        break;
    }
    return m_view == View::One ? m_ideal : none;
}

// A single picture leaves space for the latents.
bool StepView::latentsShown() const
{
    return m_view == View::One && !m_latentSize.isEmpty();
}

StepViewLayout StepView::arranged() const
{
    const auto sizeFor
        = [this](int rows, int columns) { return grid(Column::Noised).cellWidthFor(rows, columns); };
    switch (m_view) {
    case View::One:
        break;
    case View::Grid:
        return StepViewLayout::samplesOf(m_row, m_step, sizeFor);
    case View::Steps:
        return StepViewLayout::stepsOf(m_row, sizeFor);
    }
    return StepViewLayout::one(m_step, m_sample);
}

void StepView::refresh()
{
    setTitles();
    makeRoom();
    m_places = arranged();
    for (const Column column : pictureColumns)
        showColumn(column);
    showLatents();
}

void StepView::makeRoom()
{
    for (const Column column : latentColumns)
        panel(column).setVisible(latentsShown());
    const bool steps = m_view == View::Steps;
    const QString widest = locale().toString(m_row ? m_row->totalSteps : 0); // digits are equally wide
    for (const Column column : pictureColumns) {
        grid(column).setGap(steps ? narrowGap : defaultGap);
        grid(column).setTitleSamples(steps && column == Column::Noised ? QStringList{widest} : QStringList());
    }
    divideWidth();
    layout()->activate(); // gives the grids their widths, from which picture sizes are computed
}

// The x_t column is wider than the prediction by the width of the step numbers, so that the pictures of both
// have equal size.
void StepView::divideWidth()
{
    const int titles = m_view == View::Steps ? grid(Column::Noised).titleWidth() : 0;
    const int both = std::max(width() - columnGap, titles + 1);
    for (const Column column : allColumns)
        m_columns->setStretch(
            static_cast<int>(column), column == Column::Noised ? both + titles : both - titles);
}

void StepView::showColumn(Column column)
{
    ImageGrid& grid = this->grid(column);
    grid.setShape(m_places.rows(), m_places.columns());
    grid.setSelectable(m_view != View::One);
    for (int row = 0; row < m_places.rows(); ++row) {
        const int step = m_places.at(row, 0).step;
        const ImageBatch& images = imagesOf(column, step);
        std::vector<QImage> pictures;
        for (int place = 0; place < m_places.columns(); ++place) {
            const int index = column == Column::Ideal ? 0 : m_places.at(row, place).sample;
            pictures.push_back(index < images.count ? toQImage(images, index, m_displayRange) : QImage());
        }
        const bool numbered = m_view == View::Steps && column == Column::Noised && step >= 0;
        const QString title = numbered
            ? locale().toString(m_row->steps[static_cast<std::size_t>(step)].index + 1)
            : QString();
        grid.setRow(row, title, {}, std::move(pictures));
    }
    const QStringList classes = classesOfColumns();
    grid.setCaptions(classes.isEmpty() ? ImageGrid::Captions::None : ImageGrid::Captions::Above);
    grid.setColumnCaptions(classes);
    if (m_view == View::Grid)
        grid.setSelection(m_sample / m_places.columns(), m_sample % m_places.columns());
}

/// Class titles above the pictures if there are several classes; otherwise empty.
QStringList StepView::classesOfColumns() const
{
    QStringList names;
    if (m_view != View::Grid || !m_row || m_row->request.classes.size() < 2)
        return names;
    const bool eachItsOwn = m_places.rows() == 1
        || static_cast<std::size_t>(m_places.columns()) == m_row->request.classes.size();
    for (int column = 0; eachItsOwn && column < m_places.columns(); ++column)
        names << RowLabels::classOf(*m_row, column, m_classNames);
    return names;
}

void StepView::showLatents()
{
    for (const Column column : latentColumns) {
        const ImageBatch& latents = imagesOf(column, m_step);
        QImage picture;
        if (latentsShown()
            && m_sample < latents.count) // same size as the picture, so the same position applies to both
            picture = latentOf(latents, m_sample).scaled(m_pictureSize);
        panel(column).setPicture(picture);
    }
}

QSize StepView::imageSize(int scale) const
{
    QSize size;
    for (const TitledPicture* panel : m_panels) {
        if (panel->isHidden())
            continue;
        const QSize column = panel->grid().imageSize(scale);
        size = {std::max(0, size.width()) + column.width(), std::max(size.height(), column.height())};
    }
    return size;
}

QImage StepView::toImage(int scale) const
{
    QImage all(imageSize(scale), QImage::Format_RGB32);
    all.fill(Qt::white);
    QPainter painter(&all);
    int x = 0;
    for (const TitledPicture* panel : m_panels) {
        if (panel->isHidden())
            continue;
        const QImage column = panel->grid().toImage(scale);
        painter.drawImage(x, 0, column);
        x += column.width();
    }
    return all;
}

void StepView::sayPixel(Column column, int row, int place, QPoint pixel)
{
    const StepViewLayout::Place at = m_places.at(row, place);
    if (column == Column::NoisedLatent || column == Column::PredictedLatent)
        pixel = {pixel.x() * m_latentSize.width() / m_pictureSize.width(),
            pixel.y() * m_latentSize.height() / m_pictureSize.height()};
    const ImageBatch& images = imagesOf(column, at.step);
    const QString value = pixelText(images, column == Column::Ideal ? 0 : at.sample, pixel, locale());
    m_pixel->setText(value.isEmpty()
            ? QString()
            : tr("%1 · picture %2 · (%3, %4) = %5")
                  .arg(StepLabels::name(column), QString::number(at.sample + 1), QString::number(pixel.x()),
                      QString::number(pixel.y()), value));
}

void StepView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void StepView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    divideWidth();
    const StepViewLayout fitting = arranged();
    if (fitting.rows() != m_places.rows() || fitting.columns() != m_places.columns())
        refresh();
}

void StepView::setClassNames(const QStringList& names)
{
    m_classNames = names;
    refresh();
}

void StepView::setTitles()
{
    const bool latent = !m_latentSize.isEmpty();
    // For all pictures, or for the one shown.
    const bool one = m_row && (m_view != View::Grid || m_row->request.classes.size() == 1);
    const QString asked = one ? RowLabels::classOf(*m_row, m_sample, m_classNames) : QString();
    for (const Column column : allColumns) {
        QString head = StepLabels::head(column, latent);
        if (m_view == View::Steps && column == Column::Noised)
            head = StepLabels::withSteps(head);
        if (column == Column::Predicted && !asked.isEmpty())
            head = StepLabels::ofClass(head, asked);
        panel(column).setTitle(head, StepLabels::tip(column, latent));
    }
}

} // namespace playground
