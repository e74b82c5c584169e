// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"
#include "models/api/recipe_fields.h"
#include "models/api/run_state.h"

#include <QWidget>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QToolButton;
class QUndoStack;

namespace playground
{

class FieldEditor;
class FieldGroup;

/// The recipe as a form, built from recipeFields(). Before training, edits take effect immediately. In a
/// paused or finished run they are pending until a new run starts with them or "Keep training" reverts them.
/// While training is running, only live fields can be changed.
class RecipeForm : public QWidget
{
    Q_OBJECT

public:
    explicit RecipeForm(QWidget* parent = nullptr);

    /// The current recipe; discards pending edits. Emits nothing.
    void setRecipe(const Recipe& recipe);
    /// The recipe in effect: without pending edits, with live fields.
    const Recipe& recipe() const { return m_recipe; }
    /// Adopts fields derived from the data, such as the classes of a folder. Emits nothing.
    void takeFound(const Recipe& loaded);
    /// Shows the image count and the skipped files of the data set; null: none is loaded.
    void showData(const Dataset* dataset);
    /// Shows the number of the network's parameters; 0: there is no network.
    void showParameters(std::int64_t count);
    /// Shows an estimate of how long an epoch takes on this machine, beside the parameters; 0: unknown.
    void showEpochTime(double seconds);
    /// The fields as shown, including pending edits.
    const Recipe& shown() const { return m_draft; }
    /// Adopts the live fields of a recipe that was changed by its run. Emits nothing.
    void follow(const Recipe& running);
    void setRunState(RunState state);
    /// Why the current recipe cannot be trained, e.g. contradictory fields. Shown until the next edit.
    void showProblem(const Text& problem);
    bool waits() const; ///< edits are pending until a new run
    /// Shows a field that is folded away.
    void reveal(const std::string& key);
    /// Opens the folder dialog of a field that names a folder.
    void browse(const std::string& key);
    /// Commits text that is still being typed.
    void finishTyping();
    /// Applies pending edits as the recipe of a new run: recipeEdited().
    void takeEdits();
    /// Holds every edit, recipe selection and loaded recipe. While training is running, most fields can be
    /// neither changed nor undone.
    QUndoStack& undoStack() { return *m_undo; }

Q_SIGNALS:
    void waitingChanged(bool waits);

    /// A valid recipe for a new run: the session rebuilds and discards training progress.
    void recipeEdited(const playground::Recipe& recipe);
    /// A live field changed; recipe() already contains it.
    void liveEdited(const playground::Recipe& recipe);
    /// A shipped recipe was chosen and takes effect immediately; recipe() already contains it.
    void recipeChosen(const QString& name);
    /// Requests a new run with the same recipe and seed.
    void resetRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    QWidget* buildFields();
    QWidget* buildFooter();
    void addField(QGridLayout* grid, const RecipeField& field);
    void edit(FieldEditor* editor, const QString& value);
    void choose(int index);
    void newSeed();
    void reset();
    void revert();
    void remember(const Recipe& before);
    void restore(const std::vector<std::pair<std::string, std::string>>& values);
    void clearReasons();
    void showDraft();
    Recipe editedRecipe() const;
    void showChoice();
    void updateControls();
    void writeDataNote();
    void writeNetworkNote();
    QLabel* addNote(QGridLayout* grid, const char* name);
    void retranslate();
    void recolour();

    Recipe m_recipe;
    Recipe m_draft; ///< what the fields show
    Text m_problem;
    std::int64_t m_parameters = 0;
    double m_epochSeconds = 0;
    int m_pictures = 0; ///< in the data set; 0: none is loaded
    std::vector<LeftOut> m_leftOut;
    QUndoStack* m_undo;
    RunState m_state = RunState::Idle;
    bool m_hasRecipe = false; ///< a recipe was set by setRecipe()
    bool m_wasPending = false; ///< last value emitted by waitingChanged()
    std::vector<FieldEditor*> m_editors;
    std::vector<FieldGroup*> m_groups;
    QComboBox* m_choice = nullptr;
    QToolButton* m_newSeed = nullptr;
    QLabel* m_dataNote = nullptr;
    QLabel* m_networkNote = nullptr;
    QLabel* m_notice = nullptr;
    QPushButton* m_revert = nullptr;
    QPushButton* m_reset = nullptr;
};

} // namespace playground
