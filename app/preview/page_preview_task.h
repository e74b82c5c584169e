// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes/lane_task.h"
#include "app/lanes/mailbox.h"
#include "app/preview/preview_focus.h"
#include "app/preview/preview_link.h"
#include "app/preview/preview_log.h"
#include "models/api/cancellation.h"
#include "models/api/error_text.h"

#include <chrono>
#include <mutex>
#include <optional>
#include <utility>

namespace playground
{

/// Computes the preview of one page. The newest request wins: one that has not begun is replaced. One that
/// has begun is abandoned, between two layers of the network, as soon as its page or experiment is no longer
/// shown; for a request of the same page with other content, after `patience`, so that a dragged slider does
/// not throw away what is nearly done. Newer weights alone never abandon it.
///
/// Request has `experiment`, `snapshot` and `hasSameContent(other)`, which ignores weights and colours.
/// Result has `experiment` and `error`. slice() belongs to the lane's thread; the other public functions are
/// for the GUI thread and return at once.
template <typename Request, typename Result> class PagePreviewTask : public LaneTask
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds patience{2};

    void request(Request request)
    {
        m_focus.set(*this, request.experiment);
        {
            const std::lock_guard lock(m_mutex);
            m_next = std::move(request);
        }
        m_link.wake();
    }

    std::optional<Result> take() { return m_results.take(); }

    bool isBusy() const ///< a request is waiting or in progress
    {
        const std::lock_guard lock(m_mutex);
        return m_working || nextIsWanted();
    }

    /// A request is waiting that work in the background should make way for. Any thread.
    bool isWaiting() const
    {
        const std::lock_guard lock(m_mutex);
        return nextIsWanted() && !m_next->hasSameContent(m_current);
    }

    bool slice() final
    {
        const std::optional<Request> request = begin();
        if (!request)
            return false;
        const bool done = answer(*request);
        {
            const std::lock_guard lock(m_mutex);
            m_working = false;
        }
        if (done)
            m_link.notify();
        return true;
    }

protected:
    PagePreviewTask(const PreviewLink& link, PreviewFocus& focus)
        : m_link(link)
        , m_focus(focus)
    {
    }

    /// Fills `result` for `request`; may throw.
    virtual void compute(const Request& request, Result& result) = 0;
    /// Called between layers of the network while compute() runs.
    virtual void computing(const Request& /*request*/, Clock::duration /*elapsed*/) { }

    /// Hands out a first part of a result before compute() ends.
    void publishPart(Result part)
    {
        m_results.put(std::move(part));
        m_link.notify();
    }

    const PreviewLink& m_link;

private:
    bool nextIsWanted() const { return m_next && m_focus.isOn(*this, m_next->experiment); }

    std::optional<Request> begin()
    {
        const std::lock_guard lock(m_mutex);
        const bool wanted = nextIsWanted();
        std::optional<Request> request = std::exchange(m_next, std::nullopt);
        m_working = wanted;
        if (!wanted)
            return std::nullopt;
        m_current = *request;
        m_current.snapshot = nullptr; // large, and of no use here
        return request;
    }

    /// Whether there is a result, or an error instead of it; else the request was abandoned.
    bool answer(const Request& request)
    {
        const auto begun = Clock::now();
        const Cancellable cancellable([&] {
            computing(request, Clock::now() - begun);
            return isOvertaken(request, begun);
        });
        Result result;
        result.experiment = request.experiment;
        try {
            compute(request, result);
        } catch (const Cancelled&) {
            const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun);
            qCDebug(logPreview) << "abandoned after" << spent.count() << "ms";
            return false;
        } catch (const std::exception&) {
            result.error = errorText();
        }
        m_results.put(std::move(result));
        return true;
    }

    bool isOvertaken(const Request& request, Clock::time_point begun) const
    {
        if (!m_focus.isOn(*this, request.experiment))
            return true;
        const std::lock_guard lock(m_mutex);
        return m_next && !m_next->hasSameContent(request) && Clock::now() - begun > patience;
    }

    PreviewFocus& m_focus;
    LatestMailbox<Result> m_results;

    mutable std::mutex m_mutex; // guards those below
    std::optional<Request> m_next;
    Request m_current; ///< begun last
    bool m_working = false;
};

} // namespace playground
