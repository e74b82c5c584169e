// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/latents/latent_edit.h"
#include "ui/latents/rendered_row.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;
class QSpinBox;

namespace playground
{

class DirectionBar;
class LatentGrid;
class TitledPicture;

/// The editable latent of picture A and the picture decoded from it.
class LatentPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LatentPanel(QWidget* parent = nullptr);

    /// The row and the indices of the two selected pictures. Edits are kept while the pair stays the same.
    void setRow(std::shared_ptr<const RenderedRow> row, int a, int b);
    /// For another pair, other pictures or another network: discards the edits.
    void forgetChanges();
    void setMap(std::shared_ptr<const LatentMap> map); ///< its axes become directions; null: none
    /// `decoded` from latent() for this ticket(); outdated ones are ignored.
    void showDecoded(const QImage& decoded, int ticket);
    void clear();
    void setInverted(bool inverted);
    void setPictureSize(QSize size);

    /// The latent to decode; empty if it is unedited or there is none.
    ImageBatch latent() const;
    int ticket() const { return m_ticket; } ///< changes with forgetChanges()

    const LatentGrid& grid() const { return *m_grid; }
    const TitledPicture& decoded() const { return *m_decoded; }

Q_SIGNALS:
    void wanted(); ///< latent() changed and is not empty

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void connectAll();
    ImageBatch direction() const;
    void chooseDirection();
    void moveAlong();
    void editChanged();
    void refresh();
    void sayCell();
    void retranslate();

    std::shared_ptr<const RenderedRow> m_row;
    int m_a = 0;
    int m_b = 1;
    std::shared_ptr<const LatentMap> m_map;
    LatentEdit m_edit;
    QImage m_changed; ///< decoded from the edited latent
    int m_ticket = 0;
    LatentGrid* m_grid;
    TitledPicture* m_original;
    TitledPicture* m_decoded;
    QLabel* m_areaLabel;
    QSpinBox* m_area;
    QPushButton* m_reset;
    DirectionBar* m_direction;
    QLabel* m_cell;
};

} // namespace playground
