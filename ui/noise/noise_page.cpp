// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/noise/noise_page.h"

#include "ui/controls/amount_controls.h"
#include "ui/controls/preview_settings.h"
#include "ui/images/image_grid.h"
#include "ui/images/image_text.h"
#include "ui/images/pixel_label.h"
#include "ui/noise/mix_curve.h"
#include "ui/noise/schedule_curve.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QLabel>

#include <cmath>

namespace playground
{

namespace
{
enum Rows { OriginalRow, NoisedRow, SpreadRow, rowCount };
constexpr Rows ClippedRow = SpreadRow; // of a schedule
enum StepRows { BeforeRow, NoiseRow, AfterRow };
constexpr int expectedImages = 8;

QString colored(const QString& text, const QColor& color)
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(color.name(), text.toHtmlEscaped());
}
} // namespace

NoisePage::NoisePage(PreviewSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_formula(new QLabel)
    , m_noise(new QLabel)
    , m_pixel(new PixelLabel(QStringLiteral("noisePixelLabel")))
    , m_stepFormula(new QLabel)
    , m_controls(new AmountControls(m_settings, QStringLiteral("noise"), AmountControls::Spread::Hidden))
    , m_curve(new MixCurve)
    , m_scheduleCurve(new ScheduleCurve)
    , m_strip(new ImageGrid(1, stripLength))
    , m_rows(new ImageGrid(rowCount, expectedImages, ImageGrid::Captions::Below))
    , m_step(new ImageGrid(rowCount, 1, ImageGrid::Captions::Below))
{
    build();
    retranslate();
    connectAll();
}

void NoisePage::connectAll()
{
    connect(&m_settings, &PreviewSettings::changed, this, &NoisePage::followAmount);
    for (const AmountPlot* plot :
        {static_cast<AmountPlot*>(m_curve), static_cast<AmountPlot*>(m_scheduleCurve)})
        connect(plot, &AmountPlot::amountPicked, &m_settings, &PreviewSettings::setAmount);
    connect(m_strip, &ImageGrid::layoutChanged, this, &NoisePage::align);
    connect(m_rows, &ImageGrid::selected, this, [this](int, int column) { chooseStripImage(column); });
    connect(m_rows, &ImageGrid::hovered, this,
        [this](int row, int column, QPoint pixel) { m_pixel->setText(rowValueText(row, column, pixel)); });
    connect(m_strip, &ImageGrid::hovered, this,
        [this](int, int column, QPoint pixel) { m_pixel->setText(stripValueText(column, pixel)); });
    for (ImageGrid* grid : {m_rows, m_strip})
        connect(grid, &ImageGrid::unhovered, m_pixel, &QLabel::clear);
}

void NoisePage::show(const NoiseView& view)
{
    const bool otherCurve = view.curve != m_view.curve && !view.curve.clean.empty();
    m_view = view;
    if (otherCurve) {
        if (view.curve.schedule.beta.empty())
            m_curve->setCurve(view.curve);
        else
            m_scheduleCurve->setCurve(view.curve.schedule);
        useSchedule(!view.curve.schedule.beta.empty());
        retranslate();
    }
    const ImageBatch& original = view.atAmount.original;
    if (!original.empty()) {
        m_rows->setColumns(original.count);
        setPictureSize({original.width, original.height});
        if (m_stripImage >= original.count) {
            m_rows->setSelection(OriginalRow, 0);
            chooseStripImage(0);
        }
    }
    refresh();
}

void NoisePage::useSchedule(bool schedule)
{
    m_schedule = schedule;
    m_curve->setVisible(!schedule);
    m_scheduleCurve->setVisible(schedule);
    m_step->setVisible(schedule);
    m_stepFormula->setVisible(schedule);
    m_controls->setLastTimestep(schedule ? m_view.curve.timesteps - 1 : 0);
}

void NoisePage::chooseStripImage(int column)
{
    if (column == m_stripImage)
        return;
    m_stripImage = column;
    Q_EMIT stripImageChanged(column);
}

void NoisePage::clear()
{
    m_view = {};
    refresh();
}

void NoisePage::setDisplayRange(const DisplayRange& range)
{
    m_displayRange = range;
    refresh();
}

void NoisePage::setPictureSize(QSize size)
{
    m_rows->setPictureSize(size);
    m_strip->setPictureSize(size);
    m_step->setPictureSize(size);
    share();
}

void NoisePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        followAmount(); // updates the colours in the formula
    else if (event->type() == QEvent::FontChange) {
        enlargeFormula();
        share();
    }
}

void NoisePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    share();
}

void NoisePage::refresh()
{
    m_rows->setColumnCaptions(m_schedule ? QStringList() : amountTexts(m_view.spread.amounts, locale()));
    m_rows->setRow(OriginalRow, tr("Original"), tr("Original images"),
        picturesOf(m_view.atAmount.original, m_displayRange));
    if (!m_schedule)
        m_rows->setRow(SpreadRow, tr("Noised\n0 to 1"),
            tr("Noised images, amounts 0 to 1 from left to right"),
            picturesOf(m_view.spread.noised, m_displayRange));
    m_strip->setRow(
        0, {}, tr("One image at amounts from 0 to 1"), picturesOf(m_view.strip.noised, m_displayRange));
    followAmount();
}

void NoisePage::followAmount()
{
    const double amount = m_settings.amount();
    const QString amountText = locale().toString(amount, 'f', 3);
    const NoiseCurve& curve = m_view.curve;
    const auto index = static_cast<std::size_t>(std::lround(amount * (NoiseCurve::size - 1)));
    const QString original = locale().toString(curve.clean.empty() ? 1 - amount : curve.clean[index], 'f', 3);
    const QString noise = locale().toString(curve.noise.empty() ? amount : curve.noise[index], 'f', 3);
    if (m_schedule) {
        m_scheduleCurve->setAmount(amount);
        const DisplayRange wide = unclippedLook();
        m_rows->setRow(NoisedRow, tr("Unclipped") + QLatin1Char('\n') + rangeText(wide),
            tr("Noised images at the selected timestep, over the full range of noised values"),
            picturesOf(m_view.atAmount.noised, wide));
        m_rows->setRow(ClippedRow, tr("Clipped") + QLatin1Char('\n') + rangeText(m_displayRange),
            tr("The same images, clipped to the data range"),
            picturesOf(m_view.atAmount.noised, m_displayRange));
        refreshStep();
    } else {
        m_curve->setAmount(amount);
        m_rows->setRow(NoisedRow, tr("Noised\nat %1").arg(amountText),
            tr("Noised images at the selected amount"), picturesOf(m_view.atAmount.noised, m_displayRange));
    }
    const QColor originalColor = roleColor(Role::Original, palette());
    const QColor noiseColor = roleColor(Role::Noised, palette());
    m_formula->setText(tr("noised = %1 · %2 + %3 · %4")
                           .arg(colored(original, originalColor), colored(tr("original"), originalColor),
                               colored(noise, noiseColor), colored(tr("noise"), noiseColor)));
}

/// Three standard deviations of the noise around the middle of the data range, plus a margin: covers nearly
/// all values.
DisplayRange NoisePage::unclippedLook() const
{
    constexpr float beyond = 2;
    return {m_displayRange.low - beyond, m_displayRange.high + beyond, m_displayRange.inverted};
}

QString NoisePage::rangeText(const DisplayRange& displayRange) const
{
    const auto number = [this](float value) {
        return locale().toString(value, 'g', 3).replace(QLatin1Char('-'), QChar(0x2212));
    };
    return tr("%1 to %2").arg(number(displayRange.low), number(displayRange.high));
}

void NoisePage::refreshStep()
{
    const ForwardStep& step = m_view.step;
    const DisplayRange wide = unclippedLook();
    const QString after = locale().toString(step.timestep);
    const QString before
        = step.timestep > 0 ? tr("t = %1").arg(locale().toString(step.timestep - 1)) : tr("clean");
    m_step->setRow(BeforeRow, tr("Before") + QLatin1Char('\n') + before, tr("The image one timestep earlier"),
        picturesOf(step.previous, wide));
    m_step->setRow(NoiseRow, tr("Noise"), tr("The noise added in this step"), picturesOf(step.noise, wide));
    m_step->setRow(AfterRow, tr("After") + QLatin1Char('\n') + tr("t = %1").arg(after),
        tr("The image at the timestep"), picturesOf(step.noised, wide));
    const double beta = step.beta;
    const QColor noise = roleColor(Role::Noised, palette());
    m_stepFormula->setText(
        tr("One step q(x<sub>t</sub> | x<sub>t−1</sub>): after = √(1 − β) · before + √β · noise = %1 · "
           "before + %2 · noise")
            .arg(locale().toString(std::sqrt(1 - beta), 'f', 4),
                QStringLiteral("<span style=\"color:%1\">%2</span>")
                    .arg(noise.name(), locale().toString(std::sqrt(beta), 'f', 4))));
}

QString NoisePage::rowValueText(int row, int column, QPoint pixel) const
{
    const ImageBatch* images[] = {&m_view.atAmount.original, &m_view.atAmount.noised,
        m_schedule ? &m_view.atAmount.noised : &m_view.spread.noised};
    const QString names[] = {tr("Original"), tr("Noised"), tr("Noised")};
    const QString value = pixelText(*images[row], column, pixel, locale());
    if (value.isEmpty())
        return {};
    return tr("%1 · image %2 · (%3, %4) = %5")
        .arg(names[row], QString::number(column + 1), QString::number(pixel.x()), QString::number(pixel.y()),
            value);
}

QString NoisePage::stripValueText(int column, QPoint pixel) const
{
    const QString value = pixelText(m_view.strip.noised, column, pixel, locale());
    if (value.isEmpty())
        return {};
    return tr("Amount %1 · (%2, %3) = %4")
        .arg(locale().toString(column / 10.0, 'f', 1), QString::number(pixel.x()), QString::number(pixel.y()),
            value);
}

} // namespace playground
