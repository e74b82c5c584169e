// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"
#include "models/api/network_graph.h"
#include "models/api/previewer.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace playground
{

/// What to look at.
struct InspectionRequest {
    PreviewRequest pictures;
    int picture = 0; ///< picture whose feature maps are shown, as an index into `pictures`
    std::string node; ///< name of a graph node; empty: none
    std::vector<std::string> skipsOff; ///< ids of skip connections replaced by zeros
    int mostMaps = 64; ///< maximum number of feature maps: the first ones are kept

    bool operator==(const InspectionRequest&) const = default;
};

/// Output of a layer, one picture per channel.
struct FeatureMaps {
    ImageBatch maps; ///< count = channels shown, 1 channel each; an output without H, W has 16 values a row
    std::vector<float> lowest; ///< minimum of each map: each is displayed in its own range
    std::vector<float> highest;
    int channels = 0; ///< of the layer
};

/// Distribution of a layer's parameters (weights, biases, norms).
struct WeightHistogram {
    static constexpr int bins = 41;

    double lowest = 0; ///< lower edge of the first bin
    double highest = 0; ///< upper edge of the last bin
    std::vector<std::int64_t> counts; ///< `bins` entries; empty if there are no parameters
    std::int64_t count = 0;
    double mean = 0;
    double deviation = 0; ///< population standard deviation
};

/// Predictions with and without the disabled skips, and the activations of one layer.
struct Inspection {
    std::int64_t step = 0; ///< of the snapshot
    ImageBatch original;
    ImageBatch noised;
    ImageBatch predicted; ///< with all skip connections
    ImageBatch
        switched; ///< with InspectionRequest::skipsOff set to zero; equal to predicted if that is empty
    double noisedMse = 0; ///< against the original, over all pictures shown
    double predictedMse = 0;
    double switchedMse = 0;

    std::string node;
    FeatureMaps maps; ///< with skipsOff applied
    WeightHistogram weights;
};

/// Inspects a recipe's network with the weights of a snapshot. Has its own network, so training may continue;
/// one thread at a time. Every call may throw Error.
class NetworkInspector
{
public:
    NetworkInspector(const Recipe& recipe, std::shared_ptr<const Dataset> dataset,
        const std::string& device = defaultDevice());
    ~NetworkInspector();
    NetworkInspector(const NetworkInspector&) = delete;
    NetworkInspector& operator=(const NetworkInspector&) = delete;

    const NetworkGraph& graph() const;

    /// Throws Error for an unknown node or skip connection.
    Inspection inspect(const std::shared_ptr<const Snapshot>& snapshot, const InspectionRequest& request);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace playground
