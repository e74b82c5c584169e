// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/run_list_dialog.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace playground
{

namespace
{
constexpr int folderRole = Qt::UserRole;
constexpr int nameColumn = 0;
constexpr QSize pictureSize(160, 40); // four predictions side by side
} // namespace

RunListDialog::RunListDialog(QWidget* parent)
    : QDialog(parent)
    , m_list(new QTreeWidget(this))
    , m_open(new QPushButton(tr("Open"), this))
    , m_rename(new QPushButton(tr("Rename"), this))
{
    setObjectName(QStringLiteral("runList"));
    setWindowTitle(tr("Recent runs"));
    m_list->setObjectName(QStringLiteral("runs"));
    m_list->setAccessibleName(tr("Saved runs, newest first"));
    m_list->setHeaderLabels({tr("Run"), tr("Recipe"), tr("Saved"), tr("Steps"), tr("Loss")});
    m_list->headerItem()->setToolTip(4, tr("Mean loss of the last steps"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setIconSize(pictureSize);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers); // only the name is editable, through rename()
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(nameColumn, QHeaderView::Stretch);
    m_open->setObjectName(QStringLiteral("openRunButton"));
    m_open->setToolTip(tr("Continue this run; the current one is saved"));
    m_open->setDefault(true);
    m_rename->setObjectName(QStringLiteral("renameRunButton"));
    m_rename->setToolTip(tr("Rename the run's folder (F2)"));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_open, QDialogButtonBox::ActionRole);
    buttons->addButton(m_rename, QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_list);
    layout->addWidget(buttons);
    resize(820, 460);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, &RunListDialog::openSelected);
    connect(m_rename, &QPushButton::clicked, this, &RunListDialog::rename);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, &RunListDialog::openSelected);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &RunListDialog::updateButtons);
    connect(m_list, &QTreeWidget::itemChanged, this, &RunListDialog::edited);
    connect(new QShortcut(Qt::Key_F2, this), &QShortcut::activated, this, &RunListDialog::rename);
    updateButtons();
}

void RunListDialog::setRuns(const std::vector<RunInfo>& runs)
{
    const QSignalBlocker quiet(m_list);
    const QString before = selected();
    m_list->clear();
    for (const RunInfo& run : runs) {
        m_list->addTopLevelItem(itemOf(run));
        if (run.folder == before)
            m_list->setCurrentItem(m_list->topLevelItem(m_list->topLevelItemCount() - 1));
    }
    if (!m_list->currentItem())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    updateButtons();
    if (!isVisible())
        makeRoomForColumns();
}

/// At large text they need more than the usual width.
void RunListDialog::makeRoomForColumns()
{
    const QAbstractItemView* cells = m_list;
    int needed = m_list->verticalScrollBar()->sizeHint().width() + 2 * m_list->frameWidth();
    for (int column = 0; column < m_list->columnCount(); ++column)
        needed += std::max(cells->sizeHintForColumn(column), m_list->header()->sectionSizeHint(column));
    const QMargins margins = layout()->contentsMargins();
    needed += margins.left() + margins.right();
    const int room = parentWidget() ? parentWidget()->width() : needed;
    resize(std::max(width(), std::min(needed, room)), height());
}

QTreeWidgetItem* RunListDialog::itemOf(const RunInfo& run) const
{
    const QLocale locale;
    const QString name = QFileInfo(run.folder).fileName();
    auto* item = new QTreeWidgetItem({name, run.recipe, locale.toString(run.saved, QLocale::ShortFormat),
        locale.toString(run.steps), run.loss ? locale.toString(*run.loss, 'g', 3) : QString()});
    QPixmap picture(pictureSize);
    picture.fill(Qt::transparent);
    if (!run.picture.isNull())
        picture = QPixmap::fromImage(run.picture);
    item->setIcon(nameColumn, picture);
    item->setData(nameColumn, folderRole, run.folder);
    item->setToolTip(nameColumn, run.folder);
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    for (const int number : {3, 4})
        item->setTextAlignment(number, Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

QString RunListDialog::selected() const
{
    const QTreeWidgetItem* item = m_list->currentItem();
    return item ? item->data(nameColumn, folderRole).toString() : QString();
}

void RunListDialog::openSelected()
{
    const QString folder = selected();
    if (folder.isEmpty())
        return;
    accept();
    Q_EMIT opened(folder);
}

void RunListDialog::rename()
{
    if (m_list->currentItem())
        m_list->editItem(m_list->currentItem(), nameColumn);
}

void RunListDialog::edited(QTreeWidgetItem* item, int column)
{
    if (column == nameColumn)
        Q_EMIT renamed(item->data(nameColumn, folderRole).toString(), item->text(nameColumn));
}

void RunListDialog::updateButtons()
{
    m_open->setEnabled(!selected().isEmpty());
    m_rename->setEnabled(!selected().isEmpty());
}

} // namespace playground
