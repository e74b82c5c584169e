// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lesson_file.h"

#include "app/lessons/lesson_directives.h"
#include "models/api/error.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace playground
{

namespace
{
constexpr std::uint64_t mostSteps = 10'000'000;
constexpr qint64 largestFile = 1 << 20; // a lesson is text: no more than this is read
const QString lessonsFolder = QStringLiteral(":/lessons");

/// Reads the lines one after another: a heading starts a step, a fence a directive, all else is text.
class LessonParser
{
public:
    LessonParser(const QString& text, Lesson& lesson)
        : m_lines(text.split(QLatin1Char('\n')))
        , m_lesson(lesson)
    {
    }

    void parse()
    {
        for (m_at = 0; m_at < m_lines.size(); ++m_at) {
            const QString line = m_lines[m_at].trimmed();
            if (line.startsWith(QLatin1String("## ")))
                m_lesson.steps.push_back({line.mid(3).trimmed(), {}, {}, {}, {}, {}, number(), 0});
            else if (line.startsWith(QLatin1String("# ")))
                m_lesson.title = line.mid(2).trimmed();
            else if (line.startsWith(QLatin1String("```")))
                takeBlock(line.mid(3).trimmed());
            else
                (m_lesson.steps.empty() ? m_lesson.introduction : m_lesson.steps.back().text)
                    += m_lines[m_at] + QLatin1Char('\n');
        }
        if (m_lesson.title.isEmpty())
            throw LessonMistake{
                1, PLAYGROUND_TEXT("models", "The lesson has no title: \"# Title\".").data(), {}};
        if (m_lesson.steps.empty())
            throw LessonMistake{number() - 1,
                PLAYGROUND_TEXT("models", "The lesson has no steps: \"## Title of the step\".").data(), {}};
    }

private:
    int number() const { return int(m_at) + 1; }

    void takeBlock(const QString& kind)
    {
        DirectiveBlock block{kind, number(), {}};
        if (m_lesson.steps.empty())
            throw LessonMistake{number(),
                PLAYGROUND_TEXT("models", "A block must be in a step, below \"## Title of the step\".")
                    .data(),
                {}};
        for (++m_at; m_at < m_lines.size() && m_lines[m_at].trimmed() != QLatin1String("```"); ++m_at)
            if (const QString text = m_lines[m_at].trimmed(); !text.isEmpty())
                block.lines.push_back({text, number()});
        if (m_at == m_lines.size())
            throw LessonMistake{
                block.line, PLAYGROUND_TEXT("models", "The block is not closed: ``` is missing.").data(), {}};
        if (block.lines.empty())
            throw LessonMistake{
                block.line, PLAYGROUND_TEXT("models", "The block is empty: %1.").data(), block.kind};
        applyDirective(m_lesson.steps.back(), block);
    }

    const QStringList m_lines;
    qsizetype m_at = 0;
    Lesson& m_lesson;
};

QByteArray readSmall(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw Error(PLAYGROUND_TEXT("models", "%1 cannot be read: %2."),
            {path.toStdString(), file.errorString().toStdString()});
    if (file.size() > largestFile)
        throw Error(PLAYGROUND_TEXT("models", "%1 is larger than 1 MB, so it is not a lesson."),
            {path.toStdString()});
    return file.readAll();
}

[[noreturn]] void refuse(const QString& path, std::string_view sentence, const std::string& about)
{
    throw Error(sentence, {about}).in(path.toStdString());
}

// A recipe's name, or a file that is in the folder itself.
QString recipeIn(const QString& folder, const std::string& recipe, const QString& path)
{
    const QString name = QString::fromStdString(recipe);
    if (!name.endsWith(QLatin1String(".json")))
        return name;
    const QFileInfo file(QDir(folder).filePath(name));
    if (name.contains(QLatin1Char('/')) || file.isSymLink() || !file.isFile())
        refuse(
            path, PLAYGROUND_TEXT("models", "The recipe %1 is not a file in the lesson's folder."), recipe);
    return file.filePath();
}

// lesson.json: {"recipe": "...", "trained": 1407}
void readNeeds(const QString& folder, Lesson& lesson)
{
    const QString path = QDir(folder).filePath(QStringLiteral("lesson.json"));
    const auto json = nlohmann::json::parse(readSmall(path).toStdString(), nullptr, false);
    if (!json.is_object())
        refuse(path, PLAYGROUND_TEXT("models", "This is not JSON: {\"recipe\": \"...\"}."), {});
    for (const auto& [key, value] : json.items()) {
        if (key == "recipe" && value.is_string())
            lesson.recipe = recipeIn(folder, value.get<std::string>(), path);
        else if (key == "trained" && value.is_number_unsigned() && value.get<std::uint64_t>() <= mostSteps)
            lesson.trainedSteps = value.get<int>();
        else
            refuse(path,
                PLAYGROUND_TEXT("models",
                    "\"%1\" is not a field of a lesson, or has a wrong value. "
                    "The fields are recipe (a text) and trained (a number of training steps)."),
                key);
    }
    if (lesson.recipe.isEmpty())
        refuse(path, PLAYGROUND_TEXT("models", "The field %1 is missing."), "recipe");
}
} // namespace

ReadLesson parseLesson(const QString& text, const QString& file)
{
    ReadLesson result;
    result.lesson.file = file;
    try {
        LessonParser(text, result.lesson).parse();
    } catch (const LessonMistake& mistake) {
        Text sentence(mistake.sentence, {mistake.about.toStdString()});
        sentence.where = QStringLiteral("%1:%2").arg(file).arg(mistake.line).toStdString();
        result.mistake = sentence.oneLine();
    }
    return result;
}

ReadLesson readLesson(const QString& folder, const QString& language)
{
    const QDir files(folder);
    Lesson needs;
    readNeeds(folder, needs);
    QString file = files.filePath(language + QStringLiteral(".md"));
    if (!QFile::exists(file))
        file = files.filePath(QStringLiteral("en.md"));
    ReadLesson result = parseLesson(QString::fromUtf8(readSmall(file)), file);
    result.lesson.name = files.dirName();
    result.lesson.recipe = needs.recipe;
    result.lesson.trainedSteps = needs.trainedSteps;
    return result;
}

bool isLesson(const QString& folder)
{
    return QFile::exists(QDir(folder).filePath(QStringLiteral("lesson.json")));
}

QStringList shippedLessons()
{
    QStringList folders;
    const QDir all(lessonsFolder);
    for (const QString& name : all.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        folders << all.filePath(name);
    return folders;
}

QString findLesson(const QString& nameOrFolder)
{
    const QString shipped = QDir(lessonsFolder).filePath(nameOrFolder);
    if (!nameOrFolder.contains(QLatin1Char('/')) && isLesson(shipped))
        return shipped;
    if (isLesson(nameOrFolder))
        return nameOrFolder;
    throw Error(PLAYGROUND_TEXT("models", "There is no lesson %1. See: diffusion-playground list lessons."),
        {nameOrFolder.toStdString()});
}

} // namespace playground
