// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace playground
{

/// Draws a frame around controls of a window. Lies above the whole window, lets every click through, and
/// follows the controls when they move.
class Spotlight : public QWidget
{
    Q_OBJECT

public:
    explicit Spotlight(QWidget& window);

    void setLit(const QList<QWidget*>& controls); ///< empty: hides it

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QRect frame(const QWidget& control) const;

    QWidget& m_window;
    QList<QPointer<QWidget>> m_lit;
};

} // namespace playground
