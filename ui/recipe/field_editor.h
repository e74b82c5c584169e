// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe_fields.h"

#include <QObject>

#include <string>

class QAction;
class QLabel;
class QPalette;
class QToolButton;
class QWidget;

namespace playground
{

/// One field of a recipe: its label, a control of the right kind and, below, the reason why a value was
/// rejected. The form places and owns the three widgets; values are passed as the text that setRecipeValue()
/// accepts.
class FieldEditor : public QObject
{
    Q_OBJECT

public:
    FieldEditor(const RecipeField& field, QWidget* form);

    const RecipeField& field() const { return m_field; }
    QLabel* label() const { return m_label; }
    QWidget* control() const { return m_control; } ///< object name "field:<key>"
    QLabel* reason() const { return m_reason; }
    QToolButton* restore() const { return m_restore; } ///< sets the field back; object name "restore:<key>"

    void setValue(const std::string& value); ///< does not emit edited()
    /// The value of the recipe that was edited: while the field differs from it, restore() is shown.
    void setOriginal(const std::string& value);
    void setReason(const Text& reason); ///< empty: hides it
    void browse(); ///< folder fields: opens a folder dialog
    void finish(); ///< commits pending text, as leaving the field does
    void setShown(bool shown); ///< hides a field that has no meaning in the recipe
    void retranslate();
    void recolour(const QPalette& palette); ///< at start and on PaletteChange

Q_SIGNALS:
    void edited(const QString& value);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    QWidget* makeControl(QWidget* form);
    QWidget* makeChoice(QWidget* form);
    QWidget* makeInteger(QWidget* form);
    QWidget* makeLine(QWidget* form);
    QString lineText(const QString& value) const;
    void showRestore();

    RecipeField m_field;
    bool m_isShown = true;
    Text m_reasonText;
    std::string m_value; ///< the recipe's value
    std::string m_original;
    QString m_shown; ///< line edits: the recipe's value, to detect changes
    QLabel* m_label = nullptr;
    QAction* m_browse = nullptr; ///< "browse:<key>"; null unless the field names a folder
    QWidget* m_control = nullptr;
    QLabel* m_reason = nullptr;
    QToolButton* m_restore = nullptr;
};

} // namespace playground
