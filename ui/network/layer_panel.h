// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/network_graph.h"
#include "ui/network/rendered_inspection.h"

#include <QWidget>

#include <memory>

class QLabel;

namespace playground
{

class ImageGrid;
class WeightHistogramView;

/// Details of one layer: what it computes, its feature maps, its weights.
class LayerPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LayerPanel(QWidget* parent = nullptr);

    /// The words wrap, but take what they need from the maps: the page is as low as it can be.
    bool hasHeightForWidth() const override { return false; }

    void setNode(const NetworkNode& node);
    void show(const std::shared_ptr<const RenderedInspection>& inspection);
    using QWidget::show;
    void clear();

    /// For export.
    const ImageGrid& maps() const { return *m_maps; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void arrange();
    void refreshMaps();
    void retranslate();
    void keepRoomForWords();
    const FeatureMaps& features() const;
    QString rangeText(int row, int column, QPoint pixel) const;

    NetworkNode m_node;
    std::shared_ptr<const RenderedInspection> m_drawn; ///< empty at first
    int m_columns = 1;
    QLabel* m_name;
    QLabel* m_description;
    QLabel* m_range;
    ImageGrid* m_maps;
    WeightHistogramView* m_histogram;
};

} // namespace playground
