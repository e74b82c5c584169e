// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sampling/sample_stage.h"

#include "ui/pictures/picture_grid.h"
#include "ui/pictures/picture_text.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
constexpr int mostSteps = 10; // under each other
constexpr int fewestSteps = 6; // of more, to make room for larger pictures
constexpr int usualGap = GridShape().gap;
constexpr int narrowGap = 1; // eight pictures at twice their size, twice beside each other, in 1280 pixels
constexpr int columnGap = 12;
constexpr int placeholderCount = 1;

const char* const gridNames[]
    = {"noisedLatents", "noisedPictures", "predictedPictures", "predictedLatents", "idealPictures"};
const Role headRoles[] = {Role::Noised, Role::Noised, Role::Predicted, Role::Predicted, Role::Marker};
} // namespace

SampleStage::SampleStage(QWidget* parent)
    : QWidget(parent)
    , m_panels{makePanel(NoisedLatent), makePanel(Noised), makePanel(Predicted), makePanel(PredictedLatent),
          makePanel(Ideal)}
    , m_columns(new QHBoxLayout)
    , m_pixel(new QLabel)
{
    m_pixel->setObjectName(QStringLiteral("samplePixelLabel"));
    m_pixel->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    // Whatever is under the pointer must not widen the window.
    m_pixel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    m_columns->setSpacing(columnGap);
    for (const Panel& panel : m_panels)
        m_columns->addWidget(panel.widget, 1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(2);
    all->addLayout(m_columns, 1);
    all->addWidget(m_pixel);
    for (const Column column : {NoisedLatent, PredictedLatent, Ideal})
        m_panels[column].widget->hide();
    retranslate();
}

SampleStage::Panel SampleStage::makePanel(Column column)
{
    Panel panel{new QWidget, new QLabel, new PictureGrid(1, 1)};
    panel.grid->setObjectName(QLatin1String(gridNames[column]));
    panel.head->setAlignment(Qt::AlignCenter);
    QFont bold = panel.head->font();
    bold.setBold(true);
    panel.head->setFont(bold);
    auto* layout = new QVBoxLayout(panel.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(panel.head);
    layout->addWidget(panel.grid, 1);
    PictureGrid* grid = panel.grid;
    connect(grid, &PictureGrid::hovered, this,
        [this, column](int row, int place, QPoint pixel) { sayPixel(column, row, place, pixel); });
    connect(grid, &PictureGrid::unhovered, this, [this] { m_pixel->clear(); });
    connect(grid, &PictureGrid::selected, this, [this](int row, int place) {
        Q_EMIT sampleChosen(m_view == View::Grid ? row * m_gridColumns + place : place);
    });
    return panel;
}

void SampleStage::setView(View view)
{
    m_view = view;
    retranslate();
}

void SampleStage::setLook(const Look& look)
{
    m_look = look;
    refresh();
}

void SampleStage::setPictureSize(QSize size)
{
    m_pictureSize = size;
    for (const Panel& panel : m_panels)
        panel.grid->setPictureSize(size);
}

void SampleStage::setLatentSize(QSize size)
{
    m_latentSize = size;
    retranslate();
}

void SampleStage::show(const SamplingRow* row, int step, int sample)
{
    m_row = row;
    m_step = step;
    m_sample = sample;
    m_ideal = {};
    refresh();
}

void SampleStage::setIdeal(const Images& ideal)
{
    m_ideal = ideal;
    refresh();
}

void SampleStage::keepIdealColumn(bool keep)
{
    m_panels[Ideal].widget->setVisible(keep);
    refresh(); // the others have less room, or more
}

const Images& SampleStage::imagesOf(Column column, int step) const
{
    static const Images none;
    if (!m_row || step < 0 || step >= static_cast<int>(m_row->steps.size()))
        return none;
    const SampleStep& at = m_row->steps[static_cast<std::size_t>(step)];
    switch (column) {
    case NoisedLatent:
        return at.x;
    case Noised:
        return shownX(at);
    case Predicted:
        return shownPrediction(at);
    case PredictedLatent:
        return predictionOf(at);
    case Ideal:
    case columnCount:
        break;
    }
    return m_ideal;
}

void SampleStage::setShape(int rows, int columns)
{
    for (const Column column : pictureColumns) {
        PictureGrid* grid = m_panels[column].grid;
        grid->setShape(rows, columns);
        grid->setSelectable(m_view != View::One);
        if (m_view == View::Steps)
            continue;
        grid->setGap(usualGap);
        grid->setTitleSamples({});
    }
}

// One picture leaves room for the latents.
bool SampleStage::latentsShown() const
{
    return m_view == View::One && !m_latentSize.isEmpty();
}

void SampleStage::showLatents()
{
    for (const Column column : {NoisedLatent, PredictedLatent}) {
        const Panel& panel = m_panels[column];
        const Images& latents = imagesOf(column, m_step);
        std::vector<QImage> picture;
        if (latentsShown() && m_sample < latents.count) // as large as the picture: the same place in both
            picture.push_back(latentOf(latents, m_sample).scaled(m_pictureSize));
        panel.grid->setRow(0, {}, {}, std::move(picture));
    }
}

void SampleStage::refresh()
{
    for (const Column column : {NoisedLatent, PredictedLatent})
        m_panels[column].widget->setVisible(latentsShown());
    divideWidth();
    layout()->activate(); // the views ask the grids how large pictures can be
    switch (m_view) {
    case View::One:
        showOne();
        break;
    case View::Grid:
        showGrid();
        break;
    case View::Steps:
        showSteps();
        break;
    }
    showLatents();
    select();
}

void SampleStage::showOne()
{
    setShape(1, 1);
    for (const Column column : pictureColumns) {
        const Images& images = imagesOf(column, m_step);
        const int index = column == Ideal ? 0 : m_sample;
        std::vector<QImage> picture;
        if (index < images.count)
            picture.push_back(pictureOf(images, index, m_look));
        m_panels[column].grid->setRow(0, {}, {}, std::move(picture));
    }
}

// The columns that make the pictures largest; of equals those that leave the fewest places empty, then the
// most.
int SampleStage::columnsFor(int count) const
{
    const PictureGrid& grid = *m_panels[Noised].grid;
    std::array<int, 3> best = {0, 0, 0};
    for (int columns = 1; columns <= std::min(count, mostColumns); ++columns) {
        const int rows = (count + columns - 1) / columns;
        best = std::max(best, {grid.scaleFor(rows, columns), count - rows * columns, columns});
    }
    return best.back();
}

void SampleStage::showGrid()
{
    m_panels[Noised].grid->setTitleSamples({}); // no room for what only the steps have
    const int count = m_row ? m_row->request.count : placeholderCount;
    const int columns = m_gridColumns = columnsFor(count);
    const int rows = (count + columns - 1) / columns;
    setShape(rows, columns);
    for (const Column column : pictureColumns) {
        std::vector<QImage> pictures = picturesOf(imagesOf(column, m_step), m_look);
        pictures.resize(static_cast<std::size_t>(rows * columns));
        for (int row = 0; row < rows; ++row) {
            const auto first = pictures.begin() + std::ptrdiff_t{row} * columns;
            m_panels[column].grid->setRow(row, {}, {}, {first, first + columns});
        }
    }
}

// As many rows as leave the pictures largest, and of those the most.
int SampleStage::stepsFitting() const
{
    const int all = m_row ? m_row->totalSteps : 1;
    std::array<int, 2> best = {0, 0};
    for (int rows = std::min(all, fewestSteps); rows <= std::min(all, mostSteps); ++rows)
        best = std::max(best, {m_panels[Noised].grid->scaleFor(rows, stepColumns()), rows});
    return best.back();
}

int SampleStage::stepColumns() const
{
    return m_row ? std::min(m_row->request.count, mostColumns) : placeholderCount;
}

// Beside x_t the numbers of the steps stand: so much wider it is than the prediction, and the pictures of
// both are of one size.
void SampleStage::divideWidth()
{
    const int titles = m_view == View::Steps ? m_panels[Noised].grid->titleWidth() : 0;
    const int both = std::max(width() - columnGap, titles + 1);
    m_columns->setStretch(Noised, both + titles);
    for (const Column column : {NoisedLatent, Predicted, PredictedLatent, Ideal})
        m_columns->setStretch(column, both - titles);
}

// Whole rows of steps, evenly chosen where there are many.
std::vector<int> SampleStage::stepsShown() const
{
    const int all = m_row ? static_cast<int>(m_row->steps.size()) : 0;
    // The finished picture has no prediction of its own: it is the last prediction, or near it.
    const bool done = all > 1 && m_row->steps.back().predicted.empty();
    const int count = done ? all - 1 : all;
    const int shown = std::min(count, m_stepRows);
    std::vector<int> steps;
    for (int i = 0; i < shown; ++i)
        steps.push_back(
            shown == 1 ? 0 : static_cast<int>(std::lround(double(i) * (count - 1) / (shown - 1))));
    return steps;
}

void SampleStage::showSteps()
{
    const QString widest = locale().toString(m_row ? m_row->totalSteps : 0); // digits are equally wide
    for (const Column column : pictureColumns) {
        m_panels[column].grid->setGap(narrowGap);
        m_panels[column].grid->setTitleSamples(column == Noised ? QStringList{widest} : QStringList());
    }
    divideWidth();
    layout()->activate(); // the grids have their widths now
    m_stepRows = stepsFitting();
    const std::vector<int> steps = stepsShown();
    const int columns = stepColumns();
    setShape(m_stepRows, columns);
    for (const Column column : pictureColumns) {
        for (int row = 0; row < m_stepRows; ++row) {
            const int step = row < static_cast<int>(steps.size()) ? steps[static_cast<std::size_t>(row)] : -1;
            const Images& images = column == Ideal ? Images() : imagesOf(column, step);
            std::vector<QImage> pictures;
            for (int i = 0; i < std::min(images.count, columns); ++i)
                pictures.push_back(pictureOf(images, i, m_look));
            const QString title = step >= 0 && column == Noised
                ? locale().toString(m_row->steps[static_cast<std::size_t>(step)].index + 1)
                : QString();
            m_panels[column].grid->setRow(row, title, {}, std::move(pictures));
        }
    }
}

void SampleStage::select()
{
    for (const Column column : pictureColumns) {
        if (m_view == View::Grid)
            m_panels[column].grid->setSelection(m_sample / m_gridColumns, m_sample % m_gridColumns);
    }
}

QSize SampleStage::imageSize(int scale) const
{
    QSize size;
    for (const Panel& panel : m_panels) {
        if (panel.widget->isHidden())
            continue;
        const QSize column = panel.grid->imageSize(scale);
        size = {std::max(0, size.width()) + column.width(), std::max(size.height(), column.height())};
    }
    return size;
}

QImage SampleStage::toImage(int scale) const
{
    QImage all(imageSize(scale), QImage::Format_RGB32);
    all.fill(Qt::white);
    QPainter painter(&all);
    int x = 0;
    for (const Panel& panel : m_panels) {
        if (panel.widget->isHidden())
            continue;
        const QImage column = panel.grid->toImage(scale);
        painter.drawImage(x, 0, column);
        x += column.width();
    }
    return all;
}

void SampleStage::sayPixel(Column column, int row, int place, QPoint pixel)
{
    const QString names[]
        = {tr("x_t, latent"), tr("x_t"), tr("Prediction"), tr("Prediction, latent"), tr("Ideal denoiser")};
    int sample = m_sample;
    int step = m_step;
    if (m_view == View::Grid) {
        sample = row * m_gridColumns + place;
    } else if (m_view == View::Steps) {
        const std::vector<int> steps = stepsShown();
        sample = place;
        step = row < static_cast<int>(steps.size()) ? steps[static_cast<std::size_t>(row)] : -1;
    }
    if (column == NoisedLatent || column == PredictedLatent)
        pixel = {pixel.x() * m_latentSize.width() / m_pictureSize.width(),
            pixel.y() * m_latentSize.height() / m_pictureSize.height()};
    const Images& images = imagesOf(column, step);
    const QString value = pixelText(images, column == Ideal ? 0 : sample, pixel, locale());
    m_pixel->setText(value.isEmpty()
            ? QString()
            : tr("%1 · picture %2 · (%3, %4) = %5")
                  .arg(names[column], QString::number(sample + 1), QString::number(pixel.x()),
                      QString::number(pixel.y()), value));
}

void SampleStage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

void SampleStage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    divideWidth();
    if (m_view == View::Grid && m_row && columnsFor(m_row->request.count) != m_gridColumns)
        refresh();
    if (m_view == View::Steps && stepsFitting() != m_stepRows)
        refresh();
}

void SampleStage::retranslate()
{
    const bool latent = !m_latentSize.isEmpty();
    const QString colours = tr("Its first three channels as red, green and blue, from −3 to 3: the noise "
                               "has a standard deviation of 1.");
    const QString noised = latent ? tr("x_t, decoded") : tr("x_t, the noisy picture");
    const QString heads[]
        = {tr("x_t, the noisy latent"), m_view == View::Steps ? tr("Step · %1").arg(noised) : noised,
            latent ? tr("Prediction, decoded") : tr("Prediction of the clean picture"),
            tr("Predicted clean latent"),
            latent ? tr("Ideal denoiser, decoded") : tr("Ideal denoiser of the training set")};
    const QString tips[] = {
        tr("The latent as it stands at this step: what the network is given.") + QLatin1Char('\n') + colours,
        latent
            ? tr("What the autoencoder's decoder makes of x_t / scaling factor. It has never seen noise: the "
                 "network does not see this picture, it works on the latent alone.")
            : tr("The picture as it stands at this step: what the network is given."),
        latent
            ? tr("What the autoencoder's decoder makes of the latent that the network predicts from x_t in "
                 "one go. The sampler takes only a part of the way there.")
            : tr("What the network makes of x_t in one go. The sampler takes only a part of the way there."),
        tr("The clean latent that the network predicts from x_t in one go.") + QLatin1Char('\n') + colours,
        tr("The mean of all training images that could have become x_t, weighted by how likely each is: no "
           "network can do better on the training set in squared error, and one that did just this would "
           "only repeat training images.")};
    for (std::size_t column = 0; column < columnCount; ++column) {
        const Panel& panel = m_panels[column];
        QPalette colored = palette();
        colored.setColor(QPalette::WindowText, roleColor(headRoles[column], palette()));
        panel.head->setPalette(colored);
        panel.head->setText(heads[column]);
        panel.head->setToolTip(tips[column]);
        panel.grid->setAccessibleName(heads[column]);
        panel.grid->setToolTip(tips[column]);
    }
    refresh();
}

} // namespace playground
