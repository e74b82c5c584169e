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

/// A saved run, as it is listed.
struct RunInfo {
    QString folder; ///< absolute
    QString recipe; ///< its name
    QDateTime saved;
    qint64 steps = 0;
    std::optional<double> loss; ///< mean of its last steps
    QImage picture; ///< of its predictions; null: there is none
};

/// The saved runs with picture, recipe, date and loss, the newest first: to open one, or to rename it in its
/// place.
class RunListDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RunListDialog(QWidget* parent);

    /// The run that was selected stays so, if it is still there.
    void setRuns(const std::vector<RunInfo>& runs);

Q_SIGNALS:
    void opened(const QString& folder); ///< and the dialog has closed
    void renamed(const QString& folder, const QString& name); ///< by the user; the list does not know yet

private:
    QTreeWidgetItem* itemOf(const RunInfo& run) const;
    QString selected() const;
    void openSelected();
    void rename();
    void edited(QTreeWidgetItem* item, int column);
    void updateButtons();

    QTreeWidget* m_list;
    QPushButton* m_open;
    QPushButton* m_rename;
};

} // namespace playground
