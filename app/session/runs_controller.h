// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/save_question.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <cstdint>
#include <string>
#include <vector>

namespace playground
{

class MainWindow;
class DocumentOpener;
class RunListDialog;
class TrainingLane;
struct TrainingStatus;

/// Ties the window to the runs on disk: what becomes of one that gives way to another or cannot be saved, and
/// the list of those that can be opened again. GUI thread; all that it is made with outlives it.
class RunsController : public QObject
{
    Q_OBJECT

public:
    /// `status`: what is being trained, as the window shows it.
    RunsController(
        MainWindow& window, const TrainingStatus& status, TrainingLane& training, DocumentOpener& opener);

    /// The status has another experiment, or none.
    void experimentChanged();
    /// Takes what lies in the lane's mailboxes.
    void collect();
    /// To be called every few milliseconds.
    void tick();
    /// Lets the user choose another folder for the run.
    void saveElsewhere();

Q_SIGNALS:
    void closed(); ///< the window closes, and all is saved

private:
    void takeLeftRuns();
    void forgetCurveOf(const std::string& run);
    void forgetEarlierCurves();
    void close();
    void cancel();
    void list();
    void rename(const QString& folder, const QString& name);
    void keepPicture();

    MainWindow& m_window;
    const TrainingStatus& m_status;
    TrainingLane& m_training;
    DocumentOpener& m_opener;
    SaveQuestion m_saveQuestion;
    bool m_closing = false; ///< the window was to close, and a run could not be saved
    std::vector<std::string> m_earlierRuns; ///< the folders of those whose curves are shown in grey
    QElapsedTimer m_sinceLock; ///< was refreshed
    QElapsedTimer m_sincePicture;
    std::int64_t m_pictureStep = -1; ///< it was kept at
    QPointer<RunListDialog> m_list;
    std::string m_listedRun; ///< TrainingStatus::savedTo when it was filled
    std::int64_t m_listedStep = 0; ///< and savedStep
};

} // namespace playground
