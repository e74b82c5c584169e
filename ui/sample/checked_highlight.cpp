// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/checked_highlight.h"

#include <QAbstractButton>
#include <QEvent>
#include <QGuiApplication>
#include <QPalette>

namespace playground
{

CheckedHighlight::CheckedHighlight(QAbstractButton& button)
    : QObject(&button)
    , m_button(button)
{
    connect(&button, &QAbstractButton::toggled, this, &CheckedHighlight::apply);
    QCoreApplication::instance()->installEventFilter(this);
    apply();
}

// Sets only the differing colours, so that the rest still follows the window's palette.
void CheckedHighlight::apply()
{
    QPalette palette;
    palette.setResolveMask(0);
    if (m_button.isChecked()) {
        const QPalette window = QGuiApplication::palette();
        palette.setColor(QPalette::Button, window.color(QPalette::Highlight));
        palette.setColor(QPalette::ButtonText, window.color(QPalette::HighlightedText));
    }
    m_button.setPalette(palette);
}

bool CheckedHighlight::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == QCoreApplication::instance() && event->type() == QEvent::ApplicationPaletteChange)
        apply();
    return QObject::eventFilter(watched, event);
}

} // namespace playground
