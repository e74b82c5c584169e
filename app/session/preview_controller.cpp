// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/preview_controller.h"

#include "app/preview/preview_requests.h"
#include "app/session/sample_controller.h"
#include "app/training/dead_network.h"
#include "models/api/value_range.h"
#include "ui/controls/preview_settings.h"
#include "ui/network/network_page.h"
#include "ui/noise/noise_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"
#include "ui/style/translated.h"
#include "ui/train/mean_comparison_view.h"
#include "ui/train/noise_level_panel.h"
#include "ui/train/noise_level_plot.h"
#include "ui/train/triptych_panel.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace playground
{

namespace
{
constexpr int levelsMilliseconds = 1000; // interval of noise level measurements during training

constexpr std::chrono::milliseconds noticeable{300};
const QString previewCause = QStringLiteral("preview");
const QString deadCause = QStringLiteral("dead network");

enum PictureKind { TrainPictures, NoisePictures, NetworkPictures };

QString wordsOf(PreviewWork::Kind kind)
{
    switch (kind) {
    case PreviewWork::Kind::Pictures:
        return PreviewController::tr("Predicting the pictures…");
    case PreviewWork::Kind::Layers:
        return PreviewController::tr("Looking into the layers…");
    case PreviewWork::Kind::NoiseLevels:
        return PreviewController::tr("Measuring the error by noise level…");
    case PreviewWork::Kind::Sampling:
        return PreviewController::tr("Sampling…");
    case PreviewWork::Kind::Latents:
        return PreviewController::tr("Encoding and decoding…");
    case PreviewWork::Kind::Nearest:
        break;
    }
    return PreviewController::tr("Searching the nearest training images…");
}
} // namespace

PreviewController::PreviewController(MainWindow& window, PreviewSettings& settings,
    const TrainingStatus& status, PreviewLane& lane, const SampleController& sampling)
    : m_window(window)
    , m_settings(settings)
    , m_status(status)
    , m_lane(lane)
    , m_sampling(sampling)
    , m_network(window.networkPage(), settings)
    , m_latents(window, lane)
{
    connect(&settings, &PreviewSettings::changed, this, &PreviewController::request);
    connect(&window, &MainWindow::pageChanged, this, &PreviewController::request);
    connect(&window.noiseLevels(), &NoiseLevelPanel::meanToggled, this, &PreviewController::request);
    connect(&window.noisePage(), &NoisePage::stripImageChanged, this, &PreviewController::request);
    connect(&window.networkPage(), &NetworkPage::wanted, this, &PreviewController::request);
    m_sinceLevels.start();
}

void PreviewController::experimentChanged()
{
    m_lane.forgetPreviews();
    m_window.messages().withdraw(previewCause);
    m_window.messages().withdraw(deadCause);
    m_shownSnapshot = nullptr;
    m_measuredSnapshot = nullptr;
    m_window.triptych().clear();
    m_window.noiseLevels().plot().clear();
    m_window.noiseLevels().mean().clear();
    m_window.noisePage().clear();
    m_network.experimentChanged(m_status.experiment.get());
    m_latents.setExperiment(m_status.experiment);
    if (!m_status.experiment)
        return;
    const Dataset& data = *m_status.experiment->dataset;
    const QSize size(data.width, data.height);
    m_window.triptych().setPictureSize(size);
    m_window.triptych().setAveragedAvailable(m_status.experiment->recipe.ema.decay > 0);
    m_window.noiseLevels().mean().setPictureSize(size);
    m_window.noisePage().setPictureSize(size);
    m_window.networkPage().setPictureSize(size);
}

void PreviewController::setDisplayRange(const Recipe& recipe, bool inverted)
{
    // The NVIDIA DLI course trains with a fixed amount of Gaussian noise and has its own names for the rows.
    const Recipe::Corruption& noise = recipe.corruption;
    m_window.triptych().setTexts(isAutoencoder(recipe)            ? TriptychPanel::Texts::Autoencoder
            : isLatent(recipe)                                    ? TriptychPanel::Texts::Latents
            : noise.name == "gaussian-mix" && !noise.randomAmount ? TriptychPanel::Texts::FixedAmount
                                                                  : TriptychPanel::Texts::AnyAmount);
    m_window.noiseLevels().setVisible(!isAutoencoder(recipe)); // without noise there is only one level
    const float low = lowestValue(recipe);
    m_latents.setDisplayRange(low, 1.F, inverted);
    m_window.triptych().setDisplayRange(low, 1.F, inverted);
    m_window.noiseLevels().mean().setDisplayRange(low, 1.F, inverted);
    m_window.noisePage().setDisplayRange(low, 1.F, inverted);
    m_window.networkPage().setDisplayRange(low, 1.F, inverted);
}

void PreviewController::follow()
{
    // The Noise page shows no predictions, so it does not follow the weights.
    const bool follows = m_window.page() == MainWindow::Page::Train
        || (m_window.page() == MainWindow::Page::Network && m_network.isDue());
    const bool newest = m_settings.weightsStep() == PreviewSettings::newestWeights;
    if (follows && newest && m_status.weights != m_shownSnapshot)
        request();
    m_latents.follow(chosen());
    requestNoiseLevels();
    tellWork();
}

/// Shows the name of a task that takes noticeably long; short gaps between its parts are ignored.
void PreviewController::tellWork()
{
    const std::optional<PreviewWork> work = m_lane.work();
    if (work && std::chrono::steady_clock::now() - work->begun >= noticeable) {
        m_window.setBusy(wordsOf(work->kind));
        m_sinceBusy.start();
    } else if (m_sinceBusy.isValid() && m_sinceBusy.elapsed() >= noticeable.count()) {
        m_window.setBusy({});
        m_sinceBusy.invalidate();
    }
}

/// Called for a page without previews: drops pending requests.
void PreviewController::leavePictures()
{
    if (m_lane.measuring())
        m_measuredSnapshot = nullptr; // measured again when the page is shown
    m_lane.forgetPreviews();
}

void PreviewController::request()
{
    if (!m_status.experiment)
        return;
    const auto images = previewRequests::images(*m_status.experiment->dataset, m_settings.imageSeed());
    if (images.empty())
        return;
    PreviewJob job;
    switch (m_window.page()) {
    case MainWindow::Page::Sample:
        return leavePictures();
    case MainWindow::Page::Latents:
        leavePictures();
        return m_latents.show(images, chosen());
    case MainWindow::Page::Noise:
        job = noiseJob(images);
        break;
    case MainWindow::Page::Network:
        m_shownSnapshot = m_status.weights;
        job.kind = NetworkPictures;
        job.snapshot = chosen();
        job.inspection = m_network.request(images);
        job.ink = {m_window.networkPage().displayRange(), {}};
        if (!job.inspection || !job.snapshot)
            return;
        break;
    case MainWindow::Page::Train:
        m_shownSnapshot = m_status.weights;
        job = trainJob(images);
        break;
    }
    job.experiment = m_status.experiment;
    m_lane.request(std::move(job));
}

PreviewJob PreviewController::noiseJob(const std::vector<int>& images) const
{
    // A small data set may have fewer pictures than the page has columns.
    const auto column
        = std::min(static_cast<std::size_t>(m_window.noisePage().stripImage()), images.size() - 1);
    const int image = images[column];
    const auto amount = static_cast<float>(m_settings.amount());
    const quint64 noise = m_settings.noiseSeed();
    PreviewJob job;
    job.kind = NoisePictures;
    job.requests = {previewRequests::sameAmount(images, amount, noise),
        previewRequests::spreadAmounts(images, noise), previewRequests::strip(image, noise)};
    job.step = previewRequests::sameAmount({image}, amount, noise);
    return job;
}

PreviewJob PreviewController::trainJob(const std::vector<int>& images) const
{
    const quint64 noise = m_settings.noiseSeed();
    PreviewJob job;
    job.kind = TrainPictures;
    job.snapshot = chosen();
    job.ink = {m_window.triptych().displayRange(), m_window.triptych().errorHue()};
    if (m_window.noiseLevels().showsMean())
        job.meanSeed = noise;
    job.requests = {m_settings.spread()
            ? previewRequests::spreadAmounts(images, noise)
            : previewRequests::sameAmount(images, static_cast<float>(m_settings.amount()), noise)};
    return job;
}

void PreviewController::collect()
{
    takePictures();
    takeNoiseLevels();
    m_latents.collect();
}

void PreviewController::takePictures()
{
    const auto pictures = m_lane.takePictures();
    if (!pictures || pictures->experiment != m_status.experiment)
        return; // nothing new, or a late result for another recipe
    if (pictures->error) {
        m_window.messages().post({Message::Kind::Error, translated(*pictures->error), {}, {}, previewCause});
        return;
    }
    if (pictures->whole)
        m_window.messages().withdraw(previewCause);
    if (pictures->kind == NoisePictures) {
        m_window.noisePage().show({pictures->triptychs[0], pictures->triptychs[1], pictures->triptychs[2],
            pictures->curve, pictures->step});
    } else if (pictures->kind == NetworkPictures) {
        m_network.show(*pictures);
    } else {
        m_window.triptych().show(pictures->drawn);
        if (pictures->whole)
            tellWhetherDead(pictures->drawn->numbers);
        if (pictures->mean)
            m_window.noiseLevels().mean().show(*pictures->mean);
    }
}

void PreviewController::tellWhetherDead(const Triptych& shown)
{
    const Recipe& recipe = m_status.recipe;
    if (!looksDead(shown, lowestValue(recipe)))
        return m_window.messages().withdraw(deadCause);
    if (std::exchange(m_dead, m_status.experiment) == m_status.experiment)
        return; // already reported, and possibly dismissed
    m_window.messages().post({Message::Kind::Warning,
        tr("The network has died: it predicts the same flat colour for every picture and will not recover. "
           "Start over with a learning rate below %1, e.g. a tenth of it.")
            .arg(QLocale().toString(recipe.optimizer.learningRate)),
        {}, {}, deadCause});
}

/// The weights used for predictions: the newest or those of an earlier step, averaged (EMA) if selected and
/// available.
std::shared_ptr<const Snapshot> PreviewController::chosen() const
{
    const auto shown = m_sampling.chosenOr(m_status.weights);
    return shown && m_settings.averaged() && shown->averaged() ? shown->averaged() : shown;
}

void PreviewController::requestNoiseLevels()
{
    const auto snapshot = chosen();
    const bool running = m_status.state == RunState::Running;
    if (m_window.page() != MainWindow::Page::Train || !m_status.experiment || !snapshot
        || snapshot == m_measuredSnapshot || m_lane.measuring()
        || (running && m_sinceLevels.elapsed() < levelsMilliseconds))
        return;
    m_sinceLevels.restart();
    m_measuredSnapshot = snapshot;
    m_lane.requestNoiseLevels(m_status.experiment, snapshot);
}

void PreviewController::takeNoiseLevels()
{
    const auto curve = m_lane.takeNoiseLevels();
    if (curve && curve->experiment == m_status.experiment)
        m_window.noiseLevels().plot().show(curve->errors);
}

} // namespace playground
