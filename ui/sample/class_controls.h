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

/// The class of the pictures and the guidance scale. Hidden if the network is unconditional.
class ClassControls : public QWidget
{
    Q_OBJECT

public:
    explicit ClassControls(QWidget* parent = nullptr);

    /// English class names in the order of the labels; empty: the network is unconditional. New names reset
    /// to "All in turn" without guidance. `orNone`: the network has a label for "no class"; otherwise
    /// guidance is not available.
    void setNames(const std::vector<std::string>& names, bool orNone = true);
    QStringList names() const; ///< in the current language

    /// As in SamplingRequest.
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
