// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"
#include "models/diffusion/corruption.h"
#include "models/nets/network.h"

#include <memory>

namespace playground
{

/// Builds the network a recipe names, with the weights of torch.manual_seed(recipe.seed), on the CPU.
/// `afterwards`, if given, becomes a copy of LibTorch's generator as the construction left it. Throws Error
/// if the data set is not of the recipe's image_size or the network cannot take it.
std::shared_ptr<Network> buildNetwork(
    const Recipe& recipe, const Dataset& dataset, at::Generator* afterwards = nullptr);

/// The forward process a recipe names. Throws Error if the network cannot be asked for the recipe's
/// prediction_type under it.
std::unique_ptr<Corruption> buildCorruption(const Recipe& recipe);

/// What training minimises (course text 001, 3.3): the mean squared difference between the network's output
/// and what it should be, for these pictures noised so much. `clean`, `noise` [N,C,H,W], `amount` [N],
/// `labels` as classLabels() gives them.
torch::Tensor lossAt(Network& network, const Corruption& corruption, const std::string& predictionType,
    const torch::Tensor& clean, const torch::Tensor& noise, const torch::Tensor& amount,
    const torch::Tensor& labels = {});

struct TrainingLoss {
    torch::Tensor loss; ///< what training minimises
    torch::Tensor kl; ///< of an autoencoder: mean over the pictures; else undefined
};

/// The same with amounts, noise and, after them, the pictures that are shown without their class drawn from
/// `generator` as the recipe has it. For an autoencoder (text 003): the mean squared difference between the
/// pictures and what is decoded from a draw of their posteriors, and kl_weight times the posteriors'
/// divergence from the standard normal.
TrainingLoss trainingLoss(Network& network, const Corruption& corruption, const Recipe& recipe,
    const torch::Tensor& clean, const at::Generator& generator, const torch::Tensor& labels = {});

/// The loss of held-out pictures: trainingLoss(), but every picture with its class; of an autoencoder the
/// reconstruction from the posterior's mean alone.
torch::Tensor heldOutLoss(Network& network, const Corruption& corruption, const Recipe& recipe,
    const torch::Tensor& clean, const at::Generator& generator, const torch::Tensor& labels = {});

/// A checked device: "cpu" or one that the catalogue lists. Throws Error naming what there is.
torch::Device deviceFor(const std::string& name);

} // namespace playground
