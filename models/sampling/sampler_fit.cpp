// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/sampler_fit.h"

#include "models/api/catalogue.h"
#include "models/api/check_recipe.h"
#include "models/samplers/sampler_table.h"

#include <algorithm>

namespace playground
{

const std::vector<CatalogueEntry>& samplers()
{
    static const std::vector<CatalogueEntry> listed = samplerTable().entries();
    return listed;
}

std::optional<Text> whySamplerDoesNotFit(const std::string& sampler, const Recipe& recipe)
{
    const SamplerInfo& info = samplerTable().at(sampler);
    if (isAutoencoder(recipe))
        return Text(
            PLAYGROUND_TEXT("models", "The model is an autoencoder: it was not trained to remove noise."));
    if (info.fits(recipe))
        return {};
    if (noisesByMixing(recipe))
        return Text(PLAYGROUND_TEXT("models",
            "The model was trained to predict the image from a mix with noise, without a schedule."));
    if (noisesOnStraightPath(recipe))
        return Text(PLAYGROUND_TEXT(
            "models", "The model was trained to predict the direction on the straight path to noise."));
    return Text(
        PLAYGROUND_TEXT("models", "The model was trained to predict %1 on a schedule of %2 timesteps."),
        {recipe.predictionType, std::to_string(recipe.corruption.numTrainTimesteps)});
}

SamplerOptions defaultSampler(const Recipe& recipe)
{
    SamplerOptions options;
    if (isAutoencoder(recipe)) {
        options.name = "one-shot"; // none fits: see whySamplerDoesNotFit()
    } else if (noisesByMixing(recipe)) {
        // A network trained on a single amount of noise is evaluated once (NVIDIA DLI course).
        options.name = recipe.corruption.randomAmount ? "mix" : "one-shot";
    } else if (noisesOnStraightPath(recipe)) {
        options.name = "flow-euler";
    } else {
        options.name = "ddim"; // DDPM's own reverse process takes all its timesteps
        // Guided predictions leave the data range, and the noise then no longer matches the clipped
        // prediction.
        options.useClippedModelOutput = recipe.conditioning.classes;
    }
    options.steps = samplerTable().at(options.name).usefulSteps;
    if (recipe.corruption.name == "ddpm")
        options.steps = std::min(options.steps, recipe.corruption.numTrainTimesteps);
    return options;
}

} // namespace playground
