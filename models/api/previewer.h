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

/// Which images to corrupt and how. The noise depends on noiseSeed and the image's place alone, so that
/// dragging the amount moves only the amount.
struct PreviewRequest {
    std::vector<int> indices; ///< into the data set
    std::vector<float> amounts; ///< one per index, 0..1
    std::uint64_t noiseSeed = 0;
    bool sharedNoise = false; ///< all images get the noise of the first place

    bool operator==(const PreviewRequest&) const = default;
};

/// Original / Noised / Predicted of a row of images, and the error. Without a snapshot the last two are
/// empty. A network that knows classes is told each picture's own. Where the network works in latents, noised
/// and predicted are decoded from them.
struct Triptych {
    std::int64_t step = 0; ///< the snapshot's
    std::vector<float> amounts;
    ImageBatch original;
    ImageBatch
        noised; ///< of an autoencoder with a snapshot: the latent's mean, its first channels as colours
    ImageBatch predicted;
    ImageBatch error; ///< |predicted - original|
    double mse = 0; ///< mean over all pixels shown
    double psnr = 0; ///< dB, peak = the data range's width
    ImageBatch seen; ///< noised as the network sees it, where that is a latent; else none
};

/// One single step of a noise schedule, q(x_t | x_(t-1)): noised = sqrt(1 - beta) previous + sqrt(beta)
/// noise. Latents are decoded.
struct ForwardStep {
    int timestep = 0; ///< t
    float beta = 0;
    ImageBatch previous; ///< x_(t-1); the clean pictures where t is 0
    ImageBatch noise; ///< drawn for this step alone
    ImageBatch noised; ///< x_t
};

/// The loss at each noise level on a few images that stay the same: held-out ones where the recipe holds some
/// out, else training images. What the training loss is the mean of, over the amounts it draws.
struct NoiseLevelErrors {
    static constexpr int levels = 11; ///< amounts 0, 0.1, ..., 1

    std::int64_t step = 0; ///< the snapshot's
    std::vector<float> amounts;
    std::vector<double> mse; ///< one per amount, between the network's output and what it should be
    int images = 0;
    bool heldOut = false; ///< from training
};

/// Why a network that minimises squared error averages: nothing of the picture is left at amount 1, and the
/// best single guess at all training images is their mean. A network that knows classes is told none. In
/// latents, both are decoded from there.
///
/// One that predicts the noise says nothing of the picture there: x_t is the noise, and each error of the
/// output is `magnified` times as large in the picture read from it. Beyond mostMagnified, `predicted` is the
/// ideal denoiser's answer instead (Insight::idealDenoised()).
struct MeanComparison {
    static constexpr double mostMagnified = 10; ///< an error of 0.03 is then a sixth of -1..1

    std::int64_t step = 0; ///< the snapshot's
    double magnified = 1; ///< sqrt(1 - alpha-bar) / sqrt(alpha-bar), perhaps infinite; 1 for other networks
    bool ideal = false; ///< `predicted` is not the network's
    ImageBatch predicted; ///< one picture: the clean one predicted from noise alone
    ImageBatch mean; ///< one picture: of all training images
    double mse = 0; ///< between the two
};

/// Predicts for the window from snapshots of a training network. One thread at a time; it keeps a network of
/// its own, so the trainer may go on meanwhile.
class Previewer
{
public:
    Previewer(const Recipe& recipe, std::shared_ptr<const Dataset> dataset,
        const std::string& device = defaultDevice());
    ~Previewer();
    Previewer(const Previewer&) = delete;
    Previewer& operator=(const Previewer&) = delete;

    /// The recipe's forward process as a curve.
    NoiseCurve noiseCurve();

    /// `snapshot` may be null: then only original and noised are filled.
    Triptych triptych(const std::shared_ptr<const Snapshot>& snapshot, const PreviewRequest& request);

    /// The step that leads to the timestep of the request's amounts, one for all: the first one's. Empty for
    /// a process without a schedule.
    ForwardStep forwardStep(const PreviewRequest& request);

    /// Begins NoiseLevelErrors of this snapshot (not null); a sweep under way is dropped. False: an
    /// autoencoder is shown no noise, there are none.
    bool beginNoiseLevels(std::shared_ptr<const Snapshot> snapshot);
    /// Goes on with them by one small batch, the work of about one triptych; the errors after the last one.
    /// Nothing if none were begun.
    std::optional<NoiseLevelErrors> stepNoiseLevels();

    /// `snapshot` not null. The mean is computed in the first call only.
    MeanComparison meanComparison(const std::shared_ptr<const Snapshot>& snapshot, std::uint64_t noiseSeed);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace playground
