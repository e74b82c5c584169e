// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

#include <QObject>

#include <string>

namespace playground
{

class MainWindow;
struct PageContext;
class SampleController;
class TrainingLane;
struct Recipe;
struct SampleMetadata;
struct TrainingStatus;

/// Opens files and folders that the user chooses or drops on the window, and the last run. On failure nothing
/// changes and the window shows the error. GUI thread; all constructor arguments must outlive it.
class DocumentOpener : public QObject
{
    Q_OBJECT

public:
    DocumentOpener(const PageContext& context, TrainingLane& training, SampleController& sampling);

    /// Opens a recipe (file or shipped name), a run folder, a picture saved by this program, or weights (a
    /// model directory, a diffusers pipeline or a .safetensors file).
    void open(const QString& path);
    /// Opens a recipe, or a copy of a run: training does not change the run itself.
    void openCopy(const QString& path);
    void openRecipe(const Recipe& recipe);
    void offerLastRun();

Q_SIGNALS:
    void lessonChosen(const QString& folder); ///< the folder contains a lesson

private:
    void connectWindow();
    void openRun(const QString& folder);
    void openWeights(const QString& path);
    void openFolder(const QString& folder);
    void openPicture(const QString& path);
    void findRun(const SampleMetadata& stamp, const Recipe& recipe, bool same);
    void offerRun(const std::string& run, const SampleMetadata& stamp);
    void startOver();
    void chooseFile();
    void chooseRun();

    const PageContext& m_context;
    MainWindow& m_window;
    const TrainingStatus& m_status;
    TrainingLane& m_training;
    SampleController& m_sampling;
    int m_opened = 0; ///< times that something was to be opened
};

} // namespace playground
