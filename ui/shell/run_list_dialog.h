// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QDialog>
#include <QImage>

#include <optional>
#include <vector>

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace playground
{

/// An entry of the run list.
struct RunInfo {
    QString folder; ///< absolute
    QString recipe; ///< its name
    QDateTime saved;
    qint64 steps = 0;
    std::optional<double> loss; ///< mean of its last steps
    QImage picture; ///< its predictions; null: none
};

/// Lists saved runs, newest first, with picture, recipe, date and loss; runs can be opened or renamed in the
/// list.
class RunListDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RunListDialog(QWidget* parent);

    /// Keeps the selection if the run still exists.
    void setRuns(const std::vector<RunInfo>& runs);

Q_SIGNALS:
    void opened(const QString& folder); ///< emitted after the dialog has closed
    void renamed(const QString& folder, const QString& name); ///< by the user; the list is not updated

private:
    QTreeWidgetItem* itemOf(const RunInfo& run) const;
    QString selected() const;
    void openSelected();
    void rename();
    void edited(QTreeWidgetItem* item, int column);
    void makeRoomForColumns();
    void updateButtons();

    QTreeWidget* m_list;
    QPushButton* m_open;
    QPushButton* m_rename;
};

} // namespace playground
