// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/scheduler_button.h"

#include "ui/sample/scheduler_panel.h"

#include <QEvent>
#include <QScreen>

#include <algorithm>

namespace playground
{

SchedulerButton::SchedulerButton(QWidget* parent)
    : QToolButton(parent)
    , m_panel(new SchedulerPanel(this))
{
    setObjectName(QStringLiteral("schedulerButton"));
    connect(this, &QToolButton::clicked, this, &SchedulerButton::open);
    connect(m_panel, &SchedulerPanel::changed, this, &SchedulerButton::follow);
    retranslate();
}

void SchedulerButton::follow()
{
    const int changes = m_panel->changes();
    setText(changes == 0 ? tr("Scheduler…") : tr("Scheduler (%1)…").arg(changes));
    setVisible(!m_panel->isEmpty());
}

/// Opens below the button, or where the screen has space.
void SchedulerButton::open()
{
    m_panel->adjustSize();
    const QRect room = screen()->availableGeometry();
    QRect place(mapToGlobal(rect().bottomLeft()), m_panel->sizeHint());
    place.moveLeft(std::max(room.left(), std::min(place.left(), room.right() - place.width())));
    place.moveTop(std::max(room.top(), std::min(place.top(), room.bottom() - place.height())));
    m_panel->setGeometry(place);
    m_panel->show();
}

void SchedulerButton::retranslate()
{
    setToolTip(tr("Scheduler settings: timestep and sigma spacing, clipping, variance; in brackets: number "
                  "changed from default"));
    setAccessibleName(tr("Scheduler settings"));
    follow();
    setMinimumWidth(fontMetrics().horizontalAdvance(tr("Scheduler (%1)…").arg(0)) + 12); // nothing moves
}

void SchedulerButton::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace playground
