// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/sample_metadata.h"

#include "models/api/error.h"
#include "tests/support/patient_qtest.h"
#include "tests/ui/sample/sampling_rows.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace playground;

class SampleStampTest : public QObject
{
    Q_OBJECT

    static SampleMetadata stamp()
    {
        SampleMetadata result;
        result.request.sampler = {"ddim", 25, R"({"timestep_spacing": "trailing"})", 0.5};
        result.request.count = 64;
        result.request.sampler.useClippedModelOutput = true;
        result.request.seed = 2147483647;
        result.snapshotStep = 12'000;
        result.request.classes = {4};
        result.request.guidance = 2.5;
        result.step = 7;
        return result;
    }

    static Sketch drawing() { return {{1, 1, 2, 3, {0.F, 1.F, 0.1F, -1.F, 0.5F, 1e-9F}}, 0.4}; }

private Q_SLOTS:
    void isRestored()
    {
        const SampleMetadata back = SampleMetadata::parse(stamp().toJson(), QStringLiteral("x.png"));
        QVERIFY(back.request.sampler == stamp().request.sampler);
        QCOMPARE(back.request.count, 64);
        QCOMPARE(back.request.seed, std::uint64_t(2147483647));
        QCOMPARE(back.snapshotStep, std::int64_t(12'000));
        QCOMPARE(back.step, 7);
        QCOMPARE(back.request.classes, (std::vector<int>{4}));
        QCOMPARE(back.request.guidance, 2.5);
    }

    void withoutClasses() // the format before classes were added
    {
        SampleMetadata plain = stamp();
        plain.request.classes.clear();
        const QString json = plain.toJson();
        QVERIFY(!json.contains(QLatin1String("class")) && !json.contains(QLatin1String("guidance")));
        const SampleMetadata back = SampleMetadata::parse(json, QStringLiteral("x.png"));
        QVERIFY(back.request.classes.empty());
        QCOMPARE(back.request.guidance, 1.0);
    }

    void withoutFittedNoise() // the format before that option was added
    {
        QString json = stamp().toJson();
        const QString field = QStringLiteral("\"use_clipped_model_output\":true,");
        QVERIFY(json.contains(field));
        json.remove(field);
        QVERIFY(!SampleMetadata::parse(json, QStringLiteral("x.png")).request.sampler.useClippedModelOutput);
    }

    void reachesAsFarAsTheControls()
    {
        SampleMetadata far = stamp();
        QVERIFY(far.isWithinReach());
        far.request.guidance = 10.5; // the sample command allows up to 20
        QVERIFY(!far.isWithinReach());
    }

    void ofRows()
    {
        SamplingHistory history;
        const int root = history.add(waitingRow(10, 3));
        QVERIFY(!SampleMetadata::of(history, root, 0)); // not started
        history.start(root, 10, 99, "of these weights");
        SamplingRow child = waitingRow(4, 3, root);
        child.branchStep = 6;
        child.request.seed = 8;
        child.request.classes = {3};
        const int branch = history.add(child);
        SamplingRow drawn = waitingRow(5);
        drawing().begin(drawn.request);
        const int begun = history.add(drawn);
        history.start(begun, 5, 99, "of these weights");
        const int waiting = history.add(drawn);

        const auto of = SampleMetadata::of(history, root, 4);
        QVERIFY(of);
        QCOMPARE(of->step, 4);
        QCOMPARE(of->request.count, 3);
        QCOMPARE(of->request.seed, std::uint64_t(7));
        QCOMPARE(of->snapshotStep, std::int64_t(99));
        QCOMPARE(of->weightsHash, std::string("of these weights"));
        const auto ofBranch = SampleMetadata::of(history, branch, 2);
        QVERIFY(ofBranch);
        QCOMPARE(ofBranch->step, 6); // of the parent row, at the branching step
        QCOMPARE(ofBranch->request.seed, std::uint64_t(7));
        QVERIFY(ofBranch->request.classes.empty());
        const auto ofDrawing = SampleMetadata::of(history, begun, 0);
        QVERIFY(ofDrawing && ofDrawing->drawing);
        QCOMPARE(ofDrawing->drawing->amount, 0.4);
        QVERIFY(ofDrawing->drawing->picture.values == drawing().picture.values);
        QVERIFY(!of->drawing);
        QVERIFY(!SampleMetadata::of(history, waiting, 0));
        QVERIFY(!SampleMetadata::of(history, 12345, 0));
    }

    void aDrawingComesBack()
    {
        SampleMetadata drawn = stamp();
        drawn.drawing = drawing();
        const SampleMetadata back = SampleMetadata::parse(drawn.toJson(), QStringLiteral("x.png"));
        QVERIFY(back.drawing);
        QCOMPARE(back.drawing->amount, 0.4);
        const ImageBatch& picture = back.drawing->picture;
        QCOMPARE(std::tuple(picture.count, picture.channels, picture.height, picture.width),
            std::tuple(1, 1, 2, 3));
        QVERIFY(picture.values == drawing().picture.values);
        SamplingRequest request;
        request.count = 2;
        back.drawing->begin(request);
        QVERIFY(request.startIsClean && request.startAmount == 0.4);
        QCOMPARE(request.start.count, 2);
        QVERIFY(std::equal(request.start.image(1).begin(), request.start.image(1).end(),
            picture.values.begin(), picture.values.end()));
    }

    void forgedDrawingIsRefused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        // Plain zlib data: qCompress() prepends the size.
        const auto pixels
            = [](const QByteArray& bytes) { return QString::fromLatin1(qCompress(bytes).mid(4).toBase64()); };
        QTest::newRow("too much noise") << "amount" << QJsonValue(1.5);
        QTest::newRow("no amount") << "amount" << QJsonValue("0.4");
        QTest::newRow("other width") << "width" << QJsonValue(4);
        QTest::newRow("no width") << "width" << QJsonValue(0);
        QTest::newRow("huge width") << "width" << QJsonValue(1e9);
        QTest::newRow("negative height") << "height" << QJsonValue(-2);
        QTest::newRow("many channels") << "channels" << QJsonValue(5);
        QTest::newRow("no base64") << "pixels" << QJsonValue("not base64!");
        QTest::newRow("nothing") << "pixels" << QJsonValue("");
        QTest::newRow("not deflated") << "pixels" << QJsonValue("AAAAAAAA");
        QTest::newRow("bomb") << "pixels" << QJsonValue(pixels(QByteArray(100'000'000, '\0')));
        QTest::newRow("too few") << "pixels" << QJsonValue(pixels(QByteArray(20, '\0')));
        QTest::newRow("nan") << "pixels" << QJsonValue(pixels(QByteArray(24, '\xff')));
        QTest::newRow("number") << "pixels" << QJsonValue(7);
    }

    void forgedDrawingIsRefused()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        SampleMetadata drawn = stamp();
        drawn.drawing = drawing();
        QJsonObject json = QJsonDocument::fromJson(drawn.toJson().toUtf8()).object();
        QJsonObject forged = json["drawing"].toObject();
        QVERIFY(forged.contains(field));
        forged[field] = value;
        json["drawing"] = forged;
        const QString text = QString::fromUtf8(QJsonDocument(json).toJson());
        QVERIFY_EXCEPTION_THROWN(SampleMetadata::parse(text, QStringLiteral("forged.png")), Error);
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
        row("config that is no JSON", "\"config\":\"", "\"config\":\"[", "config");
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
            SampleMetadata::parse(json, QStringLiteral("forged.png"));
            QFAIL("it was taken");
        } catch (const Error& e) {
            const QString said = QString::fromUtf8(e.what());
            QVERIFY2(said.contains("forged.png") && said.contains(named) && !said.contains('\n'), e.what());
        }
    }
};

QTEST_GUILESS_MAIN(SampleStampTest)
#include "sample_metadata_test.moc"
