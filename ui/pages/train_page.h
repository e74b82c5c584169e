// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSplitter;

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

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void share();

    LossPlot* m_lossPlot;
    TriptychPanel* m_triptych;
    QSplitter* m_splitter;
    bool m_shared = true; ///< until the user moves the handle
};

} // namespace playground
