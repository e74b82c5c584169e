// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QSlider;
class QToolButton;

namespace playground
{

class PreviewSettings;

/// Selects a training step among those whose weights were kept; the newest is at the right end. Disabled
/// while there is only one choice. The settings must outlive it.
class WeightsSlider : public QWidget
{
    Q_OBJECT

public:
    explicit WeightsSlider(PreviewSettings& settings, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void choose(int place);
    void refresh();
    void retranslate();

    PreviewSettings& m_settings;
    QLabel* m_label;
    QSlider* m_slider;
    QToolButton* m_now;
};

} // namespace playground
