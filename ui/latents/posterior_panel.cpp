// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/posterior_panel.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>

#include <limits>

namespace playground
{

PosteriorPanel::PosteriorPanel(QWidget* parent)
    : QWidget(parent)
    , m_draw(new QCheckBox)
    , m_seedLabel(new QLabel)
    , m_seed(new QSpinBox)
    , m_again(new QPushButton)
    , m_swap(new QPushButton)
    , m_newImages(new QPushButton)
    , m_mse(new QLabel)
    , m_psnr(new QLabel)
    , m_kl(new QLabel)
    , m_step(new QLabel)
{
    build();
    retranslate();
    connect(m_draw, &QCheckBox::toggled, this, &PosteriorPanel::drawChanged);
    connect(m_seed, &QSpinBox::valueChanged, this, [this] {
        if (m_draw->isChecked())
            Q_EMIT drawChanged();
    });
    connect(m_again, &QPushButton::clicked, this, &PosteriorPanel::drawAgain);
    connect(m_swap, &QPushButton::clicked, this, &PosteriorPanel::swapRequested);
    connect(m_newImages, &QPushButton::clicked, this, &PosteriorPanel::newImagesRequested);
}

void PosteriorPanel::build()
{
    m_draw->setObjectName(QStringLiteral("drawCheck"));
    m_seed->setObjectName(QStringLiteral("drawSeed"));
    m_again->setObjectName(QStringLiteral("drawAgainButton"));
    m_swap->setObjectName(QStringLiteral("swapButton"));
    m_newImages->setObjectName(QStringLiteral("latentsNewImagesButton"));
    m_mse->setObjectName(QStringLiteral("latentsMseLabel"));
    m_psnr->setObjectName(QStringLiteral("latentsPsnrLabel"));
    m_kl->setObjectName(QStringLiteral("latentsKlLabel"));
    m_step->setObjectName(QStringLiteral("latentsStepLabel"));
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setKeyboardTracking(false);
    m_seedLabel->setBuddy(m_seed);
    auto* seed = new QHBoxLayout;
    seed->addWidget(m_seedLabel);
    seed->addWidget(m_seed, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(m_draw);
    column->addLayout(seed);
    column->addWidget(m_again);
    column->addWidget(m_swap);
    column->addWidget(m_newImages);
    column->addStretch(1);
    for (QLabel* number : {m_mse, m_psnr, m_kl, m_step}) {
        number->setTextInteractionFlags(Qt::TextSelectableByMouse);
        number->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        column->addWidget(number);
    }
    m_step->setForegroundRole(QPalette::PlaceholderText);
}

std::optional<std::uint64_t> PosteriorPanel::drawSeed() const
{
    if (!m_draw->isChecked())
        return {};
    return static_cast<std::uint64_t>(m_seed->value());
}

/// Emits one request, whichever of the two changes.
void PosteriorPanel::drawAgain()
{
    {
        const QSignalBlocker draw(m_draw), seed(m_seed);
        if (m_draw->isChecked())
            m_seed->setValue(m_seed->value() == m_seed->maximum() ? 0 : m_seed->value() + 1);
        m_draw->setChecked(true);
    }
    Q_EMIT drawChanged();
}

void PosteriorPanel::show(const Reconstructions& row)
{
    m_row.emplace();
    m_row->step = row.step;
    m_row->mse = row.mse;
    m_row->psnr = row.psnr;
    m_row->kl = row.kl;
    refresh();
}

void PosteriorPanel::clear()
{
    m_row.reset();
    refresh();
}

void PosteriorPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PosteriorPanel::refresh()
{
    const auto number = [this](double value, int decimals) {
        return m_row ? locale().toString(value, 'f', decimals) : QStringLiteral("\u2014");
    };
    m_mse->setText(tr("MSE %1").arg(number(m_row ? m_row->mse : 0, 4)));
    m_psnr->setText(tr("PSNR %1 dB").arg(number(m_row ? m_row->psnr : 0, 1)));
    m_kl->setText(tr("KL %1 nats per image").arg(number(m_row ? m_row->kl : 0, 0)));
    m_step->setText(m_row ? tr("weights after step %1").arg(locale().toString(qlonglong{m_row->step}))
                          : tr("no weights yet"));
}

void PosteriorPanel::retranslate()
{
    m_draw->setText(tr("De&code a draw"));
    m_draw->setToolTip(
        tr("Decode z = mean + standard deviation · noise, as in training, instead of the posterior's mean."));
    m_seedLabel->setText(tr("See&d"));
    m_seed->setToolTip(
        tr("Seed of the noise; the noise depends only on the seed and the picture's position."));
    m_seed->setAccessibleName(tr("Seed of the draws"));
    m_again->setText(tr("Sample a&gain"));
    m_again->setToolTip(tr("Sample other latents from the same posteriors, with the next seed.\n"
                           "If the standard deviation is small, the pictures hardly change."));
    m_swap->setText(tr("S&wap A and B"));
    m_swap->setToolTip(tr("Exchange pictures A and B."));
    m_newImages->setText(tr("New &images"));
    m_newImages->setToolTip(tr("Choose other images from the data set."));
    m_mse->setToolTip(tr("Mean of (decoded \u2212 original)² over the row."));
    m_psnr->setToolTip(tr("Peak signal-to-noise ratio: 10 log10(peak² / MSE);\n"
                          "peak: width of the data range."));
    m_kl->setToolTip(
        tr("KL divergence of the posteriors from the standard normal:\n"
           "½ Σ (mean² + variance − 1 − log variance) over an image's latent, averaged over the row.\n"
           "The loss contains it times the KL weight."));
    m_step->setToolTip(tr("Optimiser step of these weights."));
    refresh();
}

} // namespace playground
