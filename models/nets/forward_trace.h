// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/cancellation.h"
#include "models/api/network_graph.h"

#include <torch/types.h>

#include <string>
#include <string_view>
#include <utility>

namespace playground
{

/// A layer of a forward pass, as reported by the network.
struct TracedLayer {
    std::string name; ///< the module's path
    NetworkNode::Kind kind;
    std::string_view words; ///< a PLAYGROUND_TEXT
    std::string block; ///< consecutive layers with the same block belong together; empty: a separate layer
};

/// Observes every layer's output during a forward pass and may replace skip connections.
class ForwardObserver
{
public:
    virtual ~ForwardObserver() = default;

    virtual void layer(const TracedLayer& layer, const torch::Tensor& output) = 0;

    /// Called before `skip`, the output of an earlier layer (the same tensor object), enters the next layer,
    /// `to`. Returns its replacement, of the same shape.
    virtual torch::Tensor skip(const std::string& to, const torch::Tensor& skip) = 0;
};

/// Reports a module's layers to the observer, if any: there is none in training, where a call costs two
/// comparisons. A forward pass can also be cancelled at each layer (models/api/cancellation.h).
class ForwardTrace
{
public:
    using Kind = NetworkNode::Kind;

    ForwardTrace() = default;
    explicit ForwardTrace(ForwardObserver* observer, std::string prefix = {}, std::string block = {})
        : m_observer(observer)
        , m_prefix(std::move(prefix))
        , m_block(std::move(block))
    {
    }

    /// For submodules.
    ForwardTrace inside(const char* name) const
    {
        return m_observer ? ForwardTrace(m_observer, m_prefix + name + ".", name) : ForwardTrace();
    }
    ForwardTrace inside(const char* list, std::size_t index) const
    {
        return m_observer ? ForwardTrace(m_observer, path(list, index) + ".", path(list, index))
                          : ForwardTrace();
    }
    /// For layers that belong together without being a module.
    ForwardTrace together(const char* block) const
    {
        return m_observer ? ForwardTrace(m_observer, m_prefix, block) : ForwardTrace();
    }

    void layer(const char* name, Kind kind, std::string_view words, const torch::Tensor& output) const
    {
        Cancellable::check();
        if (m_observer)
            m_observer->layer({m_prefix + name, kind, words, m_block}, output);
    }
    void layer(const char* list, std::size_t index, Kind kind, std::string_view words,
        const torch::Tensor& output) const
    {
        Cancellable::check();
        if (m_observer)
            m_observer->layer({path(list, index), kind, words, m_block}, output);
    }

    /// Returns `skip`, or the observer's replacement.
    torch::Tensor skip(const char* to, const torch::Tensor& skip) const
    {
        return m_observer ? m_observer->skip(m_prefix + to, skip) : skip;
    }
    torch::Tensor skip(const char* list, std::size_t index, const torch::Tensor& skip) const
    {
        return m_observer ? m_observer->skip(path(list, index), skip) : skip;
    }

private:
    std::string path(const char* list, std::size_t index) const
    {
        return m_prefix + list + "." + std::to_string(index);
    }

    ForwardObserver* m_observer = nullptr;
    std::string m_prefix;
    std::string m_block;
};

} // namespace playground
