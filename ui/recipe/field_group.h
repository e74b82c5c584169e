// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"
#include "models/api/recipe_fields.h"

#include <QObject>
#include <QString>

#include <string>
#include <vector>

class QLabel;
class QToolButton;
class QWidget;

namespace playground
{

class FieldEditor;

/// The fields of a recipe under one heading. Essential fields are always shown; a button below them, which
/// names the others that differ from their defaults, shows and hides those. Fields without effect in the
/// recipe are hidden.
class FieldGroup : public QObject
{
    Q_OBJECT

public:
    /// `title`: untranslated, in the context of RecipeForm; empty: no heading.
    FieldGroup(const char* title, QWidget* form);

    const char* title() const { return m_title; }
    QLabel* heading() const { return m_heading; }
    QToolButton* more() const { return m_more; } ///< object name "more:TITLE"
    void add(FieldEditor* editor) { m_editors.push_back(editor); }

    void show(const Recipe& recipe); ///< the fields that have an effect in this recipe
    void reveal(const std::string& key); ///< shows the field if it is in this group
    void setOpen(bool open);
    void retranslate();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::vector<FieldEditor*> folded() const;
    void update();
    void writeSummary();
    QString shownValue(const RecipeField& field) const;

    const char* m_title;
    QLabel* m_heading;
    QToolButton* m_more;
    std::vector<FieldEditor*> m_editors;
    Recipe m_recipe;
    bool m_open = false;
};

} // namespace playground
