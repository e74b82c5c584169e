// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/welcome_page.h"

#include "ui/controls/scrolled_page.h"
#include "ui/shell/door_button.h"

#include <QCloseEvent>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace playground
{

namespace
{
constexpr int outside = 24;
constexpr qreal headline = 2; // of the text size
} // namespace

WelcomePage::WelcomePage(QWidget* window, bool trained)
    : QWidget(window)
    , m_before(window->focusWidget())
    , m_title(new QLabel)
    , m_sentence(new QLabel)
    , m_doors(new QHBoxLayout)
    , m_tour(new DoorButton(QStringLiteral(":/welcome/tour.png")))
    , m_trained(new DoorButton(QStringLiteral(":/welcome/trained.png")))
    , m_train(new DoorButton(QStringLiteral(":/welcome/train.png")))
    , m_skip(new QPushButton)
{
    setObjectName(QStringLiteral("welcomePage"));
    m_tour->setObjectName(QStringLiteral("welcomeTourButton"));
    m_trained->setObjectName(QStringLiteral("welcomeTrainedButton"));
    m_train->setObjectName(QStringLiteral("welcomeTrainButton"));
    m_skip->setObjectName(QStringLiteral("welcomeSkipButton"));
    m_trained->setVisible(trained);
    m_skip->setFlat(true);
    setAutoFillBackground(true);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * headline);
    m_title->setFont(large);
    for (QLabel* label : {m_title, m_sentence}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("welcomeContent"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(outside, outside, outside, outside);
    column->setSpacing(outside / 2);
    m_doors->setSpacing(outside);
    column->addStretch();
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addSpacing(outside);
    auto* centred = new QHBoxLayout;
    centred->addStretch();
    centred->addLayout(m_doors);
    centred->addStretch();
    column->addLayout(centred);
    column->addSpacing(outside);
    column->addWidget(m_skip, 0, Qt::AlignCenter);
    column->addStretch();
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(new ScrolledPage(content));

    const auto door = [this](DoorButton* button, auto chosen) {
        m_doors->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, chosen] {
            close();
            Q_EMIT(this->*chosen)();
        });
    };
    door(m_tour, &WelcomePage::tourChosen);
    door(m_trained, &WelcomePage::trainedChosen);
    door(m_train, &WelcomePage::trainChosen);
    connect(m_skip, &QPushButton::clicked, this, &QWidget::close);
    setAttribute(Qt::WA_DeleteOnClose);
    window->installEventFilter(this);
    retranslate();
    arrange();
    show();
    raise();
    m_tour->setFocus();
}

void WelcomePage::arrange()
{
    setGeometry(parentWidget()->rect());
    const int doors = m_trained->isHidden() ? 2 : 3;
    const bool wide = width() >= doors * m_tour->sizeHint().width() + (doors + 1) * outside;
    m_doors->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void WelcomePage::retranslate()
{
    setAccessibleName(tr("Welcome"));
    m_title->setText(tr("Diffusion Playground"));
    m_sentence->setText(
        tr("Train a small diffusion model, and watch it turn noise into pictures, step by step."));
    m_tour->setTexts(tr("Take the tour"),
        tr("Ten short lessons lead you through the window: what noise does, how a network learns to remove "
           "it, and "
           "what every setting is for."));
    m_trained->setTexts(tr("Play with a trained network"),
        tr("Turn noise into pictures right away, with a network that comes with the program. Training can "
           "continue "
           "from there."));
    m_train->setTexts(tr("Train your own"),
        tr("Start training on pictures of garments. The first predictions appear within seconds; pause or "
           "change "
           "anything at any time."));
    m_skip->setText(tr("Open the window (Esc)"));
}

void WelcomePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void WelcomePage::closeEvent(QCloseEvent* event)
{
    QWidget::closeEvent(event);
    if (m_before)
        m_before->setFocus();
}

void WelcomePage::keyPressEvent(QKeyEvent* event)
{
    auto* button = qobject_cast<QPushButton*>(focusWidget());
    if (event->key() == Qt::Key_Escape)
        close();
    else if (button && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        button->click();
    else
        QWidget::keyPressEvent(event);
}

bool WelcomePage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        arrange();
    return QWidget::eventFilter(watched, event);
}

} // namespace playground
