// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/latent_panel.h"

#include "ui/latents/dataset_pictures.h"
#include "ui/latents/latent_grid.h"
#include "ui/pictures/titled_picture.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>

#include <algorithm>

namespace playground
{

namespace
{
constexpr int alongSteps = 100; // of the slider, to each side
constexpr double alongDeviations = 3; // of an axis, at the slider's end
constexpr int gridShare = 73; // in hundredths of the width
} // namespace

LatentPanel::LatentPanel(QWidget* parent)
    : QWidget(parent)
    , m_grid(new LatentGrid)
    , m_original(new TitledPicture("latentOriginal", Role::Original))
    , m_decoded(new TitledPicture("latentDecoded", Role::Predicted))
    , m_areaWord(new QLabel)
    , m_area(new QSpinBox)
    , m_reset(new QPushButton)
    , m_directionWord(new QLabel)
    , m_direction(new QComboBox)
    , m_along(new QSlider(Qt::Horizontal))
    , m_alongWords(new QLabel)
    , m_cell(new QLabel)
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
    m_direction->setObjectName(QStringLiteral("directionChoice"));
    m_along->setObjectName(QStringLiteral("directionSlider"));
    m_alongWords->setObjectName(QStringLiteral("directionLabel"));
    m_cell->setObjectName(QStringLiteral("latentCellLabel"));
    m_area->setRange(1, 63);
    m_area->setSingleStep(2);
    m_area->setValue(3);
    m_grid->setArea(m_area->value());
    m_grid->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // however many channels there are
    m_areaWord->setBuddy(m_area);
    m_directionWord->setBuddy(m_direction);
    m_along->setRange(-alongSteps, alongSteps);
    m_along->setPageStep(alongSteps / 10);
    for (int i = 0; i < 3; ++i)
        m_direction->addItem(QString());
    m_alongWords->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("\u22120.00 std")));
    m_cell->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_cell->setForegroundRole(QPalette::PlaceholderText);

    auto* cells = new QHBoxLayout;
    cells->addWidget(m_areaWord);
    cells->addWidget(m_area);
    cells->addWidget(m_cell, 1);
    cells->addWidget(m_reset);
    auto* directions = new QHBoxLayout;
    directions->addWidget(m_directionWord);
    directions->addWidget(m_direction);
    directions->addWidget(m_along, 1);
    directions->addWidget(m_alongWords);
    auto* left = new QVBoxLayout;
    left->setSpacing(4);
    left->addWidget(m_grid, 1);
    left->addLayout(cells);
    left->addLayout(directions);
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
    connect(m_area, &QSpinBox::valueChanged, this, [this](int cells) { m_grid->setArea(cells | 1); });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        forgetChanges();
        refresh();
    });
    connect(m_direction, &QComboBox::currentIndexChanged, this, &LatentPanel::chooseDirection);
    connect(m_along, &QSlider::valueChanged, this, &LatentPanel::moveAlong);
}

void LatentPanel::setRow(const LatentRow& row, int a, int b)
{
    m_row = row;
    m_a = a;
    m_b = b;
    m_edit.setBase(oneOf(row.latent, a));
    m_edit.setDirection(directionOf(m_direction->currentIndex()));
    setPictureSize({row.original.width, row.original.height});
    refresh();
    if (m_edit.changed())
        Q_EMIT wanted();
}

void LatentPanel::forgetChanges()
{
    m_edit.clear();
    m_decodedImages = {};
    const QSignalBlocker quiet(m_along);
    m_along->setValue(0);
    sayAlong();
}

void LatentPanel::setMap(std::shared_ptr<const LatentMap> map)
{
    m_map = std::move(map);
    offerAxes();
    chooseDirection();
}

void LatentPanel::showDecoded(const Images& decoded)
{
    m_decodedImages = decoded;
    refresh();
}

void LatentPanel::clear()
{
    m_row = {};
    m_edit.setBase({});
    forgetChanges();
    refresh();
}

void LatentPanel::setLook(const Look& look)
{
    m_look = look;
    m_grid->setInverted(look.inverted);
    refresh();
}

void LatentPanel::setPictureSize(QSize size)
{
    m_original->setPictureSize(size);
    m_decoded->setPictureSize(size);
}

Images LatentPanel::latent() const
{
    return m_edit.changed() ? m_edit.value() : Images();
}

Images LatentPanel::directionOf(int direction) const
{
    const Images from = oneOf(m_row.latent, m_a);
    Images along;
    double length = 1;
    if (direction == ToB) {
        along = oneOf(m_row.latent, m_b);
        for (std::size_t i = 0; i < along.values.size() && i < from.values.size(); ++i)
            along.values[i] -= from.values[i];
    } else if (m_map) {
        along = oneOf(m_map->axes, direction - FirstAxis);
        length = alongDeviations * m_map->deviation[static_cast<std::size_t>(direction - FirstAxis)];
    }
    for (float& value : along.values)
        value *= static_cast<float>(length);
    return along;
}

void LatentPanel::chooseDirection()
{
    m_edit.setDirection(directionOf(m_direction->currentIndex()));
    if (m_along->value() != 0)
        m_along->setValue(0); // and from there the rest
    else
        sayAlong();
}

void LatentPanel::moveAlong(int value)
{
    m_edit.setAlong(static_cast<float>(value) / alongSteps);
    sayAlong();
    editChanged();
}

void LatentPanel::editChanged()
{
    refresh();
    if (m_edit.changed())
        Q_EMIT wanted();
}

void LatentPanel::offerAxes()
{
    auto* model = qobject_cast<QStandardItemModel*>(m_direction->model());
    for (const int axis : {FirstAxis, SecondAxis})
        model->item(axis)->setEnabled(m_map != nullptr);
    if (!m_map)
        m_direction->setCurrentIndex(ToB);
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
    m_grid->setLatent(m_edit.value(), oneOf(m_row.deviation, m_a));
    m_original->setPicture(m_a < m_row.original.count ? pictureOf(m_row.original, m_a, m_look) : QImage());
    if (changed && !m_decodedImages.empty())
        m_decoded->setPicture(pictureOf(m_decodedImages, 0, m_look));
    else if (m_a < m_row.decoded.count)
        m_decoded->setPicture(pictureOf(m_row.decoded, m_a, m_look));
    else
        m_decoded->setPicture({});
    m_reset->setEnabled(changed);
    m_along->setEnabled(!m_row.latent.empty());
    sayCell();
}

void LatentPanel::sayCell()
{
    const Images now = m_edit.value();
    if (now.empty()) {
        m_cell->clear();
        return;
    }
    const int channel = m_grid->channel();
    const QPoint cell = m_grid->cell();
    const auto i = static_cast<std::size_t>((channel * now.height + cell.y()) * now.width + cell.x());
    const auto number = [this](float value) { return locale().toString(static_cast<double>(value), 'f', 3); };
    m_cell->setText(tr("channel %1, cell (%2, %3): z = %4, encoded as %5 ± %6")
                        .arg(QString::number(channel + 1), QString::number(cell.x()),
                            QString::number(cell.y()), number(now.values[i]),
                            number(m_row.mean.image(m_a)[i]), number(m_row.deviation.image(m_a)[i])));
    m_grid->setAccessibleDescription(m_cell->text());
}

void LatentPanel::sayAlong()
{
    const double part = static_cast<double>(m_along->value()) / alongSteps;
    m_alongWords->setText(m_direction->currentIndex() == ToB
            ? locale().toString(part, 'f', 2)
            : tr("%1 std").arg(locale().toString(part * alongDeviations, 'f', 2)));
}

void LatentPanel::retranslate()
{
    m_original->setTitle(tr("Original A"), tr("The picture that was encoded."));
    m_decoded->setTitle(
        tr("Decoded"), tr("What the decoder makes of the latent at the left, with your changes."));
    m_areaWord->setText(tr("&Area"));
    m_area->setToolTip(tr("Side of the square of latent cells that is changed at once:\n"
                          "a single cell shows only in a small part of the picture."));
    m_area->setAccessibleName(tr("Side of the square of cells"));
    m_reset->setText(tr("R&eset"));
    m_reset->setToolTip(tr("Take all changes back: the latent as it was encoded."));
    m_directionWord->setText(tr("Direc&tion"));
    m_direction->setItemText(ToB, tr("towards B"));
    m_direction->setItemText(FirstAxis, tr("principal axis 1"));
    m_direction->setItemText(SecondAxis, tr("principal axis 2"));
    m_direction->setToolTip(
        tr("Which way the slider moves the whole latent: to the latent of picture B,\n"
           "or along an axis in which the data set's latents vary most (map the data set first)."));
    m_direction->setAccessibleName(tr("Direction"));
    m_along->setToolTip(tr("Adds this much of the direction to the latent: 1 is picture B;\n"
                           "of a principal axis, so many standard deviations of the data set along it."));
    m_along->setAccessibleName(tr("How far along the direction"));
    sayAlong();
    refresh();
}

} // namespace playground
