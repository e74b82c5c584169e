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

/// Colours, texts and pictures for drawing a film strip.
struct FilmInk {
    QPalette palette;
    QFont font;
    QLocale locale;
    QHash<QString, QString> samplerTitles; ///< by sampler name
    QStringList classNames; ///< classes the network knows; empty: rows show no class
    /// Returns a step's picture (`step` indexes SamplingRow::steps); null: not available.
    std::function<QImage(const SamplingRow& row, int step, FilmLayout::Line line)> picture;
};

/// Draws a film strip on screen or into a file.
class FilmPainter
{
public:
    FilmPainter(QPainter& painter, const FilmLayout& layout, const FilmInk& ink);

    /// `current`: the step (index into row.steps) that is framed and drawn on top, -1 for none; `chosen`: the
    /// row contains the cursor.
    void drawRow(const SamplingRow& row, int place, int current, bool chosen);
    /// `width` in logical pixels.
    void drawAxis(int width);

    static int titleWidth(const QFontMetrics& metrics);
    /// `moreLines`: lines beyond a plain row's, for class and sampler settings.
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
