// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/sample_command.h"

#include "app/commands/interruption.h"
#include "app/commands/notices.h"
#include "app/export/sample_images.h"
#include "app/training/trained_runs.h"
#include "models/api/error.h"
#include "models/api/recipe.h"
#include "models/api/sample_step.h"
#include "models/api/sampler_fit.h"
#include "models/api/sampling_history_file.h"
#include "models/api/sampling_request.h"
#include "models/api/sampling_run.h"
#include "models/api/saved_model.h"
#include "models/api/threads.h"
#include "models/api/value_range.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QRegularExpression>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <numeric>

#include <unistd.h>

namespace playground
{

namespace
{
constexpr int scale = 4; // output pixels per image pixel, in each direction

void checkHistorySize(const SamplingRequest& request, const Dataset& pictures)
{
    constexpr double most = 4e9;
    const std::size_t decoded = pictures.codec ? pictures.pixelsPerImage() : 0;
    const double bytes = 2.0 * sizeof(float) * request.sampler.steps * request.count
        * static_cast<double>(pictures.networkShape().values() + decoded);
    if (bytes > most)
        throw Error(PLAYGROUND_TEXT("models",
                        "The history of %1 steps of %2 pictures would take more than 4 GB. Choose fewer, or "
                        "leave out --history."),
            {std::to_string(request.sampler.steps), std::to_string(request.count)});
}

/// The class labels for SamplingRequest that --class selects.
std::vector<int> classesOf(const SampleOptions& options, const std::vector<std::string>& names)
{
    if (options.className.empty())
        return {};
    if (names.empty())
        throw Error(
            PLAYGROUND_TEXT("models", "--class %1: the model was trained without classes. Leave it out."),
            {options.className});
    std::vector<int> labels(names.size());
    std::iota(labels.begin(), labels.end(), 0);
    const QString wanted = QString::fromStdString(options.className);
    if (wanted.compare(QLatin1String("all"), Qt::CaseInsensitive) == 0)
        return labels;
    std::string known;
    for (const int label : labels) {
        const QString name = QString::fromStdString(names[static_cast<std::size_t>(label)]);
        if (wanted.compare(name, Qt::CaseInsensitive) == 0 || wanted == QString::number(label))
            return {label};
        known += name.toStdString() + ", ";
    }
    throw Error(PLAYGROUND_TEXT("models", "--class %1: no such class. Choose one of: %2all."),
        {options.className, known});
}

/// Parses N or HEIGHTxWIDTH; zeros for an empty text.
PictureSize sizeOf(const std::string& text)
{
    if (text.empty())
        return {};
    static const QRegularExpression form(QStringLiteral("^([1-9][0-9]{0,3})(?:x([1-9][0-9]{0,3}))?$"));
    const QRegularExpressionMatch match = form.match(QString::fromStdString(text));
    if (!match.hasMatch())
        throw Error(PLAYGROUND_TEXT(
                        "models", "--size %1: give one side in pixels or HEIGHTxWIDTH, e.g. 32 or 16x32."),
            {text});
    const int height = match.captured(1).toInt();
    return {height, match.captured(2).isEmpty() ? height : match.captured(2).toInt()};
}

/// The output folder. Removed again if it was created here and stays empty.
class OutFolder
{
public:
    explicit OutFolder(const std::string& name)
        : m_name(QString::fromStdString(name))
        , m_own(!QDir(m_name).exists())
    {
        if (!QDir().mkpath(m_name))
            throw Error(
                PLAYGROUND_TEXT("models", "%1: cannot create the folder. Choose another location."), {name});
    }
    ~OutFolder()
    {
        if (m_own)
            QDir().rmdir(m_name); // fails unless the folder is empty
    }
    OutFolder(const OutFolder&) = delete;
    OutFolder& operator=(const OutFolder&) = delete;
    void keep() { m_own = false; }

private:
    QString m_name;
    bool m_own;
};

SamplingRequest requestOf(const SampleOptions& options, const SavedModel& model)
{
    SamplingRequest request;
    request.sampler = defaultSampler(model.recipe);
    if (!options.sampler.empty() && options.sampler != request.sampler.name) {
        request.sampler.name = options.sampler;
        request.sampler.useClippedModelOutput = false;
    }
    request.sampler.useClippedModelOutput
        = options.useClippedModelOutput.value_or(request.sampler.useClippedModelOutput);
    request.sampler.steps = options.steps.value_or(request.sampler.steps);
    request.sampler.eta = options.eta.value_or(request.sampler.eta);
    request.sampler.config = options.config;
    request.sampler = withLimitsOf(model, request.sampler);
    request.count = options.count;
    request.seed = options.seed;
    request.decode = options.history;
    request.classes = classesOf(options, model.pictures->classNames);
    request.guidance = options.guidance;
    if (options.history)
        checkHistorySize(request, *model.pictures);
    return request;
}

/// Reports each step, in a line that is overwritten or as JSON.
class SampleReport
{
public:
    SampleReport(bool json, int steps)
        : m_json(json)
        , m_terminal(!json && isatty(STDOUT_FILENO) != 0)
        , m_steps(steps)
    {
    }

    void step(const SampleStep& step)
    {
        ++m_taken;
        m_evaluations += step.evaluations;
        m_milliseconds += step.milliseconds;
        if (m_json) {
            const nlohmann::ordered_json line
                = {{"event", "step"}, {"step", step.index + 1}, {"steps", m_steps},
                    {"timestep", step.timestep}, {"sigma", step.sigma}, {"amount", step.amount},
                    {"evaluations", step.evaluations}, {"milliseconds", step.milliseconds}};
            std::cout << line.dump() << '\n';
        } else if (m_terminal) {
            std::cout << "\rstep " << step.index + 1 << "/" << m_steps << "\x1b[K" << std::flush;
        }
    }

    int stepsTaken() const { return m_taken; }

    void done(const SamplingRequest& request, const std::string& folder) const
    {
        const bool whole = m_taken == m_steps;
        if (m_json) {
            const nlohmann::ordered_json line = {{"event", whole ? "done" : "interrupted"},
                {"sampler", request.sampler.name}, {"pictures", request.count},
                {"evaluations", m_evaluations}, {"milliseconds", m_milliseconds}, {"out", folder}};
            std::cout << line.dump() << '\n';
            return;
        }
        char seconds[32];
        std::snprintf(seconds, sizeof seconds, "%.2f", m_milliseconds / 1000);
        std::cout << (m_terminal ? "\r" : "") << request.count
                  << (request.count == 1 ? " picture" : " pictures") << " by " << request.sampler.name << ", "
                  << m_evaluations << " network calls in " << seconds << " s; ";
        if (!whole)
            std::cout << "interrupted after step " << m_taken << " of " << m_steps << ", ";
        std::cout << "saved in " << folder << (m_terminal ? "\x1b[K" : "") << '\n';
    }

private:
    bool m_json;
    bool m_terminal;
    int m_steps;
    int m_taken = 0;
    int m_evaluations = 0;
    double m_milliseconds = 0;
};

DisplayRange lookOf(const Recipe& recipe)
{
    return {.low = lowestValue(recipe)};
}

void writeFiles(const SampleOptions& options, const SavedModel& model, const SamplingRequest& request,
    const std::vector<SampleStep>& steps, int taken, const SamplingRun& run)
{
    const ImageBatch pictures = run.pictures();
    const ImageBatch decoded = run.decodedPictures();

    const QDir folder(QString::fromStdString(options.out));
    const auto texts = sampleTexts(model.recipe, request, *model.snapshot, taken);
    const DisplayRange displayRange = lookOf(model.recipe);
    writePng(folder.filePath(QStringLiteral("samples.png")),
        sampleGrid(decoded.empty() ? pictures : decoded, displayRange, scale), texts);
    if (options.history && taken > 0) { // last: history.png may fail if the figure is too large
        std::map<std::string, std::string> metadata;
        for (auto text = texts.begin(); text != texts.end(); ++text)
            metadata[text.key().toStdString()] = text.value().toStdString();
        writeHistory(folder.filePath(QStringLiteral("history.safetensors")).toStdString(), steps, pictures,
            decoded, metadata);
        writePng(
            folder.filePath(QStringLiteral("history.png")), sampleStrip(steps, displayRange, scale), texts);
    }
}
} // namespace

int runSample(const SampleOptions& options)
{
    useThreads(options.threads > 0 ? options.threads : physicalCores());
    const std::string trained
        = std::filesystem::exists(options.run) ? std::string() : trainedRuns::folderOf(options.run);
    const RunWeights which = options.averaged ? RunWeights::Averaged : RunWeights::Last;
    const SavedModel model = options.run.empty()
        ? loadModel(options.model, options.recipe, sizeOf(options.size))
        : loadRunModel(trained.empty() ? options.run : trained, which);
    printNotices(model.notices);
    const SamplingRequest request = requestOf(options, model);
    SamplingRun run(model.recipe, model.pictures, model.snapshot, request, options.device);
    OutFolder folder(options.out); // reports an unwritable folder before sampling starts
    SampleReport report(options.json, run.totalSteps());
    std::vector<SampleStep> steps;
    const Interruption interruption;
    while (!run.finished() && !interruption.requested()) {
        SampleStep step = run.step();
        report.step(step);
        if (options.history)
            steps.push_back(std::move(step));
    }
    writeFiles(options, model, request, steps, report.stepsTaken(), run);
    folder.keep();
    report.done(request, options.out);
    return 0;
}

} // namespace playground
