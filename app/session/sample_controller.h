// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/sample_metadata.h"
#include "app/session/page_controller.h"

#include <QTimer>

namespace playground
{

class SamplePage;
class SamplingModel;

/// Connects the Sample page and its model to SamplingTask and ComparisonTask: rows are sampled from the
/// weights that the model names, and their steps go back to the model. GUI thread.
class SampleController : public PageController
{
    Q_OBJECT

public:
    explicit SampleController(const PageContext& context);

    void experimentChanged() override;
    void setDisplayRange(const Recipe& recipe, const DisplayRange& range) override;
    void request() override; ///< the page has no preview: drops those of other pages
    void collect() override; ///< at most once a frame
    /// PageContext::weights has newer ones.
    void weightsChanged();

    /// Samples again what a picture shows; `awaited`: when the experiment of this recipe, now on its way, has
    /// come.
    void restore(const SampleMetadata& stamp, const std::optional<Recipe>& awaited);
    /// Reproduces a saved picture once `run`, which is being loaded, is there.
    void restoreIn(const std::string& run, const SampleMetadata& stamp);
    /// Another recipe was asked for: a picture that waits for its own is not sampled any more.
    void forgetRestore() { m_restore.reset(); }

Q_SIGNALS:
    void sampled(const std::string& weightsHash, std::int64_t step); ///< from these weights

private:
    void send(const RowRequest& request);
    void cancel(int row);
    void applyEvents();
    void walkInTime();
    void restoreIfDue();
    void compareWeights(const SamplingEvent& started);

    SamplePage& m_page;
    SamplingModel& m_model; ///< of the page
    std::string m_run; ///< it was read from; empty: none
    // A network's first weights come a moment after its experiment; what is asked for meanwhile waits.
    std::vector<RowRequest> m_waiting;
    struct Restore {
        SampleMetadata stamp;
        std::optional<Recipe> awaited;
        std::string run; ///< the run to wait for; empty: any
    };
    std::optional<Restore> m_restore;
    std::optional<SampleMetadata> m_restored; ///< its first row has not begun yet
    std::int64_t m_weightsStep = -1; ///< as the settings had it last
    QTimer m_frame;
};

} // namespace playground
