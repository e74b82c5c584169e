// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace playground
{

class MeanComparisonView;
class NoiseLevelPlot;
class PreviewSettings;

/// Next to the loss: the error at each noise level and, behind a button, why the network averages at pure
/// noise. The settings must outlive it.
class NoiseLevelPanel : public QWidget
{
    Q_OBJECT

public:
    explicit NoiseLevelPanel(PreviewSettings& settings, QWidget* parent = nullptr);

    NoiseLevelPlot& plot() { return *m_plot; }
    MeanComparisonView& mean() { return *m_mean; }
    /// True: prediction from pure noise and mean are shown and must be computed.
    bool showsMean() const;

Q_SIGNALS:
    void meanToggled(bool shown);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refreshTexts();
    void keepRoomForTexts();
    void retranslate();

    PreviewSettings& m_settings;
    QLabel* m_title;
    QLabel* m_reading;
    QCheckBox* m_logarithmic;
    QPushButton* m_why;
    QStackedWidget* m_views;
    NoiseLevelPlot* m_plot;
    MeanComparisonView* m_mean;
    QLabel* m_source;
};

} // namespace playground
