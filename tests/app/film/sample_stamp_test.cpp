// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/film/sample_stamp.h"

#include "models/api/error.h"
#include "tests/ui/sampling/sampling_rows.h"

#include <QTest>

using namespace playground;

class SampleStampTest : public QObject
{
    Q_OBJECT

    static SampleStamp stamp()
    {
        SampleStamp result;
        result.choice.sampler = {"ddim", 25, R"({"timestep_spacing": "trailing"})", 0.5};
        result.choice.count = 64;
        result.choice.seed = 2147483647;
        result.choice.snapshotStep = 12'000;
        result.step = 7;
        return result;
    }

private Q_SLOTS:
    void comesBack()
    {
        const SampleStamp back = SampleStamp::parse(stamp().toJson(), QStringLiteral("x.png"));
        QVERIFY(back.choice.sampler == stamp().choice.sampler);
        QCOMPARE(back.choice.count, 64);
        QCOMPARE(back.choice.seed, std::uint64_t(2147483647));
        QCOMPARE(back.choice.snapshotStep, std::int64_t(12'000));
        QCOMPARE(back.step, 7);
    }

    void ofRows()
    {
        SamplingHistory history;
        const int root = history.add(waitingRow(10, 3));
        QVERIFY(!SampleStamp::of(history, root, 0)); // not begun
        history.start(root, 10, 99, "of these weights");
        SamplingRow child = waitingRow(4, 3, root);
        child.branchStep = 6;
        child.request.seed = 8;
        const int branch = history.add(child);
        SamplingRow drawn = waitingRow(5);
        drawn.request.startIsClean = true;
        const int drawing = history.add(drawn);

        const auto of = SampleStamp::of(history, root, 4);
        QVERIFY(of);
        QCOMPARE(of->step, 4);
        QCOMPARE(of->choice.count, 3);
        QCOMPARE(of->choice.seed, std::uint64_t(7));
        QCOMPARE(of->choice.snapshotStep, std::int64_t(99));
        QCOMPARE(of->weightsHash, std::string("of these weights"));
        const auto ofBranch = SampleStamp::of(history, branch, 2);
        QVERIFY(ofBranch);
        QCOMPARE(ofBranch->step, 6); // of the row it left, where it left it
        QCOMPARE(ofBranch->choice.seed, std::uint64_t(7));
        QVERIFY(!SampleStamp::of(history, drawing, 0));
        QVERIFY(!SampleStamp::of(history, 12345, 0));
    }

    void refusesWhatIsForged_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* name, const char* from, const char* to, const char* named) {
            QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to)
                                << QString::fromLatin1(named);
        };
        row("no JSON", "{", "", "JSON");
        row("a list", "", "[]", "JSON");
        row("zero steps", "\"steps\":25", "\"steps\":0", "steps");
        row("too many steps", "\"steps\":25", "\"steps\":1001", "steps");
        row("steps of another type", "\"steps\":25", "\"steps\":\"25\"", "steps");
        row("half a step", "\"steps\":25", "\"steps\":2.5", "steps");
        row("no steps", "\"steps\":25,", "", "steps");
        row("too many pictures", "\"count\":64", "\"count\":65", "count");
        row("negative seed", "\"seed\":2147483647", "\"seed\":-1", "seed");
        row("huge seed", "\"seed\":2147483647", "\"seed\":18446744073709551615", "seed");
        row("step beyond the last", "\"step\":7", "\"step\":26", "step");
        row("eta", "\"eta\":0.5", "\"eta\":1.5", "eta");
        row("eta that is none", "\"eta\":0.5", "\"eta\":null", "eta");
        row("unknown sampler", "\"sampler\":\"ddim\"", "\"sampler\":\"magic\"", "sampler");
        row("sampler of another type", "\"sampler\":\"ddim\"", "\"sampler\":[]", "sampler");
        row("negative weights", "\"weights_step\":12000", "\"weights_step\":-2", "weights_step");
    }

    void refusesWhatIsForged()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, named);
        QString json = from.isEmpty() ? to : stamp().toJson();
        if (!from.isEmpty()) {
            QVERIFY(json.contains(from));
            json.replace(json.indexOf(from), from.size(), to);
        }
        try {
            SampleStamp::parse(json, QStringLiteral("forged.png"));
            QFAIL("it was taken");
        } catch (const Error& e) {
            const QString said = QString::fromUtf8(e.what());
            QVERIFY2(said.contains("forged.png") && said.contains(named) && !said.contains('\n'), e.what());
        }
    }
};

QTEST_GUILESS_MAIN(SampleStampTest)
#include "sample_stamp_test.moc"
