// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace playground
{

class SchedulerPanel;

/// Opens the scheduler's fields below itself, and says how many of them are not as usual. Hidden where the
/// sampler has none.
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
