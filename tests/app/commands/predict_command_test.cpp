// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commands/program.h"
#include "tests/app/support/tensor_file.h"
#include "tests/app/support/test_main.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

using namespace playground;

namespace
{
/// The inputs of one predict command.
struct Case {
    QJsonObject config;
    TensorMap weights;
    TensorMap input;
};

TensorMap goldenFile(const char* name)
{
    return readTensors(QStringLiteral(PLAYGROUND_TEST_DATA "/golden_%1.safetensors").arg(name));
}

/// The weights and input of a golden file.
Case goldenCase(const TensorMap& golden, const QJsonObject& config)
{
    Case result{config, {}, {{"sample", golden["golden.input"]}}};
    for (auto tensor = golden.begin(); tensor != golden.end(); ++tensor) {
        if (!tensor.key().startsWith("golden."))
            result.weights.insert(tensor.key(), *tensor);
    }
    if (golden.contains("golden.timestep"))
        result.input.insert("timestep", golden["golden.timestep"]);
    return result;
}

const QJsonObject basicConfig{{"_class_name", "BasicUNet"}, {"in_channels", 1}, {"out_channels", 1}};
const QJsonObject dliConfig{{"_class_name", "DliUNet"}, {"image_size", 16}, {"in_channels", 1},
    {"down_channels", QJsonArray{16, 32, 64}}};
const QJsonObject unet2dConfig{{"_class_name", "UNet2DModel"}, {"_diffusers_version", "0.40.0.dev0"},
    {"sample_size", 28}, {"in_channels", 1}, {"out_channels", 1}, {"layers_per_block", 2},
    {"block_out_channels", QJsonArray{32, 64, 64}},
    {"down_block_types", QJsonArray{"DownBlock2D", "AttnDownBlock2D", "AttnDownBlock2D"}},
    {"up_block_types", QJsonArray{"AttnUpBlock2D", "AttnUpBlock2D", "UpBlock2D"}}};

Case basicCase()
{
    return goldenCase(goldenFile("basic_unet"), basicConfig);
}
Case unet2dCase()
{
    return goldenCase(goldenFile("unet2d"), unet2dConfig);
}
} // namespace
Q_DECLARE_METATYPE(Case)

/// The predict command of the real program: reproduces the golden files and refuses one invalid version of
/// each input file. Other refusals are in tests/models/preview/predict_file_test.cpp.
class PredictCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void golden_data();
    void golden();
    void refuses_data();
    void refuses();
    void refusesFiles_data();
    void refusesFiles();

private:
    ProgramResult predict(const Case& given) const;
    ProgramResult run() const
    {
        return runProgram(
            {"predict", "--model", m_model, "--input", m_input, "--output", m_output, "--threads", "1"});
    }

    QString m_model;
    QString m_input;
    QString m_output;
};

void PredictCommandTest::init()
{
    static int number = 0;
    const QString folder = home().path(QStringLiteral("predict-%1").arg(++number));
    m_model = folder + "/model";
    m_input = folder + "/input.safetensors";
    m_output = folder + "/output/result.safetensors";
    QVERIFY(QDir().mkpath(m_model));
}

ProgramResult PredictCommandTest::predict(const Case& given) const
{
    QFile config(m_model + "/config.json");
    if (!config.open(QIODevice::WriteOnly))
        qFatal("%s", qPrintable(config.errorString()));
    config.write(QJsonDocument(given.config).toJson());
    config.close();
    writeTensors(m_model + "/diffusion_pytorch_model.safetensors", given.weights);
    writeTensors(m_input, given.input);
    return run();
}

void PredictCommandTest::golden_data()
{
    QTest::addColumn<Case>("given");
    QTest::addColumn<PlainTensor>("expected");
    const TensorMap basic = goldenFile("basic_unet");
    QTest::newRow("BasicUNet") << goldenCase(basic, basicConfig) << basic["golden.output"];
    const TensorMap dli = goldenFile("dli_unet");
    QTest::newRow("DliUNet, with the running statistics")
        << goldenCase(dli, dliConfig) << dli["golden.output_eval"];
    const TensorMap unet2d = goldenFile("unet2d");
    QTest::newRow("UNet2DModel") << unet2dCase() << unet2d["golden.output"];
}

void PredictCommandTest::golden()
{
    QFETCH(Case, given);
    QFETCH(PlainTensor, expected);
    QVERIFY(!given.weights.isEmpty() && !expected.bytes.isEmpty());
    const ProgramResult result = predict(given);
    QVERIFY2(result.status == 0, qPrintable(result.err));
    QCOMPARE(result.err, QString());
    const TensorMap output = readTensors(m_output);
    QCOMPARE(output.keys(), QStringList{"sample"});
    const double difference = largestDifference(output["sample"], expected);
    QVERIFY2(difference < 1e-5, qPrintable(QString::number(difference)));
}

void PredictCommandTest::refuses_data()
{
    QTest::addColumn<Case>("given");
    QTest::addColumn<QStringList>("words"); // that the error line must contain
    const auto refused = [](const char* name, Case base, const QStringList& words, auto change) {
        change(base);
        QTest::newRow(name) << base << words;
    };
    const QString input = "input.safetensors";
    const QString config = "config.json";
    const QString weights = "diffusion_pytorch_model.safetensors";
    refused("size that the levels cannot halve", basicCase(), {input, "30x28", "multiple of 4"}, [](Case& c) {
        c.input["sample"] = floats({2, 1, 30, 28}, 0);
    });
    refused("heads that do not divide", unet2dCase(), {config, "attention_head_dim"},
        [](Case& c) { c.config["attention_head_dim"] = 7; });
    refused("missing weights", basicCase(), {weights, "missing up_layers.1.bias"},
        [](Case& c) { c.weights.remove("up_layers.1.bias"); });
}

void PredictCommandTest::refuses()
{
    QFETCH(Case, given);
    QFETCH(QStringList, words);
    const ProgramResult result = predict(given);
    QCOMPARE(result.status, 1);
    QCOMPARE(result.out, QString());
    QVERIFY2(isOneLine(result.err), qPrintable(result.err));
    for (const QString& word : words)
        QVERIFY2(result.err.contains(word), qPrintable(word + ": " + result.err));
    QVERIFY2(!QDir(QFileInfo(m_output).path()).exists(), "nothing is left behind");
}

void PredictCommandTest::refusesFiles_data()
{
    QTest::addColumn<QString>("removed"); // file or folder to delete
    QTest::newRow("no model") << "model";
    QTest::newRow("no input") << "input.safetensors";
}

void PredictCommandTest::refusesFiles()
{
    QFETCH(QString, removed);
    const Case good = basicCase();
    QCOMPARE(predict(good).status, 0);
    QVERIFY(QDir(QFileInfo(m_output).path()).removeRecursively());
    const QString path = QFileInfo(m_input).path() + '/' + removed;
    QVERIFY(QFileInfo(path).isDir() ? QDir(path).removeRecursively() : QFile::remove(path));
    const ProgramResult result = run();
    QCOMPARE(result.status, 1);
    QVERIFY2(
        isOneLine(result.err) && result.err.contains(QFileInfo(path).fileName()), qPrintable(result.err));
    QVERIFY(!QDir(QFileInfo(m_output).path()).exists());
}

PLAYGROUND_TEST_MAIN(QCoreApplication, PredictCommandTest)
#include "predict_command_test.moc"
