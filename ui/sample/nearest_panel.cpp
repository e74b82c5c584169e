// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/nearest_panel.h"

#include "ui/images/image_grid.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

namespace playground
{

namespace
{
constexpr int headWidth = 150;
constexpr int tallest = 100; // logical pixels; the pictures of the steps need more space
} // namespace

NearestPanel::NearestPanel(QWidget* parent)
    : QWidget(parent)
    , m_head(new QLabel)
    , m_grid(new ImageGrid(1, ComparisonRequest::neighbours, ImageGrid::Captions::Below))
{
    m_grid->setObjectName(QStringLiteral("nearestPictures"));
    m_head->setWordWrap(true);
    m_head->setFixedWidth(headWidth);
    setFixedHeight(tallest);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_head);
    line->addWidget(m_grid, 1);
    retranslate();
}

void NearestPanel::setDisplayRange(const DisplayRange& displayRange)
{
    m_displayRange = displayRange;
    refresh();
}

void NearestPanel::setPictureSize(QSize size)
{
    m_grid->setPictureSize(size);
}

void NearestPanel::setLatent(bool latent)
{
    m_latent = latent;
    retranslate();
}

void NearestPanel::show(const Comparison& findings)
{
    m_findings = findings;
    refresh();
}

void NearestPanel::clearPictures()
{
    m_findings = {};
    refresh();
}

void NearestPanel::refresh()
{
    QStringList distances;
    for (const double distance : m_findings.distances)
        distances << locale().toString(distance, 'f', 3);
    m_grid->setColumnCaptions(distances);
    m_grid->setRow(
        0, {}, tr("Nearest training images, nearest first"), picturesOf(m_findings.nearest, m_displayRange));
}

void NearestPanel::retranslate()
{
    m_head->setText(tr("Nearest training images"));
    const QString tip = m_latent
        ? tr("Training images whose latents are nearest to the predicted latent, with the root mean squared "
             "difference of the latents. A distance near 0 means that the network reproduces a training "
             "image.")
        : tr("Training images nearest to the prediction, with the root mean squared difference of the "
             "pixels. A distance near 0 means that the network reproduces a training image.");
    m_head->setToolTip(tip);
    m_grid->setToolTip(tip);
    m_grid->setAccessibleName(m_head->text());
    refresh();
}

void NearestPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace playground
