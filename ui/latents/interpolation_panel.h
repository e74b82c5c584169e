// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/latents/latent_order.h"
#include "ui/pictures/to_image.h"

#include <QTimer>
#include <QWidget>

#include <array>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;
class QToolButton;

namespace playground
{

class PictureGrid;

/// The way from picture A to picture B through the latents: a strip of decoded pictures beside a mere mix of
/// pixels, one of them large, to be walked through or played.
class InterpolationPanel : public QWidget
{
    Q_OBJECT

public:
    static constexpr int frames = 33; ///< t = 0, 1/32, ..., 1
    static constexpr int stripStep = 4; ///< each fourth of them is in the strip

    explicit InterpolationPanel(QWidget* parent = nullptr);

    void setRow(const LatentRow& row, int a, int b);
    void forgetPictures(); ///< another pair, other pictures or another network
    void clear();
    void setLook(const Look& look);
    void setPictureSize(QSize size);

    /// Latents that are not decoded yet, the most urgent ones; nothing while an order is under way.
    std::optional<LatentOrder> nextOrder();
    void take(const LatentAnswer& answer);

    /// Whether all frames are wanted, not only those to be seen: for a film.
    void setAllWanted(bool wanted);
    bool complete() const; ///< all frames stand there, of the same weights
    bool hasEnds() const { return !m_from.empty(); }
    QImage frame(int index) const; ///< null: not decoded yet
    const PictureGrid& strip() const { return *m_strip; }

Q_SIGNALS:
    void wanted(); ///< nextOrder() may have one
    void completed();
    void filmAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void begin();
    void play(bool on);
    void advance();
    void refresh();
    void refreshLarge();
    void sayPlace();
    void recolour();
    void retranslate();
    int place() const;
    double t(int index) const { return static_cast<double>(index) / (frames - 1); }

    LatentRow m_row;
    int m_a = 0;
    int m_b = 1;
    Images m_from; ///< the latents at the ends
    Images m_to;
    std::array<Images, frames> m_decoded;
    std::array<bool, frames> m_fresh{}; ///< of the present weights
    std::vector<int> m_asked; ///< frames under way
    std::vector<QImage> m_mixed; ///< of the strip
    int m_ticket = 0;
    bool m_allWanted = false;
    int m_playing = 0; ///< +1, -1: which way; 0: not
    QTimer m_timer;
    Look m_look;
    PictureGrid* m_large;
    PictureGrid* m_strip;
    QComboBox* m_way;
    QSlider* m_slider;
    QLabel* m_words;
    QToolButton* m_play;
    QPushButton* m_save;
};

} // namespace playground
