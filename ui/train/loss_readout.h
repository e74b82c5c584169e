// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/trainer.h"

#include <QLabel>
#include <optional>

namespace playground
{

/// One record in figures: step, epoch, loss, smoothed loss and time. Each number is filled up to its widest
/// with figure spaces and the label is as wide as its longest text, so that nothing moves while they change.
class LossReadout : public QLabel
{
    Q_OBJECT

public:
    explicit LossReadout(QWidget* parent = nullptr);

    void setRecord(const StepRecord& record, double smoothed);
    void clearRecord();

    /// The same for a screen reader, without the filling.
    QString spoken() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Shown {
        StepRecord record;
        double smoothed;
    };
    QString filled(const Shown& shown) const;
    void showText();

    std::optional<Shown> m_shown;
};

} // namespace playground
