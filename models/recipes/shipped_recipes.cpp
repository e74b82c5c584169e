// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/shipped_recipes.h"
#include "models/api/catalogue.h"
#include "models/api/error.h"
#include "models/api/png_file.h"
#include "models/api/recipe.h"
#include "models/files/atomic_file.h"
#include "models/files/input_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <span>
#include <string_view>

namespace playground
{

const std::vector<CatalogueEntry>& recipes()
{
    static const std::vector<CatalogueEntry> all = {
        {"fashion-basic-unet", Text(PLAYGROUND_TEXT("models", "Fashion · BasicUNet")),
            Text(PLAYGROUND_TEXT("models",
                "Clothes at 28x28, uniform noise of a random amount, predicts the clean picture (texts 001, "
                "002)."))},
        {"mnist-basic-unet", Text(PLAYGROUND_TEXT("models", "Digits · BasicUNet")),
            Text(PLAYGROUND_TEXT("models", "The same on handwritten digits (texts 001, 002)."))},
        {"shapes-basic-unet", Text(PLAYGROUND_TEXT("models", "Shapes · BasicUNet")),
            Text(PLAYGROUND_TEXT("models", "The same on built-in shapes: needs no data files."))},
        {"fashion-dli-unet", Text(PLAYGROUND_TEXT("models", "Fashion · DLI U-Net, 16x16")),
            Text(PLAYGROUND_TEXT("models",
                "Clothes at 16x16 under a fixed half of Gaussian noise, as the notebook trains it (texts "
                "000, 004)."))},
        {"fashion-unet2d", Text(PLAYGROUND_TEXT("models", "Fashion · UNet2DModel")),
            Text(PLAYGROUND_TEXT("models",
                "As Fashion · BasicUNet, with diffusers' larger network at timestep 0 (text 001, 3.4.2); "
                "slow without a GPU."))},
        {"mnist-unet2d", Text(PLAYGROUND_TEXT("models", "Digits · UNet2DModel")),
            Text(PLAYGROUND_TEXT(
                "models", "The same on handwritten digits (text 001, 3.4.2); slow without a GPU."))},
        {"fashion-ddpm", Text(PLAYGROUND_TEXT("models", "Fashion · DDPM")),
            Text(PLAYGROUND_TEXT("models",
                "A schedule of 1000 timesteps; the network is told the timestep and predicts the noise (text "
                "001, 3.5); slow without a GPU."))},
        {"fashion-ddpm-16", Text(PLAYGROUND_TEXT("models", "Fashion · DDPM, 16x16")),
            Text(PLAYGROUND_TEXT("models",
                "The same, small enough for a laptop: 16x16, a smaller network, the cosine schedule."))},
        {"fashion-ddpm-16-classes", Text(PLAYGROUND_TEXT("models", "Fashion · DDPM with classes, 16x16")),
            Text(PLAYGROUND_TEXT("models",
                "The same, and the network is told what it is shown: sampling can ask for a trouser or a "
                "bag, and be guided to it."))},
        {"mnist-ddpm-16-classes", Text(PLAYGROUND_TEXT("models", "Digits · DDPM with classes, 16x16")),
            Text(PLAYGROUND_TEXT("models", "The same on handwritten digits: ask for a seven."))},
        {"fashion-flow", Text(PLAYGROUND_TEXT("models", "Fashion · flow matching, 16x16")),
            Text(PLAYGROUND_TEXT("models",
                "The straight line from picture to noise; the network predicts its direction, as today's "
                "image models do."))},
        {"emoji-vae", Text(PLAYGROUND_TEXT("models", "Emoji · autoencoder, 64x64")),
            Text(PLAYGROUND_TEXT("models",
                "Colour pictures squeezed into a latent of 16x16x4 and given back: the course's VAE at small "
                "widths (text 003)."))},
        {"emoji-latent", Text(PLAYGROUND_TEXT("models", "Emoji · latent diffusion")),
            Text(PLAYGROUND_TEXT("models",
                "Noise is taken back in the latents of the trained Emoji · autoencoder, and what comes out "
                "is "
                "decoded (Rombach et al. 2022): train that one first."))},
        {"folder-vae-512", Text(PLAYGROUND_TEXT("models", "Your pictures · autoencoder, 512x512")),
            Text(PLAYGROUND_TEXT("models",
                "The course's VAE in full, 83.65 million weights, on a folder of pictures (text 003): "
                "set the folder; hours even with a GPU."))},
    };
    return all;
}

namespace
{
using Head = std::array<std::uint8_t, 12>;

/// The file's first bytes, zeros after its end.
Head headOf(const std::filesystem::path& path)
{
    const InputFile file(path);
    Head head{};
    file.read(0, head.data(), std::min<std::size_t>(head.size(), file.size()));
    return head;
}

/// What kind of picture begins so that cannot carry a recipe; empty: none that is known.
std::string_view foreignPicture(const Head& head)
{
    const std::string_view bytes(reinterpret_cast<const char*>(head.data()), head.size());
    if (bytes.starts_with("\xff\xd8\xff"))
        return "JPEG";
    if (bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP")
        return "WebP";
    if (bytes.starts_with("GIF8"))
        return "GIF";
    if (bytes.starts_with(std::string_view("II*\0", 4)) || bytes.starts_with(std::string_view("MM\0*", 4)))
        return "TIFF";
    if (bytes.substr(4, 4) == "ftyp")
        return "HEIC";
    return bytes.starts_with("BM") ? "BMP" : "";
}

Recipe recipeOfPicture(const std::string& file)
{
    const auto texts = pngTexts(file);
    const auto found = texts.find(pngRecipeKeyword);
    if (found == texts.end())
        throw Error(
            PLAYGROUND_TEXT("models", "%1: the picture carries no recipe. Open one that this program saved."),
            {file});
    return parseRecipe(found->second, file);
}
} // namespace

Recipe loadRecipe(const std::string& nameOrFile)
{
    namespace fs = std::filesystem;
    if (const auto shipped = shippedRecipe(nameOrFile))
        return parseRecipe(*shipped, nameOrFile);
    std::error_code ignored;
    fs::path file = nameOrFile;
    if (fs::is_directory(file, ignored))
        file /= "recipe.json";
    if (!fs::exists(file, ignored))
        throw Error(
            PLAYGROUND_TEXT("models",
                "There is no recipe \"%1\" and no such file. The command \"list recipes\" names them."),
            {nameOrFile});
    const Head head = headOf(file);
    if (isPng(head))
        return recipeOfPicture(file.string());
    if (const std::string_view format = foreignPicture(head); !format.empty())
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: is a %2 picture. Only PNG pictures that this program saved carry a recipe: open "
                        "one of those, or a recipe file."),
            {file.string(), std::string(format)});
    constexpr std::size_t limit = 1 << 20; // a recipe takes a few hundred bytes
    return parseRecipe(readWholeFile(file, limit), file.string());
}

} // namespace playground
