// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences.h"

#include "ui/style/theme.h"

#include <QApplication>
#include <QFontInfo>
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
    , m_systemFont(QApplication::font())
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
    applyFont();
}

void Preferences::setLanguage(const QString& language)
{
    m_language = language;
    QSettings().setValue(QStringLiteral("language"), language);
    applyLanguage();
    applyFont();
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
    applyFont();
}

void Preferences::applyLanguage()
{
    const QLocale locale = m_language.isEmpty() ? QLocale::system() : QLocale(m_language);
    QLocale::setDefault(locale);
    // Number formats can change even if the language does not.
    QCoreApplication::postEvent(qApp, new QEvent(QEvent::LanguageChange));
    QCoreApplication::removeTranslator(m_translator);
    QCoreApplication::removeTranslator(m_qtTranslator);
    // The source texts are English, so there is no file for it; without this check the next language of the
    // system's list would be loaded.
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

void Preferences::applyFont()
{
    QFont font = m_systemFont;
    font.setPointSizeF(m_systemFont.pointSizeF() * m_textSize / 100);
    // On systems in other languages, the first font with Chinese characters may use Japanese glyph variants.
    if (QLocale().language() == QLocale::Chinese)
        font.setFamilies({QFontInfo(m_systemFont).family(), QStringLiteral("Noto Sans CJK SC"),
            QStringLiteral("PingFang SC"), QStringLiteral("Microsoft YaHei")});
    QApplication::setFont(font);
}

} // namespace playground
