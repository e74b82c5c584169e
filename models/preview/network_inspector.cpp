// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/network_inspector.h"

#include "models/api/error.h"
#include "models/data/vae_codec.h"
#include "models/nets/graph_recorder.h"
#include "models/preview/clean_image.h"
#include "models/recipes/class_labels.h"
#include "models/recipes/experiment.h"
#include "models/runs/snapshot_network.h"
#include "models/tensors/image_tensors.h"
#include "models/tensors/torch_errors.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <span>

namespace playground
{

namespace
{

constexpr std::int64_t numbersInRow = 16; // values per row for outputs without height and width

std::vector<float> toVector(const torch::Tensor& tensor)
{
    const torch::Tensor plain = tensor.to(at::kCPU, at::kFloat).contiguous();
    return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
}

/// Keeps one layer's output and replaces the disabled skip connections by zeros.
class LayerProbe : public LayerTracker
{
public:
    explicit LayerProbe(const InspectionRequest& request)
        : m_request(request)
    {
    }

    void layer(const TracedLayer& layer, const torch::Tensor& output) override
    {
        LayerTracker::layer(layer, output);
        if (layer.name == m_request.node)
            found = output;
    }

    torch::Tensor skip(const std::string& to, const torch::Tensor& skip) override
    {
        const auto& off = m_request.skipsOff;
        const bool isOff = std::find(off.begin(), off.end(), skipId(nameOf(skip), to)) != off.end();
        return isOff ? at::zeros_like(skip) : skip;
    }

    torch::Tensor found;

private:
    const InspectionRequest& m_request;
};

/// `output`: [N, C, H, W] or [N, C]; N = 1 if only the requested image was run.
FeatureMaps mapsOf(const torch::Tensor& output, const InspectionRequest& request)
{
    torch::Tensor one = output.select(0, output.size(0) == 1 ? 0 : request.picture);
    FeatureMaps result;
    result.channels = static_cast<int>(one.size(0));
    if (one.dim() == 1) {
        const std::int64_t width = std::min(numbersInRow, one.size(0));
        const std::int64_t rows = (one.size(0) + width - 1) / width;
        one = at::constant_pad_nd(one, {0, rows * width - one.size(0)}).view({1, rows, width});
    }
    one = one.narrow(0, 0, std::min<std::int64_t>(one.size(0), std::max(1, request.mostMaps)));
    result.maps = toImages(one.unsqueeze(1));
    result.lowest = toVector(at::amin(one, {1, 2}));
    result.highest = toVector(at::amax(one, {1, 2}));
    return result;
}

WeightHistogram histogramOf(const std::vector<torch::Tensor>& parameters)
{
    WeightHistogram result;
    if (parameters.empty())
        return result;
    std::vector<torch::Tensor> flat;
    for (const torch::Tensor& parameter : parameters)
        flat.push_back(parameter.reshape({-1}));
    const torch::Tensor all = at::cat(flat).to(at::kCPU, at::kFloat);
    const torch::Tensor finite = all.masked_select(at::isfinite(all));
    result.count = all.numel();
    result.mean = all.mean().item<double>();
    result.deviation = all.std(/*unbiased=*/false).item<double>();
    if (finite.numel() == 0)
        return result;
    // Symmetric bins: zero is in the middle of the middle bin for any weights.
    const double reach = std::max(finite.abs().max().item<double>(), 1e-6);
    result.lowest = -reach;
    result.highest = reach;
    const torch::Tensor counts = at::histc(finite, WeightHistogram::bins, -reach, reach).to(at::kLong);
    result.counts.assign(counts.data_ptr<std::int64_t>(), counts.data_ptr<std::int64_t>() + counts.numel());
    return result;
}

} // namespace

struct NetworkInspector::State {
    State(const Recipe& r, const std::shared_ptr<const Dataset>& data, const std::string& deviceName)
        : recipe(r)
        , dataset(data)
        , device(deviceFor(deviceName))
        , pictures(r, dataset, deviceName)
        , network(r, *dataset, device)
        , corruption(buildCorruption(r))
    {
        const ImageShape seen = dataset->networkShape();
        graph = recordGraph(network.any(), seen.channels, seen.height, seen.width);
    }

    void check(const InspectionRequest& request) const
    {
        const auto has = [](const auto& all, const auto& isIt) {
            return std::find_if(all.begin(), all.end(), isIt) != all.end();
        };
        const int count = static_cast<int>(request.pictures.indices.size());
        if (request.picture < 0 || request.picture >= count)
            throw Error(PLAYGROUND_TEXT("models", "There is no picture %1 among the %2 requested."),
                {std::to_string(request.picture), std::to_string(count)});
        const auto isNode = [&](const NetworkNode& node) { return node.name == request.node; };
        if (!request.node.empty() && !has(graph.nodes, isNode))
            throw Error(
                PLAYGROUND_TEXT("models", "The network has no layer \"%1\". Choose one of its graph."),
                {request.node});
        for (const std::string& id : request.skipsOff) {
            if (!has(graph.edges, [&](const NetworkEdge& edge) { return !id.empty() && edge.id == id; }))
                throw Error(PLAYGROUND_TEXT("models",
                                "The network has no skip connection \"%1\". Choose one of its graph."),
                    {id});
        }
    }

    /// Predicts with the skip connections as modified by `probe`.
    ImageBatch predict(Network& with, LayerProbe& probe, const torch::Tensor& noised,
        const torch::Tensor& amount, std::span<const int> indices)
    {
        const std::vector<std::int64_t> pictured(indices.begin(), indices.end());
        const torch::Tensor output = with.predictWatched(
            probe, noised, corruption->timestep(amount), classLabels(recipe, *dataset, pictured));
        return toImages(asPictures(*dataset, cleanPicture(recipe, *corruption, output, noised, amount)));
    }

    Recipe recipe;
    std::shared_ptr<const Dataset> dataset;
    torch::Device device;
    Previewer pictures; ///< provides original and noised images
    SnapshotNetwork network;
    std::unique_ptr<Corruption> corruption;
    NetworkGraph graph;
};

NetworkInspector::NetworkInspector(
    const Recipe& recipe, std::shared_ptr<const Dataset> dataset, const std::string& device)
    : m_state(convertingErrors([&] { return std::make_unique<State>(recipe, dataset, device); }))
{
}

NetworkInspector::~NetworkInspector() = default;

const NetworkGraph& NetworkInspector::graph() const
{
    return m_state->graph;
}

Inspection NetworkInspector::inspect(
    const std::shared_ptr<const Snapshot>& snapshot, const InspectionRequest& request)
{
    State& s = *m_state;
    s.check(request);
    Triptych pictures = s.pictures.triptych(nullptr, request.pictures);
    return convertingErrors([&] {
        const at::NoGradGuard guard; // grad mode is thread-local: each lane needs its own guard
        Network& network = s.network.with(snapshot);
        const torch::Tensor noised
            = toTensor(pictures.seen.empty() ? pictures.noised : pictures.seen).to(s.device);
        const torch::Tensor amount = at::tensor(request.pictures.amounts, at::kFloat).to(s.device);

        Inspection result;
        result.step = snapshot->step();
        result.node = request.node;
        LayerProbe probe(request);
        const std::span<const int> indices = request.pictures.indices;
        result.switched = s.predict(network, probe, noised, amount, indices);
        if (request.skipsOff.empty()) {
            result.predicted = result.switched;
        } else {
            const InspectionRequest all;
            LayerProbe nothing(all);
            result.predicted = s.predict(network, nothing, noised, amount, indices);
        }
        // An autoencoder processes large images one at a time, unobserved.
        if (!request.node.empty() && !probe.found.defined())
            s.predict(network, probe, noised.narrow(0, request.picture, 1),
                amount.narrow(0, request.picture, 1),
                indices.subspan(static_cast<std::size_t>(request.picture), 1));
        if (probe.found.defined())
            result.maps = mapsOf(probe.found, request);
        if (!request.node.empty())
            result.weights = histogramOf(parametersOf(network, s.graph, request.node));
        result.original = std::move(pictures.original);
        result.noised = std::move(pictures.noised);
        result.noisedMse = meanSquaredError(result.noised, result.original);
        result.predictedMse = meanSquaredError(result.predicted, result.original);
        result.switchedMse = meanSquaredError(result.switched, result.original);
        return result;
    });
}

} // namespace playground
