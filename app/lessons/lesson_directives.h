// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lessons/lesson.h"

namespace playground
{

/// The lines of one fenced block of a lesson, and where it is.
struct DirectiveBlock {
    struct Line {
        QString text;
        int number;
    };

    QString kind; ///< light, wait, do or ask
    int line = 0; ///< number of its first line, ```
    std::vector<Line> lines = {}; ///< those with text; at least one
};

/// Adds what the block says to `step`. Throws LessonMistake.
void applyDirective(LessonStep& step, const DirectiveBlock& block);

/// A mistake in a lesson, found while parsing.
struct LessonMistake {
    int line;
    const char* sentence; ///< PLAYGROUND_TEXT, with %1 for `about`
    QString about;
};

} // namespace playground
