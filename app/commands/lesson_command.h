// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace playground
{

struct LessonOptions {
    std::string lesson; ///< name of a shipped lesson, or a folder
    std::string language = "en"; ///< "en" or "zh_CN"
    int threads = 0; ///< 0: all physical cores
};

/// Goes through a lesson in a window without a display, doing every step as "Do it for me" does and answering
/// every question. The user's settings and runs are neither read nor written. Prints the steps; returns 1
/// after naming file and line of the step that cannot be done. Throws Error if there is no such lesson.
int runLesson(int& argc, char** argv, const LessonOptions& options);

} // namespace playground
