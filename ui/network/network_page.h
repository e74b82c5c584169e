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

/// The network itself: its graph with a layer looked into and skip connections to switch, what it predicts
/// meanwhile; and the bench of the transposed convolution.
class NetworkPage : public QWidget
{
    Q_OBJECT

public:
    explicit NetworkPage(PreviewSettings& settings, QWidget* parent = nullptr);

    /// Another network: its first layer is selected, all skips are on. An empty graph: none yet.
    void setGraph(const NetworkGraph& graph, const QString& name);
    using QWidget::show;
    void show(std::shared_ptr<const RenderedInspection> inspection);
    const DisplayRange& displayRange() const
    {
        return m_displayRange;
    } ///< to draw it with; another one is drawn again here
    /// Whether the recipe has noise to set; the controls are greyed otherwise.
    void setNoiseAvailable(bool offered);
    /// Back to placeholders: another recipe.
    void clear();
    /// The data's range, low < high, and whether greys are inverted.
    void setDisplayRange(const DisplayRange& range);
    void setPictureSize(QSize size);

    // What show() is wanted for.
    bool wantsInspection() const; ///< the graph is to be seen, not the bench
    std::string node() const; ///< empty: none
    std::vector<std::string> skipsOff() const;
    int image() const; ///< of the row of images

    /// Writes an SVG or, for a name in ".png", a picture. Returns why not; empty if it was written.
    QString exportGraph(const QString& path) const;
    /// To export them.
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
    QScrollArea* m_scroll; ///< around the graph: a large one keeps letters that can be read
    AmountControls* m_noise = nullptr;
    PredictionPanel* m_predictions;
    LayerPanel* m_layer;
    QWidget* m_inside; ///< the two above
};

} // namespace playground
