// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/network/rendered_inspection.h"

#include <QWidget>

#include <memory>

namespace playground
{

class ImageGrid;

/// Rows Original, Noised (if the network's input is noisy), Predicted with all skip connections and, if there
/// are any, Predicted with the switched ones off; with their errors. A click on an image selects it for the
/// feature maps.
class PredictionPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PredictionPanel(QWidget* parent = nullptr);

    void show(const std::shared_ptr<const RenderedInspection>& inspection);
    using QWidget::show;
    void clear();
    void setNoiseShown(bool shown);
    void setSwitchedShown(bool shown);
    void setPictureSize(QSize size);
    /// The height for the largest pictures that fit into `width` x `maxHeight`.
    int heightFor(int width, int maxHeight) const;

    int image() const { return m_image; } ///< image whose feature maps are shown
    /// For export.
    const ImageGrid& grid() const { return *m_grid; }

Q_SIGNALS:
    void imageChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void choose(int row, int column);
    void setRows(bool noise, bool switched);
    int rowCount() const;
    void refresh();

    std::shared_ptr<const RenderedInspection> m_drawn; ///< empty at first
    int m_image = 0;
    bool m_noiseShown = true;
    bool m_switchedShown = true;
    ImageGrid* m_grid;
};

} // namespace playground
