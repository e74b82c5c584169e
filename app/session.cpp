// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include "app/exports.h"
#include "app/memory.h"
#include "app/preview_rows.h"
#include "app/run_folders.h"
#include "models/api/catalogue.h"
#include "models/api/error.h"
#include "models/api/shipped_recipes.h"
#include "models/api/threads.h"
#include "models/api/value_range.h"
#include "ui/message_bar.h"
#include "ui/pages/network_page.h"
#include "ui/pages/noise_level_panel.h"
#include "ui/pages/noise_page.h"
#include "ui/pictures/mean_view.h"
#include "ui/pictures/triptych_panel.h"
#include "ui/plot/loss_plot.h"
#include "ui/plot/noise_level_plot.h"
#include "ui/recipe/recipe_form.h"
#include "ui/translated.h"
#include "ui/window_actions.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QTime>

namespace playground
{

namespace
{
constexpr int frameMilliseconds = 33; // the loss curve and the words
constexpr int snapshotMilliseconds = 100; // the triptych follows training at 10 Hz
constexpr int levelsMilliseconds = 1000; // the error by noise level, while training runs
constexpr int memoryMilliseconds = 1000;

enum PictureKind { TrainPictures, NoisePictures, NetworkPictures };
} // namespace

Session::Session(
    MainWindow& window, PreviewSettings& settings, Preferences& preferences, const WindowOptions& options)
    : m_window(window)
    , m_settings(settings)
    , m_preferences(preferences)
    , m_threads(options.threads > 0 ? options.threads : physicalCores())
    , m_training(m_threads, options.device, [this] { notify(); })
    , m_preview(options.device, [this] { notify(); })
    , m_network(window.networkPage(), settings)
    , m_sampling(window, settings, m_preview)
    , m_latents(window, m_preview)
{
    m_preview.setThreads(m_threads);
    connectWindow();
    connectActions();
    m_sinceSnapshot.start();
    m_sinceLevels.start();
    m_sinceMemory.start();
    m_timer.setInterval(frameMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &Session::tick);
    m_timer.start();

    if (!options.run.empty())
        open(QString::fromStdString(options.run));
    else
        open(QString::fromStdString(options.recipe.empty() ? recipes().front().name : options.recipe));
    if (options.run.empty() && options.recipe.empty())
        offerLastRun();
}

Session::~Session()
{
    shutDown();
}

void Session::connectWindow()
{
    RecipeForm& form = m_window.form();
    connect(&form, &RecipeForm::recipeEdited, this, &Session::openRecipe);
    connect(&form, &RecipeForm::recipeChosen, this, &Session::open);
    connect(&form, &RecipeForm::liveEdited, this, [this](const Recipe& r) { m_training.setLive(r); });
    connect(&form, &RecipeForm::resetRequested, this, [this] { openRecipe(m_window.form().recipe()); });
    connect(&m_settings, &PreviewSettings::changed, this, &Session::requestPictures);
    connect(&m_settings, &PreviewSettings::changed, this,
        [this] { m_window.lossPlot().setTimeLine(m_settings.weightsStep()); });
    connect(&m_window.lossPlot(), &LossPlot::timeLineDragged, &m_settings, &PreviewSettings::setWeightsStep);
    connect(&m_window, &MainWindow::pageChanged, this, &Session::requestPictures);
    connect(&m_window.noiseLevels(), &NoiseLevelPanel::meanToggled, this, &Session::requestPictures);
    connect(&m_window.noisePage(), &NoisePage::stripImageChanged, this, &Session::requestPictures);
    connect(&m_window.networkPage(), &NetworkPage::wanted, this, &Session::requestPictures);
    connect(&m_window, &MainWindow::dropped, this, &Session::open);
    connect(&m_window, &MainWindow::closing, this, &Session::shutDown);
    connect(&m_preferences, &Preferences::invertedGreysChanged, this, &Session::applyLook);
}

void Session::connectActions()
{
    WindowActions& actions = m_window.actions();
    const auto on = [this](QAction* action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(actions.train, &Session::toggleTraining);
    on(actions.step, [this] { m_training.stepOnce(); });
    on(actions.stop, [this] { m_training.stop(); });
    on(actions.startOver, [this] { openRecipe(m_window.form().recipe()); });
    on(actions.open, &Session::chooseFile);
    on(actions.openRun, &Session::chooseRun);
    on(actions.clearCurves, [this] { m_window.lossPlot().clearEarlierRuns(); });
    connectExports(m_window, *this);
}

void Session::open(const QString& path)
{
    try {
        const QFileInfo info(path);
        const auto holds = [&info](const char* file) {
            return QFileInfo::exists(info.filePath() + QLatin1Char('/') + QLatin1String(file));
        };
        if (info.suffix() == QLatin1String("safetensors")
            || (info.isDir() && holds("config.json") && !holds("recipe.json")))
            openWeights(path);
        else if (info.isDir())
            openRun(path);
        else if (isPicture(path))
            openPicture(path);
        else
            openRecipe(loadRecipe(path.toStdString()));
    } catch (const Error& e) {
        m_window.messages().post({Message::Kind::Error, translated(e.text())});
    }
}

void Session::openRun(const QString& folder)
{
    m_sampling.forgetRestore();
    m_training.resume(folder.toStdString());
}

void Session::openWeights(const QString& path)
{
    m_sampling.forgetRestore();
    const Recipe& recipe = m_window.form().recipe();
    const QString folder = runFolders::fresh(QString::fromStdString(recipe.name));
    m_training.loadWeights(path.toStdString(), recipe, folder.toStdString());
}

// A picture of the run that stands there leaves it as it is.
void Session::openPicture(const QString& path)
{
    const Recipe drawn = recipeOfPicture(path);
    const std::optional<SampleStamp> stamp = stampOfPicture(path);
    const bool same = m_status.experiment && m_status.recipe == drawn;
    if (!same || !stamp)
        openRecipe(drawn);
    if (stamp)
        m_sampling.restore(*stamp, same ? std::nullopt : std::optional(drawn));
}

void Session::openRecipe(const Recipe& recipe)
{
    const QString folder = runFolders::fresh(QString::fromStdString(recipe.name));
    m_sampling.forgetRestore();
    m_window.form().setRecipe(recipe);
    m_training.load(recipe, folder.toStdString());
}

Recipe Session::recipe() const
{
    return m_status.experiment ? m_status.recipe : m_window.form().recipe();
}

void Session::toggleTraining()
{
    if (canPause(m_status.state))
        m_training.pause();
    else
        m_training.train();
}

void Session::notify()
{
    if (!m_notified.exchange(true))
        QMetaObject::invokeMethod(
            this, [this] { collect(); }, Qt::QueuedConnection);
}

void Session::collect()
{
    m_notified = false; // before looking: what comes from now on is asked for again
    takeStatus();
    takeLosses();
    takeErrors();
    takePictures();
    takeNoiseLevels();
    m_sampling.setWeights(m_status.weights);
    m_sampling.collect();
    m_latents.collect();
}

void Session::tick()
{
    if (m_status.state == RunState::Running || m_status.state == RunState::Stopping) {
        takeStatus();
        takeLosses();
        if (m_sinceSnapshot.elapsed() >= snapshotMilliseconds && !m_preview.busy()) {
            m_sinceSnapshot.restart();
            m_training.requestSnapshot();
        }
    }
    m_sampling.setWeights(m_status.weights);
    // The Noise page predicts nothing: new weights leave it as it is.
    const bool follows = m_window.page() == MainWindow::Page::Train
        || (m_window.page() == MainWindow::Page::Network && m_network.isDue());
    const bool newest = m_settings.weightsStep() == PreviewSettings::newestWeights;
    if (follows && newest && m_status.weights != m_shownSnapshot)
        requestPictures();
    m_latents.follow(chosen(m_status.weights));
    requestNoiseLevels();
    if (m_sinceMemory.elapsed() >= memoryMilliseconds) {
        m_sinceMemory.restart();
        m_window.setMemory(residentMemory());
    }
}

void Session::takeStatus()
{
    TrainingStatus status = m_training.status();
    const bool otherExperiment = status.experiment != m_status.experiment;
    const bool otherState = status.state != m_status.state;
    const bool otherRecipe = status.recipe != m_status.recipe;
    m_status = std::move(status);
    if (otherRecipe && !otherExperiment)
        m_window.form().follow(m_status.recipe); // a completed run that trains on has more epochs
    if (otherExperiment)
        experimentChanged();
    if (otherState)
        m_preview.setThreads(m_status.state == RunState::Running ? 1 : m_threads);

    RunView view;
    view.state = m_status.state;
    view.loading = m_status.loading;
    view.step = m_status.step;
    view.totalSteps = m_status.totalSteps;
    view.stepsPerEpoch = m_status.stepsPerEpoch;
    view.epochs = m_status.recipe.epochs;
    view.batchSize = m_status.recipe.batchSize;
    view.imagesPerSecond = m_status.imagesPerSecond;
    m_window.setRun(view);
}

void Session::experimentChanged()
{
    keepCurve();
    m_shownSnapshot = nullptr;
    m_measuredSnapshot = nullptr;
    m_window.triptych().clear();
    m_window.noiseLevels().plot().clear();
    m_window.noiseLevels().mean().clear();
    m_window.noisePage().clear();
    m_network.experimentChanged(m_status.experiment.get());
    m_sampling.setExperiment(m_status);
    m_latents.setExperiment(m_status.experiment);
    if (!m_status.experiment)
        return;
    const Recipe& recipe = m_status.experiment->recipe;
    const Dataset& data = *m_status.experiment->dataset;
    // One from the form stands there already, perhaps edited once more meanwhile.
    if (m_status.experiment->broughtRecipe)
        m_window.form().setRecipe(recipe);
    m_window.lossPlot().setStepsPerEpoch(m_status.stepsPerEpoch);
    m_window.triptych().setPictureSize({data.width, data.height});
    m_window.triptych().setAveragedOffered(recipe.ema.decay > 0);
    m_window.noiseLevels().mean().setPictureSize({data.width, data.height});
    m_window.noisePage().setPictureSize({data.width, data.height});
    m_window.networkPage().setPictureSize({data.width, data.height});
    applyLook();
    requestPictures();
    if (const std::string& weights = m_status.experiment->weights; !weights.empty())
        m_window.messages().post({Message::Kind::Information,
            tr("The network has the weights of %1; Train goes on from them.")
                .arg(QString::fromStdString(weights))});
}

// The curve of the run before stays under the new one, to compare.
void Session::keepCurve()
{
    LossPlot& plot = m_window.lossPlot();
    const bool fresh = m_status.experiment && m_status.step == 0;
    if (fresh && plot.history().size() > 1)
        plot.addEarlierRun(m_curveName + QLocale().toString(QTime::currentTime(), QStringLiteral(" · HH:mm")),
            plot.history());
    m_curveName = QString::fromStdString(recipe().name);
}

void Session::applyLook()
{
    const float low = lowestValue(recipe());
    const bool inverted = m_preferences.invertedGreys();
    // Texts 000 and 004 train at one amount of Gaussian noise, and name the rows their own way.
    const Recipe::Corruption& noise = recipe().corruption;
    m_window.triptych().setWords(isAutoencoder(recipe())          ? TriptychPanel::Words::Autoencoder
            : isLatent(recipe())                                  ? TriptychPanel::Words::Latents
            : noise.name == "gaussian-mix" && !noise.randomAmount ? TriptychPanel::Words::FixedAmount
                                                                  : TriptychPanel::Words::AnyAmount);
    const bool noisy = !isAutoencoder(recipe());
    m_window.setNoiseOffered(noisy);
    m_latents.setLook(low, 1.F, inverted);
    m_window.noiseLevels().setVisible(noisy); // without noise there is but one level
    m_window.triptych().setLook(low, 1.F, inverted);
    m_window.noiseLevels().mean().setLook(low, 1.F, inverted);
    m_window.noisePage().setLook(low, 1.F, inverted);
    m_window.networkPage().setLook(low, 1.F, inverted);
    m_sampling.setLook(low, 1.F, inverted);
}

void Session::takeLosses()
{
    TrainingLane::Losses losses = m_training.takeLosses();
    LossPlot& plot = m_window.lossPlot();
    if (losses.restarted) {
        plot.setHistory(std::move(losses.records));
        plot.setValidation(std::move(losses.validations));
    } else {
        plot.append(losses.records);
        plot.appendValidation(losses.validations);
    }
}

void Session::takeErrors()
{
    const std::vector<Text> errors = m_training.takeErrors();
    for (const Text& error : errors) {
        Message message{Message::Kind::Error, translated(error)};
        if (m_status.state == RunState::Idle)
            m_window.form().showProblem(error); // beside the fields that have to change
        const std::string vae = m_window.form().recipe().dataset.vae;
        if (m_status.state == RunState::Idle && m_status.dataMissing && shippedRecipe(vae)
            && error.source.starts_with("dataset.vae")) {
            message.actionText = tr("Open the recipe %1").arg(QString::fromStdString(vae));
            message.action = [this, vae] { open(QString::fromStdString(vae)); };
        } else if (m_status.state == RunState::Idle && m_status.dataMissing) {
            message.actionText = tr("Use built-in shapes");
            message.action = [this] { open(QStringLiteral("shapes-basic-unet")); };
        }
        m_window.messages().post(message);
    }
}

void Session::requestPictures()
{
    if (!m_status.experiment || m_window.page() == MainWindow::Page::Sample)
        return; // the Sample page asks for its own
    PreviewJob job;
    job.experiment = m_status.experiment;
    const auto images = previewRows::images(*m_status.experiment->dataset, m_settings.imageSeed());
    const auto amount = static_cast<float>(m_settings.amount());
    const quint64 noise = m_settings.noiseSeed();
    if (m_window.page() == MainWindow::Page::Latents)
        return m_latents.show(images, chosen(m_status.weights));
    if (m_window.page() == MainWindow::Page::Noise) {
        job.kind = NoisePictures;
        const auto chosen = static_cast<std::size_t>(m_window.noisePage().stripImage());
        job.requests = {previewRows::sameAmount(images, amount, noise),
            previewRows::spreadAmounts(images, noise), previewRows::strip(images[chosen], noise)};
        job.step = previewRows::sameAmount({images[chosen]}, amount, noise);
    } else if (m_window.page() == MainWindow::Page::Network) {
        job.kind = NetworkPictures;
        m_shownSnapshot = m_status.weights;
        job.snapshot = chosen(m_shownSnapshot);
        job.inspection = m_network.request(images);
        if (!job.inspection || !job.snapshot)
            return;
    } else {
        job.kind = TrainPictures;
        m_shownSnapshot = m_status.weights;
        job.snapshot = chosen(m_shownSnapshot);
        if (m_window.noiseLevels().showsMean())
            job.meanSeed = noise;
        job.requests = {m_settings.spread() ? previewRows::spreadAmounts(images, noise)
                                            : previewRows::sameAmount(images, amount, noise)};
    }
    m_preview.request(std::move(job));
}

void Session::takePictures()
{
    const auto pictures = m_preview.takePictures();
    if (!pictures || pictures->experiment != m_status.experiment)
        return; // none, or late ones of another recipe
    if (pictures->error) {
        m_window.messages().post({Message::Kind::Error, translated(*pictures->error)});
    } else if (pictures->kind == NoisePictures) {
        m_window.noisePage().show({pictures->triptychs[0], pictures->triptychs[1], pictures->triptychs[2],
            pictures->curve, pictures->step});
    } else if (pictures->kind == NetworkPictures) {
        m_network.show(*pictures);
    } else {
        m_window.triptych().show(pictures->triptychs[0]);
        if (pictures->mean)
            m_window.noiseLevels().mean().show(*pictures->mean);
    }
}

/// The weights that predict: the newest or those of an earlier step, averaged if the user wants it and the
/// recipe has it.
std::shared_ptr<const Snapshot> Session::chosen(const std::shared_ptr<const Snapshot>& snapshot) const
{
    const auto shown = m_sampling.chosenOr(snapshot);
    return shown && m_settings.averaged() && shown->averaged() ? shown->averaged() : shown;
}

void Session::requestNoiseLevels()
{
    const auto snapshot = chosen(m_status.weights);
    const bool running = m_status.state == RunState::Running;
    if (m_window.page() != MainWindow::Page::Train || !m_status.experiment || !snapshot
        || snapshot == m_measuredSnapshot || m_preview.measuring()
        || (running && m_sinceLevels.elapsed() < levelsMilliseconds))
        return;
    m_sinceLevels.restart();
    m_measuredSnapshot = snapshot;
    m_preview.requestNoiseLevels(m_status.experiment, snapshot);
}

void Session::takeNoiseLevels()
{
    const auto curve = m_preview.takeNoiseLevels();
    if (curve && curve->experiment == m_status.experiment)
        m_window.noiseLevels().plot().show(curve->errors);
}

void Session::offerLastRun()
{
    const QString folder = runFolders::latest();
    if (folder.isEmpty())
        return;
    m_window.messages().post({Message::Kind::Information,
        tr("Your last run is still there: %1.").arg(QFileInfo(folder).fileName()), tr("Go on with it"),
        [this, folder] { open(folder); }});
}

void Session::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(&m_window, tr("Open"), QString(),
        tr("Recipes, pictures that carry one, weights (*.json *.png *.safetensors);;All files (*)"));
    if (!path.isEmpty())
        open(path);
}

void Session::chooseRun()
{
    const QString path = QFileDialog::getExistingDirectory(&m_window, tr("Open run"), runFolders::root());
    if (!path.isEmpty())
        open(path);
}

void Session::shutDown()
{
    m_timer.stop();
    m_training.shutDown();
}

} // namespace playground
