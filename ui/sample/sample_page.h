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

/// The Sample page: the reverse process step by step, with stopping, rewinding, comparing and branching.
/// Emits sampling requests and receives sampling events.
class SamplePage : public QWidget
{
    Q_OBJECT

public:
    explicit SamplePage(QWidget* parent = nullptr);
    ~SamplePage() override;

    /// Samplers that do not fit the recipe are disabled. `usual` is the recipe's default, used by the two
    /// figure buttons if the mix sampler does not fit.
    void setSamplers(const std::vector<SamplerEntry>& samplers, const SamplerOptions& usual);
    void setSnapshots(const std::vector<std::int64_t>& steps);
    /// Names of the classes the network knows; empty: unconditional. `orNone`: the network has a label for
    /// "no class".
    void setClasses(const std::vector<std::string>& names, bool orNone = true);
    /// Adds the training-time slider next to the denoising controls. The settings must outlive the page.
    void addTimeSlider(PreviewSettings& settings);
    /// Another recipe: removes everything sampled so far.
    void clear();
    /// The data range, low < high, and whether greys are inverted.
    void setDisplayRange(const DisplayRange& range);
    /// Channels and size of all pictures.
    void setPictureShape(const ImageBatch& shape);
    /// For a network that works in latents; empty: it works on pictures.
    void setLatentSize(QSize size);
    void setUniformNoise(bool uniform); ///< distribution used by the noise brush

    void take(std::vector<SamplingEvent> events);
    using QWidget::show;
    /// Ignores results for a step that is no longer shown.
    void show(const Comparison& findings);
    bool sampling() const; ///< a row is waiting or running

    const SamplingHistory& history() const { return m_history; }
    SamplerControls& controls() { return *m_controls; }
    const FilmStrip& strip() const { return *m_strip; }
    const StepView& stage() const;
    const DisplayRange& displayRange() const { return m_displayRange; }
    QSize pictureSize() const { return {m_shape.width, m_shape.height}; }
    QSize latentSize() const { return m_latentSize; }
    int stepsPerSecond() const; ///< chosen playback speed
    QUndoStack& undoStack() { return *m_undo; } ///< sampled rows and the rows they replaced
    /// The current row; null without rows (the step is then -1).
    const SamplingRow* row() const { return m_cursor.row(); }
    int step() const { return m_cursor.step(); }
    int sample() const { return m_cursor.sample(); }

public Q_SLOTS:
    /// Starts sampling, or cancels it if running.
    void sampleOrCancel();
    /// Samples with this choice, from a drawing if given, and stops following at `step`.
    void sampleTo(const playground::RowRequest& chosen, int step,
        const std::optional<playground::Sketch>& drawing = {});
    /// Like sampleTo(), but replaces the result of the last walk, so that dragging a slider is one undo step.
    void walkTo(const playground::RowRequest& chosen, int step);

Q_SIGNALS:
    void ordered(const playground::RowRequest& order);
    void cancelled(int row); ///< the page no longer needs this row
    void samplingChanged(bool sampling);
    void inspected(
        const playground::ComparisonRequest& inspection); ///< requests a comparison; the newest request wins

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
    SamplerOptions m_default;
    DisplayRange m_displayRange;
    ImageBatch m_shape; ///< of all pictures
    QSize m_latentSize;
    QUndoStack* m_undo;
    int m_walked = -1; ///< undo stack index after the last walk
    std::optional<std::vector<int>> m_replaced; ///< rows replaced by the next request
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
