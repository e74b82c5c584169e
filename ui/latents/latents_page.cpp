// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/latents_page.h"

#include "ui/controls/preview_settings.h"
#include "ui/controls/weights_slider.h"
#include "ui/images/image_grid.h"
#include "ui/images/stack_images.h"
#include "ui/images/titled_image.h"
#include "ui/latents/interpolation_panel.h"
#include "ui/latents/latent_grid.h"
#include "ui/latents/latent_map_view.h"
#include "ui/latents/latent_panel.h"
#include "ui/latents/map_panel.h"
#include "ui/latents/posterior_panel.h"
#include "ui/latents/reconstruction_grid.h"
#include "ui/latents/reconstruction_panel.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace playground
{

namespace
{
constexpr QSize mapInFile(1200, 800);
constexpr int largestInFile = 512; // maximum side of an enlarged picture
} // namespace

LatentsPage::LatentsPage(PreviewSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_top(new ReconstructionPanel)
    , m_tabs(new QTabWidget)
    , m_latent(new LatentPanel)
    , m_interpolation(new InterpolationPanel)
    , m_map(new MapPanel)
{
    build();
    m_tabs->setCornerWidget(
        new WeightsSlider(settings)); // next to the tabs, because it affects the whole page
    connectAll(settings);
    retranslate();
}

void LatentsPage::build()
{
    m_tabs->setObjectName(QStringLiteral("latentsTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_latent, QString());
    m_tabs->addTab(m_interpolation, QString());
    m_tabs->addTab(m_map, QString());
    auto* column = new QVBoxLayout(this);
    column->setSpacing(4);
    column->addWidget(m_top);
    column->addWidget(m_tabs, 1);
}

void LatentsPage::connectAll(PreviewSettings& settings)
{
    const PosteriorPanel* posterior = &m_top->posterior();
    connect(&m_top->rows(), &ReconstructionGrid::pairChanged, this, &LatentsPage::pairChanged);
    connect(posterior, &PosteriorPanel::drawChanged, this, &LatentsPage::orderRow);
    connect(posterior, &PosteriorPanel::newImagesRequested, &settings, &PreviewSettings::newImages);
    connect(m_tabs, &QTabWidget::currentChanged, this, &LatentsPage::orderForTab);
    connect(m_latent, &LatentPanel::wanted, this, &LatentsPage::orderEdited);
    connect(m_interpolation, &InterpolationPanel::wanted, this, &LatentsPage::orderWay);
    connect(m_interpolation, &InterpolationPanel::animationRequested, this, &LatentsPage::animationRequested);
    connect(m_map, &MapPanel::wanted, this, &LatentsPage::orderPlace);
    connect(m_map, &MapPanel::mapRequested, this, [this] {
        m_map->setProgress(0);
        LatentRequest map;
        map.kind = LatentRequest::Kind::Map;
        send(std::move(map));
    });
}

void LatentsPage::setDataset(std::shared_ptr<const Dataset> dataset)
{
    ++m_ticket;
    m_indices.clear();
    m_row.reset();
    if (dataset) {
        const QSize size(dataset->width, dataset->height);
        m_top->rows().setPictureSize(size);
        m_latent->setPictureSize(size);
        m_interpolation->setPictureSize(size);
        m_map->setPictureSize(size);
    }
    m_top->setRow(nullptr);
    m_top->rows().setDataset(dataset);
    m_latent->clear();
    m_latent->setMap(nullptr);
    m_interpolation->clear();
    m_map->setDataset(std::move(dataset));
    share();
}

void LatentsPage::setIndices(std::vector<int> indices)
{
    if (indices == m_indices)
        return;
    m_indices = std::move(indices);
    ++m_ticket;
    m_row.reset();
    m_top->rows().setIndices(m_indices);
    m_latent->forgetChanges();
    m_interpolation->forgetPictures();
}

void LatentsPage::orderRow()
{
    if (m_indices.empty())
        return;
    LatentRequest row;
    row.kind = LatentRequest::Kind::Row;
    row.ticket = m_ticket;
    row.indices = m_indices;
    row.drawSeed = m_top->posterior().drawSeed();
    send(std::move(row));
}

void LatentsPage::take(const LatentResponse& answer)
{
    switch (answer.kind) {
    case LatentRequest::Kind::Row:
        if (answer.ticket == m_ticket && answer.row) {
            m_row = answer.row;
            showRow();
        }
        break;
    case LatentRequest::Kind::Edited:
        if (!answer.error)
            m_latent->showDecoded(pictureAt(answer.decoded, 0), answer.ticket);
        break;
    case LatentRequest::Kind::Way:
        m_interpolation->take(answer);
        break;
    case LatentRequest::Kind::Place:
        m_map->showDecoded(pictureAt(answer.decoded, 0));
        break;
    case LatentRequest::Kind::Map:
        m_map->setProgress({});
        if (answer.map) {
            m_map->setMap(answer.map, answer.thumbnails);
            m_latent->setMap(answer.map);
        }
        break;
    }
}

void LatentsPage::setMapProgress(std::optional<double> progress)
{
    m_map->setProgress(progress);
}

void LatentsPage::beginFilm()
{
    ++m_films;
    m_interpolation->setAllWanted(true);
}

void LatentsPage::endFilm()
{
    --m_films;
    m_interpolation->setAllWanted(m_films > 0);
}

void LatentsPage::setDisplayRange(const DisplayRange& range)
{
    if (range == m_displayRange)
        return;
    m_displayRange = range;
    m_top->rows().setDisplayRange(range);
    m_latent->setInverted(range.inverted);
    m_map->setDisplayRange(range);
    redrawn();
}

/// Requests everything again after a change of the display range.
void LatentsPage::redrawn()
{
    if (!m_row)
        return;
    orderRow();
    orderPlace();
}

void LatentsPage::pairChanged()
{
    m_latent->forgetChanges();
    m_interpolation->forgetPictures();
    if (m_row)
        showRow();
}

void LatentsPage::showRow()
{
    const int a = m_top->rows().a();
    const int b = m_top->rows().b();
    m_top->setRow(m_row);
    m_latent->setRow(m_row, a, b);
    m_interpolation->setRow(m_row, a, b);
    m_map->setRow(m_row, a, b);
    share();
}

/// Hidden tabs request their contents when shown.
void LatentsPage::orderForTab()
{
    orderEdited();
    orderWay();
    orderPlace();
}

void LatentsPage::orderEdited()
{
    if (m_tabs->currentIndex() == LatentTab)
        order(LatentRequest::Kind::Edited, m_latent->latent(), m_latent->ticket());
}

void LatentsPage::orderWay()
{
    if (m_tabs->currentIndex() != InterpolationTab && m_films == 0)
        return;
    if (std::optional<LatentRequest> way = m_interpolation->nextOrder())
        send(std::move(*way));
}

void LatentsPage::orderPlace()
{
    if (m_tabs->currentIndex() == MapTab)
        order(LatentRequest::Kind::Place, m_map->latent());
}

void LatentsPage::order(LatentRequest::Kind kind, const ImageBatch& latents, int ticket)
{
    if (latents.empty())
        return; // nothing to decode
    LatentRequest order;
    order.kind = kind;
    order.ticket = ticket;
    order.latents = latents;
    send(std::move(order));
}

void LatentsPage::send(LatentRequest order)
{
    order.displayRange = m_displayRange;
    order.errorHue = roleColor(Role::ErrorMap, palette());
    Q_EMIT ordered(order);
}

QImage LatentsPage::toImage(int scale) const
{
    const QSize picture = m_row ? pictureAt(m_row->original, 0).size() : QSize();
    const int largest = std::max({1, picture.width(), picture.height()});
    const int pictureScale = std::clamp(largestInFile / largest, 1, scale);
    const QImage rows = m_top->rows().grid().toImage(pictureScale);
    switch (m_tabs->currentIndex()) {
    case LatentTab:
        return stacked(
            {rows, m_latent->grid().toImage(2 * scale), m_latent->decoded().grid().toImage(pictureScale)});
    case InterpolationTab:
        return stacked({rows, m_interpolation->strip().toImage(pictureScale)});
    default:
        return stacked({rows, m_map->view().toImage(mapInFile)});
    }
}

void LatentsPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        share();
    else if (event->type() == QEvent::PaletteChange)
        redrawn();
}

void LatentsPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    share();
}

/// Gives the rows the height of an integer scale and the tabs the rest.
void LatentsPage::share()
{
    m_top->fitInto(contentsRect().marginsRemoved(layout()->contentsMargins()).size());
}

void LatentsPage::retranslate()
{
    m_tabs->setTabText(LatentTab, tr("Latent"));
    m_tabs->setTabToolTip(LatentTab, tr("Edit the latent of picture A and see it decoded"));
    m_tabs->setTabText(InterpolationTab, tr("Interpolation"));
    m_tabs->setTabToolTip(
        InterpolationTab, tr("Interpolate from picture A to picture B through the latents"));
    m_tabs->setTabText(MapTab, tr("Map"));
    m_tabs->setTabToolTip(MapTab, tr("Positions of the data set's pictures in latent space"));
    m_tabs->setAccessibleName(tr("Views of the latents"));
    share();
}

} // namespace playground
