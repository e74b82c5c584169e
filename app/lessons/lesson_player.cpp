// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lesson_player.h"

#include "ui/lessons/lesson_panel.h"
#include "ui/lessons/question_box.h"
#include "ui/lessons/spotlight.h"
#include "ui/recipe/recipe_form.h"
#include "ui/sample/sample_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/window_actions.h"
#include "ui/style/translated.h"

#include <QAbstractButton>
#include <QAction>
#include <QDockWidget>
#include <QScrollArea>

namespace playground
{

namespace
{
const QString fieldPrefix = QStringLiteral("field:"); // of the names of the recipe's controls
constexpr int lookMilliseconds = 100; // how often conditions are checked
constexpr int pauseMilliseconds = 700; // between doing what a step asks for and the next step
constexpr int patienceMilliseconds = 120'000; // until a control can be operated: a data set may be loading

bool holds(double value, LessonCondition::Comparison comparison, double bound)
{
    switch (comparison) {
    case LessonCondition::Comparison::AtLeast:
        return value >= bound;
    case LessonCondition::Comparison::AtMost:
        return value <= bound;
    case LessonCondition::Comparison::Is:
        break;
    }
    return value == bound;
}

bool holds(const QString& value, const LessonCondition& condition)
{
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    return value == condition.value
        || (isNumber && holds(number, condition.comparison, condition.value.toDouble()));
}

const char* nameOf(RunState state)
{
    switch (state) {
    case RunState::Ready:
        return "ready";
    case RunState::Running:
        return "running";
    case RunState::Paused:
        return "paused";
    case RunState::Completed:
        return "completed";
    case RunState::Idle:
    case RunState::Stopping:
    case RunState::Failed:
        break;
    }
    return "";
}

bool hasSampled(const SamplingModel& model)
{
    const SamplingRow* newest = model.history().newest();
    return newest && !newest->steps.empty() && !model.sampling();
}
} // namespace

LessonPlayer::LessonPlayer(MainWindow& window, LessonPanel& panel, Spotlight& spotlight, Documents documents)
    : m_window(window)
    , m_panel(panel)
    , m_spotlight(spotlight)
    , m_documents(std::move(documents))
    , m_controls(window)
{
    m_timer.setInterval(lookMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &LessonPlayer::look);
    connect(&panel, &LessonPanel::nextRequested, this, &LessonPlayer::next);
    connect(&panel, &LessonPanel::backRequested, this, &LessonPlayer::back);
    connect(&panel, &LessonPanel::helpRequested, this, &LessonPlayer::help);
}

void LessonPlayer::start(const ReadLesson& lesson, const QString& document)
{
    m_read = lesson;
    m_window.showPage(MainWindow::Page::Train);
    m_documents.open(document);
    m_timer.start();
    showStep(-1);
}

void LessonPlayer::translate(const ReadLesson& lesson)
{
    m_read = lesson;
    if (isPlaying())
        showStep(m_step);
}

void LessonPlayer::resume()
{
    m_timer.start();
    showStep(m_step);
}

void LessonPlayer::stop()
{
    m_timer.stop();
    m_actions.clear();
    disconnect(m_watched);
    m_spotlight.setLit({});
}

const LessonStep* LessonPlayer::current() const
{
    const auto& steps = m_read.lesson.steps;
    return m_step >= 0 && std::size_t(m_step) < steps.size() ? &steps[std::size_t(m_step)] : nullptr;
}

std::string LessonPlayer::place() const
{
    const LessonStep* step = current();
    return QStringLiteral("%1:%2").arg(m_read.lesson.file).arg(step ? step->line : 1).toStdString();
}

bool LessonPlayer::isDone() const
{
    return m_met && m_actions.empty() && m_panel.question().isAnswered();
}

void LessonPlayer::next()
{
    if (!isDone())
        return;
    if (m_step == int(m_read.lesson.steps.size()))
        Q_EMIT finished();
    else
        showStep(m_step + 1);
}

void LessonPlayer::back()
{
    if (m_step >= 0)
        showStep(m_step - 1);
}

void LessonPlayer::help()
{
    const LessonStep* step = current();
    if (!step || !m_actions.empty())
        return;
    m_actions.assign(step->actions.begin(), step->actions.end());
    m_sinceAction.start();
}

void LessonPlayer::showStep(int index)
{
    disconnect(m_watched);
    m_actions.clear();
    m_sinceMet.invalidate();
    m_clicked = false;
    m_step = index;
    const LessonStep* step = current();
    m_panel.showStep(m_read.lesson, index);
    const bool atMistake = m_read.mistake && index >= int(m_read.lesson.steps.size());
    m_panel.setProblem(atMistake ? translated(*m_read.mistake) : QString());
    if (step && step->wait && step->wait->kind == LessonCondition::Kind::Clicked)
        watchClicks(*step);
    m_met = m_wasMet = !step || !step->wait || isMet(*step->wait);
    Q_EMIT stepChanged(index);
    if (step) {
        for (const QString& name : step->lit)
            if (!m_controls.find(name))
                fail(step->litLine, PLAYGROUND_TEXT("models", "The window has no control %1."), name);
        showPlace();
    }
    look();
}

void LessonPlayer::watchClicks(const LessonStep& step)
{
    QObject* control = m_controls.find(step.wait->name);
    const auto click = [this] { m_clicked = true; };
    if (auto* button = qobject_cast<QAbstractButton*>(control))
        m_watched = connect(button, &QAbstractButton::clicked, this, click);
    else if (auto* action = qobject_cast<QAction*>(control))
        m_watched = connect(action, &QAction::triggered, this, click);
    else
        fail(step.wait->line, PLAYGROUND_TEXT("models", "The window has no button %1."), step.wait->name);
}

/// Scrolls to the step's first control, and shows the recipe if it is one of its fields.
void LessonPlayer::showPlace()
{
    const QStringList& lit = current()->lit;
    auto* control = lit.isEmpty() ? nullptr : qobject_cast<QWidget*>(m_controls.find(lit.front()));
    if (!control)
        return;
    if (m_window.findChild<QDockWidget*>(QStringLiteral("recipeDock"))->isAncestorOf(control))
        m_window.actions().showRecipe->setChecked(true);
    if (lit.front().startsWith(fieldPrefix))
        m_window.form().reveal(lit.front().mid(fieldPrefix.size()).toStdString());
    for (QWidget* parent = control->parentWidget(); parent; parent = parent->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(parent))
            area->ensureWidgetVisible(control);
}

void LessonPlayer::look()
{
    act();
    const LessonStep* step = current();
    if (step && step->wait && !m_met && isMet(*step->wait)) {
        m_met = true;
        m_sinceMet.start();
    }
    light();
    const bool done = isDone();
    m_panel.setDone(done, step && step->wait && !m_met && m_actions.empty());
    m_panel.setHelp(step && !step->actions.empty() && !m_met, !m_actions.empty());
    const bool seen = m_sinceMet.isValid() && m_sinceMet.elapsed() >= pauseMilliseconds;
    if (done && step && !step->question && !m_wasMet && seen)
        next();
}

void LessonPlayer::light()
{
    QList<LitArea> lit;
    if (const LessonStep* step = current())
        for (const QString& name : step->lit)
            if (const std::optional<LitArea> area = m_controls.shown(name))
                lit.append(*area);
    m_spotlight.setLit(lit);
}

bool LessonPlayer::isMet(const LessonCondition& condition) const
{
    using Kind = LessonCondition::Kind;
    const double bound = condition.value.toDouble();
    switch (condition.kind) {
    case Kind::Value: {
        const std::optional<QString> value = m_controls.value(condition.name);
        return value && holds(*value, condition);
    }
    case Kind::Clicked:
        return m_clicked;
    case Kind::Page:
        return condition.name == lessonPages().at(int(m_window.page()));
    case Kind::State:
        return condition.name == QLatin1String(nameOf(m_window.run().state));
    case Kind::Step:
        return holds(double(m_window.run().step), condition.comparison, bound);
    case Kind::Rows:
        return holds(
            double(m_window.samplePage().model().history().rows().size()), condition.comparison, bound);
    case Kind::Sampled:
        break;
    }
    return hasSampled(m_window.samplePage().model());
}

void LessonPlayer::act()
{
    if (m_documents.isOpening()) { // it would undo what is done now
        m_sinceAction.start();
        return;
    }
    while (!m_actions.empty()) {
        const LessonAction action = m_actions.front();
        if (!perform(action)) {
            if (m_sinceAction.elapsed() > patienceMilliseconds) {
                m_actions.clear();
                fail(action.line, PLAYGROUND_TEXT("models", "This cannot be done: %1."),
                    action.value.isEmpty() ? action.name : action.name + QLatin1Char(' ') + action.value);
            }
            return;
        }
        m_actions.pop_front();
        m_sinceAction.start();
    }
}

/// False if it cannot be done yet.
bool LessonPlayer::perform(const LessonAction& action)
{
    using Kind = LessonAction::Kind;
    switch (action.kind) {
    case Kind::Set:
        return m_controls.isEnabled(action.name) && m_controls.setValue(action.name, action.value);
    case Kind::Click:
    case Kind::Trigger:
        return m_controls.isEnabled(action.name) && m_controls.click(action.name);
    case Kind::Open:
        m_documents.open(action.name);
        return true;
    case Kind::Page:
        break;
    }
    const auto page = MainWindow::Page(lessonPages().indexOf(action.name)); // in the order of the tabs
    m_window.showPage(page);
    return m_window.page() == page;
}

void LessonPlayer::fail(int line, std::string_view sentence, const QString& about)
{
    Text text(sentence, {about.toStdString()});
    text.where = QStringLiteral("%1:%2").arg(m_read.lesson.file).arg(line).toStdString();
    m_panel.setProblem(translated(text.oneLine()));
    Q_EMIT failed(text.oneLine());
}

} // namespace playground
