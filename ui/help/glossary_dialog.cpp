// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/glossary_dialog.h"

#include <QEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace playground
{

namespace
{
constexpr int lineCharacters = 70;
constexpr int visibleLines = 28;

bool named(const HelpSection& entry, const QString& word)
{
    const auto holds = [&word](const QString& text) { return text.contains(word, Qt::CaseInsensitive); };
    return holds(entry.heading) || std::any_of(entry.also.begin(), entry.also.end(), holds);
}

QString html(const HelpSection& entry)
{
    const QString also = entry.also.isEmpty()
        ? QString()
        : QStringLiteral(" <i>(%1)</i>").arg(entry.also.join(QStringLiteral(", ")).toHtmlEscaped());
    return QStringLiteral("<p><b>%1</b>%2<br>%3</p>")
        .arg(entry.heading.toHtmlEscaped(), also, entry.text.toHtmlEscaped());
}
} // namespace

GlossaryDialog::GlossaryDialog(QWidget* parent)
    : QDialog(parent)
    , m_search(new QLineEdit)
    , m_text(new QTextBrowser)
{
    setObjectName(QStringLiteral("glossaryDialog"));
    m_search->setObjectName(QStringLiteral("glossarySearch"));
    m_search->setClearButtonEnabled(true);
    m_text->setObjectName(QStringLiteral("glossaryText"));
    m_text->setFrameShape(QFrame::NoFrame);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_search);
    column->addWidget(m_text);
    const QSize wanted(
        fontMetrics().averageCharWidth() * lineCharacters, fontMetrics().height() * visibleLines);
    resize(wanted.boundedTo(parent->window()->size() * 9 / 10));
    connect(m_search, &QLineEdit::textChanged, this, &GlossaryDialog::showEntries);
    retranslate();
}

void GlossaryDialog::retranslate()
{
    m_entries = readHelp(QStringLiteral(":/glossary"));
    setWindowTitle(tr("Glossary"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search"));
    m_text->setAccessibleName(windowTitle());
    showEntries(m_search->text());
}

// Entries with the word in their name come first.
void GlossaryDialog::showEntries(const QString& searched)
{
    const QString word = searched.trimmed();
    QString first;
    QString others;
    for (const HelpSection& entry : m_entries) {
        if (named(entry, word))
            first += html(entry);
        else if (entry.text.contains(word, Qt::CaseInsensitive))
            others += html(entry);
    }
    const QString found = first + others;
    m_text->setHtml(found.isEmpty()
            ? QStringLiteral("<p>%1</p>").arg(tr("No entry contains \"%1\".").arg(word).toHtmlEscaped())
            : found);
    m_text->verticalScrollBar()->setValue(0);
}

void GlossaryDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace playground
