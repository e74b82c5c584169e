// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/latents.h"
#include "ui/latents/latent_edit.h"
#include "ui/pictures/to_image.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;
class QSpinBox;

namespace playground
{

class LatentGrid;
class TitledPicture;

/// The latent of picture A with its numbers to drag, and what is decoded from it.
class LatentPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LatentPanel(QWidget* parent = nullptr);

    /// The row and the two pictures chosen of it. Changes stay while the pair does.
    void setRow(const LatentRow& row, int a, int b);
    /// Another pair, other pictures or another network: the changes are forgotten.
    void forgetChanges();
    void setMap(std::shared_ptr<const LatentMap> map); ///< gives its axes as directions; null: none
    void showDecoded(const Images& decoded);
    void clear();
    void setLook(const Look& look);
    void setPictureSize(QSize size);

    /// What is to be decoded; empty while it is what the row shows already, or there is nothing.
    Images latent() const;

    const LatentGrid& grid() const { return *m_grid; }
    const TitledPicture& decoded() const { return *m_decoded; }

Q_SIGNALS:
    void wanted(); ///< latent() changed and is not empty

protected:
    void changeEvent(QEvent* event) override;

private:
    enum Direction { ToB, FirstAxis, SecondAxis };

    void build();
    void connectAll();
    Images directionOf(int direction) const;
    void chooseDirection();
    void moveAlong(int value);
    void editChanged();
    void offerAxes();
    void refresh();
    void sayCell();
    void sayAlong();
    void retranslate();

    LatentRow m_row;
    int m_a = 0;
    int m_b = 1;
    std::shared_ptr<const LatentMap> m_map;
    LatentEdit m_edit;
    Images m_decodedImages; ///< of the changed latent
    Look m_look;
    LatentGrid* m_grid;
    TitledPicture* m_original;
    TitledPicture* m_decoded;
    QLabel* m_areaWord;
    QSpinBox* m_area;
    QPushButton* m_reset;
    QLabel* m_directionWord;
    QComboBox* m_direction;
    QSlider* m_along;
    QLabel* m_alongWords;
    QLabel* m_cell;
};

} // namespace playground
