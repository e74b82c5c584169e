// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/published_files.h"

#include "models/api/error.h"
#include "models/data/md5.h"

#include <array>

namespace playground
{

namespace
{

struct Fingerprint {
    std::string_view md5;
    KnownFile file;
};

/// The .gz files as listed in torchvision.datasets.mnist (KMNIST: only these), Fashion-MNIST also as repacked
/// by Debian, and the unpacked files.
constexpr std::array fingerprints{
    Fingerprint{"f68b3c2dcbeaaa9fbdd348bbdeb94873", {"MNIST", "train-images"}},
    Fingerprint{"d53e105ee54ea40749a09fcbcd1e9432", {"MNIST", "train-labels"}},
    Fingerprint{"9fb629c4189551a2d022fa330f9573f3", {"MNIST", "t10k-images"}},
    Fingerprint{"ec29112dd5afa0611ce80d1b7f02629c", {"MNIST", "t10k-labels"}},
    Fingerprint{"6bbc9ace898e44ae57da46a324031adb", {"MNIST", "train-images"}},
    Fingerprint{"a25bea736e30d166cdddb491f175f624", {"MNIST", "train-labels"}},
    Fingerprint{"2646ac647ad5339dbf082846283269ea", {"MNIST", "t10k-images"}},
    Fingerprint{"27ae3e4e09519cfbb04c329615203637", {"MNIST", "t10k-labels"}},
    Fingerprint{"8d4fb7e6c68d591d4c3dfef9ec88bf0d", {"Fashion-MNIST", "train-images"}},
    Fingerprint{"25c81989df183df01b3e8a0aad5dffbe", {"Fashion-MNIST", "train-labels"}},
    Fingerprint{"bef4ecab320f06d8554ea6380940ec79", {"Fashion-MNIST", "t10k-images"}},
    Fingerprint{"bb300cfdad3c16e7a12a480ee83cd310", {"Fashion-MNIST", "t10k-labels"}},
    Fingerprint{"cf8536b0aa1a6ac5fa3f23001093305c", {"Fashion-MNIST", "train-images"}},
    Fingerprint{"10bea18fdb374794d4bb42e356e600c9", {"Fashion-MNIST", "train-labels"}},
    Fingerprint{"f78720b4224f21cce2f2ccf2d7a94c9a", {"Fashion-MNIST", "t10k-images"}},
    Fingerprint{"0d30e22e447f3c33dab9ed536400ac01", {"Fashion-MNIST", "t10k-labels"}},
    Fingerprint{"f4a8712d7a061bf5bd6d2ca38dc4d50a", {"Fashion-MNIST", "train-images"}},
    Fingerprint{"9018921c3c673c538a1fc5bad174d6f9", {"Fashion-MNIST", "train-labels"}},
    Fingerprint{"8181f5470baa50b63fa0f6fddb340f0a", {"Fashion-MNIST", "t10k-images"}},
    Fingerprint{"15d484375f8d13e6eb1aabb0c3f46965", {"Fashion-MNIST", "t10k-labels"}},
    Fingerprint{"bdb82020997e1d708af4cf47b453dcf7", {"KMNIST", "train-images"}},
    Fingerprint{"e144d726b3acfaa3e44228e80efcd344", {"KMNIST", "train-labels"}},
    Fingerprint{"5c965bf0a639b31b8f53240b1b52f4d7", {"KMNIST", "t10k-images"}},
    Fingerprint{"7320c461ea6c1c855c0b718fb2a4b134", {"KMNIST", "t10k-labels"}},
};

std::optional<KnownFile> lookUp(std::string_view md5)
{
    for (const Fingerprint& known : fingerprints) {
        if (known.md5 == md5) {
            return known.file;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<KnownFile> recogniseFile(const std::filesystem::path& file, const IdxArray& array)
{
    if (const auto known = lookUp(md5OfFile(file))) {
        return known;
    }
    return lookUp(md5({idxHeader(array), array.bytes}));
}

void refuseSwappedFile(const std::filesystem::path& file, const IdxArray& array, const KnownFile& expected)
{
    const auto known = recogniseFile(file, array);
    if (!known || (known->set == expected.set && known->part == expected.part)) {
        return;
    }
    if (known->set != expected.set) {
        throw Error(
            PLAYGROUND_TEXT("models", "%1 is %2's file (%3), not %4's. Replace it with %4's %5 file."),
            {file.string(), std::string(known->set), std::string(known->part), std::string(expected.set),
                std::string(expected.part)});
    }
    throw Error(
        PLAYGROUND_TEXT("models", "%1 is %2's %3 file, not its %4 file. Restore the files' original names."),
        {file.string(), std::string(known->set), std::string(known->part), std::string(expected.part)});
}

} // namespace playground
