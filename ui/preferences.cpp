// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences.h"

#include "ui/theme.h"

#include <QApplication>
#include <QFont>
#include <QLibraryInfo>
#include <QLocale>
#include <QMetaEnum>
#include <QSettings>
#include <QStyle>
#include <QTranslator>

#include <algorithm>

namespace playground
{

Preferences::Preferences(QObject* parent)
    : QObject(parent)
    , m_systemPointSize(QApplication::font().pointSizeF())
    , m_translator(new QTranslator(this))
    , m_qtTranslator(new QTranslator(this))
{
    const QSettings settings;
    m_language = settings.value(QStringLiteral("language")).toString();
    const QString theme = settings.value(QStringLiteral("theme")).toString();
    m_theme = theme == QLatin1String("dark") ? Theme::Dark
        : theme == QLatin1String("light")    ? Theme::Light
                                             : Theme::System;
    m_invertedGreys = settings.value(QStringLiteral("invertedGreys"), false).toBool();
    m_textSize = std::clamp(settings.value(QStringLiteral("textSize"), 100).toInt(), 75, 250);
    applyLanguage();
    applyTheme();
    applyTextSize();
}

void Preferences::setLanguage(const QString& language)
{
    m_language = language;
    QSettings().setValue(QStringLiteral("language"), language);
    applyLanguage();
}

void Preferences::setTheme(Theme theme)
{
    m_theme = theme;
    const QString name = theme == Theme::Dark ? QStringLiteral("dark")
        : theme == Theme::Light               ? QStringLiteral("light")
                                              : QStringLiteral("system");
    QSettings().setValue(QStringLiteral("theme"), name);
    applyTheme();
}

void Preferences::setInvertedGreys(bool inverted)
{
    if (inverted == m_invertedGreys)
        return;
    m_invertedGreys = inverted;
    QSettings().setValue(QStringLiteral("invertedGreys"), inverted);
    Q_EMIT invertedGreysChanged(inverted);
}

void Preferences::setTextSize(int percent)
{
    m_textSize = std::clamp(percent, 75, 250);
    QSettings().setValue(QStringLiteral("textSize"), m_textSize);
    applyTextSize();
}

void Preferences::applyLanguage()
{
    const QLocale locale = m_language.isEmpty() ? QLocale::system() : QLocale(m_language);
    QLocale::setDefault(locale);
    // Numbers change even where no words do.
    QCoreApplication::postEvent(qApp, new QEvent(QEvent::LanguageChange));
    QCoreApplication::removeTranslator(m_translator);
    QCoreApplication::removeTranslator(m_qtTranslator);
    // English is what the sources say. It has no file, and the next language of the system's list must not
    // take its place.
    if (locale.uiLanguages().value(0).startsWith(QLatin1String("en")))
        return;
    if (m_qtTranslator->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(m_qtTranslator);
    if (m_translator->load(
            locale, QStringLiteral("diffusion-playground"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(m_translator);
}

void Preferences::applyTheme()
{
    switch (m_theme) {
    case Theme::System:
        QApplication::setPalette(QPalette());
        break;
    case Theme::Light:
        QApplication::setPalette(lightPalette());
        break;
    case Theme::Dark:
        QApplication::setPalette(darkPalette());
        break;
    }
}

void Preferences::applyTextSize()
{
    QFont font = QApplication::font();
    font.setPointSizeF(m_systemPointSize * m_textSize / 100);
    QApplication::setFont(font);
}

} // namespace playground
