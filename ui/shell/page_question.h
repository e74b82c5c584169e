// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

class QTabWidget;

namespace playground
{

/// The question that the open page answers, quietly beside the tabs; hidden where there is no room for it. A
/// message covers it.
class PageQuestion : public QLabel
{
    Q_OBJECT

public:
    explicit PageQuestion(QTabWidget& tabs);

    /// One for each tab.
    void setQuestions(const QStringList& questions);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QTabWidget& m_tabs;
    QStringList m_questions;
};

} // namespace playground
