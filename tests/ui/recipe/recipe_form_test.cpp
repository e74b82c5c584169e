// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/recipe_form.h"

#include "models/api/catalogue.h"
#include "models/api/check_recipe.h"
#include "models/api/error.h"
#include "models/api/recipe_relevance.h"
#include "models/api/shipped_recipes.h"
#include "tests/support/patient_qtest.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <QUndoStack>

#include <memory>

using namespace playground;

/// The value a spy recorded. GCC 12 warns falsely about the copy in QVariant::value().
static const Recipe& recipeOf(const QVariant& caught)
{
    return *static_cast<const Recipe*>(caught.constData());
}

class RecipeFormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyFieldHasAControlWithHelp();
    void showsARecipe();
    void choosesByTitle();
    void editTakesEffectAtOnceWithoutProgress_data();
    void editTakesEffectAtOnceWithoutProgress();
    void editWaitsWhenSomethingIsLearned_data();
    void editWaitsWhenSomethingIsLearned();
    void keepTrainingTakesEditsBack();
    void editsWaitWhileItRuns();
    void whatIsBeingTypedIsTaken();
    void runningLeavesOnlyLiveFields();
    void learningRateIsLiveInEveryState_data();
    void learningRateIsLiveInEveryState();
    void followsTheRun();
    void numbersAreShortAndScientific_data();
    void numbersAreShortAndScientific();
    void refusedValueSaysWhyAndKeepsTheLast_data();
    void refusedValueSaysWhyAndKeepsTheLast();
    void visitingAFieldIsNotAnEdit();
    void resetKeepsTheRecipe();
    void newSeedIsAnEdit();
    void fixedAmountIsOnlyForFixedNoise();
    void showsWhatTheRecipeUses();
    void foldsWhatIsNotEssential();
    void anEditedFieldIsSetBackAlone();
    void showsTheNumberOfParameters();
    void networkFieldsAreFields();
    void levelsAreRows();
    void levelsAreAddedAndRemoved();
    void problemIsShownAtItsField();
    void problemIsShownUntilTheNextEdit();
    void wheelScrollsTheFormNotAField();
    void saysHowManyPicturesThereAre();
    void showsTheClassesThatWereFound();
    void fitsANarrowPanel();
    void undoAndRedoGoOverAllEdits();
    void undoneEditsWaitWhereEditsWait();
    void aRecipeFromOutsideCanBeUndone();
    void aLineWithoutTypingLeavesUndoToTheForm();

private:
    template <typename T> T* find(const char* name) const { return m_form->findChild<T*>(name); }
    QSpinBox* batch() const { return find<QSpinBox>("field:batch_size"); }
    QLineEdit* rate() const { return find<QLineEdit>("field:optimizer.learning_rate"); }
    void enter(QLineEdit* line, const QString& text) const
    {
        line->selectAll();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }
    void setBatch(int value) const
    {
        batch()->selectAll();
        QTest::keyClicks(batch(), QString::number(value));
        QTest::keyClick(batch(), Qt::Key_Return);
    }

    std::unique_ptr<RecipeForm> m_form;
};

void RecipeFormTest::init()
{
    m_form = std::make_unique<RecipeForm>();
    m_form->setRecipe(loadRecipe("fashion-basic-unet"));
    m_form->setRunState(RunState::Ready);
    m_form->resize(270, 660);
    for (const RecipeField& field : recipeFields())
        m_form->reveal(field.key); // every group is open
    m_form->show();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
}

void RecipeFormTest::everyFieldHasAControlWithHelp()
{
    QVERIFY(recipeFields().size() > 15);
    for (const RecipeField& field : recipeFields()) {
        auto* control = m_form->findChild<QWidget*>("field:" + QString::fromStdString(field.key));
        QVERIFY2(control, field.key.c_str());
        QCOMPARE(control->toolTip(), QString::fromStdString(field.help.english()));
        QCOMPARE(control->accessibleName(), QString::fromStdString(field.title.english()));
        QVERIFY2(control->focusPolicy() & Qt::TabFocus, field.key.c_str());
    }
    for (const char* name : {"resetButton", "revertButton"})
        QVERIFY(!find<QPushButton>(name)->toolTip().isEmpty());
    QVERIFY(!find<QToolButton>("newSeedButton")->toolTip().isEmpty());
}

void RecipeFormTest::showsARecipe()
{
    Recipe recipe;
    recipe.name = "mine";
    recipe.dataset.name = "mnist";
    recipe.dataset.range = "-1..1";
    recipe.dataset.flip = true;
    recipe.optimizer.learningRate = 0.00025;
    recipe.batchSize = 77;
    recipe.seed = 2147483647;
    QSignalSpy edited(m_form.get(), &RecipeForm::recipeEdited);
    m_form->setRecipe(recipe);
    QVERIFY(m_form->recipe() == recipe);
    QCOMPARE(find<QLineEdit>("field:name")->text(), QString("mine"));
    QCOMPARE(find<QComboBox>("field:dataset.name")->currentData().toString(), QString("mnist"));
    QCOMPARE(find<QComboBox>("field:dataset.range")->currentText(), QString("-1..1"));
    QVERIFY(find<QCheckBox>("field:dataset.flip")->isChecked());
    QCOMPARE(rate()->text(), QString("0.00025"));
    QCOMPARE(batch()->value(), 77);
    QCOMPARE(find<QSpinBox>("field:seed")->value(), 2147483647);
    QCOMPARE(find<QComboBox>("recipeChoice")->currentIndex(), -1);
    QCOMPARE(find<QComboBox>("recipeChoice")->placeholderText(), QString("mine (edited)"));
    QCOMPARE(edited.count(), 0);
}

void RecipeFormTest::choosesByTitle()
{
    auto* choice = find<QComboBox>("recipeChoice");
    QCOMPARE(choice->count(), static_cast<int>(recipes().size()));
    QCOMPARE(choice->currentData().toString(), QString("fashion-basic-unet"));
    QCOMPARE(choice->currentText(), QString("Fashion · BasicUNet"));
    auto* data = find<QComboBox>("field:dataset.name");
    for (const CatalogueEntry& entry : datasets()) {
        const int index = data->findData(QString::fromStdString(entry.name));
        QCOMPARE(data->itemText(index), QString::fromStdString(entry.title.english()));
    }

    QSignalSpy chosen(m_form.get(), &RecipeForm::recipeChosen);
    QSignalSpy edited(m_form.get(), &RecipeForm::recipeEdited);
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toString(), QString("mnist-basic-unet"));
    QVERIFY(m_form->recipe() == loadRecipe("mnist-basic-unet"));
    QCOMPARE(edited.count(), 0);
}

void RecipeFormTest::editTakesEffectAtOnceWithoutProgress_data()
{
    QTest::addColumn<RunState>("state");
    QTest::newRow("idle") << RunState::Idle;
    QTest::newRow("ready") << RunState::Ready;
}

void RecipeFormTest::editTakesEffectAtOnceWithoutProgress()
{
    QFETCH(RunState, state);
    m_form->setRunState(state);
    QSignalSpy edited(m_form.get(), &RecipeForm::recipeEdited);
    setBatch(64);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(recipeOf(edited[0][0]).batchSize, 64);
    QTest::mouseClick(find<QCheckBox>("field:dataset.flip"), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(edited.count(), 2);
    QVERIFY(m_form->recipe().dataset.flip);
    QCOMPARE(m_form->recipe().batchSize, 64);
    QVERIFY(!find<QLabel>("recipeNotice")->isVisible());
    QVERIFY(!find<QPushButton>("resetButton")->isEnabled());
}

void RecipeFormTest::editWaitsWhenSomethingIsLearned_data()
{
    QTest::addColumn<RunState>("state");
    QTest::newRow("paused") << RunState::Paused;
    QTest::newRow("completed") << RunState::Completed;
    QTest::newRow("failed") << RunState::Failed;
}

void RecipeFormTest::editWaitsWhenSomethingIsLearned()
{
    QFETCH(RunState, state);
    m_form->setRunState(state);
    QSignalSpy edited(m_form.get(), &RecipeForm::recipeEdited);
    QSignalSpy chosen(m_form.get(), &RecipeForm::recipeChosen);
    QSignalSpy reset(m_form.get(), &RecipeForm::resetRequested);
    setBatch(64);
    auto* choice = find<QComboBox>("recipeChoice");
    QCOMPARE(choice->placeholderText(), QString("Fashion · BasicUNet (edited)"));
    QCOMPARE(edited.count(), 0);
    QCOMPARE(m_form->recipe().batchSize, 128);
    QCOMPARE(find<QLabel>("recipeNotice")->text(),
        QString("These changes take effect after Start over. The current run is saved."));
    QVERIFY(find<QLabel>("recipeNotice")->isVisible());
    QVERIFY(find<QPushButton>("revertButton")->isVisible());
    QCOMPARE(find<QPushButton>("resetButton")->text(), QString("Start over"));

    // Selecting another recipe is also pending.
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_End);
    QCOMPARE(chosen.count(), 0);
    QTest::mouseClick(find<QPushButton>("resetButton"), Qt::LeftButton);
    QCOMPARE(edited.count(), 1);
    QVERIFY(recipeOf(edited[0][0]) == loadRecipe(recipes().back().name));
    QVERIFY(m_form->recipe() == loadRecipe(recipes().back().name));
    QVERIFY(!find<QLabel>("recipeNotice")->isVisible());
    QCOMPARE(reset.count(), 0);
}

void RecipeFormTest::keepTrainingTakesEditsBack()
{
    m_form->setRunState(RunState::Paused);
    QSignalSpy edited(m_form.get(), &RecipeForm::recipeEdited);
    setBatch(64);
    QTest::mouseClick(find<QPushButton>("revertButton"), Qt::LeftButton);
    QCOMPARE(batch()->value(), 128);
    QCOMPARE(find<QComboBox>("recipeChoice")->currentData().toString(), QString("fashion-basic-unet"));
    QVERIFY(!find<QLabel>("recipeNotice")->isVisible());
    // Typing the old value again also reverts the change.
    setBatch(64);
    setBatch(128);
    QVERIFY(!find<QLabel>("recipeNotice")->isVisible());
    QCOMPARE(edited.count(), 0);
}

// Edits made just before training resumed are not silently dropped.
void RecipeFormTest::editsWaitWhileItRuns()
{
    m_form->setRunState(RunState::Paused);
    QSignalSpy waiting(m_form.get(), &RecipeForm::waitingChanged);
    setBatch(64);
    QCOMPARE(waiting.count(), 1);
    QVERIFY(waiting[0][0].toBool());
    m_form->setRunState(RunState::Running);
    QCOMPARE(batch()->value(), 64);
    QVERIFY(find<QLabel>("recipeNotice")->isVisible());
    QTest::mouseClick(find<QPushButton>("revertButton"), Qt::LeftButton);
    QCOMPARE(batch()->value(), 128);
    QCOMPARE(waiting.count(), 2);
    QVERIFY(!waiting[1][0].toBool());
}

void RecipeFormTest::whatIsBeingTypedIsTaken()
{
    QSignalSpy rates(m_form.get(), &RecipeForm::liveEdited);
    QSignalSpy edited(m_form.get(), &RecipeForm::recipeEdited);
    rate()->selectAll();
    QTest::keyClicks(rate(), "0.0005");
    m_form->finishTyping();
    batch()->selectAll();
    QTest::keyClicks(batch(), "64");
    m_form->finishTyping();
    QCOMPARE(m_form->recipe().optimizer.learningRate, 0.0005);
    QCOMPARE(m_form->recipe().batchSize, 64);
    QCOMPARE(rates.count(), 1);
    QCOMPARE(edited.count(), 1);
    m_form->finishTyping(); // nothing pending
    QCOMPARE(rates.count() + edited.count(), 2);
}

void RecipeFormTest::runningLeavesOnlyLiveFields()
{
    m_form->setRunState(RunState::Running);
    for (const RecipeField& field : recipeFields()) {
        auto* control = m_form->findChild<QWidget*>("field:" + QString::fromStdString(field.key));
        QCOMPARE(control->isEnabled(), field.live);
    }
    QVERIFY(!find<QComboBox>("recipeChoice")->isEnabled());
    QVERIFY(!find<QToolButton>("newSeedButton")->isEnabled());
    QVERIFY(find<QPushButton>("resetButton")->isEnabled());
    m_form->setRunState(RunState::Stopping);
    QVERIFY(!find<QPushButton>("resetButton")->isEnabled());
}

void RecipeFormTest::learningRateIsLiveInEveryState_data()
{
    QTest::addColumn<RunState>("state");
    QTest::newRow("ready") << RunState::Ready;
    QTest::newRow("running") << RunState::Running;
    QTest::newRow("paused") << RunState::Paused;
}

void RecipeFormTest::learningRateIsLiveInEveryState()
{
    QFETCH(RunState, state);
    m_form->setRunState(state);
    QSignalSpy rates(m_form.get(), &RecipeForm::liveEdited);
    QSignalSpy edited(m_form.get(), &RecipeForm::recipeEdited);
    enter(rate(), "3e-4");
    QCOMPARE(rates.count(), 1);
    QCOMPARE(m_form->recipe().optimizer.learningRate, 3e-4);
    QCOMPARE(edited.count(), 0);
    QVERIFY(!find<QLabel>("recipeNotice")->isVisible());
}

void RecipeFormTest::followsTheRun()
{
    QSignalSpy live(m_form.get(), &RecipeForm::liveEdited);
    QSignalSpy edited(m_form.get(), &RecipeForm::recipeEdited);
    m_form->setRunState(RunState::Paused);
    Recipe running = m_form->recipe();
    running.epochs = 6;
    running.seed = 99; // not a live field: follow() ignores it
    m_form->follow(running);
    QCOMPARE(m_form->recipe().epochs, 6);
    QVERIFY(m_form->recipe().seed != 99);
    QCOMPARE(live.count() + edited.count(), 0);
    QVERIFY(!find<QLabel>("recipeNotice")->isVisible());
}

void RecipeFormTest::numbersAreShortAndScientific_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<double>("value");
    QTest::newRow("scientific") << "1e-4"
                                << "0.0001" << 1e-4;
    QTest::newRow("capital") << "2E-3"
                             << "0.002" << 2e-3;
    QTest::newRow("tiny") << "0.00001"
                          << "1e-05" << 1e-5;
    QTest::newRow("spaces and sign") << " +0.5 "
                                     << "0.5" << 0.5;
    QTest::newRow("whole") << "1"
                           << "1" << 1.0;
}

void RecipeFormTest::numbersAreShortAndScientific()
{
    QFETCH(QString, typed);
    enter(rate(), typed);
    QTEST(rate()->text(), "shown");
    QTEST(m_form->recipe().optimizer.learningRate, "value");
}

void RecipeFormTest::refusedValueSaysWhyAndKeepsTheLast_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("part");
    QTest::newRow("no number") << "fast"
                               << "fast";
    QTest::newRow("empty") << " "
                           << "not a number";
    QTest::newRow("negative") << "-1"
                              << "out of range";
    QTest::newRow("too large") << "1e9"
                               << "out of range";
    QTest::newRow("not finite") << "inf"
                                << "not a number";
    QTest::newRow("nan") << "nan"
                         << "not a number";
    QTest::newRow("comma") << "0,001"
                           << "0,001";
}

void RecipeFormTest::refusedValueSaysWhyAndKeepsTheLast()
{
    QFETCH(QString, typed);
    QFETCH(QString, part);
    QSignalSpy rates(m_form.get(), &RecipeForm::liveEdited);
    auto* reason = find<QLabel>("reason:optimizer.learning_rate");
    QVERIFY(!reason->isVisible());
    enter(rate(), typed);
    QVERIFY(reason->isVisible());
    QVERIFY2(reason->text().contains(part), qPrintable(reason->text()));
    QVERIFY(rate()->toolTip().contains(reason->text()));
    QCOMPARE(reason->palette().color(QPalette::WindowText), roleColor(Role::Error, m_form->palette()));
    QCOMPARE(rate()->text(), QString("0.001"));
    QCOMPARE(m_form->recipe().optimizer.learningRate, 1e-3);
    QCOMPARE(rates.count(), 0);
    enter(rate(), "0.002");
    QVERIFY(!reason->isVisible());
    QCOMPARE(rates.count(), 1);
}

void RecipeFormTest::visitingAFieldIsNotAnEdit()
{
    QSignalSpy rates(m_form.get(), &RecipeForm::liveEdited);
    QSignalSpy edited(m_form.get(), &RecipeForm::recipeEdited);
    for (const RecipeField& field : recipeFields()) {
        auto* control = m_form->findChild<QWidget*>("field:" + QString::fromStdString(field.key));
        control->setFocus();
        QTest::keyClick(control, Qt::Key_Return);
    }
    QCOMPARE(rates.count() + edited.count(), 0);
}

void RecipeFormTest::resetKeepsTheRecipe()
{
    m_form->setRunState(RunState::Completed);
    QSignalSpy reset(m_form.get(), &RecipeForm::resetRequested);
    const Recipe before = m_form->recipe();
    QCOMPARE(find<QPushButton>("resetButton")->text(), QString("Start over"));
    QTest::mouseClick(find<QPushButton>("resetButton"), Qt::LeftButton);
    QCOMPARE(reset.count(), 1);
    QVERIFY(m_form->recipe() == before);
}

void RecipeFormTest::newSeedIsAnEdit()
{
    QSignalSpy edited(m_form.get(), &RecipeForm::recipeEdited);
    auto* button = find<QToolButton>("newSeedButton");
    find<QScrollArea>("recipeScroll")->ensureWidgetVisible(button);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(edited.count(), 1);
    QVERIFY(m_form->recipe().seed != 1);
    QCOMPARE(static_cast<quint64>(find<QSpinBox>("field:seed")->value()), m_form->recipe().seed);
}

void RecipeFormTest::fixedAmountIsOnlyForFixedNoise()
{
    auto* amount = find<QLineEdit>("field:corruption.amount");
    QVERIFY(!amount->isVisible());
    QTest::mouseClick(find<QCheckBox>("field:corruption.random_amount"), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(amount->isVisible());
    QVERIFY(amount->isEnabled());
}

/// Only the fields that are relevant for the noise process are shown.
void RecipeFormTest::showsWhatTheRecipeUses()
{
    for (const CatalogueEntry& entry : recipes()) {
        const Recipe recipe = loadRecipe(entry.name);
        m_form->setRecipe(recipe);
        for (const RecipeField& field : recipeFields()) {
            const QByteArray name = QByteArray::fromStdString("field:" + field.key);
            QVERIFY2(find<QWidget>(name.constData())->isVisible() == isRelevant(field, recipe),
                (QByteArray::fromStdString(entry.name) + ' ' + name).constData());
        }
    }
    QVERIFY(!find<QWidget>("field:corruption.beta_schedule")->isVisible());
    m_form->setRecipe(loadRecipe("fashion-ddpm"));
    QVERIFY(find<QWidget>("field:corruption.beta_schedule")->isVisible());

    // A heading is hidden with the last of its fields.
    QLabel* prediction = nullptr;
    for (QLabel* label : m_form->findChildren<QLabel*>()) {
        if (label->text() == QLatin1String("Prediction"))
            prediction = label;
    }
    QVERIFY(prediction && prediction->isVisible());
    m_form->setRecipe(loadRecipe("emoji-vae"));
    QVERIFY(!prediction->isVisible());
}

/// Essential fields first; the others are folded away below a summary of what is set.
void RecipeFormTest::foldsWhatIsNotEssential()
{
    RecipeForm form;
    form.setRecipe(loadRecipe("fashion-dli-unet"));
    form.resize(400, 700);
    form.show();
    const auto isVisible = [&form](const char* key) {
        return form.findChild<QWidget*>(QStringLiteral("field:") + QLatin1String(key))->isVisible();
    };
    for (const char* key : {"dataset.name", "network.name", "corruption.name", "prediction_type",
             "optimizer.learning_rate", "batch_size", "epochs", "seed"})
        QVERIFY2(isVisible(key), key);
    for (const char* key :
        {"dataset.range", "dataset.folder", "network.config", "optimizer.beta1", "drop_last"})
        QVERIFY2(!isVisible(key), key);

    auto* data = form.findChild<QToolButton*>("more:Data");
    QVERIFY2(data->accessibleName().contains("Value range -1..1"), qPrintable(data->accessibleName()));
    QTest::mouseClick(data, Qt::LeftButton);
    QVERIFY(isVisible("dataset.range"));
    QVERIFY(!isVisible("optimizer.beta1")); // each group by itself
    data->setFocus();
    QTest::keyClick(data, Qt::Key_Space);
    QVERIFY(!isVisible("dataset.range"));

    form.reveal("optimizer.beta1");
    QVERIFY(isVisible("optimizer.beta1"));

    Recipe ofPictures = loadRecipe("fashion-dli-unet");
    ofPictures.dataset.name = "folder";
    form.setRecipe(ofPictures);
    QVERIFY(isVisible("dataset.folder")); // now it is essential
}

void RecipeFormTest::showsTheNumberOfParameters()
{
    auto* note = find<QLabel>("networkNote");
    QVERIFY(!note->isVisible());
    m_form->showParameters(309'057);
    QVERIFY(note->isVisible());
    QCOMPARE(note->text(), "Parameters: " + QLocale().toString(309'057));
    m_form->showEpochTime(150);
    QCOMPARE(note->text(), "Parameters: " + QLocale().toString(309'057) + " · about 3 min per epoch");
    m_form->showEpochTime(0.2);
    QVERIFY(note->text().endsWith("· about 1 s per epoch"));
    m_form->showEpochTime(3 * 3600);
    QVERIFY(note->text().endsWith("· about 3 h per epoch"));
    m_form->showParameters(0);
    QVERIFY(!note->isVisible() && note->text().isEmpty());
}

/// An edited field says so, and can be set back alone; nothing moves.
void RecipeFormTest::anEditedFieldIsSetBackAlone()
{
    auto* restore = find<QToolButton>("restore:batch_size");
    auto* other = find<QToolButton>("restore:optimizer.learning_rate");
    QVERIFY(!restore->isVisible());
    const QRect before = find<QSpinBox>("field:batch_size")->geometry();
    setBatch(32);
    enter(rate(), "0.01");
    QVERIFY(restore->isVisible() && other->isVisible());
    QVERIFY2(restore->toolTip().contains("128"), qPrintable(restore->toolTip()));
    QCOMPARE(find<QSpinBox>("field:batch_size")->geometry(), before);
    find<QScrollArea>("recipeScroll")->ensureWidgetVisible(restore);
    QTest::mouseClick(restore, Qt::LeftButton);
    QCOMPARE(m_form->recipe().batchSize, 128);
    QCOMPARE(m_form->recipe().optimizer.learningRate, 0.01);
    QVERIFY(!restore->isVisible() && other->isVisible());
    m_form->undoStack().undo();
    QCOMPARE(m_form->recipe().batchSize, 32);
}

void RecipeFormTest::networkFieldsAreFields()
{
    QVERIFY(!find<QSpinBox>("field:network.config.layers_per_block")->isVisible()); // BasicUNet has none
    m_form->setRecipe(loadRecipe("fashion-unet2d"));
    auto* layers = find<QSpinBox>("field:network.config.layers_per_block");
    QVERIFY(layers->isVisible());
    QVERIFY(!find<QSpinBox>("field:network.config.latent_channels")->isVisible());
    QCOMPARE(layers->value(), 2);
    const QSignalSpy edited(m_form.get(), &RecipeForm::recipeEdited);
    layers->setValue(3);
    QCOMPARE(edited.size(), 1);
    QVERIFY(QString::fromStdString(recipeOf(edited[0][0]).network.config).contains("\"layers_per_block\":3"));
    QVERIFY(find<QLineEdit>("field:network.config")->text().contains("\"layers_per_block\":3"));
    QVERIFY(find<QToolButton>("restore:network.config.layers_per_block")->isVisible());
    QVERIFY(!find<QToolButton>("restore:network.config.levels")->isVisible());
    m_form->undoStack().undo();
    QCOMPARE(layers->value(), 2);
    QCOMPARE(m_form->recipe(), loadRecipe("fashion-unet2d"));
    layers->setValue(3);
    find<QToolButton>("restore:network.config.layers_per_block")->click();
    QCOMPARE(m_form->recipe(), loadRecipe("fashion-unet2d"));
}

void RecipeFormTest::levelsAreRows()
{
    m_form->setRecipe(loadRecipe("fashion-ddpm-16"));
    QCOMPARE(find<QSpinBox>("level:0:channels")->value(), 32);
    QCOMPARE(find<QSpinBox>("level:1:channels")->value(), 64);
    QVERIFY(!find<QCheckBox>("level:0:down")->isChecked());
    QVERIFY(find<QCheckBox>("level:1:down")->isChecked());
    QVERIFY(find<QCheckBox>("level:1:up")->isChecked());
    find<QSpinBox>("level:0:channels")->setValue(48);
    find<QCheckBox>("level:0:up")->click();
    QCOMPARE(QString::fromStdString(recipeValue(m_form->recipe(), "network.config.levels")),
        QString("[{\"channels\":48,\"down_attention\":false,\"up_attention\":true},"
                "{\"channels\":64,\"down_attention\":true,\"up_attention\":true}]"));
    m_form->setRecipe(loadRecipe("emoji-vae"));
    QCOMPARE(find<QSpinBox>("level:2:channels")->value(), 64);
    QVERIFY(!find<QCheckBox>("level:0:up")->isVisible()); // an autoencoder's levels have no attention
}

void RecipeFormTest::levelsAreAddedAndRemoved()
{
    m_form->setRecipe(loadRecipe("fashion-ddpm-16"));
    find<QToolButton>("addLevelButton")->click();
    QVERIFY(find<QSpinBox>("level:2:channels")->isVisible());
    QCOMPARE(find<QSpinBox>("level:2:channels")->value(), 64);
    QVERIFY(find<QCheckBox>("level:2:down")->isChecked()); // like the level above it
    find<QToolButton>("removeLevelButton")->click();
    QVERIFY(!find<QSpinBox>("level:2:channels")->isVisible());
    QCOMPARE(m_form->recipe(), loadRecipe("fashion-ddpm-16"));
    find<QToolButton>("removeLevelButton")->click();
    QVERIFY(!find<QToolButton>("removeLevelButton")->isEnabled()); // one level is left
    for (int i = 0; i < 7; ++i)
        find<QToolButton>("addLevelButton")->click();
    QVERIFY(!find<QToolButton>("addLevelButton")->isEnabled());
    QVERIFY(find<QSpinBox>("level:7:channels")->isVisible());
}

void RecipeFormTest::problemIsShownAtItsField()
{
    m_form->setRecipe(loadRecipe("fashion-ddpm-16"));
    find<QSpinBox>("field:network.config.norm_num_groups")->setValue(24);
    try {
        checkRecipe(m_form->recipe());
        QFAIL("24 groups do not divide 32 channels");
    } catch (const Error& error) {
        m_form->showProblem(error.text());
    }
    auto* reason = find<QLabel>("reason:network.config.norm_num_groups");
    QVERIFY(reason->isVisible());
    QVERIFY(reason->text().contains("does not divide"));
    find<QSpinBox>("field:network.config.norm_num_groups")->setValue(32);
    QVERIFY(!reason->isVisible());
    m_form->showProblem(Text("%1: field \"%2\" does not fit.", {"UNet2DModel", "up_block_types"}));
    QVERIFY(find<QLabel>("reason:network.config.levels")->isVisible());
}

void RecipeFormTest::problemIsShownUntilTheNextEdit()
{
    auto* notice = find<QLabel>("recipeNotice");
    m_form->showProblem(Text("%1: 30 is not a multiple of 4.", {"dataset.image_size"}));
    QVERIFY(notice->isVisible());
    QCOMPARE(notice->text(), QString("dataset.image_size: 30 is not a multiple of 4."));
    QCOMPARE(notice->palette().color(QPalette::WindowText), roleColor(Role::Error, m_form->palette()));
    QVERIFY(!find<QPushButton>("revertButton")->isVisible());
    setBatch(64);
    QVERIFY(!notice->isVisible());
}

void RecipeFormTest::wheelScrollsTheFormNotAField()
{
    m_form->resize(270, 300);
    auto* scroll = find<QScrollArea>("recipeScroll")->verticalScrollBar();
    QTRY_VERIFY(scroll->maximum() > 0);
    rate()->setFocus();
    scroll->setValue(scroll->maximum());
    const QPointF here = QPointF(batch()->rect().center());
    QWheelEvent event(here, batch()->mapToGlobal(here), QPoint(), QPoint(0, 120), Qt::NoButton,
        Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(batch(), &event);
    QCOMPARE(batch()->value(), 128);
    QVERIFY(!event.isAccepted());
}

void RecipeFormTest::saysHowManyPicturesThereAre()
{
    auto* note = find<QLabel>("dataNote");
    QVERIFY(note && !note->isVisible());
    Dataset data;
    data.count = 1234;
    m_form->showData(&data);
    QVERIFY(note->isVisible());
    QVERIFY2(note->text().contains(QLocale().toString(1234)), qPrintable(note->text()));
    const auto skip = [&](const char* file, const char* sentence) {
        Text why{std::string_view(sentence)};
        why.where = file;
        data.skipped.push_back({file, why});
    };
    skip("a.txt", "is not a picture.");
    skip("b.jpg", "is empty.");
    skip("c.txt", "is not a picture.");
    m_form->showData(&data);
    QVERIFY2(note->text().contains(QLatin1Char('3')), qPrintable(note->text()));
    const QStringList lines = note->toolTip().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 2); // one per reason, the most frequent first
    QVERIFY2(
        lines[0].contains("a.txt: is not a picture.") && lines[0].contains("c.txt"), qPrintable(lines[0]));
    QVERIFY2(lines[1].startsWith("b.jpg: is empty."), qPrintable(lines[1]));
    m_form->showData(nullptr);
    QVERIFY(!note->isVisible());
}

void RecipeFormTest::showsTheClassesThatWereFound()
{
    Recipe recipe = loadRecipe("fashion-ddpm-16-classes");
    recipe.dataset.name = "folder";
    m_form->setRecipe(recipe);
    QSignalSpy edited(m_form.get(), &RecipeForm::recipeEdited);
    Recipe loaded = recipe;
    loaded.conditioning.classNames = {"cat", "dog"};
    loaded.seed = 99; // not derived from the data
    m_form->takeFound(loaded);
    auto* names = find<QLineEdit>("field:conditioning.class_names");
    QVERIFY(names->isVisible() && names->isReadOnly());
    QCOMPARE(names->text(), QStringLiteral("[\"cat\",\"dog\"]"));
    QCOMPARE(m_form->recipe().conditioning.classNames, loaded.conditioning.classNames);
    QVERIFY(m_form->recipe().seed != 99);
    QCOMPARE(edited.count(), 0);
    QVERIFY(!find<QLabel>("recipeNotice")->isVisible());
}

void RecipeFormTest::fitsANarrowPanel()
{
    QVERIFY2(m_form->minimumSizeHint().width() <= 270,
        qPrintable(QString::number(m_form->minimumSizeHint().width())));
    auto* scroll = find<QScrollArea>("recipeScroll");
    QCOMPARE(scroll->widget()->width(), scroll->viewport()->width());
    for (QLabel* label : scroll->findChildren<QLabel*>())
        if (label->isVisible())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
}

void RecipeFormTest::undoAndRedoGoOverAllEdits()
{
    QVERIFY(!m_form->undoStack().canUndo()); // the first recipe was set in code
    const Recipe first = m_form->recipe();
    QSignalSpy edited(m_form.get(), &RecipeForm::recipeEdited);
    QSignalSpy live(m_form.get(), &RecipeForm::liveEdited);
    setBatch(32);
    enter(rate(), "0.01");
    auto* choice = find<QComboBox>("recipeChoice");
    Q_EMIT choice->activated(choice->findData("mnist-unet2d"));
    const Recipe last = m_form->recipe();
    QCOMPARE(m_form->undoStack().count(), 3);
    m_form->undoStack().undo();
    QCOMPARE(m_form->recipe().name, std::string("fashion-basic-unet"));
    QCOMPARE(m_form->recipe().batchSize, 32);
    QVERIFY(recipeOf(edited.back().at(0)) == m_form->recipe());
    m_form->undoStack().undo();
    QCOMPARE(m_form->recipe().optimizer.learningRate, first.optimizer.learningRate);
    QCOMPARE(live.count(), 2); // entered and undone
    m_form->undoStack().undo();
    QVERIFY(m_form->recipe() == first);
    QCOMPARE(batch()->value(), first.batchSize);
    for (int i = 0; i < 3; ++i)
        m_form->undoStack().redo();
    QVERIFY(m_form->recipe() == last);
    // A rejected value is not an edit.
    const int count = m_form->undoStack().count();
    enter(rate(), "-1");
    QCOMPARE(m_form->undoStack().count(), count);
}

void RecipeFormTest::undoneEditsWaitWhereEditsWait()
{
    const int before = m_form->recipe().batchSize;
    setBatch(32);
    m_form->setRunState(RunState::Paused); // there is progress with 32
    QSignalSpy edited(m_form.get(), &RecipeForm::recipeEdited);
    m_form->undoStack().undo();
    QCOMPARE(batch()->value(), before);
    QCOMPARE(m_form->recipe().batchSize, 32);
    QCOMPARE(edited.count(), 0);
    m_form->undoStack().redo();
    QCOMPARE(batch()->value(), 32);
    // Reverting by "Keep training" is undoable too.
    setBatch(64);
    QTest::mouseClick(find<QPushButton>("revertButton"), Qt::LeftButton);
    QCOMPARE(batch()->value(), 32);
    m_form->undoStack().undo();
    QCOMPARE(batch()->value(), 64);
}

void RecipeFormTest::aRecipeFromOutsideCanBeUndone()
{
    const Recipe first = m_form->recipe();
    m_form->setRecipe(loadRecipe("shapes-basic-unet"));
    m_form->setRecipe(loadRecipe("shapes-basic-unet")); // as the session does
    QCOMPARE(m_form->undoStack().count(), 1);
    m_form->undoStack().undo();
    QVERIFY(m_form->recipe() == first);
}

/// The window's Ctrl+Z is a shortcut, which a line edit may override.
void RecipeFormTest::aLineWithoutTypingLeavesUndoToTheForm()
{
    const auto kept = [](QWidget* field) {
        QKeyEvent key(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
        key.ignore();
        QCoreApplication::sendEvent(field, &key);
        return key.isAccepted();
    };
    rate()->setFocus();
    QVERIFY(!kept(rate()));
    QTest::keyClicks(rate(), "5");
    QVERIFY(kept(rate()));
    batch()->setFocus();
    QVERIFY(!kept(batch()));
}

QTEST_MAIN(RecipeFormTest)
#include "recipe_form_test.moc"
