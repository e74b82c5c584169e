// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/welcome_page.h"

#include "tests/support/patient_qtest.h"
#include "ui/shell/door_button.h"

#include <QPointer>
#include <QSignalSpy>

using namespace playground;

namespace
{
struct Window {
    QWidget widget;
    QPointer<WelcomePage> page;

    explicit Window(QSize size = {1366, 768}, bool trained = true)
    {
        widget.resize(size);
        page = new WelcomePage(&widget, trained);
        widget.show();
    }
    DoorButton* door(const char* name) { return page->findChild<DoorButton*>(QLatin1String(name)); }
};
} // namespace

/// The page that new users see first.
class WelcomePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doors_data()
    {
        QTest::addColumn<QByteArray>("door");
        QTest::addColumn<QByteArray>("signal");
        QTest::newRow("tour") << QByteArray("welcomeTourButton") << QByteArray(SIGNAL(tourChosen()));
        QTest::newRow("trained") << QByteArray("welcomeTrainedButton") << QByteArray(SIGNAL(trainedChosen()));
        QTest::newRow("train") << QByteArray("welcomeTrainButton") << QByteArray(SIGNAL(trainChosen()));
    }

    void doors()
    {
        QFETCH(QByteArray, door);
        QFETCH(QByteArray, signal);
        for (const bool byKey : {false, true}) {
            Window window;
            QVERIFY(QTest::qWaitForWindowExposed(&window.widget));
            QSignalSpy chosen(window.page, signal.constData());
            DoorButton* button = window.door(door.constData());
            button->setFocus();
            if (byKey)
                QTest::keyClick(button, Qt::Key_Return);
            else
                QTest::mouseClick(button, Qt::LeftButton);
            QCOMPARE(chosen.size(), 1);
            QTRY_VERIFY(!window.page); // it is gone for good
        }
    }

    void escapeOpensTheWindow()
    {
        Window window;
        QVERIFY(QTest::qWaitForWindowExposed(&window.widget));
        QSignalSpy chosen(window.page, &WelcomePage::tourChosen);
        QTest::keyClick(window.door("welcomeTourButton"), Qt::Key_Escape);
        QTRY_VERIFY(!window.page);
        QVERIFY(chosen.isEmpty());
    }

    void focusReturns()
    {
        QWidget widget;
        QPushButton before(&widget);
        widget.show();
        QVERIFY(QTest::qWaitForWindowActive(&widget));
        before.setFocus();
        QPointer<WelcomePage> page = new WelcomePage(&widget, true);
        QVERIFY(!before.hasFocus());
        page->close();
        QTRY_VERIFY(before.hasFocus());
    }

    void withoutTrainedNetworksThereAreTwoDoors()
    {
        Window window({1366, 768}, false);
        QVERIFY(window.door("welcomeTrainedButton")->isHidden());
        QVERIFY(window.door("welcomeTrainButton")->isVisible());
    }

    void coversTheWindow()
    {
        Window window;
        window.widget.resize(900, 700);
        QTRY_COMPARE(window.page->size(), QSize(900, 700));
    }

    /// Side by side where there is room, else one above the other; nothing is cut off.
    void doorsFitTheWindow_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("textSize");
        QTest::addColumn<bool>("sideBySide");
        QTest::newRow("wide") << QSize(1366, 768) << 100 << true;
        QTest::newRow("narrow") << QSize(640, 700) << 100 << false;
        QTest::newRow("large text") << QSize(1024, 700) << 200 << false;
    }

    void doorsFitTheWindow()
    {
        QFETCH(QSize, size);
        QFETCH(int, textSize);
        QFETCH(bool, sideBySide);
        const QFont usual = QApplication::font();
        QFont font = usual;
        font.setPointSizeF(font.pointSizeF() * textSize / 100);
        QApplication::setFont(font);
        Window window(size);
        QVERIFY(QTest::qWaitForWindowExposed(&window.widget));
        const DoorButton* first = window.door("welcomeTourButton");
        const DoorButton* last = window.door("welcomeTrainButton");
        QTRY_COMPARE(first->y() == last->y(), sideBySide);
        for (const DoorButton* door : {first, last}) {
            QTRY_VERIFY(door->height() >= door->heightForWidth(door->width()));
            QTRY_VERIFY(door->mapTo(window.page, QPoint(door->width(), 0)).x() <= size.width());
        }
        QApplication::setFont(usual);
    }
};

QTEST_MAIN(WelcomePageTest)
#include "welcome_page_test.moc"
