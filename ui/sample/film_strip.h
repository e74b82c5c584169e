// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/images/to_qimage.h"
#include "ui/sample/film_painter.h"

#include <QAbstractScrollArea>

#include <map>
#include <tuple>

namespace playground
{

/// The sampling history as a film strip: rows with x_t above its prediction, along the noise level. Click or
/// drag scrubs. Paints only what is visible; reads the history, which must outlive it.
class FilmStrip : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit FilmStrip(const SamplingHistory& history, QWidget* parent = nullptr);

    void setDisplayRange(const DisplayRange& displayRange);
    void setPictureSize(QSize size);
    void setSamplerTitles(const QHash<QString, QString>& titles); ///< by sampler name
    void setClassNames(const QStringList& names); ///< classes the network knows; empty: rows show no class
    void setSample(int sample); ///< index of the picture shown of each step
    void setLatentsShown(bool shown); ///< true: shows latents instead of decoded pictures, if there are any
    /// The row with the cursor and its step (index into its steps); other rows highlight the step at the same
    /// noise level.
    void setCursor(int rowId, int step, double amount);
    /// Call after rows or steps were added or removed.
    void refresh();

    const FilmLayout& filmLayout() const { return m_layout; }
    /// The height of the largest pictures that fit into `maxHeight`.
    int heightFor(int maxHeight) const;

    /// The strip on white for a file, each picture pixel `scale` x `scale` pixels.
    QImage toImage(int scale) const;

Q_SIGNALS:
    /// The user selected a noise level in a row.
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
    int m_newest = 0; ///< row with the highest id so far
    int m_row = 0;
    int m_step = -1;
    double m_amount = 1;
    /// Recently drawn pictures, by row, step index and line.
    mutable std::map<std::tuple<int, int, int>, QImage> m_cache;
};

} // namespace playground
