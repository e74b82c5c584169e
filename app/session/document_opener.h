// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// Opens what the user names, drops on the window or goes back to. What cannot be opened leaves all as it is,
/// and the window says why. GUI thread; all that it is made with outlives it.
class DocumentOpener : public QObject
{
    Q_OBJECT

public:
    DocumentOpener(const PageContext& context, TrainingLane& training, SampleController& sampling);

    /// A recipe (file or shipped name), a run folder, a picture that carries a recipe, or weights: a model
    /// directory, a diffusers pipeline or a .safetensors file.
    void open(const QString& path);
    void openRecipe(const Recipe& recipe);
    void offerLastRun();

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
