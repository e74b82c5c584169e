// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"
#include "models/api/dataset.h"
#include "models/api/images.h"
#include "models/api/recipe.h"

#include <memory>
#include <string>
#include <vector>

namespace playground
{

/// A training image close to a picture.
struct Neighbour {
    int index = 0; ///< into the data set
    double distance = 0; ///< root mean squared difference over the pixels, in the data range
};

/// Compares a picture with the training set: memorised or generalised? For a latent model, all pictures here
/// are latents. Keeps the data set as floats on the device (188 MB for 60,000 of 28x28); one thread at a
/// time. Every call may throw Error.
class TrainingSetComparison
{
public:
    TrainingSetComparison(const Recipe& recipe, std::shared_ptr<const Dataset> dataset,
        const std::string& device = defaultDevice());
    ~TrainingSetComparison();
    TrainingSetComparison(const TrainingSetComparison&) = delete;
    TrainingSetComparison& operator=(const TrainingSetComparison&) = delete;

    /// The `count` nearest training images of each picture, nearest first: one matrix product over the set.
    std::vector<std::vector<Neighbour>> nearest(const ImageBatch& pictures, int count);

    /// The closed-form ideal denoiser: the mean of the training set given the noised pictures, the minimum of
    /// the squared error on that set. Gaussian noise: softmax of the negative squared distances. Uniform mix:
    /// the mean of the training images that could have produced the picture (every pixel's residual between 0
    /// and the amount); if there is none, the nearest one.
    ImageBatch idealDenoised(const ImageBatch& noised, double amount);

    /// The mean of the training set, one picture: the best prediction from pure noise.
    ImageBatch mean();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace playground
