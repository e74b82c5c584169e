// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/patient_qtest.h"
#include "tests/ui/support/fixture.h"
#include "tests/ui/train/loss_data.h"
#include "ui/style/theme.h"
#include "ui/train/loss_plot.h"

#include <QAbstractButton>
#include <QApplication>
#include <QWheelEvent>

#include <memory>

namespace playground
{

/// A loss plot on screen, with helpers for mouse input and pixel counts.
class LossPlotFixture : public QObject
{
    Q_OBJECT

protected:
    std::unique_ptr<LossPlot> m_plot;

    template <class T> T* find(const char* name) const { return childOf<T>(*m_plot, name); }
    QAbstractButton* check(const char* name) const { return find<QAbstractButton>(name); }
    QWidget* canvas() const { return find<QWidget>("lossCanvas"); }
    /// A position in the canvas; the axes leave 0.2..0.95 of the width and 0.15..0.8 of the height for the
    /// curve.
    QPoint at(double x, double y) const
    {
        return {static_cast<int>(x * canvas()->width()), static_cast<int>(y * canvas()->height())};
    }
    QImage picture() const
    {
        QCoreApplication::processEvents(); // the queued redraw
        return canvas()->grab().toImage();
    }
    template <class Predicate> int count(Predicate&& predicate) const
    {
        const QImage image = picture();
        int found = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                found += predicate(image.pixel(x, y)) ? 1 : 0;
        return found;
    }
    int pixels(const QColor& color) const
    {
        return count([&](QRgb pixel) { return pixel == color.rgb(); });
    }
    /// A thin antialiased line has no pixel of exactly its colour.
    int bluePixels() const
    {
        return count([](QRgb pixel) { return qBlue(pixel) - qRed(pixel) > 30; });
    }
    /// QTest::mouseMove() moves the cursor and sends no event if it is already there.
    void move(QPoint to, Qt::MouseButtons buttons = Qt::NoButton, Qt::KeyboardModifiers modifiers = {}) const
    {
        QMouseEvent event(QEvent::MouseMove, to, canvas()->mapToGlobal(to), Qt::NoButton, buttons, modifiers);
        QCoreApplication::sendEvent(canvas(), &event);
    }
    void drag(QPointF from, QPointF to, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) const
    {
        QTest::mousePress(canvas(), button, modifiers, at(from.x(), from.y()));
        move(at(to.x(), to.y()), button, modifiers);
        QTest::mouseRelease(canvas(), button, modifiers, at(to.x(), to.y()));
    }
    void wheel(int turned, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        const QPoint position = at(0.5, 0.5);
        QWheelEvent event(position, canvas()->mapToGlobal(position), QPoint(), QPoint(0, turned),
            Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas(), &event);
    }

private Q_SLOTS:
    void init()
    {
        qApp->setPalette(lightPalette());
        m_plot = std::make_unique<LossPlot>();
        m_plot->resize(700, 400);
        m_plot->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
    }
    void cleanup() { m_plot.reset(); }
};

} // namespace playground
