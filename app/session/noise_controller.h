// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/page_controller.h"

namespace playground
{

/// The Noise page's images and curve. It predicts nothing: new weights leave it as it is. GUI thread.
class NoiseController : public PageController
{
    Q_OBJECT

public:
    explicit NoiseController(const PageContext& context);

    void experimentChanged() override;
    void setDisplayRange(const Recipe& recipe, const DisplayRange& range) override;
    void request() override;
    void collect() override;
};

} // namespace playground
