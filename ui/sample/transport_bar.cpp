// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/transport_bar.h"

#include "ui/controls/elided_label.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/wrapped_height.h"
#include "ui/images/grid_painter.h"
#include "ui/sample/checked_highlight.h"
#include "ui/sample/sampler_controls.h"
#include "ui/style/icons.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
constexpr int speeds[] = {1, 2, 5, 10, 20, 50, 100}; // steps per second
constexpr int defaultSpeed = 3; // index
} // namespace

TransportBar::TransportBar(QWidget* parent)
    : QWidget(parent)
    , m_player(speeds[defaultSpeed])
    , m_first(new QToolButton)
    , m_back(new QToolButton)
    , m_play(new QToolButton)
    , m_forward(new QToolButton)
    , m_last(new QToolButton)
    , m_loop(new QToolButton)
    , m_speed(new QComboBox)
    , m_live(new QToolButton)
    , m_line(new FlowLayout(nullptr, 12, 2))
    , m_scrubber(new QSlider(Qt::Horizontal))
    , m_step(new QLabel)
    , m_level(new ElidedLabel)
{
    build();
    connectAll();
    retranslate();
    recolour();
    setSteps({}, 0, false);
}

void TransportBar::addAtEnd(QWidget* widget)
{
    m_line->addWidget(widget);
}

void TransportBar::build()
{
    m_first->setObjectName(QStringLiteral("firstStepButton"));
    m_back->setObjectName(QStringLiteral("stepBackButton"));
    m_play->setObjectName(QStringLiteral("playButton"));
    m_forward->setObjectName(QStringLiteral("stepForwardButton"));
    m_last->setObjectName(QStringLiteral("lastStepButton"));
    m_loop->setObjectName(QStringLiteral("loopButton"));
    m_speed->setObjectName(QStringLiteral("speedChoice"));
    m_live->setObjectName(QStringLiteral("liveButton"));
    m_scrubber->setObjectName(QStringLiteral("scrubber"));
    m_step->setObjectName(QStringLiteral("sampleStepLabel"));
    m_level->setObjectName(QStringLiteral("sampleLevelLabel"));
    m_loop->setCheckable(true);
    m_live->setCheckable(true);
    new CheckedHighlight(*m_live);
    // Uses the space left by the buttons; neither its text nor a narrow window moves them.
    m_level->setForegroundRole(QPalette::PlaceholderText);
    m_scrubber->setPageStep(5);
    for (const int speed : speeds)
        m_speed->addItem(QString(), speed);
    m_speed->setCurrentIndex(defaultSpeed);

    auto* buttons = new QHBoxLayout; // kept together when the row wraps
    buttons->setSpacing(2);
    for (QToolButton* button : {m_first, m_back, m_play, m_forward, m_last, m_loop}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        buttons->addWidget(button);
    }
    m_live->setFocusPolicy(Qt::TabFocus);
    buttons->addSpacing(4);
    buttons->addWidget(m_speed);
    buttons->addSpacing(4);
    buttons->addWidget(m_live);
    m_line->addLayout(buttons);
    m_line->addWidget(m_step);
    m_line->addWidget(m_level);
    m_line->growLast();
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(2);
    all->addLayout(m_line);
    all->addWidget(m_scrubber);
    new WrappedHeight(*this); // it is part of a splitter
}

void TransportBar::connectAll()
{
    connect(m_first, &QToolButton::clicked, this, [this] { m_player.goTo(0); });
    connect(m_back, &QToolButton::clicked, this, [this] { m_player.goTo(position() - 1); });
    connect(m_play, &QToolButton::clicked, &m_player, &FilmPlayer::togglePlay);
    connect(m_forward, &QToolButton::clicked, this, [this] { m_player.goTo(position() + 1); });
    connect(m_last, &QToolButton::clicked, this, [this] { m_player.goTo(m_player.last()); });
    connect(m_loop, &QToolButton::toggled, &m_player, &FilmPlayer::setLooping);
    connect(m_live, &QToolButton::clicked, this, [this] {
        setFollowing(true);
        m_player.stop();
        Q_EMIT liveRequested();
    });
    connect(m_scrubber, &QSlider::valueChanged, &m_player, &FilmPlayer::goToIndex);
    connect(m_speed, &QComboBox::currentIndexChanged, this,
        [this] { m_player.setStepsPerSecond(stepsPerSecond()); });
    connect(&m_player, &FilmPlayer::moved, this, [this](int position) {
        follow();
        Q_EMIT moved(position);
    });
    connect(&m_player, &FilmPlayer::playingChanged, this, [this] {
        recolour();
        retranslate();
    });
}

void TransportBar::setSteps(std::vector<int> indices, int total, bool growing)
{
    m_player.setSteps(std::move(indices), growing);
    m_total = total;
    const QSignalBlocker quiet(m_scrubber);
    m_scrubber->setRange(0, std::max(1, total));
    setEnabled(!m_player.empty());
    m_live->setEnabled(growing);
    follow();
}

void TransportBar::setPosition(int position)
{
    m_player.setPosition(position);
    follow();
}

void TransportBar::follow()
{
    const QSignalBlocker quiet(m_scrubber);
    m_scrubber->setValue(m_player.index());
    m_step->setText(m_player.empty()
            ? QString()
            : tr("step %1/%2").arg(locale().toString(m_player.index()), locale().toString(m_total)));
    m_scrubber->setAccessibleDescription(m_step->text());
}

int TransportBar::stepsPerSecond() const
{
    return m_speed->currentData().toInt();
}

void TransportBar::setLevel(const QString& words)
{
    m_level->setText(words);
}

void TransportBar::setFollowing(bool following)
{
    m_live->setChecked(following && m_player.growing());
}

bool TransportBar::takeKey(int key)
{
    switch (key) {
    case Qt::Key_Left:
        m_player.goTo(position() - 1);
        return true;
    case Qt::Key_Right:
        m_player.goTo(position() + 1);
        return true;
    case Qt::Key_Home:
        m_player.goTo(0);
        return true;
    case Qt::Key_End:
        m_player.goTo(m_player.last());
        return true;
    case Qt::Key_Space:
        m_player.togglePlay();
        return true;
    default:
        return false;
    }
}

void TransportBar::retranslate()
{
    const auto say = [](QToolButton* button, const QString& name, const QString& tip) {
        button->setAccessibleName(name);
        button->setToolTip(tip);
    };
    say(m_first, tr("First step"), tr("Go to the first step: pure noise (Home)"));
    say(m_back, tr("Step back"), tr("Go back one denoising step, to more noise (Left)"));
    if (playing())
        say(m_play, tr("Pause"), tr("Pause (Space)"));
    else
        say(m_play, tr("Play"), tr("Play the denoising steps as an animation (Space)"));
    say(m_forward, tr("Step forward"), tr("Go forward one denoising step, to less noise (Right)"));
    say(m_last, tr("Last step"), tr("Go to the newest step, in the end the finished picture (End)"));
    say(m_loop, tr("Loop"), tr("Restart the animation at the end"));
    m_live->setText(tr("Live"));
    say(m_live, tr("Live"),
        tr("Follow the newest step while sampling; going to another step stops following"));
    m_speed->setAccessibleName(tr("Playback speed"));
    m_speed->setToolTip(tr("Denoising steps per second"));
    for (int i = 0; i < m_speed->count(); ++i)
        m_speed->setItemText(i, tr("%1/s").arg(m_speed->itemData(i).toInt()));
    m_scrubber->setAccessibleName(tr("Sampling step"));
    m_scrubber->setToolTip(tr("Drag through the denoising steps, from pure noise (left) to the picture "
                              "(right); all rows follow at the same noise amount"));
    m_step->setToolTip(tr("Step / total"));
    m_level->setToolTip(tr("Noise level of the picture: the network's timestep, sigma (noise relative to the "
                           "signal), and the noise amount from 0 to 1"));
    // As wide as they can ever be, so that nothing moves during playback.
    const QString number = locale().toString(SamplerControls::mostSteps);
    const double width = tabularWidth(QFontMetricsF(m_step->font()), tr("step %1/%2").arg(number, number));
    m_step->setMinimumWidth(static_cast<int>(std::ceil(width)) + 2);
    m_level->setMinimumWidth(12 * m_level->fontMetrics().averageCharWidth());
    follow();
}

void TransportBar::recolour()
{
    m_first->setIcon(icon(QStringLiteral("first"), palette()));
    m_back->setIcon(icon(QStringLiteral("back"), palette()));
    m_play->setIcon(icon(playing() ? QStringLiteral("pause") : QStringLiteral("train"), palette()));
    m_forward->setIcon(icon(QStringLiteral("next"), palette()));
    m_last->setIcon(icon(QStringLiteral("last"), palette()));
    m_loop->setIcon(icon(QStringLiteral("loop"), palette()));
}

void TransportBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        recolour();
}

void TransportBar::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    retranslate(); // the window's font and locale are now known
}

} // namespace playground
