// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/recipe.h"
#include "models/api/recipe_fields.h"
#include "tests/app/commands/program.h"
#include "tests/app/support/hue_pictures.h"
#include "tests/app/support/test_main.h"

#include <QDir>
#include <QImage>
#include <QStandardPaths>

using namespace playground;

/// The real program with a latent diffusion network, without a display.
class LatentCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void samplesDecodedPictures();
    void continuesWithoutTheAutoencodersRun();
    void findsTheNewestRun();
    void errorsNameWhatIsMissing();

private:
    static QString fileOf(const Recipe& recipe)
    {
        const QString path = home().path(QString::fromStdString(recipe.name + ".json"));
        QFile file(path);
        const QByteArray json = QByteArray::fromStdString(recipeToJson(recipe));
        return file.open(QIODevice::WriteOnly) && file.write(json) == json.size() ? path : QString();
    }
    static ProgramResult train(const Recipe& recipe, const QString& run, int steps)
    {
        return runProgram({"train", "--recipe", fileOf(recipe), "--run", run, "--threads", "1", "--steps",
            QString::number(steps)});
    }

    Recipe m_vae;
    Recipe m_latent;
    QString m_vaeRun;
    QString m_run;
};

void LatentCommandTest::initTestCase()
{
    m_vae = onHuePictures({}, tinyVaeConfig);
    m_vae.name = "tiny-vae";
    m_latent = m_vae;
    m_latent.name = "tiny-latent";
    m_latent.network = {"UNet2DModel",
        R"({"layers_per_block": 1, "block_out_channels": [8, 8], "norm_num_groups": 4,
            "down_block_types": ["DownBlock2D", "DownBlock2D"], "up_block_types": ["UpBlock2D", "UpBlock2D"]})"};
    m_latent.corruption.name = "ddpm";
    m_latent.predictionType = "v_prediction";

    m_vaeRun = home().path("vae-run");
    m_run = home().path("run");
    ProgramResult trained = train(m_vae, m_vaeRun, 1);
    QVERIFY2(trained.status == 0, qPrintable(trained.err));
    m_latent.dataset.vae = m_vaeRun.toStdString();
    trained = train(m_latent, m_run, 2);
    QVERIFY2(trained.status == 0, qPrintable(trained.err));
}

void LatentCommandTest::samplesDecodedPictures()
{
    const QString out = home().path("out");
    const ProgramResult result = runProgram({"sample", "--run", m_run, "--steps", "3", "--count", "2",
        "--history", "--threads", "1", "--out", out});
    QCOMPARE(result.err, QString());
    QCOMPARE(result.status, 0);
    QCOMPARE(QImage(out + "/samples.png").size(), QSize(2 * 17 + 1, 17 + 1) * 4);
    QCOMPARE(QImage(out + "/history.png").size(), QSize(2 * (2 * 17 + 1) + 6, 3 * 17 + 1) * 4);
    QFile file(out + "/history.safetensors");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray tensors = file.readAll();
    for (const char* entry : {"\"x\":{\"dtype\":\"F32\",\"shape\":[3,2,4,8,8]",
             "\"decoded_x\":{\"dtype\":\"F32\",\"shape\":[3,2,3,16,16]",
             "\"decoded\":{\"dtype\":\"F32\",\"shape\":[2,3,16,16]"})
        QVERIFY2(tensors.contains(entry), entry);
}

void LatentCommandTest::continuesWithoutTheAutoencodersRun()
{
    QVERIFY(QDir().rename(m_vaeRun, m_vaeRun + "-moved"));
    const ProgramResult resumed
        = runProgram({"train", "--run", m_run, "--resume", "--steps", "3", "--threads", "1"});
    QCOMPARE(resumed.err, QString());
    QCOMPARE(resumed.status, 0);
    QVERIFY(QDir().rename(m_vaeRun + "-moved", m_vaeRun));
}

void LatentCommandTest::findsTheNewestRun()
{
    Recipe recipe = m_latent;
    recipe.dataset.vae = "tiny-vae";
    const QString run = home().path("run-by-name");
    const ProgramResult missing = train(recipe, run, 1);
    QCOMPARE(missing.status, 1);
    QVERIFY2(isOneLine(missing.err) && missing.err.contains("\"tiny-vae\""), qPrintable(missing.err));
    QVERIFY2(!QDir(run).exists(), "nothing is left behind");

    // The folder of the window's runs.
    const QString runs = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/runs";
    QVERIFY(QDir().mkpath(runs));
    QVERIFY(QDir().rename(m_vaeRun, runs + "/2026-01-01-tiny-vae"));
    const ProgramResult found = train(recipe, run, 1);
    QVERIFY2(found.status == 0, qPrintable(found.err));
    QVERIFY(QDir().rename(runs + "/2026-01-01-tiny-vae", m_vaeRun));
}

void LatentCommandTest::errorsNameWhatIsMissing()
{
    QVERIFY(QDir(m_run + "/vae").removeRecursively());
    const ProgramResult result
        = runProgram({"sample", "--run", m_run, "--steps", "1", "--out", home().path("none")});
    QCOMPARE(result.status, 1);
    QVERIFY2(isOneLine(result.err) && result.err.contains("vae"), qPrintable(result.err));
}

PLAYGROUND_TEST_MAIN(QGuiApplication, LatentCommandTest)
#include "latent_command_test.moc"
