// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/step_record.h"

#include <QLabel>
#include <optional>

namespace playground
{

/// One record as text: step, epoch, loss, smoothed loss and time. Each number is padded to its maximum width
/// with figure spaces and the label is as wide as its longest text, so that nothing moves. Wraps between the
/// numbers where it is narrower.
class LossReadout : public QLabel
{
    Q_OBJECT

public:
    explicit LossReadout(QWidget* parent = nullptr);

    void setRecord(const StepRecord& record, double smoothed);
    void clearRecord();

    /// The same for screen readers, without padding.
    QString spoken() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Shown {
        StepRecord record;
        double smoothed;
    };
    QString filled(const Shown& shown) const;
    QString widest() const;
    void showText();

    std::optional<Shown> m_shown;
};

} // namespace playground
