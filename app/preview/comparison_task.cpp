// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/comparison_task.h"

#include "models/api/error.h"
#include "models/api/error_text.h"
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

ComparisonTask::ComparisonTask(const PreviewLink& link)
    : m_link(link)
    , m_comparison(link.device)
{
}

void ComparisonTask::request(std::shared_ptr<const Experiment> experiment, ComparisonRequest request)
{
    m_question.put({std::move(experiment), std::move(request)});
    m_link.wake();
}

bool ComparisonTask::slice()
{
    const std::optional<Question> question = m_question.take();
    if (!question)
        return false;
    Comparison result;
    result.row = question->request.row;
    result.step = question->request.step;
    result.sample = question->request.sample;
    try {
        answer(*question, result);
    } catch (const std::exception&) {
        result.error = errorText();
    }
    m_results.put(std::move(result));
    m_link.notify();
    return true;
}

void ComparisonTask::answer(const Question& question, Comparison& result)
{
    const Experiment& experiment = *question.experiment;
    const Dataset& dataset = *experiment.dataset;
    if (dataset.count == 0)
        throw Error(
            PLAYGROUND_TEXT("models", "The data set %1 is missing. Install it to compare with its pictures."),
            {dataset.name});
    TrainingSetComparison& comparison = m_comparison.of(question.experiment);
    result.ideal = comparison.idealDenoised(question.request.noised, question.request.amount);
    if (dataset.codec)
        result.ideal = dataset.codec->decode(result.ideal);
    result.nearest = {0, dataset.channels, dataset.height, dataset.width, {}};
    const float low = lowestValue(experiment.recipe);
    const auto nearest = comparison.nearest(question.request.predicted, ComparisonRequest::neighbours);
    for (const Neighbour& neighbour : nearest.at(0)) {
        append(result.nearest, dataset, neighbour.index, low);
        result.distances.push_back(neighbour.distance);
    }
}

} // namespace playground
