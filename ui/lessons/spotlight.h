// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace playground
{

/// A control, or a part of it.
struct LitArea {
    QPointer<QWidget> control;
    QRect part = {}; ///< in the control's coordinates; empty: all of it

    bool operator==(const LitArea&) const = default;
};

/// Draws a frame around controls of a window. Lies above the whole window, lets every click through, and
/// follows the controls when they move.
class Spotlight : public QWidget
{
    Q_OBJECT

public:
    explicit Spotlight(QWidget& window);

    void setLit(const QList<LitArea>& areas); ///< empty: hides it

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QRect frame(const LitArea& area) const;

    QWidget& m_window;
    QList<LitArea> m_lit;
};

} // namespace playground
