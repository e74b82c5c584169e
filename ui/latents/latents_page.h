// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "ui/images/to_qimage.h"
#include "ui/latents/latent_request.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QTabWidget;

namespace playground
{

class InterpolationPanel;
class LatentPanel;
class MapPanel;
class PreviewSettings;
class ReconstructionPanel;

/// An autoencoder's latents: reconstructions of a row of pictures; the latent of one of them to be changed;
/// the way from it to another one; the map of the data set. It orders what it wants to show and takes the
/// answers, in any order. The settings outlive it.
class LatentsPage : public QWidget
{
    Q_OBJECT

public:
    explicit LatentsPage(PreviewSettings& settings, QWidget* parent = nullptr);

    /// Another experiment: everything is forgotten. Null: none.
    void setDataset(std::shared_ptr<const Dataset> dataset);
    /// The pictures of the row; others forget what was shown.
    void setIndices(std::vector<int> indices);
    void orderRow(); ///< by the newest weights
    void take(const LatentResponse& answer);
    void setMapProgress(std::optional<double> progress); ///< none: no map is under way
    /// Whether another row may change what is shown now: not while the frames of a film are being decoded.
    bool follows() const { return m_films == 0; }
    void setDisplayRange(const DisplayRange& range);

    const InterpolationPanel& interpolation() const { return *m_interpolation; }
    /// All frames of the way are wanted, and no other row, until the film has been given back as often.
    void beginFilm();
    void endFilm();
    /// The rows and what the present tab shows; large pictures at a smaller scale.
    QImage toImage(int scale) const;

Q_SIGNALS:
    /// Edited and Way are meant for the weights of the row that was taken last, Row for the newest.
    void ordered(const LatentRequest& order);
    void animationRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Tab { LatentTab, InterpolationTab, MapTab };

    void build();
    void connectAll(PreviewSettings& settings);
    void pairChanged();
    void showRow();
    void orderForTab();
    void orderEdited();
    void orderWay();
    void orderPlace();
    void order(LatentRequest::Kind kind, const ImageBatch& latents, int ticket = 0); ///< none: nothing
    void send(LatentRequest order);
    void redrawn();
    void share();
    void retranslate();

    std::vector<int> m_indices;
    std::shared_ptr<const RenderedRow> m_row;
    int m_ticket = 0; ///< of the row's order: answers for other pictures come late
    int m_films = 0; ///< whose frames are being decoded
    DisplayRange m_displayRange;
    ReconstructionPanel* m_top;
    QTabWidget* m_tabs;
    LatentPanel* m_latent;
    InterpolationPanel* m_interpolation;
    MapPanel* m_map;
};

} // namespace playground
