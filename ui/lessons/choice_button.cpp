// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/choice_button.h"

#include <QLabel>

namespace playground
{

namespace
{
constexpr int padding = 8;
} // namespace

ChoiceButton::ChoiceButton(const QString& text, QWidget* parent)
    : QPushButton(parent)
    , m_label(new QLabel(text, this))
{
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(text);
    setCheckable(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize ChoiceButton::sizeHint() const
{
    const int wide = width() > 2 * padding ? width() : 240;
    return {wide, heightForWidth(wide)};
}

int ChoiceButton::heightForWidth(int width) const
{
    return m_label->heightForWidth(width - 2 * padding) + 2 * padding;
}

void ChoiceButton::resizeEvent(QResizeEvent* event)
{
    QPushButton::resizeEvent(event);
    m_label->setGeometry(rect().adjusted(padding, padding, -padding, -padding));
    updateGeometry();
}

} // namespace playground
