// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace playground
{

class LossPlot;
class PreviewSettings;
class TriptychPanel;

/// The page on which learning is seen: the loss curve above, the triptych under it.
class TrainPage : public QWidget
{
    Q_OBJECT

public:
    explicit TrainPage(PreviewSettings& settings, QWidget* parent = nullptr);

    LossPlot& lossPlot() { return *m_lossPlot; }
    TriptychPanel& triptych() { return *m_triptych; }

private:
    LossPlot* m_lossPlot;
    TriptychPanel* m_triptych;
};

} // namespace playground
