// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/images/to_qimage.h"
#include "ui/sample/film_painter.h"

#include <QAbstractScrollArea>

#include <map>
#include <tuple>

namespace playground
{

/// The sampling history as film: under each other the rows, in each x_t above its prediction, along the
/// noise level. A click or drag scrubs. Paints what is visible and no more; the history outlives it and is
/// only read.
class FilmStrip : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit FilmStrip(const SamplingHistory& history, QWidget* parent = nullptr);

    void setDisplayRange(const DisplayRange& displayRange);
    void setPictureSize(QSize size);
    void setSamplerTitles(const QHash<QString, QString>& titles); ///< by catalogue name
    void setClassNames(const QStringList& names); ///< that the network is told of; none: no word of classes
    void setSample(int sample); ///< which picture of each step is shown
    void setLatentsShown(
        bool shown); ///< themselves instead of what is decoded from them, where there are any
    /// The row that is walked in and the step there (index into its steps); the other rows stand at its noise
    /// level.
    void setCursor(int rowId, int step, double amount);
    /// Rows or steps have come or gone.
    void refresh();

    const FilmLayout& filmLayout() const { return m_layout; }
    /// What the largest pictures that fit into `maxHeight` need.
    int heightFor(int maxHeight) const;

    /// The strip as a picture for a file: on white, `scale` pixels for one of a picture.
    QImage toImage(int scale) const;

Q_SIGNALS:
    /// The user points at a noise level in a row.
    void scrubbed(int rowId, double amount);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void fit();
    void bringIntoView(int id);
    void retranslate();
    FilmLayout layoutFor(QSize viewport, int scale, qreal dpr) const;
    FilmInk ink(const QPalette& palette) const;
    QImage pictureAt(const SamplingRow& row, int step, FilmLayout::Line line) const;
    void scrub(const QMouseEvent& event);
    QPoint physical(QPointF position) const;

    const SamplingHistory& m_history;
    FilmLayout m_layout;
    DisplayRange m_displayRange;
    QSize m_picture{28, 28};
    QHash<QString, QString> m_titles;
    QStringList m_classNames;
    int m_sample = 0;
    bool m_latentsShown = false;
    int m_newest = 0; ///< row that was seen last
    int m_row = 0;
    int m_step = -1;
    double m_amount = 1;
    /// Pictures drawn of late, by row, step index and line.
    mutable std::map<std::tuple<int, int, int>, QImage> m_cache;
};

} // namespace playground
