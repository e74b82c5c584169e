// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

class QLabel;

namespace playground
{

class ImageGrid;

/// One picture, as large as there is room, under a title in the colour of what it is; or a grid of them.
class TitledPicture : public QWidget
{
    Q_OBJECT

public:
    /// `name` becomes the picture's object name.
    TitledPicture(const char* name, Role role, QWidget* parent = nullptr);

    void setTitle(const QString& title, const QString& tip);
    void setPicture(const QImage& picture); ///< null: a placeholder
    void setPictureSize(QSize size);
    ImageGrid& grid() const { return *m_grid; } ///< one picture at first

protected:
    void changeEvent(QEvent* event) override;

private:
    void recolour();

    Role m_role;
    QLabel* m_title;
    ImageGrid* m_grid;
};

} // namespace playground
