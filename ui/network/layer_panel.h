// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/network_inspector.h"
#include "ui/pictures/to_image.h"

#include <QWidget>

class QLabel;

namespace playground
{

class PictureGrid;
class WeightHistogramView;

/// One layer from inside: what it computes, its feature maps, its weights.
class LayerPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LayerPanel(QWidget* parent = nullptr);

    void setNode(const NetworkNode& node);
    void show(const Inspection& inspection);
    using QWidget::show;
    void clear();
    void setInverted(bool inverted);

    /// To export them.
    const PictureGrid& maps() const { return *m_maps; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void arrange();
    void refreshMaps();
    void retranslate();
    QString rangeText(int row, int column, QPoint pixel) const;

    NetworkNode m_node;
    FeatureMaps m_features;
    bool m_inverted = false;
    int m_columns = 1;
    QLabel* m_name;
    QLabel* m_words;
    QLabel* m_range;
    PictureGrid* m_maps;
    WeightHistogramView* m_histogram;
};

} // namespace playground
