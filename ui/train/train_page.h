// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSplitter;

namespace playground
{

class LossPlot;
class NoiseLevelPanel;
class PreviewSettings;
class SlowStepPanel;
class TriptychPanel;

/// The Train page: the loss curve and the error by noise level above the triptych, or a step in slow motion.
class TrainPage : public QWidget
{
    Q_OBJECT

public:
    explicit TrainPage(PreviewSettings& settings, QWidget* parent = nullptr);

    LossPlot& lossPlot() { return *m_lossPlot; }
    NoiseLevelPanel& noiseLevels() { return *m_noiseLevels; }
    TriptychPanel& triptych() { return *m_triptych; }
    SlowStepPanel& slowStep() { return *m_slowStep; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void share();
    void showSlowStep(bool shown);

    LossPlot* m_lossPlot;
    NoiseLevelPanel* m_noiseLevels;
    TriptychPanel* m_triptych;
    SlowStepPanel* m_slowStep;
    QSplitter* m_curves;
    QSplitter* m_splitter;
    bool m_shared = true; ///< until the user moves the handle
};

} // namespace playground
