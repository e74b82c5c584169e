// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/latents/interpolation_path.h"

#include <QTimer>
#include <QWidget>

#include <array>
#include <memory>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;
class QToolButton;

namespace playground
{

class ImageGrid;

/// Interpolation from picture A to picture B through the latents: a strip of decoded pictures next to pixel
/// mixes, and one of them enlarged, selected by a slider or played.
class InterpolationPanel : public QWidget
{
    Q_OBJECT

public:
    explicit InterpolationPanel(QWidget* parent = nullptr);

    void setRow(std::shared_ptr<const RenderedRow> row, int a, int b);
    void forgetPictures(); ///< for another pair, other pictures or another network
    void clear();
    void setPictureSize(QSize size);

    /// The most urgent latents that are not decoded yet; nothing while a request is pending.
    std::optional<LatentRequest> nextOrder();
    void take(const LatentResponse& answer);

    /// True: all frames are needed, not only the visible ones (for an animation).
    void setAllWanted(bool wanted);
    const InterpolationPath& way() const { return m_path; }
    const ImageGrid& strip() const { return *m_strip; }

Q_SIGNALS:
    void wanted(); ///< nextOrder() may have a request
    void animationRequested();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void begin();
    void play(bool on);
    void advance();
    void refresh();
    void refreshLarge();
    void showPosition();
    void recolour();
    void retranslate();
    int place() const;
    QImage mixedAt(int frame) const; ///< of m_mixedEnds; null without them

    std::shared_ptr<const RenderedRow> m_row;
    int m_a = 0;
    int m_b = 1;
    InterpolationPath m_path;
    std::array<QImage, 2> m_mixedEnds; ///< the originals A and B
    std::vector<QImage> m_mixed; ///< of the strip; empty: computed when visible
    bool m_allWanted = false;
    int m_playing = 0; ///< direction +1 or -1; 0: stopped
    QTimer m_timer;
    ImageGrid* m_large;
    ImageGrid* m_strip;
    QComboBox* m_kind;
    QSlider* m_slider;
    QLabel* m_positionLabel;
    QToolButton* m_play;
    QPushButton* m_save;
};

} // namespace playground
