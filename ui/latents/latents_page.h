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

/// The Latents page of an autoencoder: reconstructions of a row of pictures, an editable latent,
/// interpolation between two pictures, and a map of the data set. Sends requests and receives answers in any
/// order. The settings must outlive it.
class LatentsPage : public QWidget
{
    Q_OBJECT

public:
    explicit LatentsPage(PreviewSettings& settings, QWidget* parent = nullptr);

    /// Another experiment: clears everything. Null: none.
    void setDataset(std::shared_ptr<const Dataset> dataset);
    /// The pictures of the row; a change clears what was shown.
    void setIndices(std::vector<int> indices);
    void orderRow(); ///< with the newest weights
    void take(const LatentResponse& answer);
    void setMapProgress(std::optional<double> progress); ///< nullopt: no map is being computed
    /// False while the frames of an animation are decoded: a new row must not replace the shown one.
    bool follows() const { return m_films == 0; }
    void setDisplayRange(const DisplayRange& range);

    const InterpolationPanel& interpolation() const { return *m_interpolation; }
    /// Requests all frames of the interpolation and blocks new rows until endFilm() was called as often.
    void beginFilm();
    void endFilm();
    /// The rows and the current tab; large pictures at a smaller scale.
    QImage toImage(int scale) const;

Q_SIGNALS:
    /// Edited and Way refer to the weights of the last received row, Row to the newest weights.
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
    void order(
        LatentRequest::Kind kind, const ImageBatch& latents, int ticket = 0); ///< empty latents: no request
    void send(LatentRequest order);
    void redrawn();
    void share();
    void retranslate();

    std::vector<int> m_indices;
    std::shared_ptr<const RenderedRow> m_row;
    int m_ticket = 0; ///< of the row request; detects late answers for other pictures
    int m_films = 0; ///< number of animations whose frames are being decoded
    DisplayRange m_displayRange;
    ReconstructionPanel* m_top;
    QTabWidget* m_tabs;
    LatentPanel* m_latent;
    InterpolationPanel* m_interpolation;
    MapPanel* m_map;
};

} // namespace playground
