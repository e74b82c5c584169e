// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/interpolation_panel.h"

#include "ui/icons.h"
#include "ui/latents/dataset_pictures.h"
#include "ui/pictures/picture_grid.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

namespace playground
{

namespace
{
constexpr int inStrip = (InterpolationPanel::frames - 1) / InterpolationPanel::stripStep + 1;
constexpr std::size_t mostAtOnce = 8; // of those not to be seen: the lane has other work too
constexpr int frameMilliseconds = 60;

enum Large { OriginalA, Between, Mixed, OriginalB, largeCount };
enum Rows { DecodedAt, MixedAt, rowCount };

/// (1 - t) a + t b of two pictures of one set.
Images mixOf(const Images& pictures, int a, int b, double t)
{
    Images mix = oneOf(pictures, a);
    const Images other = oneOf(pictures, b);
    for (std::size_t i = 0; i < mix.values.size(); ++i)
        mix.values[i] += static_cast<float>(t) * (other.values[i] - mix.values[i]);
    return mix;
}
} // namespace

InterpolationPanel::InterpolationPanel(QWidget* parent)
    : QWidget(parent)
    , m_large(new PictureGrid(1, largeCount, PictureGrid::Captions::Above))
    , m_strip(new PictureGrid(rowCount, inStrip, PictureGrid::Captions::Above))
    , m_way(new QComboBox)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_words(new QLabel)
    , m_play(new QToolButton)
    , m_save(new QPushButton)
{
    build();
    retranslate();
    recolour();
    m_timer.setInterval(frameMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &InterpolationPanel::advance);
    connect(m_way, &QComboBox::currentIndexChanged, this, &InterpolationPanel::begin);
    connect(m_slider, &QSlider::valueChanged, this, [this] {
        refreshLarge();
        Q_EMIT wanted();
    });
    connect(m_strip, &PictureGrid::selected, this, [this](int, int column) {
        play(false);
        m_slider->setValue(column * stripStep);
    });
    connect(m_play, &QToolButton::clicked, this, [this] { play(m_playing == 0); });
    connect(m_save, &QPushButton::clicked, this, &InterpolationPanel::filmAsked);
}

void InterpolationPanel::build()
{
    m_large->setObjectName(QStringLiteral("betweenPictures"));
    m_strip->setObjectName(QStringLiteral("betweenStrip"));
    m_way->setObjectName(QStringLiteral("wayChoice"));
    m_slider->setObjectName(QStringLiteral("betweenSlider"));
    m_words->setObjectName(QStringLiteral("betweenLabel"));
    m_play->setObjectName(QStringLiteral("betweenPlayButton"));
    m_save->setObjectName(QStringLiteral("betweenSaveButton"));
    m_strip->setSelectable(true);
    m_slider->setRange(0, frames - 1);
    m_slider->setPageStep(stripStep);
    m_slider->setValue((frames - 1) / 2);
    m_way->addItems({QString(), QString()});
    m_play->setAutoRaise(true);
    m_play->setFocusPolicy(Qt::TabFocus);
    m_words->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("t = 0.000")));
    auto* controls = new QHBoxLayout;
    controls->addWidget(m_way);
    controls->addWidget(m_play);
    controls->addWidget(m_slider, 1);
    controls->addWidget(m_words);
    controls->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_large, 5);
    column->addLayout(controls);
    column->addWidget(m_strip, 4);
}

void InterpolationPanel::setRow(const LatentRow& row, int a, int b)
{
    m_row = row;
    m_a = a;
    m_b = b;
    m_from = oneOf(row.latent, a);
    m_to = oneOf(row.latent, b);
    setPictureSize({row.original.width, row.original.height});
    if (m_mixed.empty()) {
        for (int i = 0; i < inStrip; ++i)
            m_mixed.push_back(pictureOf(mixOf(row.original, a, b, t(i * stripStep)), 0, m_look));
    }
    begin();
}

/// All anew; until the new ones come the old ones stay to be seen.
void InterpolationPanel::begin()
{
    ++m_ticket;
    m_fresh.fill(false);
    m_asked.clear();
    if (hasEnds()) { // decoded with the row
        m_decoded.front() = oneOf(m_row.decoded, m_a);
        m_decoded.back() = oneOf(m_row.decoded, m_b);
        m_fresh.front() = m_fresh.back() = true;
    }
    refresh();
    Q_EMIT wanted();
}

void InterpolationPanel::forgetPictures()
{
    ++m_ticket;
    m_from = {};
    m_to = {};
    m_decoded = {};
    m_fresh.fill(false);
    m_asked.clear();
    m_mixed.clear();
    refresh();
}

void InterpolationPanel::clear()
{
    play(false);
    m_row = {};
    forgetPictures();
}

void InterpolationPanel::setLook(const Look& look)
{
    m_look = look;
    m_mixed.clear();
    if (hasEnds()) {
        for (int i = 0; i < inStrip; ++i)
            m_mixed.push_back(pictureOf(mixOf(m_row.original, m_a, m_b, t(i * stripStep)), 0, look));
    }
    refresh();
}

void InterpolationPanel::setPictureSize(QSize size)
{
    m_large->setPictureSize(size);
    m_strip->setPictureSize(size);
}

std::optional<LatentOrder> InterpolationPanel::nextOrder()
{
    if (!hasEnds() || !m_asked.empty())
        return {};
    for (int i = 0; i < frames; ++i) {
        if (!m_fresh[static_cast<std::size_t>(i)] && (i % stripStep == 0 || i == place()))
            m_asked.push_back(i);
    }
    const bool all = m_allWanted || m_playing != 0;
    for (int i = 0; all && i < frames && m_asked.size() < mostAtOnce; ++i) {
        if (!m_fresh[static_cast<std::size_t>(i)] && i % stripStep != 0 && i != place())
            m_asked.push_back(i);
    }
    if (m_asked.empty())
        return {};
    LatentOrder order;
    order.kind = LatentOrder::Kind::Way;
    order.ticket = m_ticket;
    order.latents = m_from;
    order.latents.count = 0;
    order.latents.values.clear();
    for (const int i : m_asked) {
        const Images between
            = interpolated(m_from, m_to, t(i), static_cast<Interpolation>(m_way->currentIndex()));
        order.latents.values.insert(order.latents.values.end(), between.values.begin(), between.values.end());
        ++order.latents.count;
    }
    return order;
}

void InterpolationPanel::take(const LatentAnswer& answer)
{
    if (answer.ticket != m_ticket || answer.decoded.count != static_cast<int>(m_asked.size()))
        return; // late ones, of another way; or an error, after which nothing more is asked
    for (int i = 0; i < answer.decoded.count; ++i) {
        const auto index = static_cast<std::size_t>(m_asked[static_cast<std::size_t>(i)]);
        m_decoded[index] = oneOf(answer.decoded, i);
        m_fresh[index] = true;
    }
    m_asked.clear();
    refresh();
    if (complete())
        Q_EMIT completed();
    else
        Q_EMIT wanted();
}

void InterpolationPanel::setAllWanted(bool wantAll)
{
    m_allWanted = wantAll;
    if (wantAll)
        Q_EMIT wanted();
}

bool InterpolationPanel::complete() const
{
    return std::all_of(m_fresh.begin(), m_fresh.end(), [](bool fresh) { return fresh; });
}

QImage InterpolationPanel::frame(int index) const
{
    const Images& decoded = m_decoded[static_cast<std::size_t>(index)];
    return decoded.empty() ? QImage() : pictureOf(decoded, 0, m_look);
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

/// There and back, over the frames that are decoded.
void InterpolationPanel::advance()
{
    if (place() + m_playing < 0 || place() + m_playing >= frames)
        m_playing = -m_playing;
    int next = place() + m_playing;
    while (next > 0 && next < frames - 1 && m_decoded[static_cast<std::size_t>(next)].empty())
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

void InterpolationPanel::refresh()
{
    std::vector<QImage> strip;
    QStringList places;
    for (int i = 0; i < frames; i += stripStep) {
        strip.push_back(frame(i));
        places << locale().toString(t(i), 'f', 3);
    }
    m_strip->setTitleSamples({tr("Decoded"), tr("Pixels")});
    m_strip->setRow(DecodedAt, tr("Decoded"), tr("Decoded from latents between A and B"), std::move(strip));
    m_strip->setRow(MixedAt, tr("Pixels"), tr("Pixels of A and B mixed"), m_mixed);
    m_strip->setColumnCaptions(places);
    m_save->setEnabled(hasEnds());
    m_play->setEnabled(hasEnds());
    refreshLarge();
}

void InterpolationPanel::refreshLarge()
{
    m_large->setColumnCaptions({tr("original A"), tr("decoded"), tr("pixels mixed"), tr("original B")});
    std::vector<QImage> pictures;
    if (hasEnds()) {
        pictures.push_back(pictureOf(m_row.original, m_a, m_look));
        pictures.push_back(frame(place()));
        pictures.push_back(pictureOf(mixOf(m_row.original, m_a, m_b, t(place())), 0, m_look));
        pictures.push_back(pictureOf(m_row.original, m_b, m_look));
    }
    m_large->setRow(0, {}, tr("A, between, and B"), std::move(pictures));
    m_strip->setSelection(DecodedAt, (place() + stripStep / 2) / stripStep);
    sayPlace();
}

void InterpolationPanel::sayPlace()
{
    m_words->setText(tr("t = %1").arg(locale().toString(t(place()), 'f', 3)));
}

void InterpolationPanel::recolour()
{
    m_play->setIcon(icon(m_playing ? QStringLiteral("pause") : QStringLiteral("train"), palette()));
    m_save->setIcon(icon(QStringLiteral("save"), palette()));
}

void InterpolationPanel::retranslate()
{
    m_way->setItemText(static_cast<int>(Interpolation::Linear), tr("Linear"));
    m_way->setItemText(static_cast<int>(Interpolation::Spherical), tr("Spherical"));
    m_way->setToolTip(
        tr("Linear: (1 \u2212 t) z_A + t z_B.\n"
           "Spherical: along the great circle, sin((1 \u2212 t)ω)/sin ω z_A + sin(tω)/sin ω z_B\n"
           "with ω the angle between them, which keeps the length."));
    m_way->setAccessibleName(tr("Kind of interpolation"));
    m_play->setToolTip(m_playing ? tr("Hold the animation") : tr("Play the way from A to B and back"));
    m_play->setAccessibleName(m_playing ? tr("Hold") : tr("Play"));
    m_slider->setToolTip(tr("Where between the latents of A (0) and B (1) the decoded latent lies."));
    m_slider->setAccessibleName(tr("Place between A and B"));
    m_save->setText(tr("&Save film…"));
    m_save->setToolTip(tr("Save the way there and back as an animated PNG with the recipe inside."));
    m_strip->setAccessibleName(tr("The way from A to B"));
    m_strip->setToolTip(
        tr("Decoded: each picture is decoded from a latent between those of A and B.\nPixels: "
           "the two originals laid over each other. A click goes there."));
    m_large->setAccessibleName(tr("A, between, and B"));
    m_large->setToolTip(tr("What is decoded at t, beside the two originals' pixels mixed as much.\n"
                           "Choose A and B in the rows above."));
    refresh();
}

} // namespace playground
