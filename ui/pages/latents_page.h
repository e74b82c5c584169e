// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "ui/latents/latent_order.h"
#include "ui/pictures/to_image.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QTabWidget;

namespace playground
{

class InterpolationPanel;
class LatentPanel;
class LatentRows;
class MapPanel;
class PosteriorPanel;
class PreviewSettings;

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
    void take(const LatentAnswer& answer);
    void setMapProgress(std::optional<double> progress); ///< none: no map is under way
    /// Whether new weights may change what is shown now: not while a film is being made of it.
    bool follows() const { return !m_filming; }
    void setLook(float low, float high, bool inverted);

    InterpolationPanel& interpolation() { return *m_interpolation; }
    /// All frames are wanted for a film; the weights are held until this is taken back.
    void setFilming(bool filming);
    QImage toImage(int scale) const; ///< the rows and what the present tab shows

Q_SIGNALS:
    void ordered(const LatentOrder& order);
    void filmAsked();

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
    void order(LatentOrder::Kind kind, const Images& latents); ///< none: nothing
    void share();
    void retranslate();

    std::vector<int> m_indices;
    std::optional<LatentRow> m_row;
    int m_ticket = 0; ///< of the row's order: answers for other pictures come late
    bool m_filming = false;
    LatentRows* m_rows;
    PosteriorPanel* m_posterior;
    QWidget* m_top; ///< the two above
    QTabWidget* m_tabs;
    LatentPanel* m_latent;
    InterpolationPanel* m_interpolation;
    MapPanel* m_map;
};

} // namespace playground
