// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"
#include "ui/lessons/lesson.h"

#include <optional>

namespace playground
{

/// A lesson and, if its file has a mistake, the part before the mistake.
struct ReadLesson {
    Lesson lesson;
    std::optional<Text> mistake; ///< prefixed with file and line
};

/// Parses the text of a lesson (docs/lessons.md). `file` is named in messages. Never throws.
ReadLesson parseLesson(const QString& text, const QString& file);

/// Reads the lesson in `folder`, which may be a resource, in `language` ("en", "zh_CN"), or in English if
/// there is no such file. Throws Error with a one-line message if the folder has no lesson, or if lesson.json
/// is wrong.
ReadLesson readLesson(const QString& folder, const QString& language);

/// Whether `folder` contains a lesson.json.
bool isLesson(const QString& folder);

/// The folders of the shipped lessons, in their order.
QStringList shippedLessons();

/// The folder of a shipped lesson, or `nameOrFolder` itself. Throws Error if there is neither.
QString findLesson(const QString& nameOrFolder);

} // namespace playground
