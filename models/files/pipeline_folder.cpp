// SPDX-License-Identifier: GPL-3.0-or-later
// Folder layout of diffusers 0.40: pipelines/pipeline_utils.py (model_index.json).
#include "models/files/pipeline_folder.h"

#include "models/api/error.h"
#include "models/files/model_directory.h"
#include "models/files/run_folder.h"

namespace playground
{
namespace
{
namespace fs = std::filesystem;

bool holds(const fs::path& folder, const char* file)
{
    std::error_code ignored;
    return fs::exists(folder / file, ignored);
}
} // namespace

fs::path autoencoderIn(const fs::path& folder)
{
    for (const char* name : {RunFolder::vae, "vqvae"}) {
        if (holds(folder / name, ModelDirectory::configName))
            return folder / name;
    }
    return {};
}

fs::path modelFolderOf(const fs::path& path)
{
    const fs::path name = path.filename();
    const bool named = name == pipelineIndexName || name == ModelDirectory::configName;
    const fs::path folder = named ? fs::absolute(path).parent_path() : path;
    if (holds(folder, ModelDirectory::configName))
        return folder;
    if (holds(folder / "unet", ModelDirectory::configName))
        return folder / "unet";
    if (!holds(folder, pipelineIndexName))
        return path;
    if (const fs::path autoencoder = autoencoderIn(folder); !autoencoder.empty())
        return autoencoder;
    throw Error(PLAYGROUND_TEXT("models",
                    "%1: this pipeline has no supported network: its folders unet, vae and vqvae contain no "
                    "config.json. Choose another pipeline or download it completely."),
        {folder.string()});
}

} // namespace playground
