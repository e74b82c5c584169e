// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QLabel;

namespace playground
{

/// A large button with a picture, a title and a sentence, which QPushButton cannot lay out.
class DoorButton : public QPushButton
{
    Q_OBJECT

public:
    explicit DoorButton(const QString& picture, QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& sentence);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_picture;
    QLabel* m_title;
    QLabel* m_sentence;
};

} // namespace playground
