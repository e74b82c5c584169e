// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/train_report.h"
#include "models/api/check_recipe.h"
#include "models/api/value_range.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <iostream>
#include <sstream>

namespace playground
{

namespace
{
using nlohmann::ordered_json;
constexpr std::chrono::milliseconds terminalRefresh(100);

void printJson(const ordered_json& line)
{
    // Replaces invalid UTF-8, such as file names from a system with another encoding, instead of failing.
    std::cout << line.dump(-1, ' ', false, ordered_json::error_handler_t::replace) << std::endl;
}

std::string counted(int count, const std::string& what)
{
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

/// Formats, for example, "3 files: b0.webp: is not a picture. The same applies to b1.webp, b2.webp".
std::string reasonLine(const LeftOut& group)
{
    constexpr std::size_t maxNames = 4;
    const std::vector<std::string>& names = group.names;
    std::string line = (names.size() == 1 ? "" : counted(static_cast<int>(names.size()), "file") + ": ")
        + group.why.english();
    for (std::size_t i = 1; i < std::min(maxNames, names.size()); ++i)
        line += (i == 1 ? " The same applies to " : ", ") + names[i];
    return names.size() > maxNames ? line + " and " + std::to_string(names.size() - maxNames) + " more"
                                   : line;
}

std::string formatted(const char* format, double value)
{
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, format, value);
    return buffer;
}

std::string minutes(double seconds)
{
    const auto whole = static_cast<long>(std::lround(seconds));
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%ld:%02ld", whole / 60, whole % 60);
    return buffer;
}
} // namespace

TrainReport::TrainReport(Style style, const Trainer& trainer, std::int64_t lastStep)
    : m_style(style)
    , m_trainer(trainer)
    , m_firstStep(trainer.stepsDone())
    , m_lastStep(lastStep)
    , m_firstSeconds(trainer.secondsDone())
{
    // The epoch mean of a resumed run includes the epoch's steps before the interruption.
    const auto already = m_firstStep % trainer.stepsPerEpoch();
    for (auto i = m_firstStep - already; i < m_firstStep; ++i)
        m_epochSum += trainer.history()[static_cast<std::size_t>(i)].loss;
    m_epochCount = already;
}

void TrainReport::started() const
{
    const Recipe& recipe = m_trainer.recipe();
    if (m_style == Style::Json)
        printJson({{"event", "started"}, {"recipe", recipe.name}, {"parameters", m_trainer.parameterCount()},
            {"step", m_firstStep}, {"steps", m_lastStep}, {"steps_per_epoch", m_trainer.stepsPerEpoch()}});
    else
        std::cout << recipe.name << ": " << recipe.network.name << " with " << m_trainer.parameterCount()
                  << " parameters on " << recipe.dataset.name << ", steps " << m_firstStep << " to "
                  << m_lastStep << '\n';
}

void TrainReport::data(const Dataset& dataset) const
{
    const std::vector<LeftOut> groups = leftOutByReason(dataset);
    if (m_style == Style::Json) {
        for (const Dataset::Skipped& file : dataset.skipped)
            printJson({{"event", "left_out"}, {"file", file.file}, {"why", file.why.english()}});
        ordered_json line{
            {"event", "data"}, {"pictures", dataset.count}, {"left_out", dataset.skipped.size()}};
        if (dataset.hasClasses())
            line["classes"] = dataset.classNames;
        printJson(line);
        return;
    }
    std::cout << counted(dataset.count, "picture");
    if (!groups.empty())
        std::cout << ", " << counted(static_cast<int>(dataset.skipped.size()), "file") << " skipped:";
    std::cout << '\n';
    constexpr std::size_t maxGroups = 10;
    for (std::size_t i = 0; i < std::min(maxGroups, groups.size()); ++i)
        std::cout << "  " << reasonLine(groups[i]) << '\n';
    if (groups.size() > maxGroups)
        std::cout << " and " << groups.size() - maxGroups << " more reasons\n";
}

std::optional<double> TrainReport::psnrOf(const StepRecord& validation) const
{
    const Recipe& recipe = m_trainer.recipe();
    if (!isAutoencoder(recipe))
        return std::nullopt;
    const double peak = peakValue(recipe);
    return 10 * std::log10(peak * peak / validation.loss);
}

void TrainReport::step(const StepRecord& record)
{
    m_epochSum += record.loss;
    ++m_epochCount;
    if (m_style == Style::Json) {
        ordered_json line{{"event", "step"}, {"step", record.step}, {"epoch", record.epoch},
            {"seconds", record.seconds}, {"loss", record.loss}};
        if (isAutoencoder(m_trainer.recipe()))
            line["kl"] = record.kl;
        printJson(line);
    }
    const auto now = Clock::now();
    if (m_style == Style::Terminal && (now - m_lastLine >= terminalRefresh || record.step == m_lastStep)) {
        m_lastLine = now;
        m_lineOpen = true;
        std::cout << '\r' << progressLine(record) << "\x1b[K" << std::flush;
    }
    if (record.step % m_trainer.stepsPerEpoch() == 0)
        epochDone(record);
}

void TrainReport::epochDone(const StepRecord& record)
{
    const double mean = m_epochSum / static_cast<double>(m_epochCount);
    m_epochSum = 0;
    m_epochCount = 0;
    if (m_style == Style::Json) {
        printJson(
            {{"event", "epoch"}, {"epoch", record.epoch}, {"mean_loss", mean}, {"seconds", record.seconds}});
        return;
    }
    std::cout << (m_lineOpen ? "\r" : "") << "Finished epoch " << record.epoch << " of "
              << m_trainer.recipe().epochs << ". Average loss for this epoch: " << formatted("%.6f", mean)
              << " (" << minutes(record.seconds) << ")" << (m_lineOpen ? "\x1b[K" : "") << std::endl;
    m_lineOpen = false;
}

void TrainReport::validation(const StepRecord& record)
{
    const std::optional<double> psnr = psnrOf(record);
    if (m_style == Style::Json) {
        ordered_json line{{"event", "validation"}, {"step", record.step}, {"epoch", record.epoch},
            {"seconds", record.seconds}, {"loss", record.loss}};
        if (psnr)
            line["psnr"] = *psnr;
        printJson(line);
        return;
    }
    std::cout << (m_lineOpen ? "\r" : "") << "Validation loss after step " << record.step << ": "
              << formatted("%.6f", record.loss)
              << (psnr ? ", reconstruction PSNR " + formatted("%.2f dB", *psnr) : std::string())
              << (m_lineOpen ? "\x1b[K" : "") << std::endl;
    m_lineOpen = false;
}

std::string TrainReport::progressLine(const StepRecord& record) const
{
    constexpr std::int64_t width = 24;
    const auto whole = std::max<std::int64_t>(1, m_lastStep - m_firstStep);
    const auto done = record.step - m_firstStep;
    const double seconds = std::max(1e-9, record.seconds - m_firstSeconds);
    const double perSecond = static_cast<double>(done) / seconds;
    const auto filled = static_cast<std::size_t>(done * width / whole);
    return "epoch " + std::to_string(record.epoch) + "/" + std::to_string(m_trainer.recipe().epochs) + " ["
        + std::string(filled, '#') + std::string(static_cast<std::size_t>(width) - filled, '.') + "] step "
        + std::to_string(record.step) + "/" + std::to_string(m_lastStep) + "  loss "
        + formatted("%.4f", record.loss) + "  " + formatted("%.0f", perSecond * m_trainer.recipe().batchSize)
        + " images/s  " + minutes(static_cast<double>(m_lastStep - record.step) / perSecond) + " left";
}

void TrainReport::finished(const std::string& runFolder, bool interrupted)
{
    const std::int64_t step = m_trainer.stepsDone();
    if (m_style == Style::Json) {
        printJson({{"event", interrupted ? "interrupted" : "done"}, {"step", step}, {"run", runFolder}});
        return;
    }
    if (m_lineOpen)
        std::cout << '\n';
    const auto& validations = m_trainer.validationHistory();
    if (const auto psnr = validations.empty() ? std::nullopt : psnrOf(validations.back()))
        std::cout << "Reconstruction PSNR on " << m_trainer.recipe().validationCount
                  << " held-out images: " << formatted("%.2f dB", *psnr) << " (step "
                  << validations.back().step << ")\n";
    const double seconds = m_trainer.secondsDone() - m_firstSeconds;
    std::cout << (interrupted ? "Interrupted at step " : "Done at step ") << step;
    if (seconds > 0)
        std::cout << ", "
                  << formatted("%.0f",
                         static_cast<double>(step - m_firstStep) * m_trainer.recipe().batchSize / seconds)
                  << " images/s";
    std::cout << "; saved in " << runFolder << (interrupted ? " (continue with --resume)" : "") << std::endl;
}

} // namespace playground
