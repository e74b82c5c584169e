// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/dataset_text.h"

#include "ui/style/translated.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace playground
{

namespace
{
std::size_t filesIn(const std::vector<LeftOut>& leftOut)
{
    std::size_t count = 0;
    for (const LeftOut& group : leftOut)
        count += group.names.size();
    return count;
}

QString number(std::size_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}
} // namespace

QString DatasetText::summary(int pictures, const std::vector<LeftOut>& leftOut)
{
    const QString count = number(static_cast<std::size_t>(pictures));
    if (leftOut.empty())
        return tr("Pictures: %1").arg(count);
    return tr("Pictures: %1; files skipped: %2").arg(count, number(filesIn(leftOut)));
}

QStringList DatasetText::reasons(const std::vector<LeftOut>& leftOut, std::size_t mostNames)
{
    QStringList lines;
    for (const LeftOut& group : leftOut) {
        QStringList others;
        for (std::size_t i = 1; i < std::min(mostNames, group.names.size()); ++i)
            others << QString::fromStdString(group.names[i]);
        QString line = translated(group.why);
        if (group.names.size() > 1)
            line = tr("%1 files: %2").arg(number(group.names.size()), line);
        if (!others.isEmpty())
            line = tr("%1 The same applies to %2").arg(line, others.join(QStringLiteral(", ")));
        if (group.names.size() > std::max<std::size_t>(1, mostNames))
            line = tr("%1 and %2 more").arg(line, number(group.names.size() - mostNames));
        lines << line;
    }
    return lines;
}

void DatasetText::showList(QWidget* parent, int pictures, const std::vector<LeftOut>& leftOut)
{
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("leftOutDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Skipped files"));
    auto* words = new QLabel(summary(pictures, leftOut), dialog);
    auto* list = new QPlainTextEdit(dialog);
    list->setObjectName(QStringLiteral("leftOutList"));
    list->setReadOnly(true);
    list->setPlainText(
        reasons(leftOut, std::numeric_limits<std::size_t>::max()).join(QStringLiteral("\n\n")));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(words);
    layout->addWidget(list, 1);
    layout->addWidget(buttons);
    dialog->resize(560, 320);
    dialog->open();
}

} // namespace playground
