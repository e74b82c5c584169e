// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/comparison_task.h"

#include "models/api/error.h"
#include "models/api/value_range.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace playground
{

namespace
{
constexpr float brightest = 255;

/// Appends training image `index`, in the recipe's data range, to `pictures`.
void append(ImageBatch& pictures, const Dataset& dataset, int index, float low)
{
    const std::size_t size = dataset.pixelsPerImage();
    const auto bytes = dataset.bytes().subspan(static_cast<std::size_t>(index) * size, size);
    std::transform(bytes.begin(), bytes.end(), std::back_inserter(pictures.values),
        [low](std::uint8_t byte) { return low + (1 - low) * static_cast<float>(byte) / brightest; });
    ++pictures.count;
}
} // namespace

ComparisonTask::ComparisonTask(std::string device, std::function<void()> notify)
    : m_device(std::move(device))
    , m_notify(std::move(notify))
{
}

void ComparisonTask::ask(std::shared_ptr<const Experiment> experiment, ComparisonRequest inspection)
{
    m_question.put({std::move(experiment), std::move(inspection)});
}

bool ComparisonTask::slice()
{
    const std::optional<Question> question = m_question.take();
    if (!question)
        return false;
    Comparison findings;
    findings.row = question->inspection.row;
    findings.step = question->inspection.step;
    findings.sample = question->inspection.sample;
    try {
        answer(*question, findings);
    } catch (const Error& e) {
        findings.error = e.text();
    } catch (const std::exception& e) {
        findings.error = Text(e.what());
    }
    m_findings.put(std::move(findings));
    m_notify();
    return true;
}

void ComparisonTask::answer(const Question& question, Comparison& findings)
{
    const Experiment& experiment = *question.experiment;
    const Dataset& dataset = *experiment.dataset;
    if (question.experiment != m_experiment) {
        m_insight.reset(); // frees the old one first: two data sets as floats may not fit into memory
        m_experiment = nullptr;
        m_insight = std::make_unique<TrainingSetComparison>(experiment.recipe, experiment.dataset, m_device);
        m_experiment = question.experiment;
    }
    findings.ideal = m_insight->idealDenoised(question.inspection.noised, question.inspection.amount);
    if (dataset.codec)
        findings.ideal = dataset.codec->decode(findings.ideal);
    findings.nearest = {0, dataset.channels, dataset.height, dataset.width, {}};
    const float low = lowestValue(experiment.recipe);
    const auto nearest = m_insight->nearest(question.inspection.predicted, ComparisonRequest::neighbours);
    for (const Neighbour& neighbour : nearest.at(0)) {
        append(findings.nearest, dataset, neighbour.index, low);
        findings.distances.push_back(neighbour.distance);
    }
}

} // namespace playground
