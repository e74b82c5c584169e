// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/flow_layout.h"
#include "ui/train/legend_entry.h"
#include "ui/train/loss_view.h"

#include <QStringList>

#include <optional>

namespace playground
{

/// The legend above a loss curve: each entry names a curve in its colour and toggles it. Entries for curves
/// the run does not have are hidden.
class LossLegend : public FlowLayout
{
    Q_OBJECT

public:
    LossLegend();

    void writeTo(LossView& view) const; ///< which curves are shown
    void setValidation(std::optional<double> loss); ///< latest loss on held-out images, if any
    void setKlAvailable(bool available);
    void addEarlierRun(const QString& name);
    void removeEarlierRun(int index);
    void clearEarlierRuns();
    void retranslate();

Q_SIGNALS:
    void changed(); ///< by the user

private:
    LegendEntry* add(const char* objectName, Role role, LegendEntry::Sign sign);
    void showValidation();
    void showEarlierRuns();

    LegendEntry* m_raw;
    LegendEntry* m_smoothed;
    LegendEntry* m_means;
    LegendEntry* m_validation;
    LegendEntry* m_kl;
    LegendEntry* m_earlier;
    std::optional<double> m_validationLoss;
    QStringList m_earlierNames;
};

} // namespace playground
