// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace playground
{

/// Markdown of a lesson, as tall as its text. Loads nothing: no picture, no style sheet, no page; a link does
/// nothing. Lessons come from anywhere.
class LessonText : public QTextBrowser
{
    Q_OBJECT

public:
    explicit LessonText(QWidget* parent = nullptr);

    void setText(const QString& markdown);

    QVariant loadResource(int type, const QUrl& name) override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();
};

} // namespace playground
