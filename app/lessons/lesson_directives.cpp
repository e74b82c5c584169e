// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lesson_directives.h"

#include "app/lessons/window_controls.h"
#include "models/api/text.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
using Kind = LessonCondition::Kind;
using Compare = LessonCondition::Comparison;

[[noreturn]] void refuse(int line, std::string_view sentence, const QString& about = {})
{
    throw LessonMistake{line, sentence.data(), about};
}

double numberIn(const QString& word, int line)
{
    bool isNumber = false;
    const double number = QLocale::c().toDouble(word, &isNumber);
    if (!isNumber || !std::isfinite(number))
        refuse(line, PLAYGROUND_TEXT("models", "\"%1\" is not a number."), word);
    return number;
}

void light(LessonStep& step, const DirectiveBlock& block)
{
    step.litLine = block.lines.front().number;
    for (const DirectiveBlock::Line& line : block.lines)
        step.lit << line.text;
}

Compare comparisonOf(const QString& word, int line)
{
    if (word == QLatin1String("is"))
        return Compare::Is;
    if (word == QLatin1String(">="))
        return Compare::AtLeast;
    if (word == QLatin1String("<="))
        return Compare::AtMost;
    refuse(line, PLAYGROUND_TEXT("models", "\"%1\" is not a comparison. Write is, >= or <=."), word);
}

void requireOneOf(const QStringList& names, const QString& name, int line)
{
    if (!names.contains(name))
        refuse(line, PLAYGROUND_TEXT("models", "Unknown name: %1."),
            QStringLiteral("%1 (%2)").arg(name, names.join(QStringLiteral(", "))));
}

const QStringList stateNames{QStringLiteral("ready"), QStringLiteral("running"), QStringLiteral("paused"),
    QStringLiteral("completed")};

void wait(LessonStep& step, const DirectiveBlock& block)
{
    if (block.lines.size() != 1)
        refuse(block.line, PLAYGROUND_TEXT("models", "A wait has one line, one condition."));
    const auto& [text, line] = block.lines.front();
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    LessonCondition condition;
    condition.line = line;
    if (text == QLatin1String("sampled")) {
        condition.kind = Kind::Sampled;
    } else if (words.size() == 2 && words[0] == QLatin1String("clicked")) {
        condition.kind = Kind::Clicked;
        condition.name = words[1];
    } else if (words.size() == 2 && words[0] == QLatin1String("page")) {
        requireOneOf(lessonPages(), words[1], line);
        condition.kind = Kind::Page;
        condition.name = words[1];
    } else if (words.size() == 2 && words[0] == QLatin1String("state")) {
        requireOneOf(stateNames, words[1], line);
        condition.kind = Kind::State;
        condition.name = words[1];
    } else if (words.size() == 3) {
        condition.kind = words[0] == QLatin1String("step") ? Kind::Step
            : words[0] == QLatin1String("rows")            ? Kind::Rows
                                                           : Kind::Value;
        condition.name = words[0];
        condition.comparison = comparisonOf(words[1], line);
        condition.value = words[2];
        if (condition.comparison != Compare::Is || condition.kind != Kind::Value)
            numberIn(words[2], line);
    } else {
        refuse(line, PLAYGROUND_TEXT("models", "\"%1\" is not a condition. See docs/lessons.md."), text);
    }
    step.wait = condition;
}

LessonAction actionOf(const QString& text, int line)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QString verb = words.value(0);
    using Action = LessonAction::Kind;
    if (words.size() >= 3 && verb == QLatin1String("set"))
        return {Action::Set, words[1], QStringList(words.mid(2)).join(QLatin1Char(' ')), line};
    if (words.size() == 2 && verb == QLatin1String("click"))
        return {Action::Click, words[1], {}, line};
    if (words.size() == 2 && verb == QLatin1String("trigger"))
        return {Action::Trigger, words[1], {}, line};
    if (words.size() == 2 && verb == QLatin1String("open"))
        return {Action::Open, words[1], {}, line};
    if (words.size() == 2 && verb == QLatin1String("page")) {
        requireOneOf(lessonPages(), words[1], line);
        return {Action::Page, words[1], {}, line};
    }
    refuse(line, PLAYGROUND_TEXT("models", "\"%1\" is not an action. See docs/lessons.md."), text);
}

void act(LessonStep& step, const DirectiveBlock& block)
{
    for (const auto& [text, line] : block.lines)
        step.actions.push_back(actionOf(text, line));
}

// "number MIN..MAX RIGHT TOLERANCE"
void askNumber(LessonQuestion& question, const QString& text, int line)
{
    static const QRegularExpression form(QStringLiteral(R"(^number\s+(\S+?)\.\.(\S+)\s+(\S+)\s+(\S+)$)"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        refuse(line, PLAYGROUND_TEXT("models", "\"%1\" is not: number MIN..MAX RIGHT TOLERANCE."), text);
    question.lowest = numberIn(match.captured(1), line);
    question.highest = numberIn(match.captured(2), line);
    question.right = numberIn(match.captured(3), line);
    question.tolerance = numberIn(match.captured(4), line);
    if (!(question.lowest < question.highest) || question.right < question.lowest
        || question.right > question.highest || question.tolerance < 0)
        refuse(line, PLAYGROUND_TEXT("models", "The right number must be between MIN and MAX: %1."), text);
}

// "- text :: answer", with + for the right choice
void askChoice(LessonQuestion& question, const QString& text, int line)
{
    const qsizetype separator = text.indexOf(QLatin1String("::"));
    if (separator < 0)
        refuse(line, PLAYGROUND_TEXT("models", "A choice needs :: and its answer: %1."), text);
    question.choices.push_back({text.mid(1, separator - 1).trimmed(), text.mid(separator + 2).trimmed(),
        text.startsWith(QLatin1Char('+'))});
}

void checkQuestion(const LessonQuestion& question, bool isNumber, int line)
{
    const auto right = std::count_if(
        question.choices.begin(), question.choices.end(), [](const auto& choice) { return choice.right; });
    const bool isChoice = question.choices.size() >= 2 && right == 1;
    const bool answers = !question.ifRight.isEmpty() && !question.ifWrong.isEmpty();
    if (question.text.isEmpty() || isNumber == !question.choices.empty() || (isNumber ? !answers : !isChoice))
        refuse(line,
            PLAYGROUND_TEXT("models",
                "An ask needs a question and either choices, one of them marked "
                "with +, or a number line with right:: and wrong::."));
}

void ask(LessonStep& step, const DirectiveBlock& block)
{
    LessonQuestion question;
    bool isNumber = false;
    for (const auto& [text, line] : block.lines) {
        if (text.startsWith(QLatin1String("- ")) || text.startsWith(QLatin1String("+ "))) {
            askChoice(question, text, line);
        } else if (text.startsWith(QLatin1String("number "))) {
            askNumber(question, text, line);
            isNumber = true;
        } else if (text.startsWith(QLatin1String("right::"))) {
            question.ifRight = text.mid(7).trimmed();
        } else if (text.startsWith(QLatin1String("wrong::"))) {
            question.ifWrong = text.mid(7).trimmed();
        } else {
            question.text += (question.text.isEmpty() ? QString() : QStringLiteral(" ")) + text;
        }
    }
    checkQuestion(question, isNumber, block.line);
    step.question = question;
}
} // namespace

void applyDirective(LessonStep& step, const DirectiveBlock& block)
{
    const auto once = [&](bool isThere) {
        if (isThere)
            refuse(block.line, PLAYGROUND_TEXT("models", "The step already has a block: %1."), block.kind);
    };
    if (block.kind == QLatin1String("light")) {
        once(!step.lit.isEmpty());
        light(step, block);
    } else if (block.kind == QLatin1String("wait")) {
        once(step.wait.has_value());
        wait(step, block);
    } else if (block.kind == QLatin1String("do")) {
        once(!step.actions.empty());
        act(step, block);
    } else if (block.kind == QLatin1String("ask")) {
        once(step.question.has_value());
        ask(step, block);
    } else {
        refuse(block.line, PLAYGROUND_TEXT("models", "Unknown block: %1. Write light, wait, do or ask."),
            block.kind);
    }
}

} // namespace playground
