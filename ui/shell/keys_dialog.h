// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;

namespace playground
{

/// The keyboard shortcuts, in a table that scrolls where the window is small.
class KeysDialog : public QDialog
{
    Q_OBJECT

public:
    /// Lists the `actions` that have a shortcut, then the keys of the pages.
    KeysDialog(const QList<QAction*>& actions, QWidget* parent);

private:
    static QString table(const QList<QAction*>& actions);
};

} // namespace playground
