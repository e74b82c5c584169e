// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"
#include "models/api/dataset.h"
#include "models/api/images.h"
#include "models/api/recipe.h"
#include "models/api/snapshot.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace playground
{

enum class Interpolation {
    Linear, ///< (1 - t) a + t b
    Spherical ///< along the great circle from a to b: keeps the length that draws of a normal have
};

/// Between each latent of `a` (t = 0) and its partner in `b` (t = 1), t in 0..1. Spherical is Shoemake's
/// slerp ("Animating rotation with quaternion curves", 1985), which White ("Sampling generative networks",
/// 2016) brought to latents: sin((1 - t) w) / sin(w) a + sin(t w) / sin(w) b with w the angle between a and
/// b. It says nothing where they are (nearly) parallel or one is zero: linear there. Throws Error if the
/// shapes differ or t is outside.
ImageBatch interpolated(const ImageBatch& a, const ImageBatch& b, double t, Interpolation way);

/// Pictures on their way through an autoencoder.
struct Reconstructions {
    std::int64_t step = 0; ///< the snapshot's
    ImageBatch original;
    ImageBatch mean; ///< of each posterior
    ImageBatch deviation; ///< standard deviation of each posterior
    ImageBatch latent; ///< what was decoded: the mean, or a draw
    ImageBatch decoded;
    ImageBatch error; ///< |decoded - original|
    double mse = 0; ///< mean over all pixels
    double psnr = 0; ///< dB, peak = the data range's width
    double kl = 0; ///< of the posteriors from the standard normal, mean of a picture, in nats
};

/// The two directions in which the posterior means of a data set vary most, and where its pictures lie along
/// them: principal component analysis.
struct LatentMap {
    static constexpr int most = 2000; ///< pictures; of a larger set every n-th, evenly

    std::int64_t step = 0; ///< the snapshot's
    std::vector<int> indices; ///< the pictures, rising
    std::vector<std::array<float, 2>> places; ///< of each along the two axes, 0 in the middle
    std::array<double, 2> explained{}; ///< each axis's share of the whole variance, 0..1
    std::array<double, 2> deviation{}; ///< of the pictures along each axis
    ImageBatch mean; ///< one latent
    /// Two latents of length 1, at right angles; zero where the data do not vary. Their signs are such that
    /// the number of largest magnitude is positive: the same map each time.
    ImageBatch axes;

    /// mean + x axes[0] + y axes[1].
    ImageBatch at(double x, double y) const;
    /// Where one of several latents of the map's shape lies: the foot of its perpendicular.
    std::array<double, 2> placeOf(const ImageBatch& latents, int index) const;
};

/// Looks into the latents of a recipe's autoencoder with the weights of a snapshot (never null). Keeps a
/// network of its own, so the trainer may go on meanwhile; one thread at a time. Calls may throw Error. What
/// takes long goes in steps, between which the thread can do something else: a step takes a few small
/// pictures or one large one.
class LatentSpace
{
public:
    /// Throws Error if the recipe's network is no autoencoder.
    LatentSpace(const Recipe& recipe, std::shared_ptr<const Dataset> dataset,
        const std::string& device = defaultDevice());
    ~LatentSpace();
    LatentSpace(const LatentSpace&) = delete;
    LatentSpace& operator=(const LatentSpace&) = delete;

    /// With `drawSeed` a draw of each posterior is decoded, else its mean. A draw depends on the seed and a
    /// picture's place in the row alone. `indices` into the data set, at least one.
    Reconstructions encode(const std::shared_ptr<const Snapshot>& snapshot, const std::vector<int>& indices,
        std::optional<std::uint64_t> drawSeed = {});
    /// The same in steps; a row under way is dropped.
    void beginRow(std::shared_ptr<const Snapshot> snapshot, std::vector<int> indices,
        std::optional<std::uint64_t> drawSeed = {});
    /// The row after the last step; nothing if none was begun.
    std::optional<Reconstructions> stepRow();

    /// Latents of the shape that encode() gives, to pictures.
    ImageBatch decode(const std::shared_ptr<const Snapshot>& snapshot, const ImageBatch& latents);

    /// Begins the map of this snapshot; one under way is dropped.
    void beginMap(std::shared_ptr<const Snapshot> snapshot);
    /// Encodes some of its pictures, or goes on looking for its axes; the map after the last step. Nothing if
    /// none was begun.
    std::optional<LatentMap> stepMap();
    double mapProgress() const; ///< pictures encoded for the map under way, 0..1

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace playground
