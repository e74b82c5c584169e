// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace playground
{

/// A guess before seeing: one choice of several, or, without choices, a number.
struct LessonQuestion {
    struct Choice {
        QString text;
        QString answer; ///< shown after it was chosen
        bool right = false;
    };

    QString text;
    std::vector<Choice> choices;
    double lowest = 0; ///< of the numbers offered
    double highest = 1;
    double right = 0;
    double tolerance = 0; ///< a guess at most this far from `right` is right
    QString ifRight; ///< shown after the right number
    QString ifWrong;
};

/// What the learner must do before a step is done; the player checks it. See docs/lessons.md.
struct LessonCondition {
    enum class Kind { Value, Clicked, Page, State, Step, Rows, Sampled };
    enum class Comparison { Is, AtLeast, AtMost };

    Kind kind = Kind::Sampled;
    QString name; ///< Value and Clicked: object name of a control or action; Page and State: the name itself
    Comparison comparison = Comparison::Is;
    QString value; ///< Value, Step and Rows: what to compare with
    int line = 0;
};

/// One line of "Do it for me".
struct LessonAction {
    enum class Kind { Set, Click, Trigger, Page, Open };

    Kind kind = Kind::Click;
    QString name; ///< object name; Page: its name; Open: a shipped recipe
    QString value; ///< Set only
    int line = 0;
};

struct LessonStep {
    QString title;
    QString text; ///< Markdown
    QStringList lit; ///< object names of the controls to light up
    std::optional<LessonCondition> wait;
    std::vector<LessonAction> actions;
    std::optional<LessonQuestion> question;
    int line = 0; ///< of its title
    int litLine = 0;
};

/// A lesson in one language.
struct Lesson {
    QString name; ///< of its folder
    QString file; ///< where it was read, for messages
    QString recipe; ///< shipped name, or a file in the lesson's folder; opened at the start
    int trainedSteps = 0; ///< the lesson needs a network trained for so many steps
    QString title;
    QString introduction; ///< Markdown
    std::vector<LessonStep> steps;
};

} // namespace playground
