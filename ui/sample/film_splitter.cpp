// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/film_splitter.h"

#include "ui/sample/film_strip.h"

namespace playground
{

FilmSplitter::FilmSplitter(QWidget* upper, FilmStrip* strip)
    : QSplitter(Qt::Vertical)
    , m_strip(strip)
{
    setChildrenCollapsible(false);
    addWidget(upper);
    addWidget(strip);
    connect(this, &QSplitter::splitterMoved, this, [this] { m_divided = true; });
}

void FilmSplitter::share()
{
    if (m_divided)
        return;
    const int whole = height() - handleWidth();
    const int strip = m_strip->heightFor(whole * 2 / 5);
    setSizes({whole - strip, strip});
}

void FilmSplitter::resizeEvent(QResizeEvent* event)
{
    QSplitter::resizeEvent(event);
    share();
}

} // namespace playground
