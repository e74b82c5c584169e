// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace playground
{

/// The whole of an experiment. Field names in JSON are the member names in snake_case, nested as here;
/// ranges and meanings are in recipeFields().
struct Recipe {
    std::string name = "fashion-basic-unet";

    struct Data {
        std::string name = "fashion-mnist";
        std::string folder; ///< empty: where Debian and torchvision put the files
        int imageSize = 28; ///< height, and width where imageWidth is 0
        std::string range = "0..1"; ///< "0..1" or "-1..1"
        bool flip = false; ///< each image mirrored left to right with probability 1/2
        bool withTestSet = false; ///< the test images appended to the training images
        std::string vae = {}; ///< the autoencoder in whose latents the network works; empty: on the pictures
        std::string fit = "crop"; ///< how oblong pictures become square: "crop" or "pad"
        int imageWidth = 0; ///< of pictures that are not square; 0: they are
        int width() const { return imageWidth == 0 ? imageSize : imageWidth; }
        bool operator==(const Data&) const = default;
    } dataset;

    struct Network {
        std::string name = "BasicUNet";
        std::string config = "{}"; ///< JSON object: the network's own fields, as its config.json names them
        bool operator==(const Network&) const = default;
    } network;

    struct Corruption {
        std::string name = "uniform-mix";
        bool randomAmount = true; ///< drawn per image, uniform in 0..1 (texts 001, 002)
        double amount = 0.5; ///< 0..1, of every image when not random (texts 000, 004)
        // The following shape "ddpm" alone; named as diffusers' DDPMScheduler names them.
        std::string betaSchedule = "linear";
        int numTrainTimesteps = 1000;
        double betaStart = 1e-4;
        double betaEnd = 0.02;
        bool rescaleBetasZeroSnr = false;
        /// "learned" or "learned_range": the network predicts the variance too, in as many channels again.
        std::string varianceType = "fixed_small";
        bool learnsVariance() const { return varianceType.starts_with("learned"); }
        bool operator==(const Corruption&) const = default;
    } corruption;

    std::string predictionType = "sample"; ///< as diffusers names it

    /// What the network is told of a picture beside its noise.
    struct Conditioning {
        bool classes = false; ///< the picture's class
        double dropProbability = 0.1; ///< of a training picture being shown without its class
        /// Of a data set whose classes are not the same everywhere, as the data had them when the run began;
        /// at most 256. Empty: they are known by the data set's name, or not known yet.
        std::vector<std::string> classNames = {};
        int classCount = 0; ///< how many it knows; 0: those of the data set
        bool nullClass = true; ///< the label after the last class stands for "no class"
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

    double klWeight = 0; ///< of an autoencoder's KL divergence in its loss

    int batchSize = 128;
    int gradientAccumulationSteps = 1; ///< the weights change after so many batches
    bool dropLast = false;
    int epochs = 3;
    std::uint64_t seed = 1;

    // What the course does without, off here; named as diffusers' training scripts name it.
    std::string lrScheduler = "constant"; ///< "constant" or "cosine"
    int lrWarmupSteps = 0; ///< the learning rate rises from 0 over so many steps
    double maxGradNorm = 0; ///< 0: gradients are not clipped

    struct Ema {
        double decay = 0; ///< of the exponential moving average of the weights; 0: none is kept
        bool operator==(const Ema&) const = default;
    } ema;

    int validationCount = 0; ///< images held out of training
    int validationSteps = 100; ///< their loss is computed each so many steps
    int pictureSteps = 0; ///< a picture is written into the run's samples/ each so many; 0: never

    bool operator==(const Recipe&) const = default;
};

/// How a field is edited and checked.
struct RecipeField {
    enum class Kind { Text, Choice, Integer, Real, Boolean, Object, Names };

    std::string key; ///< dotted JSON path, e.g. "optimizer.learning_rate"
    Kind kind = Kind::Text;
    Text title;
    Text help; ///< what it does to the mathematics
    double minimum = 0; ///< Integer, Real: inclusive
    double maximum = 0;
    std::vector<std::string> choices; ///< Choice: allowed values
    bool live = false; ///< may change while training; the others ask for a reset
    bool found = false; ///< nobody sets it: it is found in the data when they are read

    /// Another field and the values of it under which this one means anything.
    struct Condition {
        std::string key;
        std::vector<std::string> values;
    };
    std::vector<Condition> relevantWhen = {}; ///< all of them; none: always
};

/// Whether the field means anything in this recipe. Its value is kept and checked either way.
bool isRelevant(const RecipeField& field, const Recipe& recipe);

/// All fields, in the order of the form.
const std::vector<RecipeField>& recipeFields();

/// Value of `key` as JSON would write it, strings without quotes. Throws Error for an unknown key.
std::string recipeValue(const Recipe& recipe, std::string_view key);

/// Sets `key` from text. Throws Error naming the key if it is unknown, malformed or out of range;
/// the recipe is then unchanged.
void setRecipeValue(Recipe& recipe, std::string_view key, std::string_view value);

/// Parses and checks JSON text. Missing keys take the defaults above; unknown keys, wrong types and values
/// out of range are refused by name. `source` names the file in messages.
Recipe parseRecipe(std::string_view json, const std::string& source);

/// JSON, indented by 2, ending in a newline; parseRecipe(recipeToJson(r), "") == r.
std::string recipeToJson(const Recipe& recipe);

/// Throws Error if fields contradict each other or the network cannot take the data.
void checkRecipe(const Recipe& recipe);

/// Whether the recipe trains an autoencoder: pictures are to be given back, there is no noise.
bool isAutoencoder(const Recipe& recipe);

/// How many classes the recipe's network is told of; 0: it is told none; 1 as long as only the data know.
/// Throws Error if the network cannot be told a class.
int classCountOf(const Recipe& recipe);

/// Their names in the order of their labels: the data set's, or numbers where conditioning.class_count says
/// how many. Empty where the network is told none, and as long as only the data know.
std::vector<std::string> classNamesOf(const Recipe& recipe);

/// Whether the network works in the latents of a trained autoencoder (dataset.vae) instead of on pictures.
bool isLatent(const Recipe& recipe);

/// A shipped recipe by catalogue name, or a recipe file, or a run folder's recipe.json, or a PNG picture that
/// carries its recipe, known by its content. Throws Error naming the file.
Recipe loadRecipe(const std::string& nameOrFile);

} // namespace playground
