// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/mnist_files.h"

#include "models/api/error.h"

#include <cstdlib>

namespace playground
{

namespace fs = std::filesystem;

namespace
{

constexpr std::string_view firstPart = "train-images";

fs::path environmentPath(const char* variable)
{
    const char* value = std::getenv(variable);
    return value ? fs::path(value) : fs::path();
}

fs::path userDataFolder()
{
    if (const fs::path data = environmentPath("XDG_DATA_HOME"); data.is_absolute()) {
        return data;
    }
    const fs::path home = environmentPath("HOME");
    return home.empty() ? home : home / ".local/share";
}

/// The folder below `root` that contains the set, trying the most specific layout first; empty if none.
fs::path findBelow(const fs::path& root, const MnistFamily& family)
{
    for (const fs::path& folder :
        {root / family.torchvision / "raw", root / family.name, root / "raw", root}) {
        if (!findMnistFile(folder, firstPart).empty()) {
            return folder;
        }
    }
    return {};
}

} // namespace

std::vector<fs::path> datasetRoots()
{
    std::vector<fs::path> roots;
    if (const fs::path named = environmentPath("PLAYGROUND_DATA"); !named.empty()) {
        roots.push_back(named);
    }
    roots.emplace_back("/usr/share/datasets");
    if (const fs::path data = userDataFolder(); !data.empty()) {
        roots.push_back(data / "diffusion-playground/datasets");
    }
    std::error_code gone; // the working folder
    if (const fs::path here = fs::current_path(gone); !gone)
        roots.push_back(here / "data"); // absolute: "data" alone would be unclear in a message
    return roots;
}

fs::path findMnistFolder(const MnistFamily& family, const fs::path& folder)
{
    if (!folder.empty()) {
        if (const fs::path found = findBelow(folder, family); !found.empty()) {
            return found;
        }
        throw Error(PLAYGROUND_TEXT("models",
                        "%1 is not in %2 (or its folders %3/raw, %4, raw): train-images-idx3-ubyte or .gz is "
                        "missing. Choose another folder, or none to search the usual places."),
            {std::string(family.title), folder.string(), std::string(family.torchvision),
                std::string(family.name)});
    }
    std::string looked;
    for (const fs::path& root : datasetRoots()) {
        if (const fs::path found = findBelow(root, family); !found.empty()) {
            return found;
        }
        looked += (looked.empty() ? "" : ", ") + root.string();
    }
    const fs::path own = userDataFolder() / "diffusion-playground/datasets" / family.torchvision / "raw";
    throw Error(family.missing, {std::string(family.title), looked, own.string()});
}

fs::path findMnistFile(const fs::path& folder, std::string_view part)
{
    const std::string kind = part.ends_with("images") ? "idx3-ubyte" : "idx1-ubyte";
    for (const char* ending : {"", ".gz"}) {
        for (const char* joint : {"-", "."}) {
            const std::string name = std::string(part) + joint + kind + ending;
            // Some unpackers, and Kaggle's archive, create a folder with the file's name that contains the
            // file.
            for (const fs::path& file :
                {folder / name, folder / name / name, folder / name / (std::string(part) + "-" + kind),
                    folder / name / (std::string(part) + "." + kind)}) {
                std::error_code ignored;
                if (fs::is_regular_file(file, ignored)) {
                    return file;
                }
            }
        }
    }
    return {};
}

} // namespace playground
