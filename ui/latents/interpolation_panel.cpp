// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/interpolation_panel.h"

#include "models/api/interpolation.h"
#include "ui/images/image_at.h"
#include "ui/images/image_grid.h"
#include "ui/style/icons.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>

#include <cmath>
#include <utility>

namespace playground
{

namespace
{
constexpr int inStrip = (InterpolationPath::frames - 1) / InterpolationPath::stripStep + 1;
constexpr int frameMilliseconds = 60;

enum Large { OriginalA, Between, Mixed, OriginalB, largeCount };
enum MixRow { DecodedAt, MixedAt, mixRowCount };

/// (1 - t) a + t b of two pictures of one size, in Format_RGB32.
QImage mixOf(const QImage& a, const QImage& b, double t)
{
    QImage mix(a.size(), QImage::Format_RGB32);
    const int bytes = 4 * mix.width();
    const auto share = static_cast<quint16>(std::lround(256 * t));
    const auto rest = static_cast<quint16>(256 - share);
    for (int y = 0; y < mix.height(); ++y) {
        const uchar* from = a.constScanLine(y);
        const uchar* to = b.constScanLine(y);
        uchar* line = mix.scanLine(y);
        for (int i = 0; i < bytes; ++i)
            line[i] = static_cast<uchar>((from[i] * rest + to[i] * share + 128) >> 8);
    }
    return mix;
}
} // namespace

InterpolationPanel::InterpolationPanel(QWidget* parent)
    : QWidget(parent)
    , m_large(new ImageGrid(1, largeCount, ImageGrid::Captions::Above))
    , m_strip(new ImageGrid(mixRowCount, inStrip, ImageGrid::Captions::Above))
    , m_kind(new QComboBox)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_positionLabel(new QLabel)
    , m_play(new QToolButton)
    , m_save(new QPushButton)
{
    build();
    retranslate();
    recolour();
    m_timer.setInterval(frameMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &InterpolationPanel::advance);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &InterpolationPanel::begin);
    connect(m_slider, &QSlider::valueChanged, this, [this] {
        refreshLarge();
        Q_EMIT wanted();
    });
    connect(m_strip, &ImageGrid::selected, this, [this](int, int column) {
        play(false);
        m_slider->setValue(column * InterpolationPath::stripStep);
    });
    connect(m_play, &QToolButton::clicked, this, [this] { play(m_playing == 0); });
    connect(m_save, &QPushButton::clicked, this, &InterpolationPanel::animationRequested);
}

void InterpolationPanel::build()
{
    m_large->setObjectName(QStringLiteral("betweenPictures"));
    m_strip->setObjectName(QStringLiteral("betweenStrip"));
    m_kind->setObjectName(QStringLiteral("wayChoice"));
    m_slider->setObjectName(QStringLiteral("betweenSlider"));
    m_positionLabel->setObjectName(QStringLiteral("betweenLabel"));
    m_play->setObjectName(QStringLiteral("betweenPlayButton"));
    m_save->setObjectName(QStringLiteral("betweenSaveButton"));
    m_strip->setSelectable(true);
    m_slider->setRange(0, InterpolationPath::frames - 1);
    m_slider->setPageStep(InterpolationPath::stripStep);
    m_slider->setValue((InterpolationPath::frames - 1) / 2);
    m_kind->addItems({QString(), QString()});
    m_play->setAutoRaise(true);
    m_play->setFocusPolicy(Qt::TabFocus);
    m_positionLabel->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("t = 0.000")));
    auto* controls = new QHBoxLayout;
    controls->addWidget(m_kind);
    controls->addWidget(m_play);
    controls->addWidget(m_slider, 1);
    controls->addWidget(m_positionLabel);
    controls->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_large, 5);
    column->addLayout(controls);
    column->addWidget(m_strip, 4);
}

void InterpolationPanel::setRow(std::shared_ptr<const RenderedRow> row, int a, int b)
{
    m_row = std::move(row);
    m_a = a;
    m_b = b;
    const std::array ends = {pictureAt(m_row->original, a), pictureAt(m_row->original, b)};
    if (std::exchange(m_mixedEnds, ends) != ends)
        m_mixed.clear();
    begin();
}

void InterpolationPanel::begin()
{
    if (m_row)
        m_path.begin(oneOf(m_row->numbers.latent, m_a), oneOf(m_row->numbers.latent, m_b),
            static_cast<Interpolation>(m_kind->currentIndex()), pictureAt(m_row->decoded, m_a),
            pictureAt(m_row->decoded, m_b));
    refresh();
    Q_EMIT wanted();
}

void InterpolationPanel::forgetPictures()
{
    m_row.reset();
    m_path.forget();
    m_mixedEnds = {};
    m_mixed.clear();
    refresh();
}

void InterpolationPanel::clear()
{
    play(false);
    forgetPictures();
}

void InterpolationPanel::setPictureSize(QSize size)
{
    m_large->setPictureSize(size);
    m_strip->setPictureSize(size);
}

std::optional<LatentRequest> InterpolationPanel::nextOrder()
{
    const QSize picture = m_row ? pictureAt(m_row->original, m_a).size() : QSize();
    return m_path.nextOrder(place(), m_allWanted || m_playing != 0, picture);
}

void InterpolationPanel::take(const LatentResponse& answer)
{
    if (!m_path.take(answer))
        return;
    refresh();
    Q_EMIT wanted();
}

void InterpolationPanel::setAllWanted(bool wantAll)
{
    m_allWanted = wantAll;
    if (wantAll)
        Q_EMIT wanted();
}

QImage InterpolationPanel::mixedAt(int frame) const
{
    const auto& [a, b] = m_mixedEnds;
    return a.isNull() || b.isNull() ? QImage() : mixOf(a, b, InterpolationPath::t(frame));
}

int InterpolationPanel::place() const
{
    return m_slider->value();
}

void InterpolationPanel::play(bool on)
{
    m_playing = on ? 1 : 0;
    if (on)
        m_timer.start();
    else
        m_timer.stop();
    recolour();
    retranslate();
    if (on)
        Q_EMIT wanted();
}

/// Moves back and forth over the decoded frames.
void InterpolationPanel::advance()
{
    if (place() + m_playing < 0 || place() + m_playing >= InterpolationPath::frames)
        m_playing = -m_playing;
    int next = place() + m_playing;
    while (next > 0 && next < InterpolationPath::frames - 1 && m_path.frame(next).isNull())
        next += m_playing;
    m_slider->setValue(next);
}

void InterpolationPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        recolour();
}

void InterpolationPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh(); // mixes are computed only when visible
}

/// While hidden, playback would only load the lane.
void InterpolationPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    if (m_playing != 0)
        play(false);
}

void InterpolationPanel::refresh()
{
    std::vector<QImage> strip;
    QStringList places;
    if (m_mixed.empty() && m_row && isVisible()) {
        for (int i = 0; i < InterpolationPath::frames; i += InterpolationPath::stripStep)
            m_mixed.push_back(mixedAt(i));
    }
    for (int i = 0; i < InterpolationPath::frames; i += InterpolationPath::stripStep) {
        strip.push_back(m_path.frame(i));
        places << locale().toString(InterpolationPath::t(i), 'f', 3);
    }
    m_strip->setTitleSamples({tr("Decoded"), tr("Pixels")});
    m_strip->setRow(DecodedAt, tr("Decoded"), tr("Decoded from latents between A and B"), std::move(strip));
    m_strip->setRow(MixedAt, tr("Pixels"), tr("Pixel mix of A and B"), m_mixed);
    m_strip->setColumnCaptions(places);
    m_save->setEnabled(m_path.exists());
    m_play->setEnabled(m_path.exists());
    refreshLarge();
}

void InterpolationPanel::refreshLarge()
{
    m_large->setColumnCaptions({tr("original A"), tr("decoded"), tr("pixels mixed"), tr("original B")});
    std::vector<QImage> pictures;
    if (m_row)
        pictures = {pictureAt(m_row->original, m_a), m_path.frame(place()), mixedAt(place()),
            pictureAt(m_row->original, m_b)};
    m_large->setRow(0, {}, tr("A, interpolation, and B"), std::move(pictures));
    m_strip->setSelection(
        DecodedAt, (place() + InterpolationPath::stripStep / 2) / InterpolationPath::stripStep);
    showPosition();
}

void InterpolationPanel::showPosition()
{
    m_positionLabel->setText(tr("t = %1").arg(locale().toString(InterpolationPath::t(place()), 'f', 3)));
}

void InterpolationPanel::recolour()
{
    m_play->setIcon(icon(m_playing ? QStringLiteral("pause") : QStringLiteral("train"), palette()));
    m_save->setIcon(icon(QStringLiteral("save"), palette()));
}

void InterpolationPanel::retranslate()
{
    m_kind->setItemText(static_cast<int>(Interpolation::Linear), tr("Linear"));
    m_kind->setItemText(static_cast<int>(Interpolation::Spherical), tr("Spherical"));
    m_kind->setToolTip(
        tr("Linear: (1 \u2212 t) z_A + t z_B.\n"
           "Spherical: along the great circle, sin((1 \u2212 t)ω)/sin ω z_A + sin(tω)/sin ω z_B\n"
           "with ω the angle between them, which keeps the length."));
    m_kind->setAccessibleName(tr("Kind of interpolation"));
    m_play->setToolTip(
        m_playing ? tr("Pause the animation") : tr("Play the interpolation from A to B and back"));
    m_play->setAccessibleName(m_playing ? tr("Pause") : tr("Play"));
    m_slider->setToolTip(tr("Position of the latent between A (0) and B (1)."));
    m_slider->setAccessibleName(tr("Position between A and B"));
    m_save->setText(tr("&Save animation…"));
    m_save->setToolTip(
        tr("Save the interpolation there and back as an animated PNG with the recipe embedded."));
    m_strip->setAccessibleName(tr("Interpolation from A to B"));
    m_strip->setToolTip(tr("Decoded: decoded from latents between A and B.\n"
                           "Pixels: the two originals blended. Click to go to a position."));
    m_large->setAccessibleName(tr("A, interpolation, and B"));
    m_large->setToolTip(tr("The picture decoded at t next to the pixel mix of the originals at t.\n"
                           "Select A and B in the rows above."));
    refresh();
}

} // namespace playground
