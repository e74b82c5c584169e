// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/latent_panel.h"

#include "ui/controls/elided_label.h"
#include "ui/images/image_at.h"
#include "ui/images/titled_image.h"
#include "ui/latents/direction_bar.h"
#include "ui/latents/latent_grid.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>

#include <utility>

namespace playground
{

namespace
{
constexpr int gridShare = 73; // percentage of the width
} // namespace

LatentPanel::LatentPanel(QWidget* parent)
    : QWidget(parent)
    , m_grid(new LatentGrid)
    , m_original(new TitledPicture("latentOriginal", Role::Original))
    , m_decoded(new TitledPicture("latentDecoded", Role::Predicted))
    , m_areaLabel(new QLabel)
    , m_area(new QSpinBox)
    , m_reset(new QPushButton)
    , m_direction(new DirectionBar)
    , m_cell(new ElidedLabel)
{
    build();
    connectAll();
    retranslate();
}

void LatentPanel::build()
{
    m_grid->setObjectName(QStringLiteral("latentGrid"));
    m_area->setObjectName(QStringLiteral("areaBox"));
    m_reset->setObjectName(QStringLiteral("latentResetButton"));
    m_cell->setObjectName(QStringLiteral("latentCellLabel"));
    m_area->setRange(1, 63);
    m_area->setSingleStep(2);
    m_area->setValue(3);
    m_grid->setArea(m_area->value());
    m_grid->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // however many channels there are
    m_areaLabel->setBuddy(m_area);
    m_cell->setForegroundRole(QPalette::PlaceholderText);

    auto* cells = new QHBoxLayout;
    cells->addWidget(m_areaLabel);
    cells->addWidget(m_area);
    cells->addWidget(m_cell, 1);
    cells->addWidget(m_reset);
    auto* left = new QVBoxLayout;
    left->setSpacing(4);
    left->addWidget(m_grid, 1);
    left->addLayout(cells);
    left->addWidget(m_direction);
    auto* right = new QVBoxLayout;
    right->setSpacing(4);
    right->addWidget(m_original, 1);
    right->addWidget(m_decoded, 1);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 4, 0, 0);
    line->setSpacing(12);
    line->addLayout(left, gridShare);
    line->addLayout(right, 100 - gridShare);
}

void LatentPanel::connectAll()
{
    connect(m_grid, &LatentGrid::added, this, [this](int channel, const QRect& cells, float by) {
        m_edit.add(channel, cells, by);
        editChanged();
    });
    connect(m_grid, &LatentGrid::restored, this, [this](int channel, const QRect& cells) {
        m_edit.restore(channel, cells);
        editChanged();
    });
    connect(m_grid, &LatentGrid::cursorMoved, this, &LatentPanel::sayCell);
    connect(m_area, &QSpinBox::valueChanged, this, [this](int cells) {
        if (cells % 2 == 0) // typed value: a square around a cell has an odd side
            m_area->setValue(cells + 1);
        else
            m_grid->setArea(cells);
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        forgetChanges();
        refresh();
    });
    connect(m_direction, &DirectionBar::chosen, this, &LatentPanel::chooseDirection);
    connect(m_direction, &DirectionBar::moved, this, &LatentPanel::moveAlong);
}

void LatentPanel::setRow(std::shared_ptr<const RenderedRow> row, int a, int b)
{
    m_row = std::move(row);
    m_a = a;
    m_b = b;
    m_edit.setBase(oneOf(m_row->numbers.latent, a));
    m_edit.setDirection(direction());
    editChanged();
}

void LatentPanel::forgetChanges()
{
    ++m_ticket;
    m_edit.clear();
    m_changed = {};
    m_direction->reset();
}

void LatentPanel::setMap(std::shared_ptr<const LatentMap> map)
{
    m_map = std::move(map);
    m_direction->offerAxes(m_map != nullptr);
    if (m_direction->direction() != DirectionBar::ToB) {
        m_direction->reset(); // the axis has changed
        chooseDirection();
    }
}

void LatentPanel::showDecoded(const QImage& decoded, int ticket)
{
    if (ticket != m_ticket)
        return;
    m_changed = decoded;
    refresh();
}

void LatentPanel::clear()
{
    m_row.reset();
    m_edit.setBase({});
    forgetChanges();
    refresh();
}

void LatentPanel::setInverted(bool inverted)
{
    m_grid->setInverted(inverted);
}

void LatentPanel::setPictureSize(QSize size)
{
    m_original->setPictureSize(size);
    m_decoded->setPictureSize(size);
}

ImageBatch LatentPanel::latent() const
{
    return m_edit.changed() ? m_edit.value() : ImageBatch();
}

/// The vector added at the slider's end; empty: unknown.
ImageBatch LatentPanel::direction() const
{
    const DirectionBar::Direction chosen = m_direction->direction();
    ImageBatch along;
    if (chosen == DirectionBar::ToB && m_row) {
        const ImageBatch from = oneOf(m_row->numbers.latent, m_a);
        along = oneOf(m_row->numbers.latent, m_b);
        for (std::size_t i = 0; i < along.values.size() && i < from.values.size(); ++i)
            along.values[i] -= from.values[i];
    } else if (chosen != DirectionBar::ToB && m_map) {
        const int axis = chosen - DirectionBar::FirstAxis;
        along = oneOf(m_map->axes, axis);
        for (float& value : along.values)
            value *= static_cast<float>(
                DirectionBar::deviations * m_map->deviation[static_cast<std::size_t>(axis)]);
    }
    return along;
}

void LatentPanel::chooseDirection()
{
    m_edit.setDirection(direction());
    moveAlong();
}

void LatentPanel::moveAlong()
{
    m_edit.setAlong(static_cast<float>(m_direction->along()));
    editChanged();
}

void LatentPanel::editChanged()
{
    refresh();
    if (m_edit.changed())
        Q_EMIT wanted();
}

void LatentPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LatentPanel::refresh()
{
    const bool changed = m_edit.changed();
    m_grid->setLatent(m_edit.value(), m_row ? oneOf(m_row->numbers.deviation, m_a) : ImageBatch());
    m_original->setPicture(m_row ? pictureAt(m_row->original, m_a) : QImage());
    const QImage encoded = m_row ? pictureAt(m_row->decoded, m_a) : QImage();
    m_decoded->setPicture(changed && !m_changed.isNull() ? m_changed : encoded);
    m_reset->setEnabled(changed);
    m_direction->setMovable(m_row != nullptr);
    sayCell();
}

void LatentPanel::sayCell()
{
    const ImageBatch now = m_edit.value();
    if (now.empty() || !m_row) {
        m_cell->clear();
        return;
    }
    const int channel = m_grid->channel();
    const QPoint cell = m_grid->cell();
    const auto i = static_cast<std::size_t>((channel * now.height + cell.y()) * now.width + cell.x());
    const auto number = [this](float value) { return locale().toString(static_cast<double>(value), 'f', 3); };
    m_cell->setText(
        tr("channel %1, cell (%2, %3): z = %4, encoded as %5 ± %6")
            .arg(QString::number(channel + 1), QString::number(cell.x()), QString::number(cell.y()),
                number(now.values[i]), number(m_row->numbers.mean.image(m_a)[i]),
                number(m_row->numbers.deviation.image(m_a)[i])));
    m_grid->setAccessibleDescription(m_cell->text());
}

void LatentPanel::retranslate()
{
    m_original->setTitle(tr("Original A"), tr("The encoded picture."));
    m_decoded->setTitle(tr("Decoded"), tr("The latent on the left, decoded with your changes."));
    m_areaLabel->setText(tr("&Area"));
    m_area->setToolTip(tr("Side of the square of latent cells edited at once:\n"
                          "a single cell affects only a small part of the picture."));
    m_area->setAccessibleName(tr("Side of the square of cells"));
    m_reset->setText(tr("R&eset"));
    m_reset->setToolTip(tr("Undo all changes: back to the encoded latent."));
    refresh();
}

} // namespace playground
