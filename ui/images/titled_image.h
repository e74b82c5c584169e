// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

class QLabel;

namespace playground
{

class ImageGrid;

/// A picture as large as possible (or a grid of pictures) under a title in the colour of its role.
class TitledPicture : public QWidget
{
    Q_OBJECT

public:
    /// `name` becomes the picture's object name.
    TitledPicture(const char* name, Role role, QWidget* parent = nullptr);

    void setTitle(const QString& title, const QString& tip);
    void setPicture(const QImage& picture); ///< null: a placeholder
    void setPictureSize(QSize size);
    ImageGrid& grid() const { return *m_grid; } ///< one picture by default

protected:
    void changeEvent(QEvent* event) override;

private:
    void recolour();

    Role m_role;
    QLabel* m_title;
    ImageGrid* m_grid;
};

} // namespace playground
