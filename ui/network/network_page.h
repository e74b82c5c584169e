// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/network_graph.h"
#include "ui/network/rendered_inspection.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;
class QScrollArea;
class QTabWidget;

namespace playground
{

class AmountControls;
class GraphView;
class LayerPanel;
class ImageGrid;
class PredictionPanel;
class PreviewSettings;

/// The Network page: the graph with an inspected layer and switchable skip connections, the resulting
/// predictions, and the transposed convolution demo.
class NetworkPage : public QWidget
{
    Q_OBJECT

public:
    explicit NetworkPage(PreviewSettings& settings, QWidget* parent = nullptr);

    /// Sets another network: selects its first layer, turns all skips on. Empty graph: none yet.
    void setGraph(const NetworkGraph& graph, const QString& name);
    using QWidget::show;
    void show(std::shared_ptr<const RenderedInspection> inspection);
    const DisplayRange& displayRange() const
    {
        return m_displayRange;
    } ///< range to render with; results with another range are rendered again here
    /// False: the recipe has no noise, and its controls are disabled.
    void setNoiseAvailable(bool available);
    /// Resets to placeholders for another recipe.
    void clear();
    /// The data range, low < high, and whether greys are inverted.
    void setDisplayRange(const DisplayRange& range);
    void setPictureSize(QSize size);

    // What show() needs.
    bool wantsInspection() const; ///< the graph tab is visible
    std::string node() const; ///< empty: none
    std::vector<std::string> skipsOff() const;
    int image() const; ///< index in the row of images

    /// Writes a PNG if the name ends in ".png", otherwise an SVG. Returns an empty string on success,
    /// otherwise the reason.
    QString exportGraph(const QString& path) const;
    /// For export.
    const ImageGrid& pictures() const;
    bool hasGraph() const;

Q_SIGNALS:
    void wanted(); ///< something else is to be shown
    void exportRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build(PreviewSettings& settings);
    QWidget* graphTab(PreviewSettings& settings);
    void selectNode(int node);
    void followSkips();
    void retranslate();
    std::size_t skips() const;
    void sayNetwork();
    void share();

    DisplayRange m_displayRange;
    std::shared_ptr<const RenderedInspection> m_drawn; ///< null: nothing is shown
    QString m_name;
    QTabWidget* m_tabs;
    QLabel* m_summary;
    QPushButton* m_allOn;
    QPushButton* m_allOff;
    QPushButton* m_save;
    GraphView* m_graph;
    QScrollArea* m_scroll; ///< scrolls a large graph, so that its text stays readable
    AmountControls* m_noise = nullptr;
    PredictionPanel* m_predictions;
    LayerPanel* m_layer;
    QWidget* m_inside; ///< contains the two panels above
};

} // namespace playground
