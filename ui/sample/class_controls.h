// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <string>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSlider;

namespace playground
{

/// Which class the pictures are to be of, and how strongly they are guided to it. Hidden where the network is
/// told no classes.
class ClassControls : public QWidget
{
    Q_OBJECT

public:
    explicit ClassControls(QWidget* parent = nullptr);

    /// English names in the order of the labels; empty: the network is told none. Others than before: each
    /// picture is to be of the next class, unguided. `orNone`: it may be told no class too; otherwise it
    /// cannot be guided.
    void setNames(const std::vector<std::string>& names, bool orNone = true);
    QStringList names() const; ///< in the window's language

    /// As SamplingRequest has them.
    std::vector<int> classes() const;
    double guidance() const;
    void setChoice(const std::vector<int>& classes, double guidance);

    static constexpr double sliderMaxGuidance = 10;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void fill();
    void follow();
    void retranslate();

    std::vector<std::string> m_names;
    bool m_orNone = true;
    QLabel* m_classLabel;
    QComboBox* m_class;
    QLabel* m_guidanceLabel;
    QSlider* m_slider;
    QDoubleSpinBox* m_guidance;
};

} // namespace playground
