// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/latent_space.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace playground
{

/// Selects the latent decoded from each posterior, and shows the quality of the row's reconstructions in
/// numbers.
class PosteriorPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PosteriorPanel(QWidget* parent = nullptr);

    std::optional<std::uint64_t> drawSeed() const; ///< nullopt: the means
    using QWidget::show;
    void show(const Reconstructions& row);
    void clear();

Q_SIGNALS:
    void drawChanged();
    void swapRequested();
    void newImagesRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void drawAgain();
    void refresh();
    void retranslate();

    std::optional<Reconstructions> m_row; ///< only its numbers are used
    QCheckBox* m_draw;
    QLabel* m_seedLabel;
    QSpinBox* m_seed;
    QPushButton* m_again;
    QPushButton* m_swap;
    QPushButton* m_newImages;
    QLabel* m_mse;
    QLabel* m_psnr;
    QLabel* m_kl;
    QLabel* m_step;
};

} // namespace playground
