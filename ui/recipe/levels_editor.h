// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <string>
#include <vector>

class QCheckBox;
class QGridLayout;
class QLabel;
class QSpinBox;
class QToolButton;

namespace playground
{

/// The levels of a U-Net or autoencoder (RecipeField::Kind::Levels), one row each: channels and, if the
/// network has it, attention on the way down and up. A level is added or removed at the deepest end.
class LevelsEditor : public QWidget
{
    Q_OBJECT

public:
    explicit LevelsEditor(int mostLevels, QWidget* parent = nullptr);

    /// A value of networkFields(); does not emit edited().
    void setValue(const std::string& json);
    /// The channels of such a value in a few words: "32, 64, 64".
    static QString summary(const std::string& json);

Q_SIGNALS:
    void edited(const QString& json);

protected:
    void changeEvent(QEvent* event) override;

private:
    bool eventFilter(QObject* watched, QEvent* event) override;

    // Object names "level:ROW:channels", "level:ROW:down" and "level:ROW:up".
    struct Row {
        QLabel* number;
        QSpinBox* channels;
        QCheckBox* down;
        QCheckBox* up;
    };

    void addRow();
    void showRow(const Row& row, bool shown) const;
    void edit();
    void setLevels(int levels);
    void retranslate();

    int m_mostLevels;
    int m_levels = 0;
    bool m_hasAttention = false;
    QGridLayout* m_grid;
    QLabel* m_channelsTitle;
    QLabel* m_downTitle;
    QLabel* m_upTitle;
    QToolButton* m_more; ///< "addLevelButton"
    QToolButton* m_fewer; ///< "removeLevelButton"
    std::vector<Row> m_rows; ///< at least m_levels; the others are hidden
};

} // namespace playground
