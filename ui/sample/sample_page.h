// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/images/to_qimage.h"
#include "ui/sample/sampler_controls.h"
#include "ui/sample/sampling_model.h"

#include <QWidget>

#include <cstddef>
#include <string>
#include <vector>

namespace playground
{

class DenoisePanel;
class FilmSplitter;
class FilmStrip;
class NearestPanel;
class PreviewSettings;
class SampleButtons;
class StepView;
class StepViewStack;
class TransportBar;

/// The Sample page: the reverse process step by step, with stopping, rewinding, comparing and branching.
/// Shows its SamplingModel, and turns clicks and keys into calls on it.
class SamplePage : public QWidget
{
    Q_OBJECT

public:
    explicit SamplePage(QWidget* parent = nullptr);

    /// Samplers that do not fit the recipe are disabled. `usual` is the recipe's default, used by the two
    /// figure buttons if the mix sampler does not fit.
    void setSamplers(const std::vector<SamplerEntry>& samplers, const SamplerOptions& usual);
    /// Names of the classes the network knows; empty: unconditional. `orNone`: the network has a label for
    /// "no class".
    void setClasses(const std::vector<std::string>& names, bool orNone = true);
    /// Adds the training-time slider next to the denoising controls. The settings must outlive the page.
    void addTimeSlider(PreviewSettings& settings);
    /// The data range, low < high, and whether greys are inverted.
    void setDisplayRange(const DisplayRange& range);
    void setPictureShape(const ImageBatch& shape); ///< channels and size of all pictures
    /// For a network that works in latents; empty: it works on pictures.
    void setLatentSize(QSize size);
    void setUniformNoise(bool uniform); ///< distribution used by the noise brush

    using QWidget::show;
    /// Ignores results for a step that is no longer shown.
    void show(const Comparison& findings);

    /// Starts sampling, or cancels it if running.
    void sampleOrCancel();

    SamplingModel& model() { return *m_model; }
    const SamplingModel& model() const { return *m_model; }
    SamplerControls& controls() { return *m_controls; }
    bool canSample() const; ///< the chosen sampler fits, or a row is being sampled
    const FilmStrip& filmStrip() const { return *m_filmStrip; }
    const StepView& stepView() const;
    const DisplayRange& displayRange() const { return m_displayRange; }
    QSize pictureSize() const { return {m_shape.width, m_shape.height}; }
    QSize latentSize() const { return m_latentSize; }
    int stepsPerSecond() const; ///< chosen playback speed

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void connectModel();
    void connectButtons();
    void connectViews();
    void setView(int view); ///< StepView::View
    void compare(bool on);
    void figure(int steps, int count, int view);
    void branch();
    void refreshRows(const std::vector<int>& rows);
    void refreshSteps();
    void refreshPictures();
    void refreshButtons();

    SamplingModel* m_model;
    SamplerOptions m_default;
    DisplayRange m_displayRange;
    ImageBatch m_shape; ///< of all pictures
    QSize m_latentSize;
    std::size_t m_rowsShown = 0;
    SamplerControls* m_controls;
    SampleButtons* m_buttons;
    StepViewStack* m_upper;
    NearestPanel* m_nearest;
    DenoisePanel* m_denoise;
    TransportBar* m_transport;
    FilmStrip* m_filmStrip;
    FilmSplitter* m_splitter;
};

} // namespace playground
