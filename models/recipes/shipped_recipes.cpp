// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/shipped_recipes.h"

#include "models/api/catalogue.h"
#include "models/api/error.h"
#include "models/api/png_file.h"
#include "models/api/recipe.h"
#include "models/api/recipe_fields.h"
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
                "Clothing at 28x28, uniform noise of a random amount, predicts the clean image (HF course, "
                "unit 1)."))},
        {"mnist-basic-unet", Text(PLAYGROUND_TEXT("models", "Digits · BasicUNet")),
            Text(PLAYGROUND_TEXT("models", "The same with handwritten digits (HF course, unit 1)."))},
        {"shapes-basic-unet", Text(PLAYGROUND_TEXT("models", "Shapes · BasicUNet")),
            Text(PLAYGROUND_TEXT("models", "The same with built-in shapes: needs no data files."))},
        {"fashion-dli-unet", Text(PLAYGROUND_TEXT("models", "Fashion · DLI U-Net, 16x16")),
            Text(PLAYGROUND_TEXT(
                "models", "Clothing at 16x16, half Gaussian noise, as in the NVIDIA DLI course."))},
        {"fashion-unet2d", Text(PLAYGROUND_TEXT("models", "Fashion · UNet2DModel")),
            Text(PLAYGROUND_TEXT("models",
                "Like Fashion · BasicUNet, with diffusers' larger network at timestep 0 (HF course, unit 1); "
                "slow without a GPU."))},
        {"mnist-unet2d", Text(PLAYGROUND_TEXT("models", "Digits · UNet2DModel")),
            Text(PLAYGROUND_TEXT(
                "models", "The same with handwritten digits (HF course, unit 1); slow without a GPU."))},
        {"fashion-ddpm", Text(PLAYGROUND_TEXT("models", "Fashion · DDPM")),
            Text(PLAYGROUND_TEXT("models",
                "A schedule of 1000 timesteps; the network is conditioned on the timestep and predicts the "
                "noise (HF course, unit 1); slow without a GPU."))},
        {"fashion-ddpm-16", Text(PLAYGROUND_TEXT("models", "Fashion · DDPM, 16x16")),
            Text(PLAYGROUND_TEXT("models",
                "The same, small enough for a laptop: 16x16, a smaller network, cosine schedule."))},
        {"fashion-ddpm-16-classes", Text(PLAYGROUND_TEXT("models", "Fashion · DDPM with classes, 16x16")),
            Text(PLAYGROUND_TEXT("models",
                "The same, conditioned on classes: sampling can generate trousers or a bag, with "
                "guidance."))},
        {"mnist-ddpm-16-classes", Text(PLAYGROUND_TEXT("models", "Digits · DDPM with classes, 16x16")),
            Text(PLAYGROUND_TEXT("models", "The same with handwritten digits: generate a seven."))},
        {"fashion-flow", Text(PLAYGROUND_TEXT("models", "Fashion · flow matching, 16x16")),
            Text(PLAYGROUND_TEXT("models",
                "A straight path from image to noise; the network predicts its direction, as in recent image "
                "models."))},
        {"emoji-vae", Text(PLAYGROUND_TEXT("models", "Emoji · autoencoder, 64x64")),
            Text(PLAYGROUND_TEXT("models",
                "Encodes colour images into a latent of 16x16x4 and reconstructs them: lansinuote's VAE with "
                "smaller widths."))},
        {"emoji-latent", Text(PLAYGROUND_TEXT("models", "Emoji · latent diffusion")),
            Text(PLAYGROUND_TEXT("models",
                "Denoises in the latents of the trained Emoji · autoencoder and decodes the result (Rombach "
                "et al. 2022): train that one first."))},
        {"folder-vae-512", Text(PLAYGROUND_TEXT("models", "Your images · autoencoder, 512x512")),
            Text(PLAYGROUND_TEXT("models",
                "The full lansinuote VAE, 83.65 million parameters, on a folder of images: set the folder; "
                "takes hours even with a GPU."))},
    };
    return all;
}

namespace
{
using Head = std::array<std::uint8_t, 12>;

/// The file's first bytes, padded with zeros.
Head headOf(const std::filesystem::path& path)
{
    const InputFile file(path);
    Head head{};
    file.read(0, head.data(), std::min<std::size_t>(head.size(), file.size()));
    return head;
}

/// Image format (other than PNG) with this signature, which cannot carry a recipe; empty: unknown.
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
            PLAYGROUND_TEXT("models", "%1: the image contains no recipe. Open one that this program saved."),
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
        throw Error(PLAYGROUND_TEXT("models",
                        "There is no recipe or file \"%1\". The command \"list recipes\" shows all recipes."),
            {nameOrFile});
    const Head head = headOf(file);
    if (isPng(head))
        return recipeOfPicture(file.string());
    if (const std::string_view format = foreignPicture(head); !format.empty())
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: is a %2 image. Only PNG images that this program saved contain a recipe: open "
                        "one of those, or a recipe file."),
            {file.string(), std::string(format)});
    constexpr std::size_t limit = 1 << 20; // a recipe takes a few hundred bytes
    return parseRecipe(readWholeFile(file, limit), file.string());
}

} // namespace playground
