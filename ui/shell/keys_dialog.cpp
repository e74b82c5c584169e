// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keys_dialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QScrollBar>
#include <QTextEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace playground
{

KeysDialog::KeysDialog(const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("keysBox"));
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* keys = new QTextEdit;
    keys->setObjectName(QStringLiteral("keysText"));
    keys->setAccessibleName(windowTitle());
    keys->setReadOnly(true);
    keys->setFrameShape(QFrame::NoFrame);
    keys->viewport()->setAutoFillBackground(false);
    keys->setHtml(table(actions));
    const QSize room = parent->window()->size() * 9 / 10;
    const int bar = keys->verticalScrollBar()->sizeHint().width();
    const int width
        = std::min(static_cast<int>(std::ceil(keys->document()->idealWidth())) + bar, room.width());
    keys->document()->setTextWidth(width - bar);
    const int height = static_cast<int>(std::ceil(keys->document()->size().height())) + 2;
    keys->setMinimumSize(width, std::min(height, room.height() - 3 * fontMetrics().height()));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(keys);
    column->addWidget(buttons);
}

QString KeysDialog::table(const QList<QAction*>& actions)
{
    QString rows;
    const auto row = [&rows](const QString& keys, const QString& meaning) {
        rows += QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;&nbsp;</td><td>%2</td></tr>").arg(keys, meaning);
    };
    for (const QAction* action : actions) {
        if (!action->shortcut().isEmpty())
            row(action->shortcut().toString(QKeySequence::NativeText), action->statusTip());
    }
    row(tr("Left, Right"), tr("On the amount slider: a little less or more noise"));
    row(tr("Wheel, drag"), tr("On the loss curve: zoom; with Shift: pan; double click: show all"));
    row(tr("Left, Right, Home, End"), tr("On the Sample page: go to another step"));
    row(tr("Space"), tr("On the Sample page: play or pause"));
    row(QStringLiteral("[  ]"), tr("On the Sample page: previous / next picture"));
    row(tr("Arrows, Page Up, Page Down, Delete"),
        tr("On a latent: select a cell; increase, decrease, reset its value"));
    row(tr("Arrows, + −, Home"), tr("On the map of latents: move the decoded position; zoom; show all"));
    row(tr("Arrows, Space"), tr("On the network graph: select a layer; toggle its skip connections"));
    return QStringLiteral("<table>%1</table>").arg(rows);
}

} // namespace playground
