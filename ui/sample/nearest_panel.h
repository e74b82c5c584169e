// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/images/to_qimage.h"
#include "ui/sample/comparison.h"

#include <QWidget>

class QLabel;

namespace playground
{

class ImageGrid;

/// The training images nearest to a prediction, with their distances: has the network memorised?
class NearestPanel : public QWidget
{
    Q_OBJECT

public:
    explicit NearestPanel(QWidget* parent = nullptr);

    void setDisplayRange(const DisplayRange& displayRange);
    void setPictureSize(QSize size);
    void setLatent(bool latent); ///< latents are compared
    using QWidget::show;
    void show(const Comparison& findings);
    void clearPictures();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void retranslate();

    DisplayRange m_displayRange;
    bool m_latent = false;
    Comparison m_findings;
    QLabel* m_head;
    ImageGrid* m_grid;
};

} // namespace playground
