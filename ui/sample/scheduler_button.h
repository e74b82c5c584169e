// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace playground
{

class SchedulerPanel;

/// Opens the scheduler panel below itself and shows the number of non-default fields. Hidden if the sampler
/// has no fields.
class SchedulerButton : public QToolButton
{
    Q_OBJECT

public:
    explicit SchedulerButton(QWidget* parent = nullptr);

    SchedulerPanel& panel() const { return *m_panel; }
    void follow(); ///< after panel().setFields() or setChoice()

protected:
    void changeEvent(QEvent* event) override;

private:
    void open();
    void retranslate();

    SchedulerPanel* m_panel;
};

} // namespace playground
