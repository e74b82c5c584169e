// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/step_anatomy.h"
#include "ui/images/to_qimage.h"
#include "ui/train/slow_step_text.h"

#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QLabel;
class QPushButton;

namespace playground
{

class ImageGrid;
class SizeBars;

/// A training step in slow motion: shows what the step has computed, one phase at a time. The page shows it
/// while it is open.
class SlowStepPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SlowStepPanel(QWidget* parent = nullptr);

    /// How pictures are shown, and what the network predicts, as in recipes.
    void setRange(const DisplayRange& range);
    void setPrediction(const std::string& predictionType, bool latents);

    using QWidget::show;
    /// Shows the step's first phase: opened().
    void show(StepAnatomy step);
    /// Shows the next phase. Returns false after the last one.
    bool advance();
    void close(); ///< forgets the step: closed()
    bool isOpen() const { return m_step.has_value(); }

Q_SIGNALS:
    void stepRequested(); ///< another step, after the last phase
    void opened();
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    using Phase = SlowStepText::Phase;

    QWidget* makeFooter();
    void next();
    void back();
    bool reached(Phase phase) const;
    Phase phase() const { return m_phases[m_index]; }
    void refresh();
    void keepRoom();
    void showRows();
    void showBars();
    void retranslate();

    DisplayRange m_range;
    std::string m_predictionType = "sample";
    bool m_latents = false;
    std::optional<StepAnatomy> m_step;
    std::vector<Phase> m_phases;
    std::size_t m_index = 0;
    QLabel* m_title;
    QLabel* m_sentence;
    ImageGrid* m_grid;
    QLabel* m_barsTitle;
    SizeBars* m_bars;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
    QPushButton* m_close = nullptr;
};

} // namespace playground
