// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <utility>

namespace playground
{

namespace
{
/// Draws an SVG with `currentColor` replaced at load time. QIcon calls it for every size.
class SvgTintEngine : public QIconEngine
{
public:
    SvgTintEngine(QByteArray svg, QColor enabled, QColor disabled)
        : m_svg(std::move(svg))
        , m_enabled(enabled)
        , m_disabled(disabled)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const QColor color = mode == QIcon::Disabled ? m_disabled : m_enabled;
        QSvgRenderer renderer(QByteArray(m_svg).replace("currentColor", color.name().toLatin1()));
        const int side = qMin(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        renderer.render(painter, square);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        if (size.isEmpty()) // QIcon may ask for an empty size
            return {};
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return result;
    }

    QIconEngine* clone() const override { return new SvgTintEngine(*this); }

private:
    QByteArray m_svg;
    QColor m_enabled;
    QColor m_disabled;
};

QIcon tinted(const QString& name, const QColor& enabled, const QColor& disabled)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    const bool found = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(found, "icon", qPrintable(name));
    return found ? QIcon(new SvgTintEngine(file.readAll(), enabled, disabled)) : QIcon();
}
} // namespace

QIcon icon(const QString& name, const QPalette& palette)
{
    return tinted(name, palette.color(QPalette::Active, QPalette::ButtonText),
        palette.color(QPalette::Disabled, QPalette::ButtonText));
}

QIcon icon(const QString& name, const QColor& color)
{
    return tinted(name, color, color);
}

QIcon applicationIcon()
{
    return icon(QStringLiteral("diffusion-playground"), QColor());
}

} // namespace playground
