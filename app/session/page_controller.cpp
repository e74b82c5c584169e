// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/page_controller.h"

#include "app/preview/preview_requests.h"
#include "ui/controls/preview_settings.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"
#include "ui/style/translated.h"

namespace playground
{

std::vector<int> PageContext::images() const
{
    if (!status.experiment)
        return {};
    return previewRequests::images(*status.experiment->dataset, settings.imageSeed());
}

bool PageContext::report(const std::optional<Text>& error, const QString& cause) const
{
    if (error)
        window.messages().post({Message::Kind::Error, translated(*error), {}, {}, cause});
    else
        window.messages().withdraw(cause);
    return error.has_value();
}

} // namespace playground
