// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace playground
{

/// A complete experiment. The JSON field names are the member names in snake_case, nested as here; ranges and
/// descriptions are in recipeFields().
struct Recipe {
    std::string name = "fashion-basic-unet";

    struct Data {
        std::string name = "fashion-mnist";
        std::string folder; ///< empty: where Debian and torchvision install the files
        int imageSize = 28; ///< height, and width where imageWidth is 0
        std::string range = "0..1"; ///< "0..1" or "-1..1"
        bool flip = false; ///< mirror each image left to right with probability 1/2
        bool withTestSet = false; ///< the test images appended to the training images
        std::string vae = {}; ///< the autoencoder in whose latents the network works; empty: none
        std::string fit = "crop"; ///< how oblong pictures become square: "crop" or "pad"
        int imageWidth = 0; ///< of non-square pictures; 0: square
        int width() const { return imageWidth == 0 ? imageSize : imageWidth; }
        bool operator==(const Data&) const = default;
    } dataset;

    struct Network {
        std::string name = "BasicUNet";
        std::string config = "{}"; ///< JSON object: the network's own fields, as in its config.json
        bool operator==(const Network&) const = default;
    } network;

    struct Corruption {
        std::string name = "uniform-mix";
        bool randomAmount = true; ///< drawn per image, uniform in 0..1 (HF course, unit 1)
        double amount = 0.5; ///< 0..1, for every image if not random (NVIDIA DLI course)
        // The following apply to "ddpm" only; names as in diffusers' DDPMScheduler.
        std::string betaSchedule = "linear";
        int numTrainTimesteps = 1000;
        double betaStart = 1e-4;
        double betaEnd = 0.02;
        bool rescaleBetasZeroSnr = false;
        /// "learned" or "learned_range": the network also predicts the variance, which doubles its output
        /// channels.
        std::string varianceType = "fixed_small";
        bool learnsVariance() const { return varianceType.starts_with("learned"); }
        bool operator==(const Corruption&) const = default;
    } corruption;

    std::string predictionType = "sample"; ///< as in diffusers

    /// What the network is conditioned on besides the noise level.
    struct Conditioning {
        bool classes = false; ///< the picture's class
        double dropProbability = 0.1; ///< probability that a training picture's label is dropped
        /// Class names of a data set whose classes vary by machine or folder, as found when the run began; at
        /// most 256. Empty: known by the data set's name, or not known yet.
        std::vector<std::string> classNames = {};
        int classCount = 0; ///< number of classes; 0: those of the data set
        bool nullClass = true; ///< the label after the last class means "no class"
        bool operator==(const Conditioning&) const = default;
    } conditioning;

    struct Optimizer {
        std::string name = "adam";
        double learningRate = 1e-3;
        double beta1 = 0.9;
        double beta2 = 0.999;
        double eps = 1e-8;
        double weightDecay = 0;
        bool operator==(const Optimizer&) const = default;
    } optimizer;

    double klWeight = 0; ///< weight of the KL divergence in an autoencoder's loss

    int batchSize = 128;
    int gradientAccumulationSteps = 1; ///< batches per weight update
    bool dropLast = false;
    int epochs = 3;
    std::uint64_t seed = 1;

    // Refinements that the courses do not use, off by default; names as in diffusers' training scripts.
    std::string lrScheduler = "constant"; ///< "constant" or "cosine"
    int lrWarmupSteps = 0; ///< the learning rate rises linearly from 0 over this many steps
    double maxGradNorm = 0; ///< 0: gradients are not clipped

    struct Ema {
        double decay = 0; ///< of the exponential moving average of the weights; 0: off
        bool operator==(const Ema&) const = default;
    } ema;

    int validationCount = 0; ///< images held out of training
    int validationSteps = 100; ///< interval in steps between evaluations of the validation loss
    int pictureSteps = 0; ///< interval in steps between images saved to the run's samples/; 0: never

    bool operator==(const Recipe&) const = default;
};

} // namespace playground
