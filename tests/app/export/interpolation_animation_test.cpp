// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/interpolation_animation.h"

#include "tests/ui/latents/latents_page_fixture.h"
#include "ui/latents/interpolation_panel.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace playground;
using namespace playground::test;

/// Saving the interpolation from A to B as an animation, and its errors.
class LatentFilmTest : public LatentsPageFixture
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<QSignalSpy> m_finished;

    void begin(int scale)
    {
        auto* film = new InterpolationAnimation(
            *m_page, m_path, scale, {{QStringLiteral("note"), QStringLiteral("kept")}});
        m_finished = std::make_unique<QSignalSpy>(film, &InterpolationAnimation::finished);
        film->setParent(this);
        film->start();
    }
    void decodeAll()
    {
        for (int i = 0; i < 10 && !m_page->interpolation().way().complete(); ++i)
            answerDecoded(lastOf(Kind::Way));
    }
    void fails(const char* reason)
    {
        QTRY_COMPARE(m_finished->count(), 1);
        QVERIFY(!m_finished->at(0).at(1).toBool());
        QVERIFY2(m_finished->at(0).at(2).toString().contains(QLatin1String(reason)),
            qPrintable(m_finished->at(0).at(2).toString()));
        QVERIFY(!QFile::exists(m_path));
        QVERIFY(m_page->follows());
    }

private Q_SLOTS:
    void initTestCase() { useTestLook(); }
    void init()
    {
        setUp();
        m_path = m_folder.filePath(QStringLiteral("way.png"));
        QFile::remove(m_path);
    }
    void cleanup() { m_page.reset(); }

    void goesThereAndBack()
    {
        begin(4);
        QVERIFY(!m_page->follows());
        decodeAll();
        QTRY_COMPARE(m_finished->count(), 1);
        QVERIFY(m_finished->at(0).at(1).toBool());
        QVERIFY(m_page->follows());
        const QImage first(m_path);
        QCOMPARE(first.size(), QSize(32, 32)); // 8 pixels, scale 4
        QCOMPARE(first.text(QStringLiteral("note")), QStringLiteral("kept"));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count("fcTL"), 64); // 33 there, 31 back
    }

    void isNotEnlargedWithoutEnd()
    {
        begin(1000);
        decodeAll();
        QTRY_COMPARE(m_finished->count(), 1);
        QCOMPARE(QImage(m_path).size(), QSize(512, 512));
    }

    void endsWithAnotherPair()
    {
        begin(4);
        m_page->setDataset(nullptr);
        fails("changed while saving");
    }

    void endsWithAPictureThatCannotBeDecoded()
    {
        begin(4);
        LatentResponse failed;
        failed.kind = Kind::Way;
        failed.ticket = lastOf(Kind::Way).ticket;
        failed.error = Text("no");
        m_page->take(failed);
        fails("decoded");
    }

    void reportsWriteErrors()
    {
        m_path = m_folder.filePath(QStringLiteral("missing/way.png"));
        begin(4);
        decodeAll();
        fails("");
        QVERIFY(!m_finished->at(0).at(2).toString().isEmpty());
    }

    void pageMayBeDestroyedWhileSaving()
    {
        begin(60);
        decodeAll();
        QTRY_VERIFY(m_page->follows()); // the writer has started
        delete findChild<InterpolationAnimation*>();
        QVERIFY(!QFile::exists(m_path)
            || QImage(m_path).size() == QSize(480, 480)); // complete, or no file at all
    }
};

QTEST_MAIN(LatentFilmTest)
#include "interpolation_animation_test.moc"
