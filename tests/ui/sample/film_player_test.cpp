// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/film_player.h"

#include "tests/support/patient_qtest.h"

#include <QSignalSpy>

using namespace playground;

class FilmPlayerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingToPlay()
    {
        FilmPlayer player(10);
        QSignalSpy moved(&player, &FilmPlayer::moved);
        player.goTo(3);
        player.goToIndex(3);
        player.togglePlay();
        QVERIFY(player.empty() && !player.playing());
        QCOMPARE(moved.count(), 0);
        QCOMPARE(player.index(), 0);
    }

    /// Steps 0, 1, 5 and 9 were kept.
    void goesToTheNearestThatIsKept_data()
    {
        QTest::addColumn<int>("asked");
        QTest::addColumn<int>("index");
        QTest::newRow("kept") << 5 << 5;
        QTest::newRow("nearer to the left") << 2 << 1;
        QTest::newRow("as near: the earlier") << 3 << 1;
        QTest::newRow("nearer to the right") << 4 << 5;
        QTest::newRow("not there yet") << 12 << 9;
        QTest::newRow("before all") << -1 << 0;
    }

    void goesToTheNearestThatIsKept()
    {
        QFETCH(int, asked);
        QFETCH(int, index);
        FilmPlayer player(10);
        player.setSteps({0, 1, 5, 9}, /*growing=*/true);
        QSignalSpy moved(&player, &FilmPlayer::moved);
        player.goToIndex(asked);
        QCOMPARE(player.index(), index);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(moved[0][0].toInt(), player.position());
    }

    void staysWithinTheSteps()
    {
        FilmPlayer player(10);
        player.setSteps({0, 1, 2}, false);
        player.goTo(7);
        QCOMPARE(player.position(), 2);
        player.goTo(-1);
        QCOMPARE(player.position(), 0);
        player.setPosition(2);
        player.setSteps({0}, false);
        QCOMPARE(player.position(), 0);
    }

    void waitsForStepsToCome()
    {
        FilmPlayer player(1000);
        player.setSteps({0, 1}, /*growing=*/true);
        player.togglePlay();
        QTRY_COMPARE(player.position(), 1);
        QTest::qWait(20);
        QVERIFY(player.playing());
        player.setSteps({0, 1, 2}, /*growing=*/false);
        QTRY_VERIFY(!player.playing());
        QCOMPARE(player.position(), 2);
    }

    void aMoveEndsTheFilm()
    {
        FilmPlayer player(1);
        player.setSteps({0, 1, 2}, false);
        QSignalSpy changed(&player, &FilmPlayer::playingChanged);
        player.togglePlay();
        QVERIFY(player.playing());
        player.goTo(1);
        QVERIFY(!player.playing());
        QCOMPARE(changed.count(), 2);
        player.togglePlay();
        player.setSteps({}, false);
        QVERIFY(!player.playing());
    }
};

QTEST_GUILESS_MAIN(FilmPlayerTest)
#include "film_player_test.moc"
