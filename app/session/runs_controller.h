// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/save_question.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace playground
{

class MainWindow;
class DocumentOpener;
class RunListDialog;
class TrainingLane;
struct TrainingStatus;

/// Connects the window to the runs on disk: handles runs that are replaced or cannot be saved, and the list
/// of recent runs. GUI thread; all constructor arguments must outlive it.
class RunsController : public QObject
{
    Q_OBJECT

public:
    /// `status`: the training state shown by the window.
    RunsController(
        MainWindow& window, const TrainingStatus& status, TrainingLane& training, DocumentOpener& opener);

    /// Call when the status has another experiment, or none.
    void experimentChanged();
    /// Takes results from the lane's mailboxes.
    void collect();
    /// Call every few milliseconds.
    void tick();
    /// Asks the user for another folder for the run.
    void saveElsewhere();

Q_SIGNALS:
    void closed(); ///< the window closes and everything is saved

private:
    void takeLeftRuns();
    void forgetCurveOf(const std::string& run);
    void withdrawOfferOf(const std::string& run);
    void forgetEarlierCurves();
    void close();
    void cancel();
    void list();
    void rename(const QString& folder, const QString& name);
    void follow(const std::string& run, const std::string& renamed);
    std::string present(const std::string& run) const; ///< its folder under its current name
    void keepPicture();

    MainWindow& m_window;
    const TrainingStatus& m_status;
    TrainingLane& m_training;
    DocumentOpener& m_opener;
    SaveQuestion m_saveQuestion;
    bool m_closing = false; ///< closing the window was interrupted by a run that could not be saved
    std::vector<std::string> m_earlierRuns; ///< folders of the runs shown as grey curves
    std::map<std::string, std::string> m_renamed; ///< from a folder's earlier names to its current name
    QElapsedTimer m_sinceLock; ///< since the lock was refreshed
    QElapsedTimer m_sincePicture;
    std::int64_t m_pictureStep = -1; ///< step at which the picture was last saved
    QPointer<RunListDialog> m_list;
    std::string m_listedRun; ///< TrainingStatus::savedTo when the list was filled
    std::int64_t m_listedStep = 0; ///< TrainingStatus::savedStep when the list was filled
};

} // namespace playground
