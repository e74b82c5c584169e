// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/triptych_panel.h"

#include "ui/controls/amount_controls.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/preview_settings.h"
#include "ui/controls/weights_slider.h"
#include "ui/images/image_grid.h"
#include "ui/images/image_text.h"
#include "ui/images/pixel_label.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace playground
{

namespace
{
enum Rows { OriginalRow, NoisedRow, PredictedRow, ErrorRow, rowCount };
constexpr int expectedImages = 8;
const QString dash = QStringLiteral("\u2014");

QLabel* numberLabel(const QString& name)
{
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// Makes a label as wide as the widest of its texts, so that its neighbours do not move.
void keepRoom(QLabel& label, const QStringList& texts)
{
    double width = 0;
    for (const QString& text : texts)
        width = std::max(width, tabularWidth(QFontMetricsF(label.font()), text));
    label.setMinimumWidth(static_cast<int>(std::ceil(width)) + 2);
}
} // namespace

TriptychPanel::TriptychPanel(PreviewSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_grid(new ImageGrid(rowCount, expectedImages, ImageGrid::Captions::Above))
    , m_averaged(new QCheckBox)
    , m_mse(numberLabel(QStringLiteral("mseLabel")))
    , m_psnr(numberLabel(QStringLiteral("psnrLabel")))
    , m_step(new QLabel)
    , m_pixel(new PixelLabel(QStringLiteral("pixelLabel")))
{
    build();
    clear();
    retranslate();
    connect(m_grid, &ImageGrid::hovered, this,
        [this](int row, int column, QPoint pixel) { m_pixel->setText(valueText(row, column, pixel)); });
    connect(m_grid, &ImageGrid::unhovered, m_pixel, &QLabel::clear);
}

void TriptychPanel::build()
{
    m_grid->setObjectName(QStringLiteral("triptychGrid"));
    m_step->setObjectName(QStringLiteral("stepLabel"));
    m_step->setForegroundRole(QPalette::PlaceholderText);

    m_averaged->setObjectName(QStringLiteral("averagedCheck"));
    m_averaged->hide();
    connect(m_averaged, &QCheckBox::toggled, &m_settings, &PreviewSettings::setAveraged);
    connect(&m_settings, &PreviewSettings::changed, m_averaged,
        [this] { m_averaged->setChecked(m_settings.averaged()); });

    auto* numbers = new FlowLayout(nullptr, 16, 2);
    numbers->addWidget(m_mse);
    numbers->addWidget(m_psnr);
    numbers->addWidget(m_step);
    numbers->addWidget(new WeightsSlider(m_settings));
    numbers->addWidget(m_pixel);
    numbers->growLast();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* controls = new QHBoxLayout;
    m_controls = new AmountControls(m_settings, {}, AmountControls::Spread::Shown);
    controls->addWidget(m_controls, 1);
    controls->addSpacing(4);
    controls->addWidget(m_averaged);
    column->addLayout(controls);
    column->addWidget(m_grid, 1);
    column->addLayout(numbers);
}

void TriptychPanel::show(std::shared_ptr<const RenderedTriptych> triptych)
{
    m_drawn = std::move(triptych);
    const ImageBatch& original = m_drawn->numbers.original;
    if (!original.empty()) {
        m_grid->setColumns(original.count);
        m_grid->setPictureSize({original.width, original.height});
    }
    refresh();
}

QImage TriptychPanel::predictions() const
{
    constexpr int most = 4;
    constexpr int side = 40; // pixels
    const int count = std::min(most, static_cast<int>(m_drawn->predicted.size()));
    if (count == 0 || m_drawn->predicted.front().isNull())
        return {};
    QImage row(most * side, side, QImage::Format_ARGB32_Premultiplied);
    row.fill(Qt::transparent);
    QPainter painter(&row);
    for (int i = 0; i < count; ++i)
        painter.drawImage(i * side, 0,
            m_drawn->predicted[static_cast<std::size_t>(i)].scaled(
                side - 2, side - 2, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    return row;
}

QColor TriptychPanel::errorHue() const
{
    return roleColor(Role::ErrorMap, palette());
}

int TriptychPanel::heightFor(int width, int maxHeight) const
{
    const int controls = layout()->totalMinimumHeightForWidth(width) - m_grid->minimumSizeHint().height();
    return controls + m_grid->heightFor(width, maxHeight - controls);
}

void TriptychPanel::clear()
{
    m_drawn = std::make_shared<const RenderedTriptych>();
    refresh();
}

void TriptychPanel::setDisplayRange(const DisplayRange& range)
{
    m_displayRange = range;
    refresh();
}

void TriptychPanel::setTexts(Texts words)
{
    if (words == m_texts)
        return;
    m_texts = words;
    m_controls->setNoiseAvailable(words != Texts::Autoencoder);
    refresh();
}

QString TriptychPanel::noisedTitle() const
{
    if (m_texts == Texts::Autoencoder)
        return tr("Latent");
    if (m_texts == Texts::Latents)
        return tr("Noised") + QLatin1Char('\n') + tr("decoded");
    return m_texts == Texts::FixedAmount ? tr("Noise Added") : tr("Noised");
}

QString TriptychPanel::predictedTitle() const
{
    if (m_texts == Texts::Autoencoder)
        return tr("Reconstruction");
    if (m_texts == Texts::Latents)
        return tr("Predicted") + QLatin1Char('\n') + tr("decoded");
    return m_texts == Texts::FixedAmount ? tr("Predicted Original") : tr("Predicted");
}

void TriptychPanel::setPictureSize(QSize size)
{
    m_grid->setPictureSize(size);
}

void TriptychPanel::setAveragedAvailable(bool available)
{
    m_averaged->setVisible(available);
}

void TriptychPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        keepRoomForNumbers();
    else if (event->type() == QEvent::PaletteChange)
        refreshRows(); // the error map's hue
}

void TriptychPanel::retranslate()
{
    m_grid->setAccessibleName(tr("Original, noised and predicted images"));
    m_averaged->setText(tr("&EMA weights"));
    m_averaged->setToolTip(tr("Predict with the exponential moving average of the weights, which smooths out "
                              "the fluctuations of the last steps."));
    m_averaged->setAccessibleName(tr("Predict with the averaged weights"));
    m_mse->setToolTip(tr("Mean squared error: the mean of (predicted − original)² over all pixels shown."));
    m_psnr->setToolTip(
        tr("Peak signal-to-noise ratio: 10 · log10(width of the value range² / MSE). Higher is "
           "better; 6 dB more is a quarter of the MSE."));
    m_step->setToolTip(tr("Optimiser step of these weights."));
    keepRoomForNumbers();
    refresh();
}

void TriptychPanel::keepRoomForNumbers()
{
    keepRoom(*m_mse, {tr("MSE %1").arg(QStringLiteral("0.0000"))});
    keepRoom(*m_psnr, {tr("PSNR %1 dB").arg(QStringLiteral("\u221200.0"))});
    keepRoom(*m_step,
        {tr("no prediction yet"), tr("weights before the first step"),
            tr("weights after step %1").arg(locale().toString(100'000))});
    m_pixel->setMinimumWidth(36 * fontMetrics().averageCharWidth());
}

void TriptychPanel::refresh()
{
    refreshRows();
    refreshNumbers();
}

void TriptychPanel::refreshRows()
{
    if (m_drawn->displayRange != m_displayRange
        || m_drawn->errorHue != errorHue()) // rendered before these changed
        m_drawn = renderTriptych(m_drawn->numbers, m_displayRange, errorHue());
    const double full = static_cast<double>(errorFullScale(m_displayRange));
    const QString errorTitle
        = tr("Error") + QLatin1Char('\n') + tr("0 to %1").arg(locale().toString(full, 'g', 3));
    const QString predicted = predictedTitle();
    const QString note = predictedNote();
    m_grid->setTitleSamples({predicted + QLatin1Char('\n') + tr("untrained"), errorTitle});
    m_grid->setColumnCaptions(
        m_texts == Texts::Autoencoder ? QStringList() : amountTexts(m_drawn->numbers.amounts, locale()));
    m_grid->setRow(OriginalRow, tr("Original"), tr("Original images"), m_drawn->original);
    m_grid->setRow(NoisedRow, noisedTitle(),
        m_texts == Texts::Autoencoder ? tr("Latents, three channels as colours") : tr("Noised images"),
        m_drawn->noised);
    m_grid->setRow(PredictedRow, note.isEmpty() ? predicted : predicted + QLatin1Char('\n') + note,
        m_texts == Texts::Autoencoder ? tr("Reconstructed images") : tr("Predicted images"),
        m_drawn->predicted);
    m_grid->setRow(ErrorRow, errorTitle, tr("Absolute error of each pixel"), m_drawn->error);
}

void TriptychPanel::refreshNumbers()
{
    const Triptych& numbers = m_drawn->numbers;
    const bool predicted = !numbers.predicted.empty();
    const QString psnr
        = std::isinf(numbers.psnr) ? QStringLiteral("\u221e") : locale().toString(numbers.psnr, 'f', 1);
    m_mse->setText(tr("MSE %1").arg(predicted ? locale().toString(numbers.mse, 'f', 4) : dash));
    m_psnr->setText(predicted ? tr("PSNR %1 dB").arg(psnr) : tr("PSNR %1").arg(dash));
    if (!predicted)
        m_step->setText(tr("no prediction yet"));
    else if (numbers.step == 0)
        m_step->setText(tr("weights before the first step"));
    else
        m_step->setText(tr("weights after step %1").arg(locale().toString(qlonglong{numbers.step})));
}

QString TriptychPanel::predictedNote() const
{
    return !m_drawn->numbers.predicted.empty() && m_drawn->numbers.step == 0 ? tr("untrained") : QString();
}

QString TriptychPanel::valueText(int row, int column, QPoint pixel) const
{
    const Triptych& numbers = m_drawn->numbers;
    const ImageBatch* images[] = {&numbers.original, &numbers.noised, &numbers.predicted, &numbers.error};
    const auto inOneLine
        = [](QString title) { return title.replace(QLatin1Char('\n'), QLatin1String(", ")); };
    const QString names[]
        = {tr("Original"), inOneLine(noisedTitle()), inOneLine(predictedTitle()), tr("Error")};
    const QString value = pixelText(*images[row], column, pixel, locale());
    if (value.isEmpty())
        return {};
    return tr("%1 · image %2 · (%3, %4) = %5")
        .arg(names[row], QString::number(column + 1), QString::number(pixel.x()), QString::number(pixel.y()),
            value);
}

} // namespace playground
