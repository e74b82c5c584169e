// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/transposed_conv.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QSpinBox;

namespace playground
{

class TransposedConvDiagram;

/// Transposed convolution demo, after section 1.2.2 of the NVIDIA DLI course: choose the sizes and see the
/// output and how its size is computed.
class TransposedConvDemo : public QWidget
{
    Q_OBJECT

public:
    explicit TransposedConvDemo(QWidget* parent = nullptr);

    /// The note wraps, but takes what it needs from the drawing: the page is as low as it can be.
    bool hasHeightForWidth() const override { return false; }

    TransposedConv convolution() const;
    void setConvolution(const TransposedConv& convolution);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Number {
        QLabel* label;
        QSpinBox* box;
    };

    void build();
    void enlargeNumbers();
    QSpinBox* addNumber(const char* name, int least, int most);
    void refresh();
    void retranslate();

    std::vector<Number> m_numbers;
    QSpinBox* m_input;
    QSpinBox* m_kernel;
    QSpinBox* m_stride;
    QSpinBox* m_padding;
    QSpinBox* m_outputPadding;
    QPushButton* m_identity;
    QPushButton* m_doubling;
    QLabel* m_formula;
    QLabel* m_worked;
    QLabel* m_note;
    TransposedConvDiagram* m_drawing;
};

} // namespace playground
