// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sample/film_layout.h"

#include <QHash>
#include <QImage>
#include <QLocale>
#include <QPainter>
#include <QPalette>

#include <functional>

namespace playground
{

/// What a film strip is drawn with.
struct FilmInk {
    QPalette palette;
    QFont font;
    QLocale locale;
    QHash<QString, QString> samplerTitles; ///< by catalogue name
    QStringList classNames; ///< that the network is told of; none: nothing is said of classes
    /// A step's picture (index into SamplingRow::steps); null: not there.
    std::function<QImage(const SamplingRow& row, int step, FilmLayout::Line line)> picture;
};

/// Draws a film strip on a screen or into a file.
class FilmPainter
{
public:
    FilmPainter(QPainter& painter, const FilmLayout& layout, const FilmInk& ink);

    /// `current`: the step (index into row.steps) that is framed and lies on top, -1 for none; `chosen`: the
    /// row is the one that is walked in.
    void drawRow(const SamplingRow& row, int place, int current, bool chosen);
    /// Over `width` logical pixels.
    void drawAxis(int width);

    static int titleWidth(const QFontMetrics& metrics);
    /// `moreLines` than a plain row's: its class, its sampler's settings.
    static int titleHeight(const QFontMetrics& metrics, int moreLines);
    static int axisHeight(const QFontMetrics& metrics);

private:
    void drawTitle(const QRect& rect, const SamplingRow& row, bool chosen);
    void drawLine(const SamplingRow& row, int place, FilmLayout::Line line, int current, bool chosen);
    void drawStep(const SamplingRow& row, int place, FilmLayout::Line line, int step);

    QPainter& m_painter;
    const FilmLayout& m_layout;
    const FilmInk& m_ink;
    qreal m_dpr;
};

} // namespace playground
