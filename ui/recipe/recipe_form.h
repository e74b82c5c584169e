// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/recipe.h"
#include "models/api/run_state.h"

#include <QWidget>

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

/// The recipe as a form, built from recipeFields(). Before anything has been trained an edit takes effect at
/// once. While a run is at rest with something learned, edits wait until a new run is started with them, or
/// "Keep training" takes them back. While it runs only live fields can be changed.
class RecipeForm : public QWidget
{
    Q_OBJECT

public:
    explicit RecipeForm(QWidget* parent = nullptr);

    /// The recipe now in force; edits that wait are dropped. Emits nothing.
    void setRecipe(const Recipe& recipe);
    /// What is in force: without edits that wait, with the live fields.
    const Recipe& recipe() const { return m_recipe; }
    /// Takes the fields that are found in the data, such as the classes of a folder. Emits nothing.
    void takeFound(const Recipe& loaded);
    /// How many pictures the data set has, and which files were left out; null: none is loaded.
    void showData(const Dataset* dataset);
    /// What the fields show: with the edits that wait.
    const Recipe& shown() const { return m_draft; }
    /// Takes the live fields of a recipe whose run changed them by itself. Emits nothing.
    void follow(const Recipe& running);
    void setRunState(RunState state);
    /// Why the recipe in force cannot be trained, e.g. fields that contradict each other. Shown until the
    /// next edit.
    void showProblem(const Text& problem);
    bool waits() const; ///< edits wait for a new run
    /// Lets the folder of a field that names one be chosen in a dialog.
    void browse(const std::string& key);
    /// Takes what is being typed in a field and has not been entered yet.
    void finishTyping();
    /// Puts the edits that wait in force, as the recipe of a new run: recipeEdited().
    void takeEdits();
    /// Every edit, the choice of a recipe and a recipe from outside. While training runs most fields cannot
    /// be changed, nor undone.
    QUndoStack& undoStack() { return *m_undo; }

Q_SIGNALS:
    void waitingChanged(bool waits);

    /// A recipe that shapes a new run, each field in its range: the session rebuilds, dropping what was
    /// learned.
    void recipeEdited(const playground::Recipe& recipe);
    /// A live field; recipe() already holds it.
    void liveEdited(const playground::Recipe& recipe);
    /// A shipped recipe was chosen and takes effect at once; recipe() already holds it.
    void recipeChosen(const QString& name);
    /// A new run of the same recipe and seed.
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
    void showChoice();
    void updateControls();
    void writeDataNote();
    void retranslate();
    void recolour();

    Recipe m_recipe;
    Recipe m_draft; ///< what the fields show
    Text m_problem;
    int m_pictures = 0; ///< of the data set; 0: none is loaded
    std::vector<LeftOut> m_leftOut;
    QUndoStack* m_undo;
    RunState m_state = RunState::Idle;
    bool m_hasRecipe = false; ///< one was set from outside
    bool m_waited = false; ///< as waitingChanged() said last
    std::vector<FieldEditor*> m_editors;
    struct Heading {
        QLabel* label;
        const char* text; ///< not yet translated
        std::size_t firstField; ///< into m_editors
    };
    std::vector<Heading> m_headings;
    QComboBox* m_choice = nullptr;
    QToolButton* m_newSeed = nullptr;
    QLabel* m_dataNote = nullptr;
    QLabel* m_notice = nullptr;
    QPushButton* m_revert = nullptr;
    QPushButton* m_reset = nullptr;
};

} // namespace playground
