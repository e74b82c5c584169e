// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/images/to_qimage.h"
#include "ui/sample/comparison.h"
#include "ui/sample/history_cursor.h"
#include "ui/sample/sampler_controls.h"
#include "ui/sample/sketch.h"

#include <QWidget>

#include <optional>
#include <vector>

class QUndoStack;

namespace playground
{

class FilmSplitter;
class FilmStrip;
class NearestPanel;
class PreviewSettings;
class SampleButtons;
class StepView;
class StepViewStack;
class TransportBar;

/// The way back from noise, every step of it: to be stopped at, rewound, compared and branched. Says what
/// is to be sampled and is told, event by event, what became of it.
class SamplePage : public QWidget
{
    Q_OBJECT

public:
    explicit SamplePage(QWidget* parent = nullptr);
    ~SamplePage() override;

    /// Those that do not fit the recipe are greyed; `usual` is the recipe's own, used by the course's
    /// figures.
    void setSamplers(const std::vector<SamplerEntry>& samplers, const SamplerOptions& usual);
    void setSnapshots(const std::vector<std::int64_t>& steps);
    /// Names of the classes that the network is told of; empty: of none. `orNone`: it knows a label for no
    /// class.
    void setClasses(const std::vector<std::string>& names, bool orNone = true);
    /// Training time, walked through beside the denoising steps. The settings outlive the page.
    void addTimeSlider(PreviewSettings& settings);
    /// Another recipe: everything sampled so far is forgotten.
    void clear();
    /// The data's range, low < high, and whether greys are inverted.
    void setDisplayRange(const DisplayRange& range);
    /// Channels and size of all pictures to come.
    void setPictureShape(const ImageBatch& shape);
    /// Of a network that works in latents, from which the pictures are decoded; empty: there are none.
    void setLatentSize(QSize size);
    void setUniformNoise(bool uniform); ///< what the noise brush adds

    void take(std::vector<SamplingEvent> events);
    using QWidget::show;
    /// Late ones, of what is no longer shown, are ignored.
    void show(const Comparison& findings);
    bool sampling() const; ///< a row is waiting or running

    const SamplingHistory& history() const { return m_history; }
    SamplerControls& controls() { return *m_controls; }
    const FilmStrip& strip() const { return *m_strip; }
    const StepView& stage() const;
    const DisplayRange& displayRange() const { return m_displayRange; }
    QSize pictureSize() const { return {m_shape.width, m_shape.height}; }
    QSize latentSize() const { return m_latentSize; }
    int stepsPerSecond() const; ///< of the film, as chosen
    QUndoStack& undoStack() { return *m_undo; } ///< what was sampled, and what that took the place of
    /// Where the scrubber stands; null and -1 while nothing was sampled.
    const SamplingRow* row() const { return m_cursor.row(); }
    int step() const { return m_cursor.step(); }
    int sample() const { return m_cursor.sample(); }

public Q_SLOTS:
    /// Samples anew, or cancels what is running.
    void sampleOrCancel();
    /// Samples by this choice, from a drawing if there is one, and stops following at a step.
    void sampleTo(const playground::SamplingChoice& choice, int step,
        const std::optional<playground::Sketch>& drawing = {});
    /// The same in place of what the last walk sampled: a slider that is dragged is one step to undo.
    void walkTo(const playground::SamplingChoice& choice, int step);

Q_SIGNALS:
    void ordered(const playground::RowRequest& order);
    void cancelled(int row); ///< the page waits for this row no more
    void samplingChanged(bool sampling);
    void inspected(const playground::ComparisonRequest& inspection); ///< findings are wanted; the newest wins

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void connectAll();
    void forgetPlace();
    void sampleAnew();
    bool makeRoom();
    void addRow();
    void branch();
    void openCanvas(bool drawing);
    void continueFromCanvas();
    void showRows(const std::vector<int>& rows);
    void forgetUnreachable();
    void figure(int steps, int count, int view);
    void orderAsChosen(SamplingRow row);
    void order(SamplingRow row);
    void cancelAll();
    void setView(int view); ///< StepView::View
    void compare(bool on);
    void inspect();
    void setFollowing(bool following);
    void goTo(int row, int step);
    void walk(int row, double amount);
    void setSample(int sample);
    void refreshSteps();
    void refreshPictures();
    void refreshButtons();

    SamplingHistory m_history;
    HistoryCursor m_cursor{m_history};
    SamplerOptions m_usual;
    DisplayRange m_displayRange;
    ImageBatch m_shape; ///< of all pictures
    QSize m_latentSize;
    QUndoStack* m_undo;
    int m_walked = -1; ///< the undo stack's index after the last walk
    std::optional<std::vector<int>> m_replaced; ///< rows that make place for the one ordered next
    bool m_wasSampling = false;
    std::size_t m_rowsShown = 0;
    SamplerControls* m_controls;
    SampleButtons* m_buttons;
    StepViewStack* m_upper;
    NearestPanel* m_nearest;
    TransportBar* m_transport;
    FilmStrip* m_strip;
    FilmSplitter* m_splitter;
};

} // namespace playground
