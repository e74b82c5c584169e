// SPDX-License-Identifier: GPL-3.0-or-later
// The form's layout and texts; its behaviour is in recipe_form.cpp.
#include "ui/recipe/recipe_form.h"

#include "models/api/catalogue.h"
#include "ui/recipe/field_editor.h"
#include "ui/recipe/field_group.h"
#include "ui/style/translated.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

#include <string_view>

namespace playground
{

namespace
{
/// The untranslated heading of a field's group; empty for the recipe's name.
const char* headingOf(const std::string& key)
{
    const std::string part = key.substr(0, key.find('.'));
    if (part == "name")
        return "";
    if (part == "dataset")
        return QT_TRANSLATE_NOOP("playground::RecipeForm", "Data");
    if (part == "network")
        return QT_TRANSLATE_NOOP("playground::RecipeForm", "Network");
    if (part == "corruption")
        return QT_TRANSLATE_NOOP("playground::RecipeForm", "Noise");
    if (part == "prediction_type" || part == "conditioning")
        return QT_TRANSLATE_NOOP("playground::RecipeForm", "Prediction");
    if (part == "optimizer")
        return QT_TRANSLATE_NOOP("playground::RecipeForm", "Optimiser");
    return QT_TRANSLATE_NOOP("playground::RecipeForm", "Training");
}
constexpr int restoreWidth = 16; // of the button that sets a field back
} // namespace

void RecipeForm::build()
{
    m_choice = new QComboBox(this);
    m_choice->setObjectName(QStringLiteral("recipeChoice"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const CatalogueEntry& entry : recipes())
        m_choice->addItem(translated(entry.title), QString::fromStdString(entry.name));
    connect(m_choice, &QComboBox::activated, this, &RecipeForm::choose);

    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("recipeScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(buildFields());
    scroll->setMinimumWidth(scroll->widget()->minimumSizeHint().width());

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 0, 8);
    layout->setSpacing(6);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 8, 0); // only the scroll bar touches the edge
    top->addWidget(m_choice);
    layout->addLayout(top);
    layout->addWidget(scroll, 1);
    layout->addWidget(buildFooter());
}

QWidget* RecipeForm::buildFields()
{
    auto* fields = new QWidget;
    auto* grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0); // the column of the buttons keeps the distance to the scroll bar
    grid->setHorizontalSpacing(3);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    grid->setColumnMinimumWidth(2, restoreWidth); // the fields keep their width when a button appears
    const auto endGroup = [&] {
        if (!m_groups.empty())
            grid->addWidget(m_groups.back()->more(), grid->rowCount(), 0, 1, 2);
    };
    for (const RecipeField& field : recipeFields()) {
        const char* const title = headingOf(field.key);
        if (m_groups.empty() || std::string_view(m_groups.back()->title()) != title) {
            endGroup();
            m_groups.push_back(new FieldGroup(title, fields));
            grid->addWidget(m_groups.back()->heading(), grid->rowCount(), 0, 1, 2);
        }
        addField(grid, field);
        if (field.key == "network.name") { // JSON comes last, after the fields it holds
            for (const RecipeField& part : networkFields())
                addField(grid, part);
        }
    }
    endGroup();
    grid->setRowStretch(grid->rowCount(), 1);
    return fields;
}

void RecipeForm::addField(QGridLayout* grid, const RecipeField& field)
{
    auto* editor = new FieldEditor(field, grid->parentWidget());
    int row = grid->rowCount();
    const bool isWide = field.kind == RecipeField::Kind::Levels;
    grid->addWidget(editor->label(), row, 0, 1, isWide ? 2 : 1);
    if (isWide) {
        grid->addWidget(editor->control(), ++row, 0, 1, 2);
    } else if (field.key == "seed") {
        m_newSeed = new QToolButton(grid->parentWidget());
        m_newSeed->setObjectName(QStringLiteral("newSeedButton"));
        m_newSeed->setFocusPolicy(Qt::StrongFocus);
        connect(m_newSeed, &QToolButton::clicked, this, &RecipeForm::newSeed);
        auto* pair = new QHBoxLayout;
        pair->setSpacing(4);
        pair->addWidget(editor->control(), 1);
        pair->addWidget(m_newSeed);
        grid->addLayout(pair, row, 1);
    } else {
        grid->addWidget(editor->control(), row, 1);
    }
    editor->restore()->setFixedWidth(restoreWidth);
    grid->addWidget(editor->restore(), row, 2);
    grid->addWidget(editor->reason(), row + 1, 0, 1, 2);
    if (field.key == "dataset.folder")
        m_dataNote = addNote(grid, "dataNote");
    else if (field.key == "network.name")
        m_networkNote = addNote(grid, "networkNote");
    connect(
        editor, &FieldEditor::edited, this, [this, editor](const QString& value) { edit(editor, value); });
    m_editors.push_back(editor);
    m_groups.back()->add(editor);
}

/// A line below the last field.
QLabel* RecipeForm::addNote(QGridLayout* grid, const char* name)
{
    auto* note = new QLabel(grid->parentWidget());
    note->setObjectName(QLatin1String(name));
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->hide();
    grid->addWidget(note, grid->rowCount(), 0, 1, 3);
    return note;
}

QWidget* RecipeForm::buildFooter()
{
    auto* footer = new QWidget(this);
    m_notice = new QLabel(footer);
    m_notice->setObjectName(QStringLiteral("recipeNotice"));
    m_notice->setWordWrap(true);
    m_notice->setMinimumWidth(1); // a long path without spaces must not widen the panel
    m_notice->setTextFormat(Qt::PlainText);
    m_revert = new QPushButton(footer);
    m_revert->setObjectName(QStringLiteral("revertButton"));
    m_reset = new QPushButton(footer);
    m_reset->setObjectName(QStringLiteral("resetButton"));
    connect(m_revert, &QPushButton::clicked, this, &RecipeForm::revert);
    connect(m_reset, &QPushButton::clicked, this, &RecipeForm::reset);

    auto* grid = new QGridLayout(footer);
    grid->setContentsMargins(0, 0, 8, 0);
    grid->addWidget(m_notice, 0, 0, 1, 2);
    grid->addWidget(m_revert, 1, 0);
    grid->addWidget(m_reset, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return footer;
}

void RecipeForm::retranslate()
{
    for (FieldEditor* editor : m_editors)
        editor->retranslate();
    for (FieldGroup* group : m_groups)
        group->retranslate();
    int index = 0;
    for (const CatalogueEntry& entry : recipes()) {
        m_choice->setItemText(index, translated(entry.title));
        m_choice->setItemData(index++, translated(entry.summary), Qt::ToolTipRole);
    }
    m_choice->setToolTip(tr("Load a complete experiment: data, network, noise and training"));
    m_choice->setAccessibleName(tr("Recipe"));
    m_newSeed->setText(tr("New seed"));
    m_newSeed->setToolTip(tr("Draw another seed: different initial weights, noise and image order"));
    m_newSeed->setAccessibleName(tr("New seed"));
    m_revert->setText(tr("Keep training"));
    m_revert->setToolTip(tr("Discard the changes and keep what the network has learned"));
    m_reset->setText(tr("Start over"));
    m_reset->setToolTip(tr("Save the current run and start a new one from the seed's initial weights"));
}

} // namespace playground
