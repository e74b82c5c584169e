// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/training/training_lane.h"

#include <QObject>
#include <QPointer>

class QMessageBox;

namespace playground
{

class MainWindow;

/// Asks what is to become of a run that cannot be saved, when the window closes or another run is to take its
/// place. One question at a time; the event loop goes on meanwhile. GUI thread; the window outlives it.
class SaveQuestion : public QObject
{
    Q_OBJECT

public:
    explicit SaveQuestion(MainWindow& window);

    void ask(const UnsavedRun& run, bool quitting);
    /// Lets the user choose a folder; the run's own under it, or empty. Blocking.
    QString chooseFolder(const QString& runName);

Q_SIGNALS:
    void again(const QString& folder); ///< save in this folder; empty: where it was to be saved
    void without(); ///< the steps may be lost
    void cancelled(); ///< the run stays

private:
    void answer();

    MainWindow& m_window;
    QPointer<QMessageBox> m_box;
    QString m_runName;
};

} // namespace playground
