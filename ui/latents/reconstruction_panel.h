// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/latents/rendered_row.h"

#include <QWidget>

#include <memory>

namespace playground
{

class ReconstructionGrid;
class PosteriorPanel;

/// A row of pictures with reconstructions, and next to it the posterior settings and quality measures.
class ReconstructionPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ReconstructionPanel(QWidget* parent = nullptr);

    ReconstructionGrid& rows() { return *m_rows; }
    const ReconstructionGrid& rows() const { return *m_rows; }
    PosteriorPanel& posterior() { return *m_posterior; }

    void setRow(std::shared_ptr<const RenderedRow> row); ///< null: none
    /// Uses as much of a page's height as the pictures need at an integer scale, at most a fixed share.
    void fitInto(QSize page);

private:
    ReconstructionGrid* m_rows;
    PosteriorPanel* m_posterior;
};

} // namespace playground
