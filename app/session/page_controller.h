// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/preview/preview_lane.h"
#include "app/session/weight_history.h"
#include "ui/images/to_qimage.h"

#include <QObject>

#include <vector>

namespace playground
{

class MainWindow;
class PreviewSettings;

/// What the page controllers share; all of it outlives them. GUI thread.
struct PageContext {
    MainWindow& window;
    PreviewSettings& settings; ///< which images, noise and weights
    const TrainingStatus& status; ///< of the run in the window
    PreviewLane& lane;
    WeightHistory& weights;

    /// The data set's images in the pages' rows; empty without an experiment.
    std::vector<int> images() const;
    /// Posts the error under `cause`, or withdraws an earlier one. Returns whether there is an error.
    bool report(const std::optional<Text>& error, const QString& cause) const;
};

/// Connects one page to its task on the preview lane: requests what the page shows, and hands the result back
/// to that page. Knows no other page.
class PageController : public QObject
{
    Q_OBJECT

public:
    explicit PageController(const PageContext& context)
        : m_context(context)
    {
    }

    /// The status has another experiment, or none: clears the page.
    virtual void experimentChanged() = 0;
    /// How values become greys for this recipe's data.
    virtual void setDisplayRange(const Recipe& recipe, const DisplayRange& range) = 0;
    /// The page is on the screen, and the page or a setting has changed.
    virtual void request() = 0;
    /// Another page is on the screen.
    virtual void leave() { }
    /// Called at the frame rate: newer weights may have come.
    virtual void follow() { }
    /// Takes the results that are ready.
    virtual void collect() = 0;

protected:
    const PageContext& context() const { return m_context; }

private:
    const PageContext& m_context;
};

} // namespace playground
