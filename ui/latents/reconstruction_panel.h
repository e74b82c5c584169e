// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/latents/rendered_row.h"

#include <QWidget>

#include <memory>

namespace playground
{

class LatentRows;
class PosteriorPanel;

/// A row of pictures with its reconstructions, and beside it which latents are decoded and how well.
class RowPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RowPanel(QWidget* parent = nullptr);

    LatentRows& rows() { return *m_rows; }
    const LatentRows& rows() const { return *m_rows; }
    PosteriorPanel& posterior() { return *m_posterior; }

    void setRow(std::shared_ptr<const DrawnRow> row); ///< null: none
    /// Takes as much of a page's height as its pictures need at a whole scale, leaving the larger part.
    void fitInto(QSize page);

private:
    LatentRows* m_rows;
    PosteriorPanel* m_posterior;
};

} // namespace playground
