// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/door_button.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace playground
{

namespace
{
constexpr int doorCharacters = 38; // in a line of the sentence
constexpr qreal corner = 8;
constexpr int doorPadding = 14;
constexpr qreal doorTitle = 1.25; // of the text size
} // namespace

DoorButton::DoorButton(const QString& picture, QWidget* parent)
    : QPushButton(parent)
    , m_picture(new QLabel)
    , m_title(new QLabel)
    , m_sentence(new QLabel)
{
    m_picture->setPixmap(QPixmap(picture));
    m_picture->setAlignment(Qt::AlignCenter);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * doorTitle);
    large.setBold(true);
    m_title->setFont(large);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(doorPadding, doorPadding, doorPadding, doorPadding);
    for (QLabel* label : {m_picture, m_title, m_sentence}) {
        label->setWordWrap(label != m_picture);
        label->setTextFormat(Qt::PlainText);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        column->addWidget(label);
    }
    column->addStretch();
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAttribute(Qt::WA_Hover); // repaints when the mouse enters or leaves
    setCursor(Qt::PointingHandCursor);
}

void DoorButton::setTexts(const QString& title, const QString& sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    updateGeometry();
}

QSize DoorButton::sizeHint() const
{
    const int content
        = std::max(fontMetrics().averageCharWidth() * doorCharacters, m_picture->sizeHint().width());
    const int width = content + 2 * doorPadding;
    return {width, heightForWidth(width)};
}

int DoorButton::heightForWidth(int width) const
{
    return layout()->heightForWidth(width);
}

// A card, not the raised button of the style: flat, with the accent colour where the mouse or the keyboard
// is.
void DoorButton::paintEvent(QPaintEvent*)
{
    const bool chosen = hasFocus() || underMouse();
    const QColor line = palette().color(chosen ? QPalette::Highlight : QPalette::Mid);
    const qreal width = chosen ? 2 : 1;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, width));
    painter.setBrush(palette().color(isDown() ? QPalette::AlternateBase : QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), corner, corner);
}

} // namespace playground
