// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/film_painter.h"

#include "ui/images/physical_pixel_painter.h"
#include "ui/sample/row_labels.h"
#include "ui/style/theme.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace playground
{

namespace
{
constexpr int titleLines = 3; // plus one for the class
constexpr int titleCharacters = 30;
constexpr int barWidth = 3; // coloured bar next to each line, logical pixels
constexpr int barDistance = 4;
constexpr int chosenFrame = 3;
constexpr int otherFrame = 2;
} // namespace

FilmPainter::FilmPainter(QPainter& painter, const FilmLayout& layout, const FilmInk& ink)
    : m_painter(painter)
    , m_layout(layout)
    , m_ink(ink)
    , m_dpr(painter.device()->devicePixelRatioF())
{
}

int FilmPainter::titleWidth(const QFontMetrics& metrics)
{
    return metrics.averageCharWidth() * titleCharacters + barDistance + barWidth;
}

int FilmPainter::titleHeight(const QFontMetrics& metrics, int moreLines)
{
    return (titleLines + moreLines) * metrics.height();
}

int FilmPainter::axisHeight(const QFontMetrics& metrics)
{
    return metrics.height() + 4;
}

void FilmPainter::drawRow(const SamplingRow& row, int place, int current, bool chosen)
{
    drawTitle(m_layout.title(place), row, chosen);
    const PhysicalUnits units(m_painter, m_dpr);
    drawLine(row, place, FilmLayout::Noised, current, chosen);
    drawLine(row, place, FilmLayout::Predicted, current, chosen);
}

void FilmPainter::drawLine(const SamplingRow& row, int place, FilmLayout::Line line, int current, bool chosen)
{
    const QRect first = m_layout.cell(place, line, 1);
    const int bar = std::max(1, static_cast<int>(std::lround(barWidth * m_dpr)));
    const Role role = line == FilmLayout::Noised ? Role::Noised : Role::Predicted;
    m_painter.fillRect(m_layout.title(place).right() + 1 - bar, first.top(), bar, first.height(),
        roleColor(role, m_ink.palette));
    for (const int step : m_layout.visibleSteps(row))
        drawStep(row, place, line, step);
    if (current < 0)
        return;
    const int frame = static_cast<int>(std::lround((chosen ? chosenFrame : otherFrame) * m_dpr));
    const QRect cell = m_layout.cell(place, line, row.steps[static_cast<std::size_t>(current)].amount);
    m_painter.fillRect(cell.adjusted(-frame, -frame, frame, frame),
        m_ink.palette.color(chosen ? QPalette::Highlight : QPalette::PlaceholderText));
    drawStep(row, place, line, current);
}

void FilmPainter::drawStep(const SamplingRow& row, int place, FilmLayout::Line line, int step)
{
    const QRect cell = m_layout.cell(place, line, row.steps[static_cast<std::size_t>(step)].amount);
    const QImage picture = m_ink.picture(row, step, line);
    if (picture.isNull())
        m_painter.fillRect(cell, m_ink.palette.color(QPalette::AlternateBase));
    else
        m_painter.drawImage(cell, picture);
}

void FilmPainter::drawTitle(const QRect& rect, const SamplingRow& row, bool chosen)
{
    const QString name = QString::fromStdString(row.request.sampler.name);
    QStringList words{RowLabels::title(row, m_ink.samplerTitles.value(name, name)),
        RowLabels::cost(row, m_ink.locale), RowLabels::origin(row, m_ink.locale)};
    if (!m_ink.classNames.isEmpty())
        words.insert(1, RowLabels::condition(row, m_ink.classNames, m_ink.locale));
    if (const QString settings = RowLabels::settings(row, m_ink.locale); !settings.isEmpty())
        words.insert(1, settings);
    QFont font = m_ink.font;
    font.setBold(chosen);
    QPalette::ColorRole color = QPalette::WindowText;
    QRectF line(rect.left() / m_dpr, rect.top() / m_dpr, rect.width() / m_dpr - barWidth - barDistance,
        QFontMetricsF(font).height());
    for (const QString& word : std::as_const(words)) {
        m_painter.setFont(font);
        m_painter.setPen(m_ink.palette.color(color));
        m_painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetricsF(font).elidedText(word, Qt::ElideRight, line.width()));
        line.translate(0, line.height());
        font.setBold(false);
        color = QPalette::PlaceholderText;
    }
}

void FilmPainter::drawAxis(int width)
{
    constexpr int parts = 4;
    const double height = m_layout.axis().height() / m_dpr;
    m_painter.fillRect(QRectF(0, 0, width, height), m_ink.palette.color(QPalette::Window));
    m_painter.setFont(m_ink.font);
    m_painter.setPen(m_ink.palette.color(QPalette::PlaceholderText));
    m_painter.drawText(
        QRectF(0, 0, width, height), Qt::AlignLeft | Qt::AlignVCenter, RowLabels::tr("noise amount"));
    for (int i = 0; i <= parts; ++i) {
        const double amount = 1 - static_cast<double>(i) / parts;
        QRectF rect(0, 0, height * 4, height);
        rect.moveCenter({m_layout.centre(amount) / m_dpr, height / 2});
        m_painter.drawText(rect, Qt::AlignCenter, m_ink.locale.toString(amount));
    }
}

} // namespace playground
