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

/// What the network makes of noised images, while it trains: rows Original, Noised, Predicted, Error; the
/// controls of the noise; the error in numbers. The settings outlive it.
class TriptychPanel : public QWidget
{
    Q_OBJECT

public:
    explicit TriptychPanel(PreviewSettings& settings, QWidget* parent = nullptr);

    using QWidget::show;
    void show(std::shared_ptr<const RenderedTriptych> triptych);
    /// What to draw it with; another one is drawn again here.
    const DisplayRange& displayRange() const { return m_displayRange; }
    QColor errorHue() const;
    /// Back to placeholders: another recipe, or a reset.
    void clear();

    /// What the rows are called: Original, Noised, Predicted; or, for a network that is trained at one amount
    /// of noise alone, as texts 000 and 004 call them: Original, Noise Added, Predicted Original; or, for an
    /// autoencoder: Original, Latent, Reconstruction; or, where the network works in latents, that noised and
    /// predicted ones are decoded.
    enum class Texts { AnyAmount, FixedAmount, Autoencoder, Latents };
    void setTexts(Texts words);

    /// The data's range, low < high, and whether greys are inverted.
    void setDisplayRange(const DisplayRange& range);
    /// Before the first pictures come, so that nothing jumps when they do.
    void setPictureSize(QSize size);

    /// Whether the recipe keeps averaged weights to choose; the switch is hidden otherwise.
    void setAveragedAvailable(bool offered);

    /// The height for the largest pictures that fit into `width` x `maxHeight`.
    int heightFor(int width, int maxHeight) const;

    /// The first predictions side by side, small, to recognise the run by; null before there are some.
    QImage predictions() const;

    /// To export it.
    const ImageGrid& grid() const { return *m_grid; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void refresh();
    void refreshRows();
    void refreshNumbers();
    void retranslate();
    QString noisedTitle() const;
    QString predictedTitle() const;
    QString predictedNote() const;
    QString valueText(int row, int column, QPoint pixel) const;

    PreviewSettings& m_settings;
    Texts m_words = Texts::AnyAmount;
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
