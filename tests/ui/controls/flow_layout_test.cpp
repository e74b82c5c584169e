// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/flow_layout.h"

#include "tests/support/patient_qtest.h"

#include <QWidget>

using namespace playground;

namespace
{
QWidget* block(int width, int height = 20)
{
    auto* widget = new QWidget;
    widget->setFixedHeight(height);
    widget->setMinimumWidth(width);
    return widget;
}
} // namespace

class FlowLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrapsWhereTheRowEnds()
    {
        QWidget window;
        FlowLayout& row = *new FlowLayout(&window, 10, 4);
        row.addWidget(block(100));
        row.addWidget(block(100));
        QCOMPARE(row.sizeHint(), QSize(210, 20));
        QCOMPARE(row.heightForWidth(210), 20);
        QCOMPARE(row.heightForWidth(209), 44);
        QCOMPARE(row.minimumSize().width(), 100);
    }

    void oneItemGrows()
    {
        QWidget window;
        auto* row = new FlowLayout(&window, 10, 4);
        QWidget* slider = block(100);
        row->addWidget(slider);
        row->growLast();
        QWidget* button = block(50);
        row->addWidget(button);
        row->setGeometry({0, 0, 400, 20});
        QCOMPARE(slider->geometry(), QRect(0, 0, 340, 20));
        QCOMPARE(button->geometry().left(), 350);
        row->setGeometry({0, 0, 120, 44});
        QCOMPARE(slider->geometry(), QRect(0, 0, 120, 20));
        QCOMPARE(button->geometry().top(), 24);
    }

    void nestedRowWrapsInTurn()
    {
        QWidget window;
        FlowLayout& row = *new FlowLayout(&window, 10, 4);
        row.addWidget(block(100));
        auto* inner = new FlowLayout(nullptr, 6, 4);
        inner->addWidget(block(100));
        inner->addWidget(block(100));
        row.addLayout(inner);
        QCOMPARE(row.sizeHint().width(), 316);
        QCOMPARE(row.heightForWidth(316), 20);
        QCOMPARE(row.heightForWidth(206), 44);
        QCOMPARE(row.heightForWidth(205), 68);
        QCOMPARE(row.minimumSize().width(), 100);
    }

    /// Regression: controls that keep their space while they are hidden left an empty line at large text.
    void hiddenItemsMakeNoEmptyLine()
    {
        QWidget window;
        auto* row = new FlowLayout(&window, 10, 4);
        row->addWidget(block(100));
        QWidget* sometimes = block(100);
        QSizePolicy kept = sometimes->sizePolicy();
        kept.setRetainSizeWhenHidden(true);
        sometimes->setSizePolicy(kept);
        row->addWidget(sometimes);
        sometimes->hide();
        QCOMPARE(row->sizeHint().width(), 210);
        QCOMPARE(row->heightForWidth(210), 20);
        QCOMPARE(row->heightForWidth(150), 20);
        sometimes->show();
        QCOMPARE(row->heightForWidth(150), 44);
    }
};

QTEST_MAIN(FlowLayoutTest)
#include "flow_layout_test.moc"
