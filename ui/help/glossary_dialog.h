// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/help/help_file.h"

#include <QDialog>

class QLineEdit;
class QTextBrowser;

namespace playground
{

/// The glossary with a search field, from :/glossary. Not modal: it may stay open beside the window.
class GlossaryDialog : public QDialog
{
    Q_OBJECT

public:
    explicit GlossaryDialog(QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showEntries(const QString& searched);

    QList<HelpSection> m_entries;
    QLineEdit* m_search;
    QTextBrowser* m_text;
};

} // namespace playground
