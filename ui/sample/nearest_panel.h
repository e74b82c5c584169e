// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/images/to_qimage.h"
#include "ui/sample/comparison.h"

#include <QWidget>

class QLabel;

namespace playground
{

class PictureGrid;

/// The training images nearest to a prediction, with their distances: has the network memorised?
class NearestPanel : public QWidget
{
    Q_OBJECT

public:
    explicit NearestPanel(QWidget* parent = nullptr);

    void setLook(const Look& look);
    void setPictureSize(QSize size);
    void setLatent(bool latent); ///< what is compared are latents
    using QWidget::show;
    void show(const Findings& findings);
    void clearPictures();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void retranslate();

    Look m_look;
    bool m_latent = false;
    Findings m_findings;
    QLabel* m_head;
    PictureGrid* m_grid;
};

} // namespace playground
