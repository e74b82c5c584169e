// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/whole_message.h"

#include <QTextEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
constexpr int lineLength = 70; // characters

/// As high as its text; breaks also within a long path.
QTextEdit* wholeText(const QString& text, QSize most)
{
    auto* whole = new QTextEdit;
    whole->setObjectName(QStringLiteral("messageWhole"));
    whole->setFrameShape(QFrame::NoFrame);
    whole->setReadOnly(true);
    whole->setPlainText(text);
    whole->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    whole->document()->setTextWidth(most.width());
    const int height = static_cast<int>(std::ceil(whole->document()->size().height())) + 2;
    whole->setFixedSize(most.width(), std::min(height, most.height()));
    return whole;
}
} // namespace

void showWholeMessage(const QString& text, QWidget& bar)
{
    auto* popup = new QFrame(&bar, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setFrameShape(QFrame::StyledPanel);
    const QSize window = bar.window()->size();
    const int width = std::min(lineLength * bar.fontMetrics().averageCharWidth(), window.width() - 40);
    QTextEdit* whole = wholeText(text, {width, window.height() / 2});
    auto* column = new QVBoxLayout(popup);
    column->addWidget(whole);
    popup->adjustSize();
    popup->move(bar.mapToGlobal(QPoint(bar.width() - popup->width(), bar.height())));
    popup->show();
    whole->setFocus();
}

} // namespace playground
