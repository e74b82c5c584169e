// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/training_set_comparison.h"

#include "models/api/error.h"
#include "models/data/batches.h"
#include "models/recipes/experiment.h"
#include "models/tensors/image_tensors.h"
#include "models/tensors/torch_errors.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace playground
{

namespace
{
/// Number of nearest candidates of a float32 matrix product that are computed again in double: near the image
/// itself the product's squared distance is the difference of large, nearly equal numbers.
constexpr std::int64_t recomputed = 256;

/// Tolerated excess of a float32 mix over its bounds, due to rounding.
constexpr double roundingError = 1e-5;
} // namespace

struct TrainingSetComparison::State {
    State(const Recipe& r, std::shared_ptr<const Dataset> data, const std::string& deviceName)
        : device(deviceFor(deviceName))
        , corruption(buildCorruption(r))
        , dataset(std::move(data))
    {
        const Batches batches(dataset, r.dataset.range, /*flip=*/false, device);
        std::vector<std::int64_t> all(static_cast<std::size_t>(batches.count()));
        std::iota(all.begin(), all.end(), 0);
        images = batches.gather(all).flatten(1);
        squaredNorms = images.square().sum(1);
    }

    /// [N,P] on the device. Throws Error if the images do not have the data set's size.
    torch::Tensor rows(const ImageBatch& pictures) const
    {
        if (pictures.empty()
            || ImageShape{pictures.channels, pictures.height, pictures.width} != dataset->networkShape())
            throw Error(
                PLAYGROUND_TEXT("models", "There are no pictures of the data set's size to compare."), {});
        return toTensor(pictures).flatten(1).to(device);
    }

    ImageBatch shapedLikeData(const torch::Tensor& flat) const
    {
        const ImageShape shape = dataset->networkShape();
        return toImages(flat.view({-1, shape.channels, shape.height, shape.width}));
    }

    /// |x - scale image|^2 for each row of `x` and each image, [N,count]: one matrix product.
    torch::Tensor squaredDistances(const torch::Tensor& x, double scale) const
    {
        return x.square().sum(1, true) - 2 * scale * at::matmul(x, images.t()) + scale * scale * squaredNorms;
    }

    /// The same for one image [P] and the images `indices`, in double.
    torch::Tensor exactSquaredDistances(
        const torch::Tensor& x, double scale, const torch::Tensor& indices) const
    {
        const torch::Tensor chosen = images.index_select(0, indices).to(at::kDouble);
        return (x.to(at::kDouble) - scale * chosen).square().sum(1);
    }

    std::vector<Neighbour> nearestOf(
        const torch::Tensor& x, const torch::Tensor& distances, std::int64_t count) const
    {
        const std::int64_t candidates = std::min(images.size(0), count + recomputed);
        // In data set order, then sorted stably: of equal images, the first is reported on every processor.
        const torch::Tensor indices
            = std::get<0>(std::get<1>(distances.topk(candidates, 0, /*largest=*/false)).sort(0));
        const auto [sorted, order]
            = exactSquaredDistances(x, 1, indices).sort(/*stable=*/true, 0, /*descending=*/false);
        const torch::Tensor chosen = indices.index_select(0, order).cpu();
        const torch::Tensor squared = sorted.cpu();
        std::vector<Neighbour> result;
        for (std::int64_t i = 0; i < std::min(count, candidates); ++i) {
            const double mean = squared[i].item<double>() / static_cast<double>(images.size(1));
            result.push_back({static_cast<int>(chosen[i].item<std::int64_t>()), std::sqrt(mean)});
        }
        return result;
    }

    /// Normal noise: weights proportional to exp(-|x - clean image|^2 / (2 noise^2)).
    torch::Tensor posteriorMean(
        const torch::Tensor& x, const torch::Tensor& distances, double clean, double noise) const
    {
        const std::int64_t candidates = std::min(images.size(0), recomputed);
        const torch::Tensor indices = std::get<1>(distances.topk(candidates, 0, /*largest=*/false));
        torch::Tensor exact = distances.to(at::kDouble);
        exact = exact.index_copy(0, indices, exactSquaredDistances(x, clean, indices));
        // The smallest becomes 0 before the division: without noise only it keeps a weight.
        const torch::Tensor excess = exact - exact.min();
        const torch::Tensor exponents
            = at::where(excess == 0, excess, excess / std::max(2 * noise * noise, 1e-30));
        const torch::Tensor weights = at::softmax(-exponents, 0).to(at::kFloat);
        return at::matmul(weights.unsqueeze(0), images);
    }

    /// Noise uniform in 0..1: all images that the residual allows are equally likely.
    torch::Tensor meanOfPossible(const torch::Tensor& x, double amount) const
    {
        const auto possible = [&](const torch::Tensor& some, const torch::Tensor& picture) {
            const torch::Tensor residual = picture - (1 - amount) * some;
            return ((residual >= -roundingError) & (residual <= amount + roundingError)).all(1);
        };
        // A sixteenth of the pixels is enough to exclude most images.
        constexpr std::int64_t stride = 16;
        const std::int64_t pixels = images.size(1);
        torch::Tensor indices
            = possible(images.slice(1, 0, pixels, stride), x.slice(0, 0, pixels, stride)).nonzero().view(-1);
        torch::Tensor left = images.index_select(0, indices);
        left = left.index_select(0, possible(left, x).nonzero().view(-1));
        if (left.size(0) > 0)
            return left.mean(0, true);
        // No image is possible: take the one whose mix with the mean noise, 1/2, is nearest.
        const torch::Tensor centred = (x - amount / 2).unsqueeze(0);
        return images.index_select(0, squaredDistances(centred, 1 - amount).argmin(1));
    }

    torch::Device device;
    std::unique_ptr<Corruption> corruption;
    std::shared_ptr<const Dataset> dataset;
    torch::Tensor images; ///< [count,P] float32 in the data range
    torch::Tensor squaredNorms; ///< [count]
};

TrainingSetComparison::TrainingSetComparison(
    const Recipe& recipe, std::shared_ptr<const Dataset> dataset, const std::string& device)
    : m_state(convertingErrors([&] {
        const at::NoGradGuard guard;
        return std::make_unique<State>(recipe, std::move(dataset), device);
    }))
{
}

TrainingSetComparison::~TrainingSetComparison() = default;

std::vector<std::vector<Neighbour>> TrainingSetComparison::nearest(const ImageBatch& pictures, int count)
{
    const State& s = *m_state;
    return convertingErrors([&] {
        const at::NoGradGuard guard;
        const torch::Tensor x = s.rows(pictures);
        const torch::Tensor distances = s.squaredDistances(x, 1);
        std::vector<std::vector<Neighbour>> result;
        for (std::int64_t i = 0; i < x.size(0); ++i)
            result.push_back(s.nearestOf(x[i], distances[i], std::max(count, 0)));
        return result;
    });
}

ImageBatch TrainingSetComparison::idealDenoised(const ImageBatch& noised, double amount)
{
    const State& s = *m_state;
    if (!(amount >= 0 && amount <= 1)) // also rejects NaN
        throw Error(PLAYGROUND_TEXT("models", "The amount of noise is %1; it must be in 0..1."),
            {std::to_string(amount)});
    return convertingErrors([&] {
        const at::NoGradGuard guard;
        const torch::Tensor x = s.rows(noised);
        const auto [cleanShare, noiseShare] = s.corruption->shares(at::full({1}, amount, at::kFloat));
        const double clean = cleanShare.item<double>();
        const bool uniform = s.corruption->uniformNoise();
        const torch::Tensor distances = uniform ? torch::Tensor() : s.squaredDistances(x, clean);
        std::vector<torch::Tensor> means;
        for (std::int64_t i = 0; i < x.size(0); ++i)
            means.push_back(uniform ? s.meanOfPossible(x[i], amount)
                                    : s.posteriorMean(x[i], distances[i], clean, noiseShare.item<double>()));
        return s.shapedLikeData(at::cat(means));
    });
}

ImageBatch TrainingSetComparison::mean()
{
    const State& s = *m_state;
    return convertingErrors([&] {
        const at::NoGradGuard guard;
        return s.shapedLikeData(s.images.mean(0, true));
    });
}

} // namespace playground
