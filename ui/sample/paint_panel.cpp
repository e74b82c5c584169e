// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/paint_panel.h"

#include "ui/images/to_qimage.h"
#include "ui/sample/checked_highlight.h"
#include "ui/sample/paint_canvas.h"

#include <QButtonGroup>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

namespace playground
{

namespace
{
constexpr int toolsWidth = 300;
constexpr double defaultAmount = 0.7;
const char* const toolNames[] = {"drawTool", "eraseTool", "noiseTool"};
} // namespace

PaintPanel::PaintPanel(QWidget* parent)
    : QWidget(parent)
    , m_canvas(new PaintCanvas)
    , m_hint(new QLabel)
    , m_tools(new QButtonGroup(this))
    , m_sizeLabel(new QLabel)
    , m_size(new QSlider(Qt::Horizontal))
    , m_amountLabel(new QLabel)
    , m_amount(new QDoubleSpinBox)
    , m_undo(new QPushButton)
    , m_erase(new QPushButton)
    , m_go(new QPushButton)
    , m_close(new QPushButton)
{
    setFocusPolicy(Qt::StrongFocus);
    build();
    connectAll();
    applyBrush();
    retranslate();
}

void PaintPanel::build()
{
    m_canvas->setObjectName(QStringLiteral("paintCanvas"));
    m_size->setObjectName(QStringLiteral("brushSize"));
    m_amount->setObjectName(QStringLiteral("drawingAmount"));
    m_undo->setObjectName(QStringLiteral("undoStrokeButton"));
    m_erase->setObjectName(QStringLiteral("eraseAllButton"));
    m_go->setObjectName(QStringLiteral("goOnButton"));
    m_close->setObjectName(QStringLiteral("closePaintButton"));
    m_hint->setWordWrap(true);
    m_size->setRange(1, 8); // in half picture pixels
    m_size->setValue(3);
    m_amount->setRange(0.05, 1);
    m_amount->setSingleStep(0.05);
    m_amount->setValue(defaultAmount);

    auto* tools = new QHBoxLayout;
    tools->setSpacing(0);
    for (int i = 0; i < static_cast<int>(std::size(toolNames)); ++i) {
        auto* tool = new QToolButton;
        tool->setObjectName(QLatin1String(toolNames[i]));
        tool->setCheckable(true);
        new CheckedHighlight(*tool);
        m_tools->addButton(tool, i);
        tools->addWidget(tool);
    }
    m_tools->button(0)->setChecked(true);
    tools->addStretch(1);

    auto* fields = new QGridLayout;
    fields->addWidget(m_sizeLabel, 0, 0);
    fields->addWidget(m_size, 0, 1);
    fields->addWidget(m_amountLabel, 1, 0);
    fields->addWidget(m_amount, 1, 1);
    auto* last = new QHBoxLayout;
    last->addWidget(m_undo);
    last->addWidget(m_erase);
    auto* ends = new QHBoxLayout;
    ends->addWidget(m_go);
    ends->addWidget(m_close);

    auto* side = new QWidget;
    side->setFixedWidth(toolsWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_hint);
    column->addLayout(tools);
    column->addLayout(fields);
    column->addLayout(last);
    column->addLayout(ends);
    column->addStretch(1);
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(16);
    all->addWidget(m_canvas, 1);
    all->addWidget(side);
}

void PaintPanel::connectAll()
{
    connect(m_tools, &QButtonGroup::idToggled, this, &PaintPanel::applyBrush);
    connect(m_size, &QSlider::valueChanged, this, &PaintPanel::applyBrush);
    connect(m_canvas, &PaintCanvas::changed, this, [this] {
        if (m_drawing)
            m_lastDrawing = m_canvas->picture();
        refresh();
    });
    connect(m_undo, &QPushButton::clicked, m_canvas, &PaintCanvas::undoStroke);
    connect(m_erase, &QPushButton::clicked, m_canvas, &PaintCanvas::erase);
    connect(m_go, &QPushButton::clicked, this, &PaintPanel::continueRequested);
    connect(m_close, &QPushButton::clicked, this, &PaintPanel::closed);
}

void PaintPanel::setDisplayRange(const DisplayRange& range)
{
    if (range.low != m_low || range.high != m_high)
        m_lastDrawing = {}; // its values would mean other shades
    m_low = range.low;
    m_high = range.high;
    m_canvas->setInverted(range.inverted);
    applyBrush();
}

void PaintPanel::setUniformNoise(bool uniform)
{
    m_uniformNoise = uniform;
    applyBrush();
}

void PaintPanel::applyBrush()
{
    Brush brush;
    brush.tool = static_cast<Brush::Tool>(m_tools->checkedId());
    brush.radius = m_size->value() / 2.0;
    brush.low = m_low;
    brush.high = m_high;
    brush.uniformNoise = m_uniformNoise;
    m_canvas->setBrush(brush);
}

void PaintPanel::paintOn(const ImageBatch& picture)
{
    m_drawing = false;
    m_canvas->setPicture(picture);
    retranslate();
}

void PaintPanel::draw(const ImageBatch& shape)
{
    m_drawing = true;
    const bool again = m_lastDrawing.channels == shape.channels && m_lastDrawing.height == shape.height
        && m_lastDrawing.width == shape.width;
    m_canvas->setPicture(again ? m_lastDrawing : emptyPicture(shape, m_canvas->brush()));
    retranslate();
}

const ImageBatch& PaintPanel::picture() const
{
    return m_canvas->picture();
}

double PaintPanel::amount() const
{
    return m_amount->value();
}

void PaintPanel::refresh()
{
    m_undo->setEnabled(m_canvas->strokes() > 0);
    m_amountLabel->setVisible(m_drawing);
    m_amount->setVisible(m_drawing);
}

void PaintPanel::retranslate()
{
    const auto say = [](QAbstractButton* button, const QString& text, const QString& tip) {
        button->setText(text);
        button->setToolTip(tip);
    };
    m_hint->setText(m_drawing
            ? tr("Draw a shape. Noise is added to it and sampling starts from there: much noise keeps little "
                 "of your drawing, little noise keeps nearly all of it.")
            : tr("Paint on x_t at this step. Continuing from it adds a row."));
    say(m_tools->button(0), tr("Draw"), tr("Set pixels to the foreground"));
    say(m_tools->button(1), tr("Erase"), tr("Set pixels to the background"));
    say(m_tools->button(2), tr("Noise"), tr("Mix pixels half and half with new noise"));
    m_sizeLabel->setText(tr("Brush"));
    m_size->setAccessibleName(tr("Brush size"));
    m_size->setToolTip(tr("Set the brush width"));
    m_amountLabel->setText(tr("Noise"));
    m_amount->setAccessibleName(tr("Noise amount"));
    m_amount->setToolTip(tr("Noise added to the drawing before sampling; 1 leaves pure noise"));
    say(m_undo, tr("Undo stroke"), tr("Undo the last stroke (Ctrl+Z)"));
    say(m_erase, tr("Erase all"), tr("Clear the picture"));
    say(m_go, tr("Sample from here"), tr("Sample from this picture, as a new row"));
    say(m_close, tr("Close"), tr("Close without sampling"));
    m_canvas->setAccessibleName(m_drawing ? tr("Your drawing") : tr("x_t to paint on"));
    m_canvas->setToolTip(tr("Paint with the left mouse button"));
    refresh();
}

void PaintPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool PaintPanel::event(QEvent* event)
{
    // Ctrl+Z takes a stroke back here, not a row of the page.
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent&>(*event).matches(QKeySequence::Undo))
        event->accept();
    return QWidget::event(event);
}

void PaintPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Undo))
        m_canvas->undoStroke();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace playground
