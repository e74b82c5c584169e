// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace playground
{

class FilmStrip;

/// Divides the height between what stands above and the film strip. Pictures grow in whole steps: the strip
/// gets what the largest ones that leave the upper part its share need, and that part gets the rest; until
/// the user divides it.
class FilmSplitter : public QSplitter
{
    Q_OBJECT

public:
    FilmSplitter(QWidget* upper, FilmStrip* strip);

    void share(); ///< anew: the strip has other rows

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    FilmStrip* m_strip;
    bool m_divided = false; ///< by the user
};

} // namespace playground
