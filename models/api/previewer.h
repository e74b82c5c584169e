// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"
#include "models/api/dataset.h"
#include "models/api/images.h"
#include "models/api/noise_curve.h"
#include "models/api/recipe.h"
#include "models/api/snapshot.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace playground
{

/// The images to corrupt, and how. The noise depends only on noiseSeed and the image's position, so dragging
/// the amount slider changes only the amount.
struct PreviewRequest {
    std::vector<int> indices; ///< into the data set
    std::vector<float> amounts; ///< one per index, 0..1
    std::uint64_t noiseSeed = 0;
    bool sharedNoise = false; ///< all images get the noise of the first position

    bool operator==(const PreviewRequest&) const = default;
};

/// Original / Noised / Predicted for a row of images, and the error. Without a snapshot the last two are
/// empty. A class-conditional network gets each picture's own label. For a network that works in latents,
/// noised and predicted are decoded.
struct Triptych {
    std::int64_t step = 0; ///< of the snapshot
    std::vector<float> amounts;
    ImageBatch original;
    ImageBatch noised; ///< autoencoder with a snapshot: the latent's mean, its first channels as colours
    ImageBatch predicted;
    ImageBatch error; ///< |predicted - original|
    double mse = 0; ///< mean over all pixels shown
    double psnr = 0; ///< dB, peak = the data range's width
    double secondsPerImage = 0; ///< that the network took, with a snapshot
    ImageBatch seen; ///< the latent input of the network; empty if it works on pictures
};

/// A single step of a noise schedule, q(x_t | x_(t-1)): noised = sqrt(1 - beta) previous + sqrt(beta) noise.
/// Latents are decoded.
struct ForwardStep {
    int timestep = 0; ///< t
    float beta = 0;
    ImageBatch previous; ///< x_(t-1); the clean pictures at t = 0
    ImageBatch noise; ///< drawn for this step only
    ImageBatch noised; ///< x_t
};

/// The loss per noise level on a fixed set of images: held-out ones if the recipe has any, else training
/// images. The training loss is the mean of this over the random amounts.
struct NoiseLevelErrors {
    static constexpr int levels = 11; ///< amounts 0, 0.1, ..., 1

    std::int64_t step = 0; ///< of the snapshot
    std::vector<float> amounts;
    std::vector<double> mse; ///< one per amount, between the network's output and its target
    int images = 0;
    double secondsPerImage = 0; ///< that the network took in the fastest batch
    bool heldOut = false; ///< true: validation images; false: training images
};

/// Shows why a network that minimises squared error averages: at amount 1 nothing of the picture is left, so
/// the best prediction is the mean of the training images. A class-conditional network is run
/// unconditionally. Latents are decoded.
///
/// A network that predicts the noise gives no information about the picture there: x_t is the noise, and each
/// error of the output is magnified `magnified` times in the picture derived from it. Beyond mostMagnified,
/// `predicted` is the ideal denoiser's output instead (TrainingSetComparison::idealDenoised()).
struct MeanComparison {
    static constexpr double mostMagnified = 10; ///< an error of 0.03 becomes a sixth of the range -1..1

    std::int64_t step = 0; ///< of the snapshot
    double magnified = 1; ///< sqrt(1 - alpha-bar) / sqrt(alpha-bar), may be infinite; 1 for other networks
    bool ideal = false; ///< `predicted` comes from the ideal denoiser, not from the network
    ImageBatch predicted; ///< one picture: the clean image predicted from pure noise
    ImageBatch mean; ///< one picture: the mean of all training images
    double mse = 0; ///< between `predicted` and `mean`
};

/// Computes the window's previews from snapshots of a training network. Has its own network, so training may
/// continue; one thread at a time.
class Previewer
{
public:
    Previewer(const Recipe& recipe, std::shared_ptr<const Dataset> dataset,
        const std::string& device = defaultDevice());
    ~Previewer();
    Previewer(const Previewer&) = delete;
    Previewer& operator=(const Previewer&) = delete;

    /// The recipe's forward process, tabulated.
    NoiseCurve noiseCurve();

    /// `snapshot` may be null: only original and noised are filled then.
    Triptych triptych(const std::shared_ptr<const Snapshot>& snapshot, const PreviewRequest& request);

    /// The forward step that leads to the timestep of the request's first amount, applied to all images.
    /// Empty for a process without a schedule.
    ForwardStep forwardStep(const PreviewRequest& request);

    /// Begins the noise level sweep of this snapshot (not null); discards an unfinished one. Returns false
    /// for an autoencoder, which has no noise levels.
    bool beginNoiseLevels(std::shared_ptr<const Snapshot> snapshot);
    /// Continues the sweep by one small batch, about the work of one triptych. Returns the errors after the
    /// last batch; nothing before, or if no sweep was begun.
    std::optional<NoiseLevelErrors> stepNoiseLevels();

    /// `snapshot`: not null. The mean is computed in the first call only.
    MeanComparison meanComparison(const std::shared_ptr<const Snapshot>& snapshot, std::uint64_t noiseSeed);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace playground
