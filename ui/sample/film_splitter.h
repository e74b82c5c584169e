// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace playground
{

class FilmStrip;

/// Splits the height between the upper part and the film strip. Pictures grow in integer scales: the strip
/// gets the largest size that leaves the upper part its share, and the upper part gets the rest, until the
/// user moves the handle.
class FilmSplitter : public QSplitter
{
    Q_OBJECT

public:
    FilmSplitter(QWidget* upper, FilmStrip* strip);

    void share(); ///< recomputes the split after the rows have changed

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    FilmStrip* m_strip;
    bool m_divided = false; ///< by the user
};

} // namespace playground
