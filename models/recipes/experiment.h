// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"
#include "models/diffusion/corruption.h"
#include "models/nets/network.h"

#include <memory>

namespace playground
{

/// Builds the network of a recipe, with the weights of torch.manual_seed(recipe.seed), on the CPU.
/// `afterwards`, if given, receives a copy of LibTorch's generator after construction. Throws Error if the
/// data set does not have the recipe's image_size or the network does not support it.
std::shared_ptr<Network> buildNetwork(
    const Recipe& recipe, const Dataset& dataset, at::Generator* afterwards = nullptr);

/// The forward process of a recipe. Throws Error if it does not support the recipe's prediction_type.
std::unique_ptr<Corruption> buildCorruption(const Recipe& recipe);

/// The training loss (HF course, unit 1, section 3.3): mean squared error between the network's output and
/// its target for pictures noised by `amount`. `clean`, `noise` [N,C,H,W], `amount` [N], `labels` as returned
/// by classLabels().
torch::Tensor lossAt(Network& network, const Corruption& corruption, const std::string& predictionType,
    const torch::Tensor& clean, const torch::Tensor& noise, const torch::Tensor& amount,
    const torch::Tensor& labels = {});

struct TrainingLoss {
    torch::Tensor loss; ///< the minimised loss
    torch::Tensor kl; ///< autoencoders: mean KL divergence of the pictures; else undefined
    torch::Tensor clean; ///< the batch, [N,C,H,W]
    torch::Tensor output; ///< of the network, [N,C,H,W]
    torch::Tensor target; ///< what it is compared with
    // What was drawn; undefined for an autoencoder.
    torch::Tensor amount; ///< [N]
    torch::Tensor timestep; ///< of the amount, [N]
    torch::Tensor noised; ///< the network's input, [N,C,H,W]
};

/// Draws amounts, noise and dropped labels from `generator` (in that order), then computes the loss. For an
/// autoencoder (lansinuote's VAE): mean squared error between the pictures and their reconstruction from a
/// posterior sample, plus kl_weight times the KL divergence of the posteriors from the standard normal.
TrainingLoss trainingLoss(Network& network, const Corruption& corruption, const Recipe& recipe,
    const torch::Tensor& clean, const at::Generator& generator, const torch::Tensor& labels = {});

/// Validation loss: trainingLoss(), but no label is dropped, and an autoencoder reconstructs from the
/// posterior's mean, without the KL term.
torch::Tensor heldOutLoss(Network& network, const Corruption& corruption, const Recipe& recipe,
    const torch::Tensor& clean, const at::Generator& generator, const torch::Tensor& labels = {});

/// Validates a device name: "cpu" or one listed in the catalogue. Throws Error naming the available ones.
torch::Device deviceFor(const std::string& name);

} // namespace playground
