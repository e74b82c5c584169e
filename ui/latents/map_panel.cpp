// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/map_panel.h"

#include "ui/controls/elided_label.h"
#include "ui/images/image_at.h"
#include "ui/images/titled_image.h"
#include "ui/latents/dataset_pictures.h"
#include "ui/latents/latent_map_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

#include <utility>

namespace playground
{

namespace
{
constexpr int viewShare = 75; // percentage of the width
constexpr int barRange = 1000;
} // namespace

MapPanel::MapPanel(QWidget* parent)
    : QWidget(parent)
    , m_make(new QPushButton)
    , m_all(new QPushButton)
    , m_bar(new QProgressBar)
    , m_status(new ElidedLabel)
    , m_view(new LatentMapView)
    , m_picture(new TitledPicture("mapPicture", Role::Original))
    , m_name(new ElidedLabel)
    , m_decoded(new TitledPicture("mapDecoded", Role::Predicted))
    , m_place(new ElidedLabel)
{
    build();
    retranslate();
    connect(m_make, &QPushButton::clicked, this, &MapPanel::mapRequested);
    connect(m_all, &QPushButton::clicked, m_view, &LatentMapView::showAll);
    connect(m_view, &LatentMapView::hovered, this, &MapPanel::showPicture);
    connect(m_view, &LatentMapView::pointed, this, [this] {
        showPosition();
        Q_EMIT wanted();
    });
}

void MapPanel::build()
{
    m_make->setObjectName(QStringLiteral("mapButton"));
    m_all->setObjectName(QStringLiteral("mapAllButton"));
    m_bar->setObjectName(QStringLiteral("mapProgress"));
    m_status->setObjectName(QStringLiteral("mapWords"));
    m_view->setObjectName(QStringLiteral("latentMap"));
    m_name->setObjectName(QStringLiteral("mapPictureName"));
    m_place->setObjectName(QStringLiteral("mapPlaceLabel"));
    m_bar->setRange(0, barRange);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(120);
    QSizePolicy kept = m_bar->sizePolicy();
    kept.setRetainSizeWhenHidden(true); // nothing moves when it appears
    m_bar->setSizePolicy(kept);
    m_bar->hide();
    for (QLabel* label : {m_name, m_place}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    m_name->setWordWrap(true);
    m_name->setFixedHeight(2 * fontMetrics().lineSpacing());

    auto* head = new QHBoxLayout;
    head->addWidget(m_make);
    head->addWidget(m_all);
    head->addWidget(m_status, 1);
    head->addWidget(m_bar);
    auto* right = new QVBoxLayout;
    right->setSpacing(2);
    right->addWidget(m_picture, 1);
    right->addWidget(m_name);
    right->addWidget(m_decoded, 1);
    right->addWidget(m_place);
    auto* body = new QHBoxLayout;
    body->setSpacing(12);
    body->addWidget(m_view, viewShare);
    body->addLayout(right, 100 - viewShare);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    column->addLayout(head);
    column->addLayout(body, 1);
}

void MapPanel::setDataset(std::shared_ptr<const Dataset> dataset)
{
    m_dataset = std::move(dataset);
    m_step = -1;
    m_pair = {};
    setMap(nullptr, {});
    showPicture(-1);
}

void MapPanel::setMap(std::shared_ptr<const LatentMap> map, std::vector<QImage> thumbnails)
{
    m_map = std::move(map);
    m_progress.reset();
    m_view->setMap(m_map, std::move(thumbnails));
    if (grey() && !m_displayRange.inverted)
        m_view->invertThumbnails();
    showDecoded({});
    refresh();
}

void MapPanel::setProgress(std::optional<double> progress)
{
    m_progress = progress;
    showState();
}

void MapPanel::setRow(const std::shared_ptr<const RenderedRow>& row, int a, int b)
{
    m_step = row->numbers.step;
    m_pair = oneOf(row->numbers.latent, a);
    const ImageBatch second = oneOf(row->numbers.latent, b);
    m_pair.values.insert(m_pair.values.end(), second.values.begin(), second.values.end());
    m_pair.count += second.count;
    refresh();
}

void MapPanel::markPair()
{
    const bool known = m_map && m_map->step == m_step && m_pair.count == 2
        && m_pair.pixelsPerImage() == m_map->mean.pixelsPerImage();
    const auto at = [&](int index) -> std::optional<QPointF> {
        if (!known)
            return {};
        const auto [x, y] = m_map->placeOf(m_pair, index);
        return QPointF(x, y);
    };
    m_view->setPair(at(0), at(1));
}

void MapPanel::showDecoded(const QImage& decoded)
{
    m_decoded->setPicture(decoded);
}

void MapPanel::setDisplayRange(const DisplayRange& displayRange)
{
    if (grey() && displayRange.inverted != m_displayRange.inverted)
        m_view->invertThumbnails();
    m_displayRange = displayRange;
    showPicture(m_shown);
}

void MapPanel::setPictureSize(QSize size)
{
    m_picture->setPictureSize(size);
    m_decoded->setPictureSize(size);
}

ImageBatch MapPanel::latent() const
{
    const auto& point = m_view->point();
    return m_map && point ? m_map->at(point->x(), point->y()) : ImageBatch();
}

/// -1 (pointer left): keeps the last picture.
void MapPanel::showPicture(int index)
{
    if (index >= 0 || !m_map)
        m_shown = index;
    const bool some = m_shown >= 0 && m_dataset;
    m_picture->setPicture(some ? toQImage(*m_dataset, m_shown, m_displayRange) : QImage());
    m_name->setText(some ? nameOf(*m_dataset, m_shown) : QString());
}

void MapPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MapPanel::refresh()
{
    showState();
    showPosition();
    markPair();
}

void MapPanel::showState()
{
    m_make->setEnabled(m_step >= 0 && !m_progress);
    m_all->setEnabled(m_map != nullptr);
    m_bar->setVisible(m_progress.has_value());
    m_bar->setValue(static_cast<int>(m_progress.value_or(0) * barRange));
    const auto number = [this](std::int64_t value) { return locale().toString(qlonglong{value}); };
    if (m_progress)
        m_status->setText(tr("encoding pictures…"));
    else if (!m_map)
        m_status->setText(tr("Not mapped yet. The map uses the weights at the time it is made."));
    else if (m_map->step != m_step)
        m_status->setText(tr("outdated: %1 pictures, weights of step %2 (now %3)")
                              .arg(number(static_cast<std::int64_t>(m_map->indices.size())),
                                  number(m_map->step), number(m_step)));
    else
        m_status->setText(
            tr("%1 pictures, weights of step %2")
                .arg(number(static_cast<std::int64_t>(m_map->indices.size())), number(m_map->step)));
}

void MapPanel::showPosition()
{
    const auto& point = m_view->point();
    const auto number = [this](double value) { return locale().toString(value, 'f', 2); };
    m_place->setText(
        m_map && point ? QStringLiteral("(%1, %2)").arg(number(point->x()), number(point->y())) : QString());
    m_view->setAccessibleDescription(m_status->text() + QLatin1Char(' ') + m_place->text());
}

void MapPanel::retranslate()
{
    m_make->setText(tr("&Map the data set"));
    m_make->setToolTip(
        tr("Encode up to %1 evenly chosen pictures and find the two directions of maximum variance\n"
           "of their posterior means (principal component analysis).")
            .arg(LatentMap::most));
    m_all->setText(tr("Show a&ll"));
    m_all->setToolTip(tr("Show the whole map (Home)"));
    m_bar->setAccessibleName(tr("Progress of the map"));
    m_picture->setTitle(tr("Picture"), tr("The data set's picture under the pointer."));
    m_decoded->setTitle(tr("Decoded here"),
        tr("Decoded from the latent at the cross: mean + x · axis 1 + y · axis 2.\n"
           "All other directions are at the data set's mean."));
    m_place->setToolTip(tr("Position of the cross on axes 1 and 2."));
    m_view->setAccessibleName(tr("Map of the data set's latents"));
    m_view->setToolTip(tr("Each picture is at the projection of its posterior mean on the two axes; dots: "
                          "pictures that would overlap.\n"
                          "Click, drag or arrow keys: decode the latent there. Wheel, + and −: zoom.\n"
                          "Right-drag or Shift-drag: pan.\n"
                          "A and B: the pictures selected above, connected by a straight line."));
    refresh();
}

} // namespace playground
