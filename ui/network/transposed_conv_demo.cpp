// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/network/transposed_conv_demo.h"

#include "ui/controls/flow_layout.h"
#include "ui/controls/wrapped_height.h"
#include "ui/network/transposed_conv_diagram.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace playground
{

namespace
{
constexpr TransposedConv identityKernel{3, 1, 1, 0, 0};
constexpr TransposedConv upBlock{4, 3, 2, 1, 1}; // as in the NVIDIA DLI U-Net
} // namespace

TransposedConvDemo::TransposedConvDemo(QWidget* parent)
    : QWidget(parent)
    , m_input(addNumber("inputSizeBox", 1, 12))
    , m_kernel(addNumber("kernelSizeBox", 1, 9))
    , m_stride(addNumber("strideBox", 1, 5))
    , m_padding(addNumber("paddingBox", 0, 8))
    , m_outputPadding(addNumber("outputPaddingBox", 0, 5))
    , m_identity(new QPushButton)
    , m_doubling(new QPushButton)
    , m_formula(new QLabel)
    , m_worked(new QLabel)
    , m_note(new QLabel)
    , m_drawing(new TransposedConvDiagram)
{
    build();
    setConvolution({3, 3, 2, 1, 1});
    retranslate();
    for (const Number& number : m_numbers)
        connect(number.box, &QSpinBox::valueChanged, this, &TransposedConvDemo::refresh);
    connect(m_identity, &QPushButton::clicked, this, [this] { setConvolution(identityKernel); });
    connect(m_doubling, &QPushButton::clicked, this, [this] { setConvolution(upBlock); });
}

QSpinBox* TransposedConvDemo::addNumber(const char* name, int least, int most)
{
    auto* box = new QSpinBox;
    box->setObjectName(QLatin1String(name));
    box->setRange(least, most);
    auto* label = new QLabel;
    label->setBuddy(box);
    m_numbers.push_back({label, box});
    return box;
}

void TransposedConvDemo::build()
{
    m_identity->setObjectName(QStringLiteral("identityButton"));
    m_doubling->setObjectName(QStringLiteral("upBlockButton"));
    m_formula->setObjectName(QStringLiteral("sizeFormula"));
    m_worked->setObjectName(QStringLiteral("sizeWorkedOut"));
    m_note->setObjectName(QStringLiteral("doublingNote"));
    m_drawing->setObjectName(QStringLiteral("transposedDrawing"));
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_formula->setWordWrap(true);
    enlargeNumbers();

    auto* controls = new FlowLayout(nullptr, 12, 4);
    for (const Number& number : m_numbers) {
        auto* pair = new QHBoxLayout;
        pair->addWidget(number.label);
        pair->addWidget(number.box);
        controls->addLayout(pair);
    }
    controls->alignLastLeft();
    auto* presets = new QHBoxLayout;
    presets->addWidget(m_identity);
    presets->addWidget(m_doubling);
    presets->addStretch();
    auto* column = new QVBoxLayout(this);
    column->addLayout(controls);
    column->addLayout(presets);
    column->addSpacing(6);
    column->addWidget(m_formula);
    column->addWidget(m_worked);
    column->addWidget(m_drawing, 1);
    column->addWidget(m_note);
    new WrappedHeight(*this); // it is part of a tab widget
}

void TransposedConvDemo::enlargeNumbers()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    m_worked->setFont(large);
}

TransposedConv TransposedConvDemo::convolution() const
{
    return {
        m_input->value(), m_kernel->value(), m_stride->value(), m_padding->value(), m_outputPadding->value()};
}

void TransposedConvDemo::setConvolution(const TransposedConv& c)
{
    const std::vector<int> values{c.inputSize, c.kernelSize, c.stride, c.padding, c.outputPadding};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const QSignalBlocker blocked(m_numbers[i].box);
        m_numbers[i].box->setValue(values[i]);
    }
    refresh();
}

void TransposedConvDemo::refresh()
{
    const TransposedConv c = convolution();
    m_drawing->show(c);
    m_worked->setText(QStringLiteral("(%1 − 1) · %2 − 2 · %3 + %4 + %5 = %6")
                          .arg(QString::number(c.inputSize), QString::number(c.stride),
                              QString::number(c.padding), QString::number(c.kernelSize),
                              QString::number(c.outputPadding), QString::number(c.outputSize())));
}

void TransposedConvDemo::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        enlargeNumbers();
}

void TransposedConvDemo::retranslate()
{
    const auto say = [this](QSpinBox* box, const QString& words, const QString& tip) {
        for (const Number& number : m_numbers) {
            if (number.box != box)
                continue;
            number.label->setText(words);
            box->setToolTip(tip);
            box->setAccessibleName(QString(words).remove(QLatin1Char('&')));
        }
    };
    say(m_input, tr("In&put size"), tr("Height and width of the input (all ones)"));
    say(m_kernel, tr("&Kernel size"),
        tr("Height and width of the kernel (all ones). 1 is the identity.\n"
           "A larger kernel enlarges the output, unlike in an ordinary convolution."));
    say(m_stride, tr("Stri&de"),
        tr("Distance between the kernel copies in the output; 2 about doubles the size"));
    say(m_padding, tr("Paddin&g"), tr("Rows and columns cropped from every side of the output"));
    say(m_outputPadding, tr("&Output padding"),
        tr("Rows and columns added at the end of the output; must be less than the stride"));
    m_kernel->setSpecialValueText(tr("identity"));
    m_identity->setText(tr("Identity"));
    m_identity->setToolTip(tr("Identity kernel, stride 1, no padding"));
    m_doubling->setText(tr("UpBlock"));
    m_doubling->setToolTip(
        tr("The U-Net's upsampling layer: kernel 3, stride 2, padding 1, output padding 1"));
    m_formula->setText(
        tr("output size = (input size − 1) · stride − 2 · padding + kernel size + output padding"));
    m_note->setText(tr("With stride 2 and output padding 1, the size doubles exactly if kernel size = 2 · "
                       "padding + 1, as in the U-Net's UpBlock."));
    refresh();
}

} // namespace playground
