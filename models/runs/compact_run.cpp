// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runs/compact_run.h"

#include "models/api/snapshot_file.h"
#include "models/files/model_directory.h"
#include "models/files/run_folder.h"
#include "models/nets/load_network.h"
#include "models/nets/weights.h"
#include "models/runs/checkpoint.h"
#include "models/runs/half_precision.h"
#include "models/runs/weights_snapshot.h"

#include <memory>
#include <system_error>

namespace playground
{

namespace
{
namespace fs = std::filesystem;

ModelDirectory halfModel(const Network& network, const fs::path& folder)
{
    return {network.config(), inHalfPrecision(network.fileNames(namedWeights(network)), folder.string())};
}

/// The snapshots of a run whose last weights are `weights`.
void writeHalfSnapshots(const fs::path& run, const fs::path& folder, const Snapshot& weights)
{
    std::error_code ended;
    for (fs::directory_iterator it(run / RunFolder::snapshots, ended);
         !ended && it != fs::directory_iterator(); it.increment(ended)) {
        const fs::path file = it->path();
        if (file.extension() == ".safetensors")
            writeHalfSnapshot((folder / RunFolder::snapshots / file.filename()).string(),
                *readSnapshot(file.string(), weights));
    }
}
} // namespace

void writeCompactRun(const fs::path& run, const fs::path& folder)
{
    const SavedRun saved = readRun(run.string());
    const bool averages = saved.recipe.ema.decay > 0;
    const fs::path model = run / (averages ? RunFolder::averagedModel : RunFolder::model);
    const std::shared_ptr<Network> network = loadNetwork(model); // checks every tensor
    writeCompactCheckpoint(folder.string(), saved, halfModel(*network, model));
    std::error_code ignored;
    if (const fs::path vae = run / RunFolder::vae; fs::exists(vae, ignored))
        writeModelDirectory(folder / RunFolder::vae, halfModel(*loadNetwork(vae), vae));
    const auto weights = std::make_shared<const WeightsSnapshot>(0, namedWeights(*network));
    writeHalfSnapshots(run, folder, WeightsSnapshot(0, namedWeights(*network), averages ? weights : nullptr));
}

} // namespace playground
