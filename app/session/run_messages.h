// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"
#include "ui/shell/message_bar.h"

#include <QCoreApplication>

#include <memory>
#include <vector>

namespace playground
{

struct Dataset;
class DocumentOpener;
class MainWindow;
class RunsController;
struct TrainingStatus;

/// What the window says about the run: its data set, the weights it starts from, its errors and what can be
/// done about them. GUI thread; all that it is made with outlives it.
class RunMessages
{
    Q_DECLARE_TR_FUNCTIONS(playground::RunMessages)

public:
    RunMessages(
        MainWindow& window, const TrainingStatus& status, DocumentOpener& opener, RunsController& runs);

    /// The numbers of images and parameters in the form; once per data set, a message about files that were
    /// left out.
    void showDataset();
    /// The weights that the run starts from, if they were given.
    void reportWeights();
    void reportErrors(const std::vector<Text>& errors);
    /// Call when training has ended: says what to do next, until training runs again.
    void suggestNext();
    void withdrawSuggestion();

private:
    void offerRemedy(const Text& error, Message& message);

    MainWindow& m_window;
    const TrainingStatus& m_status;
    DocumentOpener& m_opener;
    RunsController& m_runs;
    std::weak_ptr<const Dataset> m_reported; ///< whose left-out files have been reported
};

} // namespace playground
