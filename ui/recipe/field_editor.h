// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

#include <QObject>

#include <string>

class QAction;
class QLabel;
class QPalette;
class QWidget;

namespace playground
{

/// One field of a recipe: its label, the control that fits its kind, and below them, when a value was
/// refused, the reason. The three widgets are placed and owned by the form; values travel as the text
/// setRecipeValue() takes.
class FieldEditor : public QObject
{
    Q_OBJECT

public:
    FieldEditor(const RecipeField& field, QWidget* form);

    const RecipeField& field() const { return m_field; }
    QLabel* label() const { return m_label; }
    QWidget* control() const { return m_control; } ///< object name "field:<key>"
    QLabel* reason() const { return m_reason; }

    void setValue(const std::string& value); ///< does not emit edited()
    void setReason(const Text& reason); ///< an empty text takes it away
    void browse(); ///< fields that name a folder: lets it be chosen in a dialog
    void finish(); ///< takes what has been typed and not been entered yet, as leaving the field does
    void setShown(bool shown); ///< a field that means nothing in the recipe is not
    void retranslate();
    void recolour(const QPalette& palette); ///< at the start and on PaletteChange

Q_SIGNALS:
    void edited(const QString& value);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    QWidget* makeControl(QWidget* form);
    QWidget* makeChoice(QWidget* form);
    QWidget* makeInteger(QWidget* form);
    QWidget* makeLine(QWidget* form);
    QString lineText(const QString& value) const;

    RecipeField m_field;
    bool m_isShown = true;
    Text m_reasonText;
    QString m_shown; ///< lines: what the recipe holds, to tell an edit from a mere visit
    QLabel* m_label = nullptr;
    QAction* m_browse = nullptr; ///< "browse:<key>"; null where no folder is named. Made with the control
    QWidget* m_control = nullptr;
    QLabel* m_reason = nullptr;
};

} // namespace playground
