// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "ui/latents/rendered_row.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;

namespace playground
{

class LatentMapView;
class TitledPicture;

/// The map of the data set's latents, made on request. The picture under the pointer is enlarged, and the
/// clicked position is decoded.
class MapPanel : public QWidget
{
    Q_OBJECT

public:
    explicit MapPanel(QWidget* parent = nullptr);

    void setDataset(std::shared_ptr<const Dataset> dataset); ///< clears the map
    /// `thumbnails`: the map's pictures in order, not inverted.
    void setMap(std::shared_ptr<const LatentMap> map, std::vector<QImage> thumbnails);
    const std::shared_ptr<const LatentMap>& map() const { return m_map; }
    void setProgress(std::optional<double> progress); ///< of the map being computed; nullopt: none
    /// The row's latents and the two selected pictures; shown only if the map uses the same weights.
    void setRow(const std::shared_ptr<const RenderedRow>& row, int a, int b);
    void showDecoded(const QImage& decoded); ///< at the selected position; null: nothing
    void setDisplayRange(const DisplayRange& displayRange);
    void setPictureSize(QSize size);

    ImageBatch latent() const; ///< at the selected position; empty: none selected
    const LatentMapView& view() const { return *m_view; }
    const TitledPicture& decoded() const { return *m_decoded; }

Q_SIGNALS:
    void mapRequested();
    void wanted(); ///< another position was selected

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void showPicture(int index);
    bool grey() const { return m_dataset && m_dataset->channels != 3; }
    void refresh();
    void showState();
    void showPosition();
    void markPair();
    void retranslate();

    std::shared_ptr<const Dataset> m_dataset;
    std::shared_ptr<const LatentMap> m_map;
    std::optional<double> m_progress;
    std::int64_t m_step = -1; ///< training step of the current weights; if it differs from the map's, the map
                              ///< is outdated. Negative: none
    ImageBatch m_pair; ///< the latents of A and B
    int m_shown = -1; ///< index in the data set
    DisplayRange m_displayRange;
    QPushButton* m_make;
    QPushButton* m_all;
    QProgressBar* m_bar;
    QLabel* m_status;
    LatentMapView* m_view;
    TitledPicture* m_picture;
    QLabel* m_name;
    TitledPicture* m_decoded;
    QLabel* m_place;
};

} // namespace playground
