// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "ui/latents/rendered_row.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;

namespace playground
{

class ImageGrid;

/// Originals, reconstructions and errors of a row of pictures. Picture A is selected by click or arrow keys,
/// picture B with Shift.
class ReconstructionGrid : public QWidget
{
    Q_OBJECT

public:
    explicit ReconstructionGrid(QWidget* parent = nullptr);

    void setDataset(std::shared_ptr<const Dataset> dataset); ///< provides the pictures' names
    void setIndices(std::vector<int> indices); ///< of the row's pictures
    void setRow(std::shared_ptr<const RenderedRow> row); ///< null: none
    void setDisplayRange(const DisplayRange& displayRange); ///< of the next row
    void setPictureSize(QSize size);

    int a() const { return m_a; } ///< columns
    int b() const { return m_b; }
    void swap();

    int heightFor(int width, int maxHeight) const;
    const ImageGrid& grid() const { return *m_grid; }

Q_SIGNALS:
    void pairChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void choose(int a, int b);
    void refresh();
    void sayPair();
    void sayPixel(int row, int column, QPoint pixel);
    QString nameAt(int column) const;
    const ImageBatch& numbersOf(int row) const;

    std::shared_ptr<const Dataset> m_dataset;
    std::vector<int> m_indices;
    std::shared_ptr<const RenderedRow> m_row;
    DisplayRange m_displayRange;
    int m_a = 0;
    int m_b = 1;
    ImageGrid* m_grid;
    QLabel* m_pairLabel;
};

} // namespace playground
