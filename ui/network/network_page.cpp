// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/network/network_page.h"

#include "ui/controls/amount_controls.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/wrapped_height.h"
#include "ui/network/graph_export.h"
#include "ui/network/graph_view.h"
#include "ui/network/layer_panel.h"
#include "ui/network/prediction_panel.h"
#include "ui/network/transposed_conv_demo.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace playground
{

namespace
{
// Percentages: the predictions' share of the width; the maximum and minimum share of the height for the area
// below the graph.
constexpr int predictionsShare = 61;
constexpr int picturesShare = 42;
constexpr int minPicturesShare = 32;
constexpr int insideFirst = 1000; // stretch factor: the graph gets the height that is left
} // namespace

NetworkPage::NetworkPage(PreviewSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_tabs(new QTabWidget)
    , m_summary(new QLabel)
    , m_allOn(new QPushButton)
    , m_allOff(new QPushButton)
    , m_save(new QPushButton)
    , m_graph(new GraphView)
    , m_scroll(new QScrollArea)
    , m_predictions(new PredictionPanel)
    , m_layer(new LayerPanel)
    , m_inside(new QWidget)
{
    build(settings);
    retranslate();
    connect(m_tabs, &QTabWidget::currentChanged, this, &NetworkPage::wanted);
    connect(m_graph, &GraphView::nodeSelected, this, &NetworkPage::selectNode);
    connect(m_graph, &GraphView::skipsChanged, this, &NetworkPage::followSkips);
    connect(m_predictions, &PredictionPanel::imageChanged, this, &NetworkPage::wanted);
    connect(m_save, &QPushButton::clicked, this, &NetworkPage::exportRequested);
    connect(m_allOn, &QPushButton::clicked, this, [this] { m_graph->setSkipsOff({}); });
    connect(m_allOff, &QPushButton::clicked, this, [this] {
        std::set<std::string> all;
        for (const NetworkEdge& edge : m_graph->graph().edges) {
            if (edge.kind == NetworkEdge::Kind::Skip)
                all.insert(edge.id);
        }
        m_graph->setSkipsOff(std::move(all));
    });
}

void NetworkPage::build(PreviewSettings& settings)
{
    m_tabs->setObjectName(QStringLiteral("networkTabs"));
    m_summary->setObjectName(QStringLiteral("networkSummary"));
    m_allOn->setObjectName(QStringLiteral("allSkipsOnButton"));
    m_allOff->setObjectName(QStringLiteral("allSkipsOffButton"));
    m_save->setObjectName(QStringLiteral("saveGraphButton"));
    m_graph->setObjectName(QStringLiteral("networkGraph"));
    m_tabs->setDocumentMode(true);
    m_scroll->setObjectName(QStringLiteral("networkScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus); // the arrow keys select layers
    m_scroll->setWidget(m_graph);
    auto* bench = new TransposedConvDemo;
    bench->setObjectName(QStringLiteral("transposedBench"));
    m_tabs->addTab(graphTab(settings), QString());
    m_tabs->addTab(bench, QString());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs);
}

QWidget* NetworkPage::graphTab(PreviewSettings& settings)
{
    auto* buttons = new QHBoxLayout; // kept together when the row wraps
    buttons->addWidget(m_allOn);
    buttons->addWidget(m_allOff);
    buttons->addWidget(m_save);
    auto* head = new FlowLayout(nullptr, 12, 2);
    head->addWidget(m_summary);
    head->addLayout(buttons);
    auto* inside = new QHBoxLayout(m_inside);
    inside->setSpacing(14);
    inside->addWidget(m_predictions, predictionsShare);
    inside->addWidget(m_layer, 100 - predictionsShare);
    inside->setContentsMargins(0, 0, 0, 0);

    auto* tab = new WrappedPage;
    auto* rows = new QVBoxLayout(tab);
    rows->setSpacing(4);
    rows->addLayout(head);
    rows->addWidget(m_scroll, 1);
    m_noise = new AmountControls(settings, QStringLiteral("network"), AmountControls::Spread::Hidden);
    rows->addWidget(m_noise);
    rows->addWidget(m_inside, insideFirst);
    return tab;
}

void NetworkPage::setGraph(const NetworkGraph& graph, const QString& name)
{
    m_name = name;
    m_graph->setGraph(graph);
    const int selected = m_graph->selected();
    m_layer->setNode(selected < 0 ? NetworkNode() : graph.nodes[static_cast<std::size_t>(selected)]);
    if (hasGraph()) {
        m_predictions->setSwitchedShown(skips() > 0);
        share();
    }
    sayNetwork();
}

void NetworkPage::show(std::shared_ptr<const RenderedInspection> inspection)
{
    if (inspection->displayRange != m_displayRange) // requested before the range changed
        inspection = renderInspection(inspection->numbers, m_displayRange);
    m_drawn = std::move(inspection);
    m_predictions->show(m_drawn);
    m_layer->show(m_drawn);
}

void NetworkPage::setNoiseAvailable(bool available)
{
    m_noise->setNoiseAvailable(available);
    m_predictions->setNoiseShown(available);
    share();
}

void NetworkPage::clear()
{
    m_drawn = nullptr;
    m_predictions->clear();
    m_layer->clear();
}

void NetworkPage::setDisplayRange(const DisplayRange& range)
{
    if (range == m_displayRange)
        return;
    m_displayRange = range;
    if (m_drawn)
        show(m_drawn);
}

void NetworkPage::setPictureSize(QSize size)
{
    m_predictions->setPictureSize(size);
    share();
}

bool NetworkPage::wantsInspection() const
{
    return m_tabs->currentIndex() == 0;
}

std::string NetworkPage::node() const
{
    const int node = m_graph->selected();
    return node < 0 ? std::string() : m_graph->graph().nodes[static_cast<std::size_t>(node)].name;
}

std::vector<std::string> NetworkPage::skipsOff() const
{
    return {m_graph->skipsOff().begin(), m_graph->skipsOff().end()};
}

int NetworkPage::image() const
{
    return m_predictions->image();
}

QString NetworkPage::exportGraph(const QString& path) const
{
    return writeGraph(m_graph->drawingForFile(), font(), path);
}

const ImageGrid& NetworkPage::pictures() const
{
    return m_predictions->grid();
}

bool NetworkPage::hasGraph() const
{
    return !m_graph->graph().nodes.empty();
}

void NetworkPage::selectNode(int node)
{
    m_layer->setNode(m_graph->graph().nodes[static_cast<std::size_t>(node)]);
    const QRect box = m_graph->boxOf(node).toAlignedRect();
    m_scroll->ensureVisible(box.center().x(), box.center().y(), box.width(), box.height());
    Q_EMIT wanted();
}

void NetworkPage::followSkips()
{
    sayNetwork();
    Q_EMIT wanted();
}

void NetworkPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        share();
}

void NetworkPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    share();
}

/// Gives the pictures the height of an integer scale and the graph the rest.
void NetworkPage::share()
{
    const int forPredictions = (width() - 30) * predictionsShare / 100;
    const int pictures = m_predictions->heightFor(forPredictions, height() * picturesShare / 100);
    // A maximum height, because a fixed one would keep the window from shrinking.
    m_inside->setMaximumHeight(std::max(
        {pictures, height() * minPicturesShare / 100, m_inside->layout()->totalMinimumSize().height()}));
}

std::size_t NetworkPage::skips() const
{
    const auto& edges = m_graph->graph().edges;
    return static_cast<std::size_t>(std::count_if(edges.begin(), edges.end(),
        [](const NetworkEdge& edge) { return edge.kind == NetworkEdge::Kind::Skip; }));
}

void NetworkPage::sayNetwork()
{
    const std::size_t all = skips();
    const std::size_t off = m_graph->skipsOff().size();
    QString words;
    if (hasGraph())
        words
            = tr("%1 · %2 parameters").arg(m_name, locale().toString(qlonglong{m_graph->graph().parameters}));
    if (all > 0)
        words += tr(" · skip connections on: %1 of %2").arg(QString::number(all - off), QString::number(all));
    m_summary->setText(words);
    m_allOn->setEnabled(off > 0);
    m_allOff->setEnabled(off < all);
    m_save->setEnabled(hasGraph());
}

void NetworkPage::retranslate()
{
    m_tabs->setTabText(0, tr("Graph"));
    m_tabs->setTabToolTip(0, tr("The network's layers and their activations"));
    m_tabs->setTabText(1, tr("Transposed convolution"));
    m_tabs->setTabToolTip(1, tr("How a transposed convolution enlarges images, in numbers"));
    m_tabs->setAccessibleName(tr("Views of the network"));
    m_allOn->setText(tr("Skips &on"));
    m_allOn->setToolTip(tr("Restore all skip connections"));
    m_allOff->setText(tr("Skips o&ff"));
    m_allOff->setToolTip(tr("Replace every skip connection by zeros: only the bottleneck path remains.\n"
                            "Click a line, or press Space on a selected layer, to toggle single ones."));
    m_save->setText(tr("Save &graph…"));
    m_save->setToolTip(tr("Save the graph as SVG or PNG"));
    m_graph->setWhatsThis(tr("Arrow keys select a layer, Space switches its skip connections."));
    sayNetwork();
    share(); // the texts' lengths have changed
}

} // namespace playground
