// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"
#include "models/api/dataset.h"
#include "models/api/images.h"
#include "models/api/latent_map.h"
#include "models/api/recipe.h"
#include "models/api/snapshot.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace playground
{

/// Pictures encoded and decoded by an autoencoder.
struct Reconstructions {
    std::int64_t step = 0; ///< of the snapshot
    ImageBatch original;
    ImageBatch mean; ///< mean of each posterior
    ImageBatch deviation; ///< standard deviation of each posterior
    ImageBatch latent; ///< what was decoded: the mean, or a sample
    ImageBatch decoded;
    ImageBatch error; ///< |decoded - original|
    double mse = 0; ///< mean over all pixels
    double psnr = 0; ///< dB, peak = the data range's width
    double kl = 0; ///< mean KL divergence of the posteriors from the standard normal, in nats
};

/// Explores the latents of a recipe's autoencoder with the weights of a snapshot (never null). Has its own
/// network, so training may continue; one thread at a time. Every call may throw Error. Long operations run
/// in steps so that the thread can do other work in between: a step processes a few small pictures or one
/// large one.
class LatentSpace
{
public:
    /// Throws Error if the recipe's network is not an autoencoder.
    LatentSpace(const Recipe& recipe, std::shared_ptr<const Dataset> dataset,
        const std::string& device = defaultDevice());
    ~LatentSpace();
    LatentSpace(const LatentSpace&) = delete;
    LatentSpace& operator=(const LatentSpace&) = delete;

    /// Decodes a sample of each posterior if `drawSeed` is given, else its mean. A sample depends only on the
    /// seed and the picture's position in the row. `indices`: into the data set, at least one.
    Reconstructions encode(const std::shared_ptr<const Snapshot>& snapshot, const std::vector<int>& indices,
        std::optional<std::uint64_t> drawSeed = {});
    /// The same in steps; discards an unfinished row.
    void beginRow(std::shared_ptr<const Snapshot> snapshot, std::vector<int> indices,
        std::optional<std::uint64_t> drawSeed = {});
    /// Returns the row after the last step; nothing before, or if none was begun.
    std::optional<Reconstructions> stepRow();

    /// Decodes latents of the shape that encode() returns.
    ImageBatch decode(const std::shared_ptr<const Snapshot>& snapshot, const ImageBatch& latents);

    /// Begins the map of this snapshot; discards an unfinished one.
    void beginMap(std::shared_ptr<const Snapshot> snapshot);
    /// Encodes some pictures, or continues computing the axes. Returns the map after the last step; nothing
    /// before, or if none was begun.
    std::optional<LatentMap> stepMap();
    double mapProgress() const; ///< fraction of pictures encoded for the current map, 0..1

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace playground
