// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/message_bar.h"

#include "tests/support/patient_qtest.h"

#include <QAccessible>
#include <QLabel>
#include <QMainWindow>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabBar>
#include <QTabWidget>
#include <QTextEdit>
#include <QToolButton>

using namespace playground;
using Kind = Message::Kind;

class MessageBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isHiddenWithoutAMessage();
    void showsKindTextAndAction();
    void actionRunsAfterTheMessageHasGone();
    void newInformationReplacesOldButNotErrors_data();
    void newInformationReplacesOldButNotErrors();
    void newInformationKeepsAnOffer();
    void disappearsWithItsCause();
    void newerMessageAboutTheSameReplacesTheOlder();
    void neverMovesThePage();
    void isNextToTheTabs();
    void isInTheMenuBarOfANarrowWindow();
    void nextGoesRoundUnreadErrors();
    void sameErrorTwiceCountsOnce();
    void escapeCloses();
    void longTextHidesNothing();
    void rewordsInPlace();
    void markupIsShownAsWritten();

private:
    QString text() const { return m_bar->findChild<QLabel*>("messageText")->text(); }
    /// The accessible name that a screen reader reads on the alert. The alert itself cannot be observed: the
    /// offscreen platform has no accessibility bridge.
    QString spokenName() const
    {
        return QAccessible::queryAccessibleInterface(m_bar)->text(QAccessible::Name);
    }
    QString position() const
    {
        auto* label = m_bar->findChild<QLabel*>("messagePosition");
        return label->isVisible() ? label->text() : QString();
    }
    template <typename Button> void click(const char* name)
    {
        auto* button = m_bar->findChild<Button*>(name);
        QVERIFY(button);
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
    }

    QRect page() const
    {
        const QWidget* shown = m_window->currentWidget();
        return {shown->mapTo(m_window.get(), QPoint()), shown->size()};
    }

    std::unique_ptr<QTabWidget> m_window;
    MessageBar* m_bar = nullptr;
};

void MessageBarTest::init()
{
    QTest::failOnWarning(QRegularExpression("QPainter|QCP"));
    m_window = std::make_unique<QTabWidget>();
    m_window->setDocumentMode(true);
    m_window->addTab(new QWidget, "Train");
    m_window->addTab(new QWidget, "Sample");
    m_bar = new MessageBar(m_window.get());
    m_window->resize(700, 300);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void MessageBarTest::isHiddenWithoutAMessage()
{
    QVERIFY(!m_bar->isVisible());
    m_bar->post({Kind::Information, "Saved."});
    QVERIFY(m_bar->isVisible());
    QVERIFY(m_bar->height() >= m_bar->sizeHint().height());
    click<QToolButton>("messageClose");
    QVERIFY(!m_bar->isVisible());
    QCOMPARE(m_bar->count(), 0);
}

void MessageBarTest::showsKindTextAndAction()
{
    m_bar->post({Kind::Warning, "The disk is nearly full."});
    QCOMPARE(text(), QString("The disk is nearly full."));
    QVERIFY(!m_bar->findChild<QPushButton*>("messageAction")->isVisible());
    QCOMPARE(spokenName(), QString("Warning: The disk is nearly full."));
    const QImage warning = m_bar->findChild<QLabel*>("messageMark")->pixmap().toImage();
    m_bar->post({Kind::Error, "No data.", "Choose a folder"});
    QCOMPARE(m_bar->findChild<QPushButton*>("messageAction")->text(), QString("Choose a folder"));
    QVERIFY(m_bar->findChild<QPushButton*>("messageAction")->isVisible());
    QCOMPARE(spokenName(), QString("Error: No data."));
    QVERIFY(m_bar->findChild<QLabel*>("messageMark")->pixmap().toImage() != warning);
}

void MessageBarTest::actionRunsAfterTheMessageHasGone()
{
    int countDuringAction = -1;
    m_bar->post({Kind::Error, "No data.", "Try again", [&] {
                     countDuringAction = m_bar->count();
                     m_bar->post({Kind::Information, "Found."});
                 }});
    click<QPushButton>("messageAction");
    QCOMPARE(countDuringAction, 0);
    QCOMPARE(text(), QString("Found."));
    QVERIFY(m_bar->isVisible());
}

void MessageBarTest::newInformationReplacesOldButNotErrors_data()
{
    QTest::addColumn<Kind>("first");
    QTest::addColumn<QString>("position");
    QTest::newRow("information") << Kind::Information << QString();
    QTest::newRow("warning") << Kind::Warning << QString();
    QTest::newRow("error") << Kind::Error << QString("1 of 2");
}

void MessageBarTest::newInformationReplacesOldButNotErrors()
{
    QFETCH(Kind, first);
    m_bar->post({first, "old"});
    m_bar->post({Kind::Information, "new"});
    QCOMPARE(text(), QString("new"));
    QTEST(position(), "position");
}

void MessageBarTest::newInformationKeepsAnOffer()
{
    bool taken = false;
    m_bar->post({Kind::Information, "Your last run is still there.", "Open it", [&] { taken = true; }});
    m_bar->post({Kind::Information, "Copied."});
    m_bar->post({Kind::Information, "Saved."});
    QCOMPARE(text() + position(), QString("Saved.1 of 2"));
    click<QToolButton>("messageClose");
    click<QPushButton>("messageAction");
    QVERIFY(taken);
    QVERIFY(!m_bar->isVisible());
}

void MessageBarTest::disappearsWithItsCause()
{
    m_bar->post({Kind::Error, "No data.", "Try again", {}, "data"});
    m_bar->post({Kind::Error, "The disk is full.", {}, {}, "disk"});
    m_bar->post({Kind::Error, "No pictures.", {}, {}, "data"});
    m_bar->withdraw("something else");
    QCOMPARE(text() + position(), QString("No pictures.1 of 2"));
    click<QToolButton>("messageNext");
    m_bar->withdraw("data"); // not the message shown
    QCOMPARE(text() + position(), QString("The disk is full."));
    m_bar->withdraw("disk");
    QVERIFY(!m_bar->isVisible());
    m_bar->withdraw("disk");
    QCOMPARE(m_bar->count(), 0);
}

void MessageBarTest::newerMessageAboutTheSameReplacesTheOlder()
{
    m_bar->post({Kind::Error, "a.png was not saved.", {}, {}, "saving"});
    m_bar->post({Kind::Information, "b.png saved.", {}, {}, "saving"});
    QCOMPARE(m_bar->count(), 1);
    QCOMPARE(text(), QString("b.png saved."));
}

void MessageBarTest::neverMovesThePage()
{
    const QRect before = page();
    m_bar->post({Kind::Information, "Saved."});
    QCoreApplication::processEvents();
    QCOMPARE(page(), before);
    m_bar->post({Kind::Error, QString("a long sentence with many words ").repeated(20), "Do it"});
    QCoreApplication::processEvents();
    QCOMPARE(page(), before);
    m_bar->closeAll();
    QCoreApplication::processEvents();
    QCOMPARE(page(), before);
}

void MessageBarTest::isNextToTheTabs()
{
    m_bar->post({Kind::Information, "Saved."});
    const QRect lastTab = m_window->tabBar()->tabRect(1);
    QVERIFY(m_bar->x() > lastTab.right());
    QVERIFY(m_bar->geometry().bottom() < page().top()); // a single line covers nothing
    QCOMPARE(m_bar->geometry().right(), m_window->rect().right());
    m_window->addTab(new QWidget, "A page that was not offered before");
    QTRY_VERIFY(m_bar->x() > m_window->tabBar()->tabRect(2).right());
}

void MessageBarTest::isInTheMenuBarOfANarrowWindow()
{
    QMainWindow window;
    window.menuBar()->addMenu("File");
    auto* tabs = new QTabWidget;
    tabs->addTab(new QWidget, "A page with a long name");
    MessageBar bar(tabs, window.menuBar());
    window.setCentralWidget(tabs);
    window.resize(tabs->tabBar()->tabRect(0).right() + 50, 300);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    bar.post({Kind::Information, "Saved."});
    QVERIFY(bar.isVisible());
    QCOMPARE(bar.y(), 0);
    QCOMPARE(bar.height(), window.menuBar()->height());
    QVERIFY(bar.x() > window.menuBar()->actionGeometry(window.menuBar()->actions().first()).right());
    QCOMPARE(bar.geometry().right(), window.rect().right());
    window.resize(1200, 300);
    QTRY_VERIFY(bar.y() > 0);
}

void MessageBarTest::nextGoesRoundUnreadErrors()
{
    m_bar->post({Kind::Error, "a"});
    m_bar->post({Kind::Error, "b"});
    m_bar->post({Kind::Error, "c"});
    QCOMPARE(text() + position(), QString("c1 of 3"));
    click<QToolButton>("messageNext");
    QCOMPARE(text() + position(), QString("b2 of 3"));
    click<QToolButton>("messageClose");
    QCOMPARE(text() + position(), QString("c1 of 2"));
    click<QToolButton>("messageNext");
    QCOMPARE(text() + position(), QString("a2 of 2"));
    click<QToolButton>("messageNext");
    QCOMPARE(text() + position(), QString("c1 of 2"));
    m_bar->closeAll();
    QVERIFY(!m_bar->isVisible());
}

void MessageBarTest::sameErrorTwiceCountsOnce()
{
    m_bar->post({Kind::Error, "a"});
    m_bar->post({Kind::Error, "b"});
    m_bar->post({Kind::Error, "a"});
    QCOMPARE(m_bar->count(), 2);
    QCOMPARE(text(), QString("a"));
}

void MessageBarTest::escapeCloses()
{
    m_bar->post({Kind::Error, "a"});
    m_bar->post({Kind::Error, "b"});
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QCOMPARE(text(), QString("a"));
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QTRY_VERIFY(!m_bar->isVisible());
}

void MessageBarTest::longTextHidesNothing()
{
    const QString sentence = QString("a long sentence with many words ").repeated(10);
    auto* more = m_bar->findChild<QToolButton*>("messageMore");
    m_bar->post({Kind::Error, "short"});
    QVERIFY(!more->isVisible());
    const QRect oneLine = m_bar->geometry();
    m_bar->post({Kind::Error, sentence, "Do it"});
    QCoreApplication::processEvents();
    QCOMPARE(m_bar->geometry(), oneLine);
    QVERIFY(m_bar->geometry().bottom() < page().top());
    QCOMPARE(m_window->width(), 700);
    QVERIFY(more->isVisible());
    for (const QWidget* part : m_bar->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
        QVERIFY2(
            !part->isVisible() || m_bar->rect().contains(part->geometry()), qPrintable(part->objectName()));
    click<QToolButton>("messageMore");
    auto* whole = QApplication::activePopupWidget();
    QVERIFY(whole);
    QCOMPARE(whole->findChild<QTextEdit*>("messageWhole")->toPlainText(), sentence);
    QTest::keyClick(whole, Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activePopupWidget());
    QVERIFY(m_bar->isVisible());
    click<QToolButton>("messageNext");
    QVERIFY(!more->isVisible());
}

void MessageBarTest::rewordsInPlace()
{
    m_bar->post({Kind::Information, "Saved as a.", "Undo", {}, "a"});
    m_bar->post({Kind::Information, "Saved as b.", "Undo", {}, "b"});
    m_bar->reword("a", "Saved as c.");
    QCOMPARE(text() + position(), QString("Saved as b.1 of 2"));
    click<QToolButton>("messageNext");
    QCOMPARE(text(), QString("Saved as c."));
    m_bar->reword("a", "Saved as d.");
    QCOMPARE(text() + position(), QString("Saved as d.2 of 2"));
    m_bar->reword("e", "Saved as f.");
    QCOMPARE(m_bar->count(), 2);
}

void MessageBarTest::markupIsShownAsWritten()
{
    m_bar->post({Kind::Error, "no <b>file</b> & no %1"});
    QCOMPARE(text(), QString("no <b>file</b> & no %1"));
    QCOMPARE(m_bar->findChild<QLabel*>("messageText")->textFormat(), Qt::PlainText);
}

QTEST_MAIN(MessageBarTest)
#include "message_bar_test.moc"
