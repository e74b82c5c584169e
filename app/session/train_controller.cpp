// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/train_controller.h"

#include "app/preview/preview_requests.h"
#include "app/training/dead_network.h"
#include "models/api/check_recipe.h"
#include "models/api/value_range.h"
#include "ui/controls/preview_settings.h"
#include "ui/recipe/recipe_form.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"
#include "ui/train/mean_comparison_view.h"
#include "ui/train/noise_level_panel.h"
#include "ui/train/noise_level_plot.h"
#include "ui/train/slow_step_panel.h"
#include "ui/train/triptych_panel.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace playground
{

namespace
{
constexpr int levelsMilliseconds = 1000; // the error by noise level, while training runs
// A training step's work in predictions of its batch: the backward pass takes twice the forward pass.
constexpr double trainingCost = 3;
const QString imagesCause = QStringLiteral("preview");
const QString deadCause = QStringLiteral("dead network");

TriptychPanel::Texts textsOf(const Recipe& recipe)
{
    if (isAutoencoder(recipe))
        return TriptychPanel::Texts::Autoencoder;
    if (isLatent(recipe))
        return TriptychPanel::Texts::Latents;
    // The NVIDIA DLI course trains at one amount of Gaussian noise, and names the rows its own way.
    const Recipe::Corruption& noise = recipe.corruption;
    return noise.name == "gaussian-mix" && !noise.randomAmount ? TriptychPanel::Texts::FixedAmount
                                                               : TriptychPanel::Texts::AnyAmount;
}
} // namespace

TrainController::TrainController(const PageContext& context)
    : PageController(context)
{
    connect(&context.window.noiseLevels(), &NoiseLevelPanel::meanToggled, this, &TrainController::request);
    m_sinceLevels.start();
}

bool TrainController::isShown() const
{
    return context().window.page() == MainWindow::Page::Train;
}

void TrainController::experimentChanged()
{
    MainWindow& window = context().window;
    window.messages().withdraw(imagesCause);
    window.messages().withdraw(deadCause);
    m_requested = nullptr;
    m_measured = nullptr;
    m_secondsPerImage = m_trainedPerImage = 0;
    window.slowStep().close();
    window.form().showEpochTime(0);
    window.triptych().clear();
    window.noiseLevels().plot().clear();
    window.noiseLevels().mean().clear();
    const auto& experiment = context().status.experiment;
    if (!experiment)
        return;
    const QSize size(experiment->dataset->width, experiment->dataset->height);
    window.triptych().setPictureSize(size);
    window.triptych().setAveragedAvailable(experiment->recipe.ema.decay > 0);
    window.noiseLevels().mean().setPictureSize(size);
}

void TrainController::setDisplayRange(const Recipe& recipe, const DisplayRange& range)
{
    MainWindow& window = context().window;
    window.triptych().setTexts(textsOf(recipe));
    window.slowStep().setPrediction(recipe.predictionType, isLatent(recipe));
    window.slowStep().setRange(range);
    window.triptych().setDisplayRange(range);
    window.noiseLevels().setVisible(!isAutoencoder(recipe)); // without noise there is one level only
    window.noiseLevels().mean().setDisplayRange(range);
}

void TrainController::request()
{
    const std::vector<int> images = context().images();
    if (images.empty() || !isShown())
        return;
    const PreviewSettings& settings = context().settings;
    const quint64 noise = settings.noiseSeed();
    m_requested = context().weights.newest();
    TriptychRequest request;
    request.experiment = context().status.experiment;
    request.snapshot = context().weights.chosen();
    request.displayRange = context().window.triptych().displayRange();
    request.errorHue = context().window.triptych().errorHue();
    if (context().window.noiseLevels().showsMean())
        request.meanSeed = noise;
    request.images = settings.spread()
        ? previewRequests::spreadAmounts(images, noise)
        : previewRequests::sameAmount(images, static_cast<float>(settings.amount()), noise);
    context().lane.triptych().request(std::move(request));
}

void TrainController::leave()
{
    if (!context().lane.noiseLevels().isMeasuring())
        return;
    context().lane.noiseLevels().forget();
    m_measured = nullptr; // to be measured when the page is back
}

void TrainController::follow()
{
    if (!isShown() || context().images().empty()) // no experiment, or one without its data set
        return;
    if (context().status.state == RunState::Running)
        context().window.slowStep().close();
    const bool newest = context().settings.weightsStep() == PreviewSettings::newestWeights;
    if (newest && context().weights.newest() != m_requested)
        request();
    requestNoiseLevels();
}

void TrainController::requestNoiseLevels()
{
    const auto snapshot = context().weights.chosen();
    const bool running = context().status.state == RunState::Running;
    NoiseLevelTask& levels = context().lane.noiseLevels();
    if (!snapshot || snapshot == m_measured || levels.isMeasuring()
        || (running && m_sinceLevels.elapsed() < levelsMilliseconds))
        return;
    m_sinceLevels.restart();
    m_measured = snapshot;
    levels.request(context().status.experiment, snapshot);
}

void TrainController::collect()
{
    const auto& experiment = context().status.experiment;
    const auto images = context().lane.triptych().take();
    if (images && images->experiment == experiment) // else a late one of another recipe
        show(*images);
    const auto levels = context().lane.noiseLevels().take();
    if (levels && levels->experiment == experiment) {
        context().window.noiseLevels().plot().show(levels->errors);
        estimateEpoch(levels->errors.secondsPerImage);
    }
}

void TrainController::show(const TriptychResult& result)
{
    if (result.complete && context().report(result.error, imagesCause))
        return;
    context().window.triptych().show(result.triptych);
    if (result.complete) {
        warnIfDead(result.triptych->numbers);
        estimateEpoch(result.triptych->numbers.secondsPerImage);
    }
    if (result.mean)
        context().window.noiseLevels().mean().show(*result.mean);
}

/// From the training speed, or before training from the fastest prediction so far.
void TrainController::estimateEpoch(double secondsPerImage)
{
    const TrainingStatus& status = context().status;
    if (secondsPerImage > 0)
        m_secondsPerImage
            = m_secondsPerImage == 0 ? secondsPerImage : std::min(m_secondsPerImage, secondsPerImage);
    if (status.imagesPerSecond > 0)
        m_trainedPerImage = 1 / status.imagesPerSecond;
    const double images = static_cast<double>(status.stepsPerEpoch) * status.batchSize;
    const double perImage = m_trainedPerImage > 0 ? m_trainedPerImage : trainingCost * m_secondsPerImage;
    context().window.form().showEpochTime(images * perImage);
}

void TrainController::warnIfDead(const Triptych& shown)
{
    const Recipe& recipe = context().status.recipe;
    if (!looksDead(shown, lowestValue(recipe)))
        return context().window.messages().withdraw(deadCause);
    if (m_dead.lock() == context().status.experiment)
        return; // reported, and perhaps closed
    m_dead = context().status.experiment;
    context().window.messages().post({Message::Kind::Warning,
        tr("The network has died: it predicts the same flat colour for every picture and will not recover. "
           "Start over with a learning rate below %1, e.g. a tenth of it.")
            .arg(QLocale().toString(recipe.optimizer.learningRate)),
        {}, {}, deadCause});
}

} // namespace playground
