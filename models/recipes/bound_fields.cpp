// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recipes/bound_fields.h"

#include "models/api/catalogue.h"

namespace playground
{

namespace
{
using Kind = RecipeField::Kind;

/// `access` takes a Recipe& or const Recipe& and returns a reference to the member.
template <typename Access> BoundField bind(RecipeField field, Access access)
{
    return {std::move(field), [access](const Recipe& r) -> nlohmann::json { return access(r); },
        [access](Recipe& r, const nlohmann::json& value) {
            auto& member = access(r);
            member = value.get<std::remove_reference_t<decltype(member)>>();
        }};
}

// NOLINTNEXTLINE: a lambda that works on const and mutable recipes alike
#define MEMBER(path)                                                                                         \
    [](auto& r) -> auto&                                                                                     \
    {                                                                                                        \
        return r.path;                                                                                       \
    }

RecipeField text(std::string key, Text title, Text help)
{
    return {std::move(key), Kind::Text, std::move(title), std::move(help), 0, 0, {}, false};
}
RecipeField flag(std::string key, Text title, Text help)
{
    return {std::move(key), Kind::Boolean, std::move(title), std::move(help), 0, 1, {}, false};
}
RecipeField integer(std::string key, Text title, Text help, double minimum, double maximum)
{
    return {std::move(key), Kind::Integer, std::move(title), std::move(help), minimum, maximum, {}, false};
}
RecipeField real(std::string key, Text title, Text help, double minimum, double maximum)
{
    return {std::move(key), Kind::Real, std::move(title), std::move(help), minimum, maximum, {}, false};
}
RecipeField choice(std::string key, Text title, Text help, std::vector<std::string> choices)
{
    return {std::move(key), Kind::Choice, std::move(title), std::move(help), 0, 0, std::move(choices), false};
}

RecipeField object(std::string key, Text title, Text help)
{
    return {std::move(key), Kind::Object, std::move(title), std::move(help), 0, 0, {}, false};
}

std::vector<std::string> names(const std::vector<CatalogueEntry>& entries)
{
    std::vector<std::string> result;
    result.reserve(entries.size());
    for (const CatalogueEntry& entry : entries)
        result.push_back(entry.name);
    return result;
}

void addData(std::vector<BoundField>& out)
{
    out.push_back(bind(text("name", PLAYGROUND_TEXT("models", "Name"),
                           PLAYGROUND_TEXT("models", "Name of this experiment.")),
        MEMBER(name)));
    out.push_back(
        bind(choice("dataset.name", PLAYGROUND_TEXT("models", "Data set"),
                 PLAYGROUND_TEXT("models", "The images x that the network learns from."), names(datasets())),
            MEMBER(dataset.name)));
    out.push_back(
        bind(text("dataset.folder", PLAYGROUND_TEXT("models", "Folder"),
                 PLAYGROUND_TEXT("models", "Where the data files are; empty: search the usual locations.")),
            MEMBER(dataset.folder)));
    out.push_back(bind(
        integer("dataset.image_size", PLAYGROUND_TEXT("models", "Image size"),
            PLAYGROUND_TEXT("models",
                "Height and width in pixels; images of another size are resized (bilinear, antialiased)."),
            4, 1024),
        MEMBER(dataset.imageSize)));
    out.push_back(bind(choice("dataset.fit", PLAYGROUND_TEXT("models", "Non-square"),
                           PLAYGROUND_TEXT("models",
                               "How non-square images become square. crop: cut out the centre; pad: keep the "
                               "whole image and add a border."),
                           {"crop", "pad"}),
        MEMBER(dataset.fit)));
    out.push_back(
        bind(integer("dataset.image_width", PLAYGROUND_TEXT("models", "Image width"),
                 PLAYGROUND_TEXT("models",
                     "Width in pixels of non-square images; image_size is then their height. 0: square."),
                 0, 1024),
            MEMBER(dataset.imageWidth)));
    out.push_back(bind(
        choice("dataset.range", PLAYGROUND_TEXT("models", "Value range"),
            PLAYGROUND_TEXT("models", "Pixel range: 0..1, or -1..1 for Gaussian noise."), {"0..1", "-1..1"}),
        MEMBER(dataset.range)));
    out.push_back(bind(
        flag("dataset.flip", PLAYGROUND_TEXT("models", "Flip"),
            PLAYGROUND_TEXT("models", "Mirrors each training image left to right with probability 1/2.")),
        MEMBER(dataset.flip)));
    out.push_back(
        bind(flag("dataset.with_test_set", PLAYGROUND_TEXT("models", "Test images"),
                 PLAYGROUND_TEXT("models", "Trains on the test images in addition to the training images.")),
            MEMBER(dataset.withTestSet)));
    out.push_back(bind(text("dataset.vae", PLAYGROUND_TEXT("models", "Autoencoder"),
                           PLAYGROUND_TEXT("models",
                               "Trains in the latents of this trained autoencoder instead of on the images "
                               "(latent diffusion): a recipe's name (uses its newest run), or the folder of "
                               "a run or model; empty: on the images.")),
        MEMBER(dataset.vae)));
}

void addSchedule(std::vector<BoundField>& out)
{
    out.push_back(bind(choice("corruption.beta_schedule", PLAYGROUND_TEXT("models", "Schedule"),
                           PLAYGROUND_TEXT("models", "Shape of beta over the timesteps of a DDPM schedule."),
                           {"linear", "scaled_linear", "squaredcos_cap_v2", "sigmoid"}),
        MEMBER(corruption.betaSchedule)));
    out.push_back(bind(
        integer("corruption.num_train_timesteps", PLAYGROUND_TEXT("models", "Timesteps"),
            PLAYGROUND_TEXT("models", "Number of steps in which a DDPM schedule turns images into noise."), 2,
            10000),
        MEMBER(corruption.numTrainTimesteps)));
    out.push_back(
        bind(real("corruption.beta_start", PLAYGROUND_TEXT("models", "First beta"),
                 PLAYGROUND_TEXT("models", "Variance of the noise added at the first DDPM timestep."), 1e-8,
                 0.999),
            MEMBER(corruption.betaStart)));
    out.push_back(bind(
        real("corruption.beta_end", PLAYGROUND_TEXT("models", "Last beta"),
            PLAYGROUND_TEXT("models", "Variance of the noise added at the last DDPM timestep."), 1e-8, 0.999),
        MEMBER(corruption.betaEnd)));
    out.push_back(bind(
        flag("corruption.rescale_betas_zero_snr", PLAYGROUND_TEXT("models", "End in pure noise"),
            PLAYGROUND_TEXT("models", "Rescales the betas so that the last DDPM timestep is pure noise.")),
        MEMBER(corruption.rescaleBetasZeroSnr)));
    out.push_back(bind(choice("corruption.variance_type", PLAYGROUND_TEXT("models", "Variance"),
                           PLAYGROUND_TEXT("models",
                               "Set to a learned type if the network also predicts the variance of a DDPM "
                               "step, as some imported weights do (Nichol and Dhariwal 2021). DDPM sampling "
                               "uses it; training does not change it."),
                           {"fixed_small", "learned", "learned_range"}),
        MEMBER(corruption.varianceType)));
}

void addModel(std::vector<BoundField>& out)
{
    out.push_back(
        bind(choice("network.name", PLAYGROUND_TEXT("models", "Network"),
                 PLAYGROUND_TEXT("models", "The function that maps a noised image to its prediction."),
                 names(networks())),
            MEMBER(network.name)));
    out.push_back(
        {object("network.config", PLAYGROUND_TEXT("models", "Config (JSON)"),
             PLAYGROUND_TEXT("models",
                 "All fields of the network as a JSON object, named as in its config.json; {}: defaults.")),
            [](const Recipe& r) { return nlohmann::json::parse(r.network.config); },
            [](Recipe& r, const nlohmann::json& value) { r.network.config = value.dump(); }});
    out.push_back(
        bind(choice("corruption.name", PLAYGROUND_TEXT("models", "Noise"),
                 PLAYGROUND_TEXT("models", "How a clean image and noise are mixed into a noised one."),
                 names(corruptions())),
            MEMBER(corruption.name)));
    out.push_back(bind(flag("corruption.random_amount", PLAYGROUND_TEXT("models", "Random amount"),
                           PLAYGROUND_TEXT("models",
                               "Draws a new amount of noise for every training image, uniform in 0..1.")),
        MEMBER(corruption.randomAmount)));
    out.push_back(bind(
        real("corruption.amount", PLAYGROUND_TEXT("models", "Fixed amount"),
            PLAYGROUND_TEXT("models", "The amount of noise in every training image if it is not random."), 0,
            1),
        MEMBER(corruption.amount)));
    addSchedule(out);
    out.push_back(bind(choice("prediction_type", PLAYGROUND_TEXT("models", "Predicts"),
                           PLAYGROUND_TEXT("models",
                               "Training target of the network. sample: the clean image; epsilon: the noise; "
                               "v_prediction: sqrt(abar) noise - sqrt(1 - abar) x; velocity: noise - x."),
                           {"sample", "epsilon", "v_prediction", "velocity"}),
        MEMBER(predictionType)));
    out.push_back(bind(flag("conditioning.classes", PLAYGROUND_TEXT("models", "Classes"),
                           PLAYGROUND_TEXT("models",
                               "Conditions the network on each image's class: a learned embedding per class, "
                               "plus one for no class, is added to the timestep embedding.")),
        MEMBER(conditioning.classes)));
    out.push_back(bind(real("conditioning.drop_probability", PLAYGROUND_TEXT("models", "Label dropout"),
                           PLAYGROUND_TEXT("models",
                               "Probability that a training image's label is dropped. Classifier-free "
                               "guidance needs the unconditional prediction."),
                           0, 1),
        MEMBER(conditioning.dropProbability)));
    RecipeField classNames{"conditioning.class_names", Kind::Names,
        Text(PLAYGROUND_TEXT("models", "Class names")),
        Text(PLAYGROUND_TEXT("models", "The classes found in the data, in label order. Saved with the run.")),
        0, 0, {}, false};
    classNames.found = true;
    out.push_back(bind(classNames, MEMBER(conditioning.classNames)));
    out.push_back(bind(
        integer("conditioning.class_count", PLAYGROUND_TEXT("models", "Class count"),
            PLAYGROUND_TEXT("models", "Number of classes of imported weights; 0: those of the data set."), 0,
            1000000),
        MEMBER(conditioning.classCount)));
    out.push_back(bind(flag("conditioning.null_class", PLAYGROUND_TEXT("models", "Null class"),
                           PLAYGROUND_TEXT("models",
                               "Turn off for imported weights that were never trained without labels: they "
                               "do not support guidance.")),
        MEMBER(conditioning.nullClass)));
}

void addOptimizer(std::vector<BoundField>& out)
{
    out.push_back(
        bind(choice("optimizer.name", PLAYGROUND_TEXT("models", "Optimiser"),
                 PLAYGROUND_TEXT("models", "Update rule; adamw decouples weight decay."), {"adam", "adamw"}),
            MEMBER(optimizer.name)));
    RecipeField rate = real("optimizer.learning_rate", PLAYGROUND_TEXT("models", "Learning rate"),
        PLAYGROUND_TEXT("models", "Step size. May be changed while training."), 1e-8, 10);
    rate.live = true;
    out.push_back(bind(rate, MEMBER(optimizer.learningRate)));
    out.push_back(bind(real("optimizer.beta1", PLAYGROUND_TEXT("models", "Beta 1"),
                           PLAYGROUND_TEXT("models", "Decay rate of Adam's first moment."), 0, 0.9999),
        MEMBER(optimizer.beta1)));
    out.push_back(bind(real("optimizer.beta2", PLAYGROUND_TEXT("models", "Beta 2"),
                           PLAYGROUND_TEXT("models", "Decay rate of Adam's second moment."), 0, 0.999999),
        MEMBER(optimizer.beta2)));
    out.push_back(bind(
        real("optimizer.eps", PLAYGROUND_TEXT("models", "Epsilon"),
            PLAYGROUND_TEXT("models", "Added to the denominator, the square root of Adam's second moment."),
            1e-16, 1),
        MEMBER(optimizer.eps)));
    out.push_back(bind(real("optimizer.weight_decay", PLAYGROUND_TEXT("models", "Weight decay"),
                           PLAYGROUND_TEXT("models", "Pulls all weights towards zero."), 0, 1),
        MEMBER(optimizer.weightDecay)));
}

void addTraining(std::vector<BoundField>& out)
{
    out.push_back(bind(real("kl_weight", PLAYGROUND_TEXT("models", "KL weight"),
                           PLAYGROUND_TEXT("models",
                               "Weight in an autoencoder's loss of its latents' KL divergence from the "
                               "standard normal, summed over each image's latent; 0: off."),
                           0, 1000),
        MEMBER(klWeight)));
    out.push_back(
        bind(integer("batch_size", PLAYGROUND_TEXT("models", "Batch size"),
                 PLAYGROUND_TEXT("models", "Images per step; the gradient is their mean."), 1, 4096),
            MEMBER(batchSize)));
    out.push_back(bind(integer("gradient_accumulation_steps", PLAYGROUND_TEXT("models", "Accumulate"),
                           PLAYGROUND_TEXT("models",
                               "Averages the gradients of this many batches before the weights change: "
                               "equivalent to one large batch, with the memory of a small one."),
                           1, 10000),
        MEMBER(gradientAccumulationSteps)));
    out.push_back(bind(flag("drop_last", PLAYGROUND_TEXT("models", "Drop last"),
                           PLAYGROUND_TEXT("models", "Skips an incomplete last batch.")),
        MEMBER(dropLast)));
    RecipeField epochs = integer("epochs", PLAYGROUND_TEXT("models", "Epochs"),
        PLAYGROUND_TEXT("models", "Passes over the data. May be changed while training."), 1, 100000);
    epochs.live = true;
    out.push_back(bind(epochs, MEMBER(epochs)));
    out.push_back(bind(integer("seed", PLAYGROUND_TEXT("models", "Seed"),
                           PLAYGROUND_TEXT("models",
                               "Determines the initial weights, the order of the images and the noise: same "
                               "seed, same losses."),
                           0, 2147483647),
        MEMBER(seed)));
}

/// Refinements that the courses do not use; all are off by default.
void addRefinements(std::vector<BoundField>& out)
{
    out.push_back(bind(choice("lr_scheduler", PLAYGROUND_TEXT("models", "LR schedule"),
                           PLAYGROUND_TEXT("models",
                               "How the learning rate changes over the run: constant, or decreasing to 0 "
                               "along half a cosine."),
                           {"constant", "cosine"}),
        MEMBER(lrScheduler)));
    out.push_back(bind(integer("lr_warmup_steps", PLAYGROUND_TEXT("models", "Warm-up"),
                           PLAYGROUND_TEXT("models", "Linear warm-up over this many steps."), 0, 100000),
        MEMBER(lrWarmupSteps)));
    out.push_back(
        bind(real("max_grad_norm", PLAYGROUND_TEXT("models", "Max grad norm"),
                 PLAYGROUND_TEXT("models", "Maximum global norm of the gradients; 0: off."), 0, 1e6),
            MEMBER(maxGradNorm)));
    out.push_back(bind(real("ema.decay", PLAYGROUND_TEXT("models", "EMA decay"),
                           PLAYGROUND_TEXT("models",
                               "Keeps an exponential moving average of the weights: average = decay * "
                               "average + (1 - decay) * weights after each step; 0: off."),
                           0, 0.999999),
        MEMBER(ema.decay)));
    out.push_back(
        bind(integer("validation_count", PLAYGROUND_TEXT("models", "Held-out images"),
                 PLAYGROUND_TEXT("models", "Number of images held out for validation (chosen by the seed)."),
                 0, 100000),
            MEMBER(validationCount)));
    out.push_back(
        bind(integer("validation_steps", PLAYGROUND_TEXT("models", "Validate every"),
                 PLAYGROUND_TEXT("models", "Interval in steps between evaluations of the validation loss."),
                 1, 100000),
            MEMBER(validationSteps)));
    out.push_back(bind(integer("picture_steps", PLAYGROUND_TEXT("models", "Image every"),
                           PLAYGROUND_TEXT("models",
                               "Interval in steps between images saved to the run's folder: the prediction "
                               "for the batch's first image; 0: never."),
                           0, 100000),
        MEMBER(pictureSteps)));
}

#undef MEMBER
} // namespace

const std::vector<BoundField>& boundFields()
{
    static const std::vector<BoundField> fields = [] {
        std::vector<BoundField> all;
        addData(all);
        addModel(all);
        addOptimizer(all);
        addTraining(all);
        addRefinements(all);
        for (BoundField& bound : all)
            bound.field.relevantWhen = relevanceOf(bound.field.key);
        return all;
    }();
    return fields;
}

} // namespace playground
