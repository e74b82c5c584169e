// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/work_indicator.h"

#include "app/preview/preview_lane.h"
#include "ui/shell/main_window.h"

namespace playground
{

namespace
{
constexpr std::chrono::milliseconds noticeable{300};

QString textOf(PreviewWork::Kind kind)
{
    switch (kind) {
    case PreviewWork::Kind::Images:
        return WorkIndicator::tr("Predicting the pictures…");
    case PreviewWork::Kind::Layers:
        return WorkIndicator::tr("Computing the layers' outputs…");
    case PreviewWork::Kind::NoiseLevels:
        return WorkIndicator::tr("Measuring the error by noise level…");
    case PreviewWork::Kind::Sampling:
        return WorkIndicator::tr("Sampling…");
    case PreviewWork::Kind::Latents:
        return WorkIndicator::tr("Encoding and decoding…");
    case PreviewWork::Kind::Comparison:
        break;
    }
    return WorkIndicator::tr("Searching the nearest training images…");
}
} // namespace

// A short pause between two parts of the work does not count as its end.
void WorkIndicator::update()
{
    const std::optional<PreviewWork> work = m_lane.work();
    if (work && std::chrono::steady_clock::now() - work->begun >= noticeable) {
        m_window.setBusy(textOf(work->kind));
        m_sinceBusy.start();
    } else if (m_sinceBusy.isValid() && m_sinceBusy.elapsed() >= noticeable.count()) {
        m_window.setBusy({});
        m_sinceBusy.invalidate();
    }
}

} // namespace playground
