// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/to_image.h"
#include "ui/sampling/sampler_controls.h"
#include "ui/sampling/sampling_event.h"
#include "ui/sampling/sampling_history.h"

#include <QWidget>

class QSplitter;

namespace playground
{

class FilmStrip;
class SampleButtons;
class SampleStage;
class TransportBar;

/// The way back from noise, every step of it: to be stopped at, rewound, compared and branched. Says what
/// is to be sampled and is told, event by event, what became of it.
class SamplePage : public QWidget
{
    Q_OBJECT

public:
    explicit SamplePage(QWidget* parent = nullptr);

    /// Those that do not fit the recipe are greyed; `usual` is the recipe's own, used by the course's
    /// figures.
    void setSamplers(const std::vector<SamplerEntry>& samplers, const SamplerOptions& usual);
    void setSnapshots(const std::vector<std::int64_t>& steps);
    /// Another recipe: everything sampled so far is forgotten.
    void clear();
    /// The data's range, low < high, and whether greys are inverted.
    void setLook(float low, float high, bool inverted);
    void setPictureSize(QSize size);

    void take(std::vector<SamplingEvent> events);
    bool sampling() const; ///< a row is waiting or running

    const SamplingHistory& history() const { return m_history; }
    SamplerControls& controls() { return *m_controls; }
    const FilmStrip& strip() const { return *m_strip; }
    const SampleStage& stage() const { return *m_stage; }
    /// Where the scrubber stands; null and -1 while nothing was sampled.
    const SamplingRow* row() const { return m_history.row(m_row); }
    int step() const { return m_step; }
    int sample() const { return m_sample; }

public Q_SLOTS:
    /// Samples anew, or cancels what is running.
    void sampleOrCancel();

Q_SIGNALS:
    void ordered(const playground::SamplingOrder& order);
    void cancelled(int row); ///< the page waits for this row no more
    void samplingChanged(bool sampling);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void connectAll();
    void sampleAnew();
    void addRow();
    void branch();
    void undo();
    void figure(int steps, int count, int view);
    void order(SamplingRow row, const SamplingRequest& request);
    void cancelAll();
    void goTo(int row, int step);
    void walk(int row, double amount);
    void setSample(int sample);
    void takeOne(SamplingEvent& event);
    void followLive(int row);
    void refreshSteps();
    void refreshPictures();
    void refreshButtons();

    SamplingHistory m_history;
    SamplerOptions m_usual;
    Look m_look;
    int m_row = 0; ///< the row that is walked in
    int m_step = -1; ///< index into its steps
    int m_sample = 0;
    bool m_following = true;
    bool m_wasSampling = false;
    std::vector<int> m_added; ///< rows, for undo
    SamplerControls* m_controls;
    SampleButtons* m_buttons;
    SampleStage* m_stage;
    TransportBar* m_transport;
    FilmStrip* m_strip;
    QSplitter* m_splitter;
};

} // namespace playground
