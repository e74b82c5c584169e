// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commands/program.h"
#include "tests/app/support/tensor_file.h"
#include "tests/app/support/test_main.h"

#include <cmath>

using namespace playground;

/// The replay command of the real program, without a display.
class ReplayCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void replays();
    void fitsTheNoiseToTheClippedPrediction();
    void reportsIgnoredFields();
    void failures_data();
    void failures();

private:
    void writeConfig(const QByteArray& text) const
    {
        QFile file(m_config);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    QStringList replay(const QStringList& more = {}) const
    {
        return QStringList{"replay", "--scheduler", m_config, "--input", m_input, "--output", m_output}
        + more;
    }

    QString m_config;
    QString m_input;
    QString m_output;
};

void ReplayCommandTest::init()
{
    static int number = 0;
    const QString name = QStringLiteral("replay-%1").arg(++number);
    m_config = home().path(name + ".json");
    m_input = home().path(name + "-in.safetensors");
    m_output = home().path(name + "-out.safetensors");
    writeConfig(R"({"_class_name": "DDIMScheduler", "clip_sample": false})");
    writeTensors(
        m_input, {{"sample", floats({1, 1, 2, 2}, 0.5F)}, {"model_output", floats({1, 1, 1, 2, 2}, 0)}});
}

void ReplayCommandTest::replays()
{
    const ProgramResult result = runProgram(replay({"--steps", "1"}));
    QCOMPARE(result.err, QString());
    QCOMPARE(result.status, 0);
    QVERIFY2(result.out.contains("DDIMScheduler took 1 step"), qPrintable(result.out));
    const TensorMap output = readTensors(m_output);
    QCOMPARE(output.keys(), (QStringList{"pred_original_sample", "prev_sample", "timesteps"}));
    QCOMPARE(output["timesteps"].dtype, "I64");
    // No noise predicted at timestep 0, beta 1e-4: x / sqrt(1 - beta).
    const auto expected = static_cast<float>(0.5 / std::sqrt(1 - 1e-4));
    QVERIFY(largestDifference(output["prev_sample"], floats({1, 1, 1, 2, 2}, expected)) < 1e-6);
    QVERIFY(largestDifference(output["pred_original_sample"], floats({1, 1, 1, 2, 2}, expected)) < 1e-6);
}

void ReplayCommandTest::fitsTheNoiseToTheClippedPrediction()
{
    writeConfig(R"({"_class_name": "DDIMScheduler"})");
    // From timestep 500 to 0; x is so large that the prediction is clipped to 1.
    writeTensors(
        m_input, {{"sample", floats({1, 1, 2, 2}, 5)}, {"model_output", floats({2, 1, 1, 2, 2}, 0)}});
    QCOMPARE(runProgram(replay({"--steps", "2"})).status, 0);
    const TensorMap kept = readTensors(m_output);
    QCOMPARE(runProgram(replay({"--steps", "2", "--use-clipped-model-output"})).status, 0);
    const TensorMap fitted = readTensors(m_output);
    QVERIFY(
        largestDifference(kept["prev_sample"], fitted["prev_sample"]) > 0.01); // only the kept noise differs
    QVERIFY(largestDifference(kept["pred_original_sample"], fitted["pred_original_sample"]) < 1e-6);
}

void ReplayCommandTest::reportsIgnoredFields()
{
    writeConfig(
        R"({"_class_name": "DDIMScheduler", "clip_sample": false, "skip_prk_steps": true, "snr": 1})");
    const ProgramResult result = runProgram(replay({"--steps", "1"}));
    QCOMPARE(result.status, 0);
    QVERIFY2(result.err.count(QLatin1Char('\n')) == 1 && result.err.startsWith("Note: " + m_config),
        qPrintable(result.err));
    QVERIFY(result.err.contains("\"skip_prk_steps\", \"snr\""));
}

void ReplayCommandTest::failures_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("word");
    const QByteArray good = R"({"_class_name": "DDIMScheduler"})";
    const QStringList one{"--steps", "1"};
    QTest::newRow("more steps than the schedule has")
        << QStringList{"--steps", "1001"} << good << "1001 steps";
    QTest::newRow("more steps than outputs") << QStringList{"--steps", "2"} << good << "model_output";
    QTest::newRow("noise missing") << one + QStringList{"--eta", "1"} << good << "noise";
    QTest::newRow("eta") << one + QStringList{"--eta", "-1"} << good << "eta";
    QTest::newRow("no JSON") << one << QByteArray("{") << "replay-";
    QTest::newRow("NaN") << one << QByteArray(R"({"_class_name": "DDIMScheduler", "beta_end": NaN})")
                         << "replay-";
    QTest::newRow("no class") << one << QByteArray("{}") << "_class_name";
    QTest::newRow("unknown class") << one << QByteArray(R"({"_class_name": "Dance"})") << "Dance";
    QTest::newRow("unknown field") << one << QByteArray(R"({"_class_name": "DDIMScheduler", "dance": 1})")
                                   << "dance";
    QTest::newRow("numbers that are not finite")
        << one
        << QByteArray(R"({"_class_name": "DDIMScheduler", "rescale_betas_zero_snr": true,)"
                      R"( "timestep_spacing": "trailing", "clip_sample": false})")
        << "not finite";
    QTest::newRow("contradiction")
        << one
        << QByteArray(
               R"({"_class_name": "EulerDiscreteScheduler", "use_karras_sigmas": true, "use_beta_sigmas": true})")
        << "use_karras_sigmas";
}

void ReplayCommandTest::failures()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, config);
    QFETCH(QString, word);
    writeConfig(config);
    const ProgramResult result = runProgram(replay(arguments));
    QCOMPARE(result.status, 1);
    QCOMPARE(result.out, QString());
    QVERIFY2(isOneLine(result.err) && result.err.contains(word), qPrintable(result.err));
    QVERIFY(!QFile::exists(m_output));
}

PLAYGROUND_TEST_MAIN(QCoreApplication, ReplayCommandTest)
#include "replay_command_test.moc"
