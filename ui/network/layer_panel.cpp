// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/network/layer_panel.h"

#include "ui/controls/elided_label.h"
#include "ui/images/best_column_count.h"
#include "ui/images/image_grid.h"
#include "ui/images/image_text.h"
#include "ui/network/graph_painter.h"
#include "ui/network/weight_histogram_view.h"
#include "ui/style/translated.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace playground
{

LayerPanel::LayerPanel(QWidget* parent)
    : QWidget(parent)
    , m_drawn(std::make_shared<const RenderedInspection>())
    , m_name(new ElidedLabel)
    , m_description(new QLabel)
    , m_range(new ElidedLabel)
    , m_maps(new ImageGrid(1, 1))
    , m_histogram(new WeightHistogramView)
{
    build();
    retranslate();
    connect(m_maps, &ImageGrid::hovered, this,
        [this](int row, int column, QPoint pixel) { m_range->setText(rangeText(row, column, pixel)); });
    connect(m_maps, &ImageGrid::unhovered, this, [this] { m_range->setText(rangeText(-1, -1, {})); });
}

void LayerPanel::build()
{
    m_name->setObjectName(QStringLiteral("layerName"));
    m_description->setObjectName(QStringLiteral("layerWords"));
    m_range->setObjectName(QStringLiteral("mapRange"));
    m_maps->setObjectName(QStringLiteral("featureMaps"));
    m_histogram->setObjectName(QStringLiteral("weightHistogram"));
    QFont bold = font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_description->setWordWrap(true);
    m_description->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    keepRoomForWords();
    // The panel keeps its size, however many maps a layer has.
    m_maps->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_maps->setMinimumSize(72, 60);
    m_range->setForegroundRole(QPalette::PlaceholderText);
    m_description->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto* inside = new QHBoxLayout;
    inside->setSpacing(12);
    inside->addWidget(m_maps, 5);
    inside->addWidget(m_histogram, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(m_name);
    column->addWidget(m_description);
    column->addLayout(inside, 1);
    column->addWidget(m_range);
}

void LayerPanel::setNode(const NetworkNode& node)
{
    m_node = node;
    clear();
    retranslate();
}

void LayerPanel::show(const std::shared_ptr<const RenderedInspection>& inspection)
{
    if (inspection->numbers.node != m_node.name)
        return; // belongs to a previously selected layer
    m_drawn = inspection;
    m_histogram->show(inspection->numbers.weights);
    arrange();
    m_range->setText(rangeText(-1, -1, {}));
}

void LayerPanel::clear()
{
    m_drawn = std::make_shared<const RenderedInspection>();
    m_histogram->show(WeightHistogram());
    arrange();
}

void LayerPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        keepRoomForWords();
}

/// Of any layer, so that nothing moves.
void LayerPanel::keepRoomForWords()
{
    m_description->setMinimumHeight(2 * fontMetrics().lineSpacing() + 2);
}

void LayerPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    arrange();
}

void LayerPanel::arrange()
{
    const ImageBatch& maps = features().maps;
    const int count = std::max(1, maps.count);
    const QSize picture = maps.empty() ? QSize(28, 28) : QSize(maps.width, maps.height);
    m_maps->setPictureSize(picture);
    m_columns = bestColumns(
        count, count, [this](int rows, int columns) { return m_maps->cellWidthFor(rows, columns); });
    m_maps->setShape((count + m_columns - 1) / m_columns, m_columns);
    refreshMaps();
}

void LayerPanel::refreshMaps()
{
    const int count = features().maps.count;
    for (int first = 0, row = 0; first < std::max(1, count); first += m_columns, ++row) {
        const auto begin = m_drawn->maps.begin();
        m_maps->setRow(row, {}, {}, {begin + first, begin + std::min(first + m_columns, count)});
    }
}

void LayerPanel::retranslate()
{
    m_name->setText(QString::fromStdString(m_node.name));
    const QString output = m_node.shape.empty() ? QStringLiteral("\u2014") : shapeText(m_node.shape);
    m_description->setText(m_node.name.empty()
            ? QString()
            : tr("%1. Output %2, %3 parameters.")
                  .arg(translated(m_node.words), output, locale().toString(qlonglong{m_node.parameters})));
    m_maps->setAccessibleName(tr("Feature maps of the selected layer"));
    m_maps->setToolTip(tr("The layer's output for the selected image, one picture per channel.\n"
                          "Each has its own range: minimum white, maximum black."));
    m_range->setText(rangeText(-1, -1, {}));
}

const FeatureMaps& LayerPanel::features() const
{
    return m_drawn->numbers.maps;
}

QString LayerPanel::rangeText(int row, int column, QPoint pixel) const
{
    const int shown = features().maps.count;
    const int index = row * m_columns + column;
    if (row < 0 || index >= shown) {
        if (shown == 0)
            return m_node.kind == NetworkNode::Kind::Unused ? tr("no output: never called") : QString();
        return shown < features().channels
            ? tr("the first %1 of %2 feature maps, each in its own range")
                  .arg(QString::number(shown), QString::number(features().channels))
            : tr("%1 feature maps, each in its own range").arg(shown);
    }
    const auto i = static_cast<std::size_t>(index);
    const auto number = [this](float value) { return locale().toString(static_cast<double>(value), 'g', 3); };
    return tr("map %1: %2 to %3 · (%4, %5) = %6")
        .arg(QString::number(index), number(features().lowest[i]), number(features().highest[i]),
            QString::number(pixel.x()), QString::number(pixel.y()),
            pixelText(features().maps, index, pixel, locale()));
}

} // namespace playground
