// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/save_question.h"

#include "ui/shell/main_window.h"
#include "ui/style/translated.h"

#include <QAbstractButton>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

namespace playground
{

SaveQuestion::SaveQuestion(MainWindow& window)
    : m_window(window)
{
}

void SaveQuestion::ask(const UnsavedRun& run, bool quitting)
{
    delete m_box; // replaced by a question with the newer reason
    m_runName = QFileInfo(QString::fromStdString(run.folder)).fileName();
    m_box = new QMessageBox(QMessageBox::Warning, tr("Could not save the run"),
        tr("%1 cannot be saved. Training steps that would be lost: %2.")
            .arg(m_runName, QLocale().toString(qlonglong{run.steps})),
        QMessageBox::NoButton, &m_window);
    m_box->setObjectName(QStringLiteral("unsavedBox"));
    m_box->setTextFormat(Qt::PlainText);
    m_box->setInformativeText(translated(run.reason));
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this](const char* name, const QString& text, QMessageBox::ButtonRole role) {
        QPushButton* button = m_box->addButton(text, role);
        button->setObjectName(QLatin1String(name));
        return button;
    };
    m_box->setDefaultButton(add("unsavedElsewhere", tr("Another folder…"), QMessageBox::AcceptRole));
    add("unsavedAgain", tr("Try again"), QMessageBox::ActionRole);
    add("unsavedWithout", quitting ? tr("Quit without saving") : tr("Continue without saving"),
        QMessageBox::DestructiveRole);
    m_box->setEscapeButton(add("unsavedCancel", tr("Cancel"), QMessageBox::RejectRole));
    connect(m_box, &QMessageBox::finished, this, &SaveQuestion::answer);
    m_box->open();
}

void SaveQuestion::answer()
{
    if (!m_box)
        return; // already answered and being deleted
    const QAbstractButton* clicked = m_box->clickedButton();
    const QString name = clicked ? clicked->objectName() : QString();
    m_box->setObjectName({}); // frees the name for the next question
    m_box = nullptr; // deletes itself
    if (name == QLatin1String("unsavedElsewhere")) {
        const QString folder = chooseFolder(m_runName);
        Q_EMIT again(folder); // nothing chosen: retries in place, which asks again
    } else if (name == QLatin1String("unsavedAgain")) {
        Q_EMIT again({});
    } else if (name == QLatin1String("unsavedWithout")) {
        Q_EMIT without();
    } else {
        Q_EMIT cancelled();
    }
}

QString SaveQuestion::chooseFolder(const QString& runName)
{
    const QString chosen = QFileDialog::getExistingDirectory(
        &m_window, tr("Save the run in another folder"), QDir::homePath());
    return chosen.isEmpty() ? QString() : QDir(chosen).filePath(runName);
}

} // namespace playground
