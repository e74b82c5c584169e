// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/rendered_triptych.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QLabel;

namespace playground
{

class AmountControls;
class ImageGrid;
class PreviewSettings;

/// The network's predictions during training: rows Original, Noised, Predicted, Error; the noise controls;
/// the error in numbers. The settings must outlive it.
class TriptychPanel : public QWidget
{
    Q_OBJECT

public:
    explicit TriptychPanel(PreviewSettings& settings, QWidget* parent = nullptr);

    using QWidget::show;
    void show(std::shared_ptr<const RenderedTriptych> triptych);
    /// Range to render with; results with another range are rendered again here.
    const DisplayRange& displayRange() const { return m_displayRange; }
    QColor errorHue() const;
    /// Resets to placeholders, for another recipe or after a reset.
    void clear();

    /// Row titles: Original, Noised, Predicted. For a network trained at a single noise amount, as in the
    /// NVIDIA DLI course: Original, Noise Added, Predicted Original. For an autoencoder: Original, Latent,
    /// Reconstruction. For a network that works in latents, the titles of the noised and predicted rows say
    /// "decoded".
    enum class Texts { AnyAmount, FixedAmount, Autoencoder, Latents };
    void setTexts(Texts words);

    /// The data range, low < high, and whether greys are inverted.
    void setDisplayRange(const DisplayRange& range);
    /// Set before the first pictures arrive, so that the layout does not change.
    void setPictureSize(QSize size);

    /// True: the recipe keeps averaged weights; otherwise the switch is hidden.
    void setAveragedAvailable(bool available);

    /// The height for the largest pictures that fit into `width` x `maxHeight`.
    int heightFor(int width, int maxHeight) const;

    /// The first predictions side by side, as a thumbnail of the run; null before the first prediction.
    QImage predictions() const;

    /// For export.
    const ImageGrid& grid() const { return *m_grid; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void refresh();
    void refreshRows();
    void refreshNumbers();
    void retranslate();
    void keepRoomForNumbers();
    QString noisedTitle() const;
    QString predictedTitle() const;
    QString predictedNote() const;
    QString valueText(int row, int column, QPoint pixel) const;

    PreviewSettings& m_settings;
    Texts m_texts = Texts::AnyAmount;
    DisplayRange m_displayRange;
    std::shared_ptr<const RenderedTriptych> m_drawn; ///< an empty one at first
    AmountControls* m_controls;
    ImageGrid* m_grid;
    QCheckBox* m_averaged;
    QLabel* m_mse;
    QLabel* m_psnr;
    QLabel* m_step;
    QLabel* m_pixel;
};

} // namespace playground
