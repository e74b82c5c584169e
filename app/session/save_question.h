// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/training/training_lane.h"

#include <QObject>
#include <QPointer>

class QMessageBox;

namespace playground
{

class MainWindow;

/// Asks the user what to do with a run that cannot be saved when the window closes or another run is to
/// replace it. Shows one question at a time, without blocking. GUI thread; the window must outlive it.
class SaveQuestion : public QObject
{
    Q_OBJECT

public:
    explicit SaveQuestion(MainWindow& window);

    void ask(const UnsavedRun& run, bool quitting);
    /// Asks for a parent folder and returns the run's folder inside it; empty if cancelled. Blocks.
    QString chooseFolder(const QString& runName);

Q_SIGNALS:
    void again(const QString& folder); ///< save to this folder; empty: retry in place
    void without(); ///< continue and lose the unsaved steps
    void cancelled(); ///< keep the run open

private:
    void answer();

    MainWindow& m_window;
    QPointer<QMessageBox> m_box;
    QString m_runName;
};

} // namespace playground
