// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/titled_image.h"

#include "ui/controls/elided_label.h"
#include "ui/images/image_grid.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace playground
{

TitledPicture::TitledPicture(const char* name, Role role, QWidget* parent)
    : QWidget(parent)
    , m_role(role)
    , m_title(new ElidedLabel)
    , m_grid(new ImageGrid(1, 1))
{
    m_grid->setObjectName(QLatin1String(name));
    m_title->setAlignment(Qt::AlignCenter);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_title);
    column->addWidget(m_grid, 1);
    recolour();
}

void TitledPicture::setTitle(const QString& title, const QString& tip)
{
    if (title == m_title->text() && tip == m_title->toolTip())
        return; // unchanged at most steps of an animation
    m_title->setText(title);
    m_title->setToolTip(tip);
    m_grid->setAccessibleName(title);
    m_grid->setToolTip(tip);
}

void TitledPicture::setPicture(const QImage& picture)
{
    m_grid->setRow(0, {}, {}, picture.isNull() ? std::vector<QImage>() : std::vector<QImage>{picture});
}

void TitledPicture::setPictureSize(QSize size)
{
    m_grid->setPictureSize(size);
}

void TitledPicture::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolour();
}

void TitledPicture::recolour()
{
    QPalette colored = palette();
    colored.setColor(QPalette::WindowText, roleColor(m_role, palette()));
    m_title->setPalette(colored);
}

} // namespace playground
