// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/shell_test_main.h"
#include "ui/controls/preview_settings.h"
#include "ui/help/glossary_dialog.h"
#include "ui/help/whats_this.h"
#include "ui/images/image_grid.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/shell/window_actions.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QProgressBar>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QWhatsThis>
#include <QWhatsThisClickedEvent>

using namespace playground;

namespace
{
bool canBePointedAt(const QWidget* widget)
{
    if (widget->objectName().isEmpty() || widget->objectName().startsWith(QLatin1String("qt_"))
        || qobject_cast<const QScrollBar*>(widget))
        return false;
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QAbstractSlider*>(widget)
        || qobject_cast<const QAbstractSpinBox*>(widget) || qobject_cast<const QComboBox*>(widget)
        || qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QProgressBar*>(widget)
        || widget->inherits("QCustomPlot") || qobject_cast<const ImageGrid*>(widget);
}

/// Controls of the scheduler's pop-up, a lesson and the welcome page; "restore:" stands for many.
bool isMadeLater(const QString& name)
{
    return name.startsWith(QLatin1String("schedulerField_")) || name.startsWith(QLatin1String("lesson"))
        || name.startsWith(QLatin1String("welcome")) || name == QLatin1String("restore:");
}

QWidget* popup()
{
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (widget->isVisible() && widget->inherits("QWhatsThat"))
            return widget;
    }
    return nullptr;
}
} // namespace

/// "What's this?" and the glossary in the window.
class WindowHelpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QSettings().clear();
        m_preferences = std::make_unique<Preferences>();
        m_preferences->setLanguage(QStringLiteral("en"));
        m_settings = std::make_unique<PreviewSettings>();
        m_window = std::make_unique<MainWindow>(*m_settings, *m_preferences);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        QWhatsThis::hideText();
        m_window.reset();
        m_preferences->setLanguage(QStringLiteral("en"));
    }

    void everyControlIsExplained()
    {
        QStringList missing;
        int explained = 0;
        for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
            if (!canBePointedAt(widget))
                continue;
            ++explained;
            if (m_window->help().textFor(widget).isEmpty())
                missing << widget->objectName();
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char(' '))));
        QVERIFY(explained > 80);
    }

    void everyTextIsAboutAControl()
    {
        QSet<QString> known;
        for (const QObject* object : m_window->findChildren<QObject*>())
            known.insert(object->objectName());
        QStringList unknown;
        for (const HelpSection& section : readHelp(QStringLiteral(":/whats_this"))) {
            for (const QString& name : section.heading.split(QLatin1Char(' ')))
                if (!known.contains(name) && !isMadeLater(name))
                    unknown << name;
        }
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(QLatin1Char(' '))));
    }

    void keyExplainsTheFocusedControl()
    {
        auto* slider = m_window->findChild<QAbstractSlider*>(QStringLiteral("amountSlider"));
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_F1, Qt::ShiftModifier);
        QTRY_VERIFY(popup());
        QVERIFY(!QWhatsThis::inWhatsThisMode());
    }

    void menuEntryAsksForAClick()
    {
        m_window->actions().whatsThis->trigger();
        QVERIFY(QWhatsThis::inWhatsThisMode());
        auto* slider = m_window->findChild<QAbstractSlider*>(QStringLiteral("amountSlider"));
        QTest::mouseClick(slider, Qt::LeftButton);
        QTRY_VERIFY(popup());
        QVERIFY(!QWhatsThis::inWhatsThisMode());
    }

    void textFollowsTheLanguage()
    {
        const auto* slider = m_window->findChild<QAbstractSlider*>(QStringLiteral("amountSlider"));
        const QString english = m_window->help().textFor(slider);
        m_preferences->setLanguage(QStringLiteral("zh_CN"));
        QTRY_VERIFY(m_window->help().textFor(slider) != english);
    }

    void linkOpensALesson()
    {
        const QSignalSpy requested(&m_window->help(), &WhatsThis::lessonRequested);
        auto* slider = m_window->findChild<QAbstractSlider*>(QStringLiteral("amountSlider"));
        QVERIFY(m_window->help().textFor(slider).contains(QLatin1String("lesson:01-noise")));
        QWhatsThisClickedEvent click(QStringLiteral("lesson:01-noise"));
        QApplication::sendEvent(slider, &click);
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.first().first().toString(), QStringLiteral("01-noise"));
        QWhatsThisClickedEvent other(QStringLiteral("https://example.org"));
        QApplication::sendEvent(slider, &other); // no text has one, and it opens nothing
        QCOMPARE(requested.size(), 1);
    }

    void glossaryOpensOnce()
    {
        m_window->actions().glossary->trigger();
        QTRY_VERIFY(m_window->findChild<GlossaryDialog*>());
        m_window->findChild<GlossaryDialog*>()->close();
        m_window->actions().glossary->trigger();
        QCOMPARE(m_window->findChildren<GlossaryDialog*>().size(), 1);
        QVERIFY(m_window->findChild<GlossaryDialog*>()->isVisible());
    }

private:
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<PreviewSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

int main(int argc, char** argv)
{
    return runWithOwnSettings<WindowHelpTest>(argc, argv);
}
#include "window_help_test.moc"
