// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/noise_controller.h"

#include "app/preview/preview_requests.h"
#include "ui/controls/preview_settings.h"
#include "ui/noise/noise_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"

#include <algorithm>

namespace playground
{

namespace
{
const QString noiseCause = QStringLiteral("noise");
}

NoiseController::NoiseController(const PageContext& context)
    : PageController(context)
{
    connect(&context.window.noisePage(), &NoisePage::stripImageChanged, this, &NoiseController::request);
}

void NoiseController::experimentChanged()
{
    context().window.messages().withdraw(noiseCause);
    NoisePage& page = context().window.noisePage();
    page.clear();
    if (const auto& experiment = context().status.experiment)
        page.setPictureSize({experiment->dataset->width, experiment->dataset->height});
}

void NoiseController::setDisplayRange(const Recipe& /*recipe*/, const DisplayRange& range)
{
    context().window.noisePage().setDisplayRange(range);
}

void NoiseController::request()
{
    const std::vector<int> images = context().images();
    if (images.empty() || context().window.page() != MainWindow::Page::Noise)
        return;
    // A small data set may have fewer images than the column that was chosen before.
    const auto column
        = std::min(static_cast<std::size_t>(context().window.noisePage().stripImage()), images.size() - 1);
    const int image = images[column];
    const auto amount = static_cast<float>(context().settings.amount());
    const quint64 noise = context().settings.noiseSeed();
    NoisePageRequest request;
    request.experiment = context().status.experiment;
    request.atAmount = previewRequests::sameAmount(images, amount, noise);
    request.spread = previewRequests::spreadAmounts(images, noise);
    request.strip = previewRequests::strip(image, noise);
    request.step = previewRequests::sameAmount({image}, amount, noise);
    context().lane.noisePage().request(std::move(request));
}

void NoiseController::collect()
{
    const auto result = context().lane.noisePage().take();
    if (!result || result->experiment != context().status.experiment)
        return; // none, or a late one of another recipe
    if (!context().report(result->error, noiseCause))
        context().window.noisePage().show(result->view);
}

} // namespace playground
