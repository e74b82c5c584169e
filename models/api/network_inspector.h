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
    int picture = 0; ///< of those pictures, whose feature maps are wanted
    std::string node; ///< of the graph; empty: none
    std::vector<std::string> skipsOff; ///< ids of skip connections that carry zeros instead
    int mostMaps = 64; ///< feature maps at most: the first ones

    bool operator==(const InspectionRequest&) const = default;
};

/// A layer's output, one channel a picture.
struct FeatureMaps {
    ImageBatch maps; ///< count = channels shown, 1 channel each; numbers without a place 16 a row
    std::vector<float> lowest; ///< over a channel, one per map: its own range to draw it in
    std::vector<float> highest;
    int channels = 0; ///< that the layer has
};

/// How a layer's parameters (weights, biases, norms) are spread.
struct WeightHistogram {
    static constexpr int bins = 41;

    double lowest = 0; ///< where the first bin begins
    double highest = 0; ///< where the last one ends
    std::vector<std::int64_t> counts; ///< `bins` of them; empty if there are no parameters
    std::int64_t count = 0;
    double mean = 0;
    double deviation = 0; ///< standard deviation of the population
};

/// Predictions with and without the skips switched off, and one layer from inside.
struct Inspection {
    std::int64_t step = 0; ///< the snapshot's
    ImageBatch original;
    ImageBatch noised;
    ImageBatch predicted; ///< with all skip connections
    ImageBatch switched; ///< with those of InspectionRequest::skipsOff at zero; none off: equal to predicted
    double noisedMse = 0; ///< against the original, over all pixels shown
    double predictedMse = 0;
    double switchedMse = 0;

    std::string node;
    FeatureMaps maps; ///< with the skips as switched
    WeightHistogram weights;
};

/// Looks into a recipe's network with the weights of a snapshot. Keeps a network of its own, so the trainer
/// may go on meanwhile; one thread at a time. Calls may throw Error.
class NetworkInspector
{
public:
    NetworkInspector(const Recipe& recipe, std::shared_ptr<const Dataset> dataset,
        const std::string& device = defaultDevice());
    ~NetworkInspector();
    NetworkInspector(const NetworkInspector&) = delete;
    NetworkInspector& operator=(const NetworkInspector&) = delete;

    const NetworkGraph& graph() const;

    /// Throws Error for a node or a skip connection that the graph does not have.
    Inspection inspect(const std::shared_ptr<const Snapshot>& snapshot, const InspectionRequest& request);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace playground
