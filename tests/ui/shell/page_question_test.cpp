// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page_question.h"

#include "tests/support/patient_qtest.h"

#include <QTabBar>
#include <QTabWidget>

using namespace playground;

class PageQuestionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_tabs = std::make_unique<QTabWidget>();
        m_tabs->setDocumentMode(true);
        m_tabs->addTab(new QWidget, QStringLiteral("Noise"));
        m_tabs->addTab(new QWidget, QStringLiteral("Train"));
        m_question = new PageQuestion(*m_tabs);
        m_question->setQuestions(
            {QStringLiteral("How does it begin?"), QStringLiteral("How does it go on?")});
        m_tabs->resize(600, 300);
        m_tabs->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_tabs.get()));
    }

    void followsThePage()
    {
        QVERIFY(m_question->isVisible());
        QCOMPARE(m_question->text(), QStringLiteral("How does it begin?"));
        m_tabs->setCurrentIndex(1);
        QCOMPARE(m_question->text(), QStringLiteral("How does it go on?"));
    }

    void isBesideTheTabs()
    {
        const QTabBar& bar = *m_tabs->tabBar();
        QVERIFY(m_question->x() > bar.x() + bar.tabRect(1).right());
        QVERIFY(m_question->geometry().right() <= m_tabs->width());
        QVERIFY(m_question->geometry().bottom() <= bar.geometry().bottom());
    }

    void isNotCutOff()
    {
        m_tabs->resize(m_question->x() + 40, 300);
        QTRY_VERIFY(!m_question->isVisible());
        m_tabs->resize(600, 300);
        QTRY_VERIFY(m_question->isVisible());
        m_question->setQuestions({QString(400, QLatin1Char('m')), {}});
        QVERIFY(!m_question->isVisible());
        m_tabs->setCurrentIndex(1); // without a question
        QVERIFY(!m_question->isVisible());
    }

private:
    std::unique_ptr<QTabWidget> m_tabs;
    PageQuestion* m_question = nullptr;
};

QTEST_MAIN(PageQuestionTest)
#include "page_question_test.moc"
