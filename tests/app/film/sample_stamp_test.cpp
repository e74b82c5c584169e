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
        result.choice.sampler.useClippedModelOutput = true;
        result.choice.seed = 2147483647;
        result.choice.snapshotStep = 12'000;
        result.choice.classes = {4};
        result.choice.guidance = 2.5;
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
        QCOMPARE(back.choice.classes, (std::vector<int>{4}));
        QCOMPARE(back.choice.guidance, 2.5);
    }

    void withoutClasses() // as they were before there were any
    {
        SampleStamp plain = stamp();
        plain.choice.classes.clear();
        const QString json = plain.toJson();
        QVERIFY(!json.contains(QLatin1String("class")) && !json.contains(QLatin1String("guidance")));
        const SampleStamp back = SampleStamp::parse(json, QStringLiteral("x.png"));
        QVERIFY(back.choice.classes.empty());
        QCOMPARE(back.choice.guidance, 1.0);
    }

    void withoutFittedNoise() // as they were before it could be
    {
        QString json = stamp().toJson();
        const QString field = QStringLiteral("\"use_clipped_model_output\":true,");
        QVERIFY(json.contains(field));
        json.remove(field);
        QVERIFY(!SampleStamp::parse(json, QStringLiteral("x.png")).choice.sampler.useClippedModelOutput);
    }

    void reachesAsFarAsTheControls()
    {
        SampleStamp far = stamp();
        QVERIFY(far.isWithinReach());
        far.choice.guidance = 10.5; // a command may go on to 20
        QVERIFY(!far.isWithinReach());
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
        child.request.classes = {3};
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
        QVERIFY(ofBranch->choice.classes.empty());
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
        row("fitted noise by name", "output\":true", "output\":\"yes\"", "use_clipped_model_output");
        row("guidance", "\"guidance\":2.5", "\"guidance\":10.5", "guidance");
        row("classes without guidance", "\"guidance\":2.5,", "", "guidance");
        row("class that is none", "\"classes\":[4]", "\"classes\":[-2]", "classes");
        row("huge class", "\"classes\":[4]", "\"classes\":[18446744073709551615]", "classes");
        row("class by name", "\"classes\":[4]", "\"classes\":[\"Coat\"]", "classes");
        row("classes of another type", "\"classes\":[4]", "\"classes\":4", "classes");
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
