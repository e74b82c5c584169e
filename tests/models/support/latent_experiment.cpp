// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/support/latent_experiment.h"

#include "models/api/recipe.h"
#include "models/api/recipe_data.h"
#include "models/api/trainer.h"
#include "models/data/batches.h"
#include "models/nets/load_network.h"
#include "tests/models/support/tiny_run.h"

#include <numeric>
#include <vector>

namespace playground::test
{

namespace
{
std::optional<Dataset> colourPictures(const DatasetRequest& request, const ContinueCheck& /*shouldContinue*/)
{
    Dataset data;
    data.count = LatentExperiment::pictures;
    data.channels = 3;
    data.height = data.width = request.imageSize;
    data.classNames = {""};
    data.labels.assign(static_cast<std::size_t>(data.count), 0);
    for (int i = 0; i < data.count; ++i)
        for (int c = 0; c < 3; ++c)
            for (int y = 0; y < data.height; ++y)
                for (int x = 0; x < data.width; ++x)
                    data.pixels.push_back(
                        static_cast<std::uint8_t>((40 * i + 91 * c + (3 + i) * y + (5 + 7 * c) * x) % 256));
    return data;
}
} // namespace

LatentExperiment::LatentExperiment()
{
    registerDatasetReader("emoji", colourPictures);
    const Recipe recipe = vaeRecipe();
    Trainer(recipe, loadDataset(datasetRequest(recipe))).save(vaeRun());
}

Recipe LatentExperiment::vaeRecipe()
{
    Recipe recipe;
    recipe.name = "tiny-vae";
    recipe.dataset.name = "emoji";
    recipe.dataset.imageSize = size;
    recipe.dataset.range = "-1..1";
    recipe.network = {"VAE",
        R"({"block_out_channels":[8,16],"latent_channels":4,"layers_per_block":1,"norm_num_groups":4})"};
    recipe.corruption.name = "none";
    recipe.batchSize = 4;
    return recipe;
}

Recipe LatentExperiment::recipe() const
{
    Recipe recipe = tinyDdpmRecipe();
    recipe.dataset.name = "emoji";
    recipe.dataset.imageSize = size;
    recipe.dataset.vae = vaeRun();
    recipe.corruption.betaSchedule = "squaredcos_cap_v2";
    recipe.predictionType = "v_prediction";
    return recipe;
}

std::shared_ptr<const Dataset> LatentExperiment::dataset() const
{
    return loadDataset(datasetRequest(recipe()));
}

std::shared_ptr<Vae> LatentExperiment::vae() const
{
    return std::dynamic_pointer_cast<Vae>(loadNetwork(folder / "vae-run" / "model"));
}

torch::Tensor LatentExperiment::clean()
{
    const Batches batches(loadDataset(datasetRequest(vaeRecipe())), "-1..1", /*flip=*/false);
    std::vector<std::int64_t> all(pictures);
    std::iota(all.begin(), all.end(), 0);
    return batches.gather(all);
}

} // namespace playground::test
