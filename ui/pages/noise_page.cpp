// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/noise_page.h"

#include "ui/pages/mix_curve.h"
#include "ui/pictures/amount_controls.h"
#include "ui/pictures/picture_grid.h"
#include "ui/pictures/picture_text.h"
#include "ui/preview_settings.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
enum Rows { OriginalRow, NoisedRow, SpreadRow, rowCount };
constexpr int expectedImages = 8;
constexpr int picturesFirst = 1000; // a stretch: the curve gets what the pictures leave
// Of the page's height, at most.
constexpr double stripShare = 0.22;
constexpr double rowsShare = 0.58;

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
    , m_pixel(new QLabel)
    , m_curve(new MixCurve)
    , m_strip(new PictureGrid(1, stripLength))
    , m_rows(new PictureGrid(rowCount, expectedImages, PictureGrid::Captions::Below))
{
    build();
    retranslate();
    connectAll();
}

void NoisePage::build()
{
    m_formula->setObjectName(QStringLiteral("formulaLabel"));
    m_noise->setObjectName(QStringLiteral("noiseKindLabel"));
    m_pixel->setObjectName(QStringLiteral("noisePixelLabel"));
    m_curve->setObjectName(QStringLiteral("mixCurve"));
    m_strip->setObjectName(QStringLiteral("noiseStrip"));
    m_rows->setObjectName(QStringLiteral("noiseRows"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    m_formula->setFont(large);
    m_formula->setTextFormat(Qt::RichText);
    m_noise->setForegroundRole(QPalette::PlaceholderText);
    m_pixel->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    // Whatever is under the pointer must not widen the window.
    m_pixel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_rows->setSelectable(true);
    m_rows->setSelection(OriginalRow, m_stripImage);

    auto* head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(m_formula);
    head->addWidget(m_noise);
    head->addWidget(m_pixel, 1);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(
        new AmountControls(m_settings, QStringLiteral("noise"), AmountControls::Spread::Hidden));
    column->addWidget(m_curve, 1);
    column->addWidget(m_strip, picturesFirst);
    column->addSpacing(8);
    column->addWidget(m_rows, picturesFirst);
}

void NoisePage::connectAll()
{
    connect(&m_settings, &PreviewSettings::changed, this, &NoisePage::followAmount);
    connect(m_curve, &MixCurve::amountPicked, &m_settings, &PreviewSettings::setAmount);
    connect(m_strip, &PictureGrid::layoutChanged, this, &NoisePage::align);
    connect(m_rows, &PictureGrid::selected, this, [this](int, int column) { chooseStripImage(column); });
    connect(m_rows, &PictureGrid::hovered, this,
        [this](int row, int column, QPoint pixel) { m_pixel->setText(rowValueText(row, column, pixel)); });
    connect(m_strip, &PictureGrid::hovered, this,
        [this](int, int column, QPoint pixel) { m_pixel->setText(stripValueText(column, pixel)); });
    for (PictureGrid* grid : {m_rows, m_strip})
        connect(grid, &PictureGrid::unhovered, m_pixel, &QLabel::clear);
}

void NoisePage::show(const NoiseView& view)
{
    const bool otherCurve = view.curve != m_view.curve && !view.curve.clean.empty();
    m_view = view;
    if (otherCurve) {
        m_curve->setCurve(view.curve);
        retranslate();
    }
    const Images& original = view.atAmount.original;
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

void NoisePage::setLook(float low, float high, bool inverted)
{
    m_look = {low, high, inverted};
    refresh();
}

void NoisePage::setPictureSize(QSize size)
{
    m_rows->setPictureSize(size);
    m_strip->setPictureSize(size);
    share();
}

void NoisePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        followAmount(); // the formula's colours
    else if (event->type() == QEvent::FontChange)
        share();
}

void NoisePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    share();
}

/// The pictures get the height of a whole scale, so that no space is left around them. A largest height, not
/// a fixed one: that would keep the window from shrinking.
void NoisePage::share()
{
    const int width = contentsRect().width();
    m_strip->setMaximumHeight(m_strip->heightFor(width, static_cast<int>(height() * stripShare)));
    m_rows->setMaximumHeight(m_rows->heightFor(width, static_cast<int>(height() * rowsShare)));
}

/// The pictures of the strip lie under their amounts.
void NoisePage::align()
{
    m_curve->setSpan(m_strip->columnCentre(0), m_strip->columnCentre(stripLength - 1));
}

void NoisePage::refresh()
{
    m_rows->setColumnCaptions(amountTexts(m_view.spread.amounts, locale()));
    m_rows->setRow(
        OriginalRow, tr("Original"), tr("Original images"), picturesOf(m_view.atAmount.original, m_look));
    m_rows->setRow(SpreadRow, tr("Noised\n0 to 1"), tr("Noised images, amounts 0 to 1 from left to right"),
        picturesOf(m_view.spread.noised, m_look));
    m_strip->setRow(0, {}, tr("One image at amounts from 0 to 1"), picturesOf(m_view.strip.noised, m_look));
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
    m_curve->setAmount(amount);
    m_rows->setRow(NoisedRow, tr("Noised\nat %1").arg(amountText),
        tr("Noised images at the amount of the slider"), picturesOf(m_view.atAmount.noised, m_look));
    const QColor originalColor = roleColor(Role::Original, palette());
    const QColor noiseColor = roleColor(Role::Noised, palette());
    m_formula->setText(tr("noised = %1 · %2 + %3 · %4")
                           .arg(colored(original, originalColor), colored(tr("original"), originalColor),
                               colored(noise, noiseColor), colored(tr("noise"), noiseColor)));
}

void NoisePage::retranslate()
{
    m_formula->setToolTip(tr("Every pixel is mixed by itself; each has a random number of its own."));
    m_noise->setText(m_view.curve.uniformNoise ? tr("noise: uniform between 0 and 1")
                                               : tr("noise: normal, mean 0, standard deviation 1"));
    m_strip->setAccessibleName(tr("One image from original to noise"));
    m_strip->setToolTip(tr("One image at the amounts of the axis above, always with the same noise."));
    m_rows->setAccessibleName(tr("Images, original and noised"));
    m_rows->setToolTip(tr("Click on an image to see it along the axis above."));
    m_rows->setTitleSamples({tr("Original"), tr("Noised\nat %1").arg(QStringLiteral("0.000"))});
    refresh();
    share(); // words of another length
}

QString NoisePage::rowValueText(int row, int column, QPoint pixel) const
{
    const Images* images[] = {&m_view.atAmount.original, &m_view.atAmount.noised, &m_view.spread.noised};
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
