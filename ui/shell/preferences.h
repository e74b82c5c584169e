// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QObject>
#include <QString>

class QTranslator;

namespace playground
{

/// Window preferences, stored in QSettings.
class Preferences : public QObject
{
    Q_OBJECT

public:
    enum class Theme { System, Light, Dark };
    Q_ENUM(Theme)

    explicit Preferences(QObject* parent = nullptr);

    QString language() const { return m_language; } ///< "en", "zh_CN"; empty: the system's
    Theme theme() const { return m_theme; }
    bool invertedGreys() const { return m_invertedGreys; }
    int textSize() const { return m_textSize; } ///< per cent of the system's size, 75 to 250

public Q_SLOTS:
    void setLanguage(const QString& language);
    void setTheme(playground::Preferences::Theme theme);
    void setInvertedGreys(bool inverted);
    void setTextSize(int percent);

Q_SIGNALS:
    void invertedGreysChanged(bool inverted);

private:
    void applyLanguage();
    void applyTheme();
    void applyFont();

    QString m_language;
    Theme m_theme = Theme::System;
    bool m_invertedGreys = false;
    int m_textSize = 100;
    QFont m_systemFont;
    QTranslator* m_translator;
    QTranslator* m_qtTranslator;
};

} // namespace playground
