// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/sample_metadata.h"
#include "models/api/recipe.h"
#include "models/api/recipe_fields.h"
#include "tests/app/commands/program.h"
#include "tests/app/support/tensor_file.h"
#include "tests/app/support/test_main.h"

#include <QDir>
#include <QImage>
#include <QImageReader>

#include <csignal>

using namespace playground;

/// The sample command of the real program, without a display.
class SampleCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void writesPictures();
    void writesTheHistory();
    void interruptSaves();
    void printsJson();
    void sameSeedSamePictures();
    void acceptsAModelDirectory();
    void acceptsAnExportedPipeline();
    void samplesOfAnotherSize();
    void refusesNumbersThatAreNotFinite_data();
    void refusesNumbersThatAreNotFinite();
    void reportsItsAssumptions();
    void requiresAClass();
    void requiresAClass_data();
    void fitsTheNoiseToTheClippedPrediction();
    void acceptsAModelWithClasses();
    void failures_data();
    void failures();

private:
    QStringList sample(const QStringList& more = {}) const
    {
        return QStringList{"sample", "--threads", "1", "--out", m_out} + more;
    }
    QString text(const QString& file, const char* key) const
    {
        return QImageReader(m_out + "/" + file, "png").text(key);
    }
    static QByteArray content(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QString m_run;
    QString m_ddpmRecipe; ///< file
    QString m_ddpmRun;
    QString m_pipeline; ///< exported from m_ddpmRun
    QString m_classesRecipe; ///< file
    QString m_classesRun; ///< a network trained with classes
    QString m_out;
};

namespace
{
bool write(const QString& path, const Recipe& recipe)
{
    QFile file(path);
    const QByteArray json = QByteArray::fromStdString(recipeToJson(recipe));
    return file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.flush();
}

Recipe smallDdpm()
{
    Recipe recipe = smallRecipe();
    recipe.dataset.imageSize = 8;
    recipe.dataset.range = "-1..1";
    recipe.network = {"UNet2DModel",
        R"({"layers_per_block": 1, "block_out_channels": [8, 8], "norm_num_groups": 4,
            "down_block_types": ["DownBlock2D", "DownBlock2D"], "up_block_types": ["UpBlock2D", "UpBlock2D"]})"};
    recipe.corruption.name = "ddpm";
    recipe.predictionType = "epsilon";
    return recipe;
}
} // namespace

void SampleCommandTest::initTestCase()
{
    const auto trained = [](const QString& recipe, const QString& run) {
        const ProgramResult result
            = runProgram({"train", "--recipe", recipe, "--run", run, "--threads", "1", "--steps", "2"});
        return result.status == 0 ? QString() : result.err;
    };
    const QString recipe = home().path("recipe.json");
    QVERIFY(write(recipe, smallRecipe()));
    m_run = home().path("run");
    QCOMPARE(trained(recipe, m_run), QString());

    m_ddpmRecipe = home().path("ddpm.json");
    m_ddpmRun = home().path("ddpm-run");
    QVERIFY(write(m_ddpmRecipe, smallDdpm()));
    QCOMPARE(trained(m_ddpmRecipe, m_ddpmRun), QString());
    m_pipeline = home().path("pipeline");
    const ProgramResult exported
        = runProgram({"export", "--run", m_ddpmRun, "--format", "diffusers", "--out", m_pipeline});
    QCOMPARE(exported.status, 0);

    Recipe classes = smallDdpm();
    classes.dataset.name = "fashion-mnist";
    classes.conditioning.classes = true;
    m_classesRecipe = home().path("classes.json");
    QVERIFY(write(m_classesRecipe, classes));
    m_classesRun = home().path("classes-run");
    QCOMPARE(trained(m_classesRecipe, m_classesRun), QString());
}

void SampleCommandTest::init()
{
    static int number = 0;
    m_out = home().path(QStringLiteral("out-%1").arg(++number));
}

void SampleCommandTest::writesPictures()
{
    const ProgramResult result = runProgram(sample({"--run", m_run, "--steps", "3", "--count", "5"}));
    QCOMPARE(result.err, QString());
    QCOMPARE(result.status, 0);
    QVERIFY2(result.out.contains("5 pictures by mix, 3 network calls"), qPrintable(result.out));
    QCOMPARE(QDir(m_out).entryList(QDir::Files), QStringList{"samples.png"});
    const QImage grid(m_out + "/samples.png");
    QCOMPARE(grid.size(), QSize(3 * 29 + 1, 2 * 29 + 1) * 4); // 28x28 pixels, 1 pixel gaps, scale 4
    for (int y = 0; y < grid.height(); y += 4) {
        for (int x = 0; x < grid.width(); x += 4)
            QCOMPARE(grid.pixel(x + 3, y + 3), grid.pixel(x, y)); // uniform 4x4 blocks
    }
    QVERIFY(
        parseRecipe(text("samples.png", "diffusion-playground-recipe").toStdString(), "") == smallRecipe());
    const SampleMetadata stamp
        = SampleMetadata::parse(text("samples.png", "diffusion-playground-sample"), "");
    QCOMPARE(stamp.request.sampler.name, "mix");
    QCOMPARE(stamp.request.sampler.steps, 3);
    QCOMPARE(stamp.request.count, 5);
    QCOMPARE(stamp.request.seed, 0);
    QCOMPARE(stamp.snapshotStep, 2);
    QCOMPARE(stamp.step, 3);
    QCOMPARE(text("samples.png", "diffusion-playground-weights").size(), 64);
}

void SampleCommandTest::writesTheHistory()
{
    const ProgramResult result
        = runProgram(sample({"--run", m_run, "--steps", "3", "--count", "2", "--history"}));
    QCOMPARE(result.status, 0);
    QCOMPARE(QDir(m_out).entryList(QDir::Files, QDir::Name),
        (QStringList{"history.png", "history.safetensors", "samples.png"}));
    const QImage strip(m_out + "/history.png"); // one row per step, x_t and predictions of two pictures
    QCOMPARE(strip.size(), QSize(2 * (2 * 29 + 1) + 6, 3 * 29 + 1) * 4);
    const QByteArray tensors = content(m_out + "/history.safetensors");
    for (const char* entry : {"\"x\":{\"dtype\":\"F32\",\"shape\":[3,2,1,28,28]", "\"predicted\"",
             "\"pictures\":{\"dtype\":\"F32\",\"shape\":[2,1,28,28]", "\"amount\"",
             "diffusion-playground-weights"})
        QVERIFY2(tensors.contains(entry), entry);
}

void SampleCommandTest::interruptSaves()
{
    const ProgramResult result = interruptProgram(
        sample({"--run", m_run, "--steps", "1000", "--count", "64", "--history", "--json"}), "\"step\":3,",
        SIGINT);
    QCOMPARE(result.status, 0);
    const auto lines = jsonLines(result.out);
    QVERIFY(!lines.isEmpty());
    QCOMPARE(lines.back()["event"].toString(), "interrupted");
    const TensorMap history = readTensors(m_out + "/history.safetensors");
    QCOMPARE(history["x"].shape[0], lines.size() - 1); // every reported step
    QVERIFY(QFile::exists(m_out + "/samples.png"));
}

void SampleCommandTest::printsJson()
{
    const ProgramResult result
        = runProgram(sample({"--run", m_run, "--steps", "2", "--count", "1", "--json"}));
    QCOMPARE(result.status, 0);
    const auto lines = jsonLines(result.out);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0]["event"].toString(), "step");
    QCOMPARE(lines[0]["amount"].toDouble(), 1.0);
    QCOMPARE(lines[1]["amount"].toDouble(), 0.5);
    QCOMPARE(lines[2]["event"].toString(), "done");
    QCOMPARE(lines[2]["evaluations"].toInt(), 2);
}

void SampleCommandTest::sameSeedSamePictures()
{
    const auto pictures = [&](const QStringList& more) {
        init();
        const ProgramResult result
            = runProgram(sample(QStringList{"--run", m_run, "--steps", "2", "--count", "2"} + more));
        return result.status == 0 ? content(m_out + "/samples.png") : QByteArray();
    };
    const QByteArray first = pictures({"--seed", "5"});
    QVERIFY(!first.isEmpty());
    QVERIFY(pictures({"--seed", "5"}) == first);
    QVERIFY(pictures({"--seed", "6"}) != first);
}

void SampleCommandTest::acceptsAModelDirectory()
{
    const QStringList options{"--count", "2", "--steps", "2"};
    const ProgramResult result = runProgram(
        sample(QStringList{"--model", m_run + "/model", "--recipe", home().path("recipe.json")} + options));
    QCOMPARE(result.err, QString());
    QCOMPARE(result.status, 0);
    const QImage fromModel(m_out + "/samples.png");
    init();
    QCOMPARE(runProgram(sample(QStringList{"--run", m_run} + options)).status, 0);
    QVERIFY(QImage(m_out + "/samples.png") == fromModel);
}

void SampleCommandTest::acceptsAnExportedPipeline()
{
    const QStringList options{"--sampler", "dpmpp-2m", "--steps", "3", "--count", "2"};
    QCOMPARE(runProgram(sample(QStringList{"--run", m_ddpmRun} + options)).status, 0);
    const QImage fromRun(m_out + "/samples.png");
    QVERIFY(!fromRun.isNull());
    for (const QString& model : {m_pipeline, m_pipeline + "/model_index.json", m_pipeline + "/unet"}) {
        init();
        const ProgramResult result = runProgram(sample(QStringList{"--model", model} + options));
        QCOMPARE(result.err, QString());
        QCOMPARE(result.status, 0);
        QVERIFY(QImage(m_out + "/samples.png") == fromRun);
    }
    const ProgramResult training = runProgram({"train", "--weights", m_pipeline, "--recipe", m_ddpmRecipe,
        "--threads", "1", "--steps", "1", "--run", home().path("further-run")});
    QCOMPARE(training.err, QString());
    QCOMPARE(training.status, 0);
}

void SampleCommandTest::samplesOfAnotherSize()
{
    const ProgramResult result = runProgram(
        sample({"--model", m_pipeline, "--size", "8x12", "--steps", "2", "--count", "2", "--history"}));
    QCOMPARE(result.err, QString());
    QCOMPARE(result.status, 0);
    QCOMPARE(QImage(m_out + "/samples.png").size(), QSize(2 * 13 + 1, 9 + 1) * 4);
    QCOMPARE(readTensors(m_out + "/history.safetensors")["pictures"].shape, (QVector<qint64>{2, 1, 8, 12}));
    const Recipe recipe
        = parseRecipe(text("samples.png", "diffusion-playground-recipe").toStdString(), "samples.png");
    QCOMPARE(recipe.dataset.imageSize, 8);
    QCOMPARE(recipe.dataset.imageWidth, 12);
}

void SampleCommandTest::refusesNumbersThatAreNotFinite_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::newRow("pictures") << QStringList{};
    QTest::newRow("history") << QStringList{"--history"};
}

void SampleCommandTest::refusesNumbersThatAreNotFinite()
{
    QFETCH(QStringList, more);
    const QString folder = home().path(QStringLiteral("nan-%1").arg(QTest::currentDataTag()));
    QVERIFY(QDir().mkpath(folder));
    for (const char* file : {"/config.json", "/diffusion_pytorch_model.safetensors"})
        QVERIFY(QFile::copy(m_pipeline + "/unet" + file, folder + file));
    QVERIFY(QFile::copy(m_pipeline + "/scheduler/scheduler_config.json", folder + "/scheduler_config.json"));
    QFile weights(folder + "/diffusion_pytorch_model.safetensors");
    QVERIFY(weights.open(QIODevice::ReadWrite) && weights.seek(weights.size() - 4));
    QVERIFY(weights.write(QByteArray::fromHex("0000c07f")) == 4); // NaN
    weights.close();
    const ProgramResult result
        = runProgram(sample(QStringList{"--model", folder, "--steps", "2", "--count", "2"} + more));
    QCOMPARE(result.status, 1);
    QVERIFY2(isOneLine(result.err), qPrintable(result.err));
    QVERIFY2(result.err.contains("contains values that are not finite"), qPrintable(result.err));
    QVERIFY(!QDir(m_out).exists());
}

void SampleCommandTest::reportsItsAssumptions()
{
    const QString folder = home().path("eleven");
    QVERIFY(QDir().mkpath(folder));
    for (const char* file : {"/config.json", "/diffusion_pytorch_model.safetensors"})
        QVERIFY(QFile::copy(m_classesRun + "/model" + file, folder + file));
    QVERIFY(QFile::copy(m_pipeline + "/scheduler/scheduler_config.json", folder + "/scheduler_config.json"));
    const ProgramResult result
        = runProgram(sample({"--model", folder, "--steps", "2", "--count", "2", "--class", "3", "--json"}));
    QCOMPARE(result.status, 0);
    QVERIFY2(result.err.startsWith("Note: ") && result.err.contains("11 class embeddings")
            && result.err.count('\n') == 1,
        qPrintable(result.err));
    QVERIFY(!jsonLines(result.out).isEmpty()); // stdout contains only results
}

void SampleCommandTest::requiresAClass_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<std::vector<int>>("classes");
    QTest::addColumn<double>("guidance");
    QTest::addColumn<int>("calls");
    QTest::newRow("none") << QStringList{} << std::vector<int>{} << 1.0 << 3;
    QTest::newRow("by name") << QStringList{"--class", "ankle BOOT"} << std::vector{9} << 1.0 << 3;
    QTest::newRow("by number, guided")
        << QStringList{"--class", "3", "--guidance", "2.5"} << std::vector{3} << 2.5 << 6;
    QTest::newRow("all") << QStringList{"--class", "all", "--guidance", "3"}
                         << std::vector{0, 1, 2, 3, 4, 5, 6, 7, 8, 9} << 3.0 << 6;
    QTest::newRow("guided to nothing")
        << QStringList{"--class", "Bag", "--guidance", "0"} << std::vector{8} << 0.0 << 3;
}

void SampleCommandTest::requiresAClass()
{
    QFETCH(QStringList, arguments);
    QFETCH(std::vector<int>, classes);
    QFETCH(double, guidance);
    QFETCH(int, calls);
    const ProgramResult result = runProgram(
        sample(QStringList{"--run", m_classesRun, "--steps", "3", "--count", "2", "--history"} + arguments));
    QCOMPARE(result.err, QString());
    QCOMPARE(result.status, 0);
    QVERIFY2(result.out.contains(QStringLiteral("%1 network calls").arg(calls)), qPrintable(result.out));
    for (const char* file : {"samples.png", "history.png"}) {
        const SampleMetadata stamp = SampleMetadata::parse(text(file, "diffusion-playground-sample"), "");
        QCOMPARE(stamp.request.classes, classes);
        QCOMPARE(stamp.request.guidance, guidance);
    }
    const QByteArray history = content(m_out + "/history.safetensors");
    QCOMPARE(history.contains("guidance"), !classes.empty());
}

void SampleCommandTest::fitsTheNoiseToTheClippedPrediction()
{
    const QStringList guided{
        "--run", m_classesRun, "--steps", "3", "--count", "2", "--class", "3", "--guidance", "9"};
    const auto pictures = [&](const QStringList& more, bool fitted) {
        init();
        const ProgramResult result = runProgram(sample(guided + more));
        if (result.status != 0)
            qFatal("%s", qPrintable(result.err));
        const SampleMetadata stamp
            = SampleMetadata::parse(text("samples.png", "diffusion-playground-sample"), "");
        if (stamp.request.sampler.useClippedModelOutput != fitted)
            qFatal("sampling failed with: %s", qPrintable(more.join(' ')));
        return QImage(m_out + "/samples.png");
    };
    const QImage usual = pictures({}, true); // the default for networks with classes
    QVERIFY(!usual.isNull());
    QVERIFY(pictures({"--use-clipped-model-output"}, true) == usual);
    QVERIFY(pictures({"--keep-model-output"}, false) != usual);
    pictures({"--sampler", "ddpm"}, false); // DDPM has no such option
}

void SampleCommandTest::acceptsAModelWithClasses()
{
    const QStringList options{"--steps", "2", "--count", "3", "--class", "all", "--guidance", "2"};
    QCOMPARE(runProgram(sample(QStringList{"--run", m_classesRun} + options)).status, 0);
    const QImage fromRun(m_out + "/samples.png");
    QVERIFY(!fromRun.isNull());
    init();
    const ProgramResult model = runProgram(
        sample(QStringList{"--model", m_classesRun + "/model", "--recipe", m_classesRecipe} + options));
    QCOMPARE(model.err, QString());
    QVERIFY(QImage(m_out + "/samples.png") == fromRun);
}

void SampleCommandTest::failures_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("word"); // that the error line must contain
    const QStringList run{"--run", m_run};
    QTest::newRow("no model") << QStringList{} << 2 << "--model";
    QTest::newRow("two models") << run + QStringList{"--model", m_run + "/model"} << 2 << "--model";
    QTest::newRow("recipe of a run") << run + QStringList{"--recipe", "fashion-flow"} << 2 << "--model";
    QTest::newRow("steps that are no number") << run + QStringList{"--steps", "many"} << 2 << "--steps";
    QTest::newRow("negative seed") << run + QStringList{"--seed", "-1"} << 2 << "--seed";
    QTest::newRow("no such run") << QStringList{"--run", "/no/run"} << 1 << "/no/run";
    QTest::newRow("no such model") << QStringList{"--model", "/no/model"} << 1 << "/no/model";
    QTest::newRow("model of unknown training") << QStringList{"--model", m_run + "/model"} << 1 << "--recipe";
    QTest::newRow("recipe that does not fit")
        << QStringList{"--model", m_run + "/model", "--recipe", "no-recipe"} << 1 << "no-recipe";
    QTest::newRow("no averaged weights") << run + QStringList{"--averaged"} << 1 << "averaged";
    QTest::newRow("zero steps") << run + QStringList{"--steps", "0"} << 1 << "0 steps";
    QTest::newRow("too many steps") << run + QStringList{"--steps", "1001"} << 1 << "1001 steps";
    QTest::newRow("no pictures") << run + QStringList{"--count", "0"} << 1 << "0 pictures";
    QTest::newRow("unknown sampler") << run + QStringList{"--sampler", "dance"} << 1 << "dance";
    QTest::newRow("sampler that does not fit") << run + QStringList{"--sampler", "ddim"} << 1 << "ddim";
    QTest::newRow("unknown field") << run + QStringList{"--config", "{\"shift\":2}"} << 1 << "shift";
    QTest::newRow("malformed fields") << run + QStringList{"--config", "{"} << 1 << "config";
    QTest::newRow("eta out of range") << run + QStringList{"--eta", "2"} << 1 << "eta";
    const QStringList model{"--model", m_pipeline, "--size"};
    QTest::newRow("size that is none") << model + QStringList{"8by8"} << 1 << "--size 8by8";
    QTest::newRow("size without width") << model + QStringList{"8x"} << 1 << "--size 8x";
    QTest::newRow("size that the levels cannot halve") << model + QStringList{"9"} << 1 << "multiple of 2";
    QTest::newRow("size of a run") << run + QStringList{"--size", "8"} << 2 << "--model";
    const QStringList classes{"--run", m_classesRun, "--class"};
    QTest::newRow("no such class") << classes + QStringList{"hat"} << 1 << "Ankle boot, all";
    QTest::newRow("class beyond the last") << classes + QStringList{"10"} << 1 << "--class 10";
    QTest::newRow("negative class") << classes + QStringList{"-1"} << 1 << "--class -1";
    QTest::newRow("model without classes") << run + QStringList{"--class", "all"} << 1 << "without classes";
    QTest::newRow("guidance without a class") << run + QStringList{"--guidance", "2"} << 2 << "--class";
    QTest::newRow("guidance that is no number")
        << classes + QStringList{"all", "--guidance", "much"} << 2 << "--guidance";
    QTest::newRow("guidance out of range")
        << classes + QStringList{"all", "--guidance", "21"} << 1 << "guidance is 21";
    QTest::newRow("guidance that is not finite")
        << classes + QStringList{"all", "--guidance", "nan"} << 1 << "guidance is nan";
    QTest::newRow("recipe without the model's classes") << QStringList{"--model", m_classesRun + "/model",
        "--recipe", "fashion-ddpm-16"} << 1 << "num_class_embeds";
    QTest::newRow("recipe of classes that the model lacks") << QStringList{"--model", m_run + "/model",
        "--recipe", "fashion-ddpm-16-classes"} << 1 << "conditioning.classes";
    QTest::newRow("history too large")
        << run + QStringList{"--history", "--count", "4096", "--steps", "1000"} << 1 << "--history";
    QTest::newRow("unknown device") << run + QStringList{"--device", "abacus"} << 1 << "abacus";
}

void SampleCommandTest::failures()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    QFETCH(QString, word);
    const ProgramResult result = runProgram(sample(arguments));
    QVERIFY2(result.err.contains(word), qPrintable(result.err));
    QCOMPARE(result.status, status);
    QCOMPARE(result.out, QString());
    QVERIFY2(isOneLine(result.err), qPrintable(result.err));
    QVERIFY2(!QDir(m_out).exists(), "nothing is left behind");
}

PLAYGROUND_TEST_MAIN(QCoreApplication, SampleCommandTest)
#include "sample_command_test.moc"
