// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recipes/recipe_fields.h"

#include "models/api/catalogue.h"

namespace playground
{

namespace
{
using Kind = RecipeField::Kind;

/// `access` takes a (const) Recipe& and returns a reference to the member.
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
    for (const CatalogueEntry& entry : entries)
        result.push_back(entry.name);
    return result;
}

void addData(std::vector<BoundField>& out)
{
    out.push_back(bind(text("name", PLAYGROUND_TEXT("models", "Name"),
                           PLAYGROUND_TEXT("models", "What this experiment is called.")),
        MEMBER(name)));
    out.push_back(
        bind(choice("dataset.name", PLAYGROUND_TEXT("models", "Data set"),
                 PLAYGROUND_TEXT("models", "Which pictures x the network learns from."), names(datasets())),
            MEMBER(dataset.name)));
    out.push_back(bind(
        text("dataset.folder", PLAYGROUND_TEXT("models", "Folder"),
            PLAYGROUND_TEXT("models", "Where the data files are; empty: the usual places are searched.")),
        MEMBER(dataset.folder)));
    out.push_back(bind(integer("dataset.image_size", PLAYGROUND_TEXT("models", "Image size"),
                           PLAYGROUND_TEXT("models",
                               "Height and width in pixels; other sizes than the data's own are resized "
                               "(bilinear, antialiased)."),
                           4, 1024),
        MEMBER(dataset.imageSize)));
    out.push_back(
        bind(choice("dataset.fit", PLAYGROUND_TEXT("models", "Oblong pictures"),
                 PLAYGROUND_TEXT("models",
                     "How a picture that is not square becomes one. crop: the middle is cut out; pad: all of "
                     "it is kept, with paper beside it."),
                 {"crop", "pad"}),
            MEMBER(dataset.fit)));
    out.push_back(
        bind(integer("dataset.image_width", PLAYGROUND_TEXT("models", "Image width"),
                 PLAYGROUND_TEXT("models",
                     "Width in pixels where the pictures are not square; image_size is then their height. 0: "
                     "they are square."),
                 0, 1024),
            MEMBER(dataset.imageWidth)));
    out.push_back(bind(choice("dataset.range", PLAYGROUND_TEXT("models", "Value range"),
                           PLAYGROUND_TEXT("models",
                               "What paper and ink become: 0..1, or -1..1 where the noise is Gaussian."),
                           {"0..1", "-1..1"}),
        MEMBER(dataset.range)));
    out.push_back(bind(flag("dataset.flip", PLAYGROUND_TEXT("models", "Flip"),
                           PLAYGROUND_TEXT("models",
                               "Mirrors each training image left to right with probability one half.")),
        MEMBER(dataset.flip)));
    out.push_back(
        bind(flag("dataset.with_test_set", PLAYGROUND_TEXT("models", "Test images too"),
                 PLAYGROUND_TEXT("models", "Trains on the test images as well as on the training images.")),
            MEMBER(dataset.withTestSet)));
    out.push_back(
        bind(text("dataset.vae", PLAYGROUND_TEXT("models", "Autoencoder"),
                 PLAYGROUND_TEXT("models",
                     "Trains in the latents of this trained autoencoder instead of on the pictures (latent "
                     "diffusion): a recipe's name, whose newest run is taken, or the folder of a run or "
                     "model; empty: on the pictures.")),
            MEMBER(dataset.vae)));
}

void addSchedule(std::vector<BoundField>& out)
{
    out.push_back(bind(choice("corruption.beta_schedule", PLAYGROUND_TEXT("models", "Schedule"),
                           PLAYGROUND_TEXT("models", "How beta grows over the timesteps of a DDPM schedule."),
                           {"linear", "scaled_linear", "squaredcos_cap_v2", "sigmoid"}),
        MEMBER(corruption.betaSchedule)));
    out.push_back(
        bind(integer("corruption.num_train_timesteps", PLAYGROUND_TEXT("models", "Timesteps"),
                 PLAYGROUND_TEXT("models", "In how many steps a DDPM schedule turns pictures into noise."), 2,
                 10000),
            MEMBER(corruption.numTrainTimesteps)));
    out.push_back(
        bind(real("corruption.beta_start", PLAYGROUND_TEXT("models", "First beta"),
                 PLAYGROUND_TEXT("models", "The share of noise the first DDPM timestep adds."), 1e-8, 0.999),
            MEMBER(corruption.betaStart)));
    out.push_back(
        bind(real("corruption.beta_end", PLAYGROUND_TEXT("models", "Last beta"),
                 PLAYGROUND_TEXT("models", "The share of noise the last DDPM timestep adds."), 1e-8, 0.999),
            MEMBER(corruption.betaEnd)));
    out.push_back(
        bind(flag("corruption.rescale_betas_zero_snr", PLAYGROUND_TEXT("models", "End in pure noise"),
                 PLAYGROUND_TEXT("models",
                     "Rescales the betas so that nothing of the picture is left at the last DDPM timestep.")),
            MEMBER(corruption.rescaleBetasZeroSnr)));
    out.push_back(bind(
        choice("corruption.variance_type", PLAYGROUND_TEXT("models", "Variance"),
            PLAYGROUND_TEXT("models",
                "Whether the network predicts the variance of a DDPM step too, as weights from elsewhere "
                "may (Nichol and Dhariwal 2021). DDPM sampling uses it; training leaves it as it is."),
            {"fixed_small", "learned", "learned_range"}),
        MEMBER(corruption.varianceType)));
}

void addModel(std::vector<BoundField>& out)
{
    out.push_back(
        bind(choice("network.name", PLAYGROUND_TEXT("models", "Network"),
                 PLAYGROUND_TEXT("models", "The function that maps a noised picture to its prediction."),
                 names(networks())),
            MEMBER(network.name)));
    out.push_back({object("network.config", PLAYGROUND_TEXT("models", "Its fields"),
                       PLAYGROUND_TEXT("models",
                           "The network's own fields as a JSON object, named as in its config.json; {}: its "
                           "defaults.")),
        [](const Recipe& r) { return nlohmann::json::parse(r.network.config); },
        [](Recipe& r, const nlohmann::json& value) { r.network.config = value.dump(); }});
    out.push_back(
        bind(choice("corruption.name", PLAYGROUND_TEXT("models", "Noise"),
                 PLAYGROUND_TEXT("models", "How a clean picture and noise are mixed into a noised one."),
                 names(corruptions())),
            MEMBER(corruption.name)));
    out.push_back(bind(flag("corruption.random_amount", PLAYGROUND_TEXT("models", "Random amount"),
                           PLAYGROUND_TEXT("models",
                               "Draws the amount of noise anew for every training image, evenly in 0..1.")),
        MEMBER(corruption.randomAmount)));
    out.push_back(bind(
        real("corruption.amount", PLAYGROUND_TEXT("models", "Fixed amount"),
            PLAYGROUND_TEXT("models", "The amount of noise in every training image when it is not random."),
            0, 1),
        MEMBER(corruption.amount)));
    addSchedule(out);
    out.push_back(
        bind(choice("prediction_type", PLAYGROUND_TEXT("models", "Predicts"),
                 PLAYGROUND_TEXT("models",
                     "What the network's output is compared with. sample: the clean picture; epsilon: the "
                     "noise; v_prediction: sqrt(abar) noise - sqrt(1 - abar) x; velocity: noise - x."),
                 {"sample", "epsilon", "v_prediction", "velocity"}),
            MEMBER(predictionType)));
    out.push_back(
        bind(flag("conditioning.classes", PLAYGROUND_TEXT("models", "Classes"),
                 PLAYGROUND_TEXT("models",
                     "Tells the network each picture's class: a learned vector for every class, and "
                     "one for none, is added to that of the timestep.")),
            MEMBER(conditioning.classes)));
    out.push_back(bind(real("conditioning.drop_probability", PLAYGROUND_TEXT("models", "Class left out"),
                           PLAYGROUND_TEXT("models",
                               "How probably a training picture is shown without its class. Guidance towards "
                               "a class needs the prediction without any."),
                           0, 1),
        MEMBER(conditioning.dropProbability)));
    RecipeField classNames{"conditioning.class_names", Kind::Names,
        Text(PLAYGROUND_TEXT("models", "Class names")),
        Text(PLAYGROUND_TEXT("models",
            "The classes that were found in the data, in the order of their labels. They are kept with the "
            "run.")),
        0, 0, {}, false};
    classNames.found = true;
    out.push_back(bind(classNames, MEMBER(conditioning.classNames)));
    out.push_back(bind(integer("conditioning.class_count", PLAYGROUND_TEXT("models", "How many classes"),
                           PLAYGROUND_TEXT("models",
                               "How many classes weights from elsewhere know; 0: those of the data set."),
                           0, 1000000),
        MEMBER(conditioning.classCount)));
    out.push_back(
        bind(flag("conditioning.null_class", PLAYGROUND_TEXT("models", "A vector for no class"),
                 PLAYGROUND_TEXT("models",
                     "Off for weights from elsewhere that were never shown a picture without its class: they "
                     "cannot be guided.")),
            MEMBER(conditioning.nullClass)));
}

void addOptimizer(std::vector<BoundField>& out)
{
    out.push_back(bind(choice("optimizer.name", PLAYGROUND_TEXT("models", "Optimiser"),
                           PLAYGROUND_TEXT("models",
                               "How gradients become steps; adamw decays the weights apart from them."),
                           {"adam", "adamw"}),
        MEMBER(optimizer.name)));
    RecipeField rate = real("optimizer.learning_rate", PLAYGROUND_TEXT("models", "Learning rate"),
        PLAYGROUND_TEXT("models", "The length of one step. May be changed while training."), 1e-8, 10);
    rate.live = true;
    out.push_back(bind(rate, MEMBER(optimizer.learningRate)));
    out.push_back(
        bind(real("optimizer.beta1", PLAYGROUND_TEXT("models", "Beta 1"),
                 PLAYGROUND_TEXT("models", "How slowly Adam's mean of the gradients forgets."), 0, 0.9999),
            MEMBER(optimizer.beta1)));
    out.push_back(
        bind(real("optimizer.beta2", PLAYGROUND_TEXT("models", "Beta 2"),
                 PLAYGROUND_TEXT("models", "How slowly Adam's mean of the squared gradients forgets."), 0,
                 0.999999),
            MEMBER(optimizer.beta2)));
    out.push_back(bind(real("optimizer.eps", PLAYGROUND_TEXT("models", "Epsilon"),
                           PLAYGROUND_TEXT("models",
                               "Added to the root of the squared gradients' mean before dividing by it."),
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
                               "How much an autoencoder's loss counts the divergence of its latents from the "
                               "standard normal, summed over a picture's latent; 0: not at all."),
                           0, 1000),
        MEMBER(klWeight)));
    out.push_back(
        bind(integer("batch_size", PLAYGROUND_TEXT("models", "Batch size"),
                 PLAYGROUND_TEXT("models", "Images in one step; the gradient is their mean."), 1, 4096),
            MEMBER(batchSize)));
    out.push_back(bind(integer("gradient_accumulation_steps", PLAYGROUND_TEXT("models", "Accumulate"),
                           PLAYGROUND_TEXT("models",
                               "The gradients of so many batches are averaged before the weights change: as "
                               "one batch of all of them, in the memory of one."),
                           1, 10000),
        MEMBER(gradientAccumulationSteps)));
    out.push_back(
        bind(flag("drop_last", PLAYGROUND_TEXT("models", "Drop last"),
                 PLAYGROUND_TEXT("models", "Leaves out the last batch of an epoch when it is not full.")),
            MEMBER(dropLast)));
    RecipeField epochs = integer("epochs", PLAYGROUND_TEXT("models", "Epochs"),
        PLAYGROUND_TEXT("models", "Passes over all the data. May be changed while training."), 1, 100000);
    epochs.live = true;
    out.push_back(bind(epochs, MEMBER(epochs)));
    out.push_back(bind(
        integer("seed", PLAYGROUND_TEXT("models", "Seed"),
            PLAYGROUND_TEXT("models",
                "Fixes the first weights, the order of the images and the noise: same seed, same losses."),
            0, 2147483647),
        MEMBER(seed)));
}

/// What the course does without; every default is off.
void addRefinements(std::vector<BoundField>& out)
{
    out.push_back(
        bind(choice("lr_scheduler", PLAYGROUND_TEXT("models", "Rate decay"),
                 PLAYGROUND_TEXT("models",
                     "How the learning rate changes over the run: constant, or down to 0 along half "
                     "a cosine."),
                 {"constant", "cosine"}),
            MEMBER(lrScheduler)));
    out.push_back(
        bind(integer("lr_warmup_steps", PLAYGROUND_TEXT("models", "Warm-up"),
                 PLAYGROUND_TEXT("models", "Over so many first steps the learning rate rises evenly from 0."),
                 0, 100000),
            MEMBER(lrWarmupSteps)));
    out.push_back(
        bind(real("max_grad_norm", PLAYGROUND_TEXT("models", "Gradient limit"),
                 PLAYGROUND_TEXT("models",
                     "Scales all gradients down together when their common norm is larger; 0: never."),
                 0, 1e6),
            MEMBER(maxGradNorm)));
    out.push_back(bind(real("ema.decay", PLAYGROUND_TEXT("models", "EMA decay"),
                           PLAYGROUND_TEXT("models",
                               "Keeps an exponential moving average of the weights beside them: average = "
                               "decay * average + (1 - decay) * weights after each step; 0: none."),
                           0, 0.999999),
        MEMBER(ema.decay)));
    out.push_back(bind(integer("validation_count", PLAYGROUND_TEXT("models", "Held-out images"),
                           PLAYGROUND_TEXT("models",
                               "So many images, drawn by the seed, are never trained on; their loss shows "
                               "whether the network learns or memorises."),
                           0, 100000),
        MEMBER(validationCount)));
    out.push_back(
        bind(integer("validation_steps", PLAYGROUND_TEXT("models", "Check every"),
                 PLAYGROUND_TEXT("models", "After each so many steps the held-out images' loss is computed."),
                 1, 100000),
            MEMBER(validationSteps)));
    out.push_back(bind(integer("picture_steps", PLAYGROUND_TEXT("models", "Picture every"),
                           PLAYGROUND_TEXT("models",
                               "After each so many steps the prediction of the batch's first picture is "
                               "written into the run's folder; 0: never."),
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
