// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/recipe_fields.h"
#include "tests/app/commands/program.h"
#include "tests/app/support/tensor_file.h"
#include "tests/app/support/test_main.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>

using namespace playground;

namespace
{
Recipe smallUNet2D(const std::string& corruption, const std::string& predictionType)
{
    Recipe recipe = smallRecipe();
    recipe.dataset.imageSize = 8;
    recipe.dataset.range = "-1..1";
    recipe.network = {"UNet2DModel",
        R"({"layers_per_block": 1, "block_out_channels": [8, 8], "norm_num_groups": 4,
            "down_block_types": ["DownBlock2D", "AttnDownBlock2D"],
            "up_block_types": ["AttnUpBlock2D", "UpBlock2D"]})"};
    recipe.corruption.name = corruption;
    recipe.corruption.betaSchedule = "squaredcos_cap_v2";
    recipe.corruption.numTrainTimesteps = 50;
    recipe.predictionType = predictionType;
    return recipe;
}

QStringList filesIn(const QString& folder)
{
    QStringList files;
    QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext())
        files << QDir(folder).relativeFilePath(all.next());
    files.sort();
    return files;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject jsonIn(const QString& path)
{
    return QJsonDocument::fromJson(contentOf(path)).object();
}

const QStringList modelDirectory{"config.json", "diffusion_pytorch_model.safetensors"};
} // namespace
Q_DECLARE_METATYPE(Recipe)

/// The export command of the real program.
class ExportCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void pipelineOfASchedule();
    void modelDirectory_data();
    void modelDirectory();
    void predictsWithWhatWasExported();
    void refuses_data();
    void refuses();
    void refusesAFolderInUse();

private:
    ProgramResult train(const Recipe& recipe) const;
    ProgramResult exported(const QString& format) const
    {
        return runProgram({"export", "--run", m_run, "--format", format, "--out", m_out});
    }

    QString m_run;
    QString m_out;
};

void ExportCommandTest::init()
{
    static int number = 0;
    const QString folder = home().path(QStringLiteral("export-%1").arg(++number));
    QVERIFY(QDir().mkpath(folder));
    m_run = folder + "/run";
    m_out = folder + "/new/out";
}

ProgramResult ExportCommandTest::train(const Recipe& recipe) const
{
    QFile file(home().path("recipe.json"));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s", qPrintable(file.errorString()));
    file.write(QByteArray::fromStdString(recipeToJson(recipe)));
    file.close();
    return runProgram(
        {"train", "--recipe", file.fileName(), "--run", m_run, "--steps", "1", "--threads", "1"});
}

void ExportCommandTest::pipelineOfASchedule()
{
    const ProgramResult trained = train(smallUNet2D("ddpm", "v_prediction"));
    QVERIFY2(trained.status == 0, qPrintable(trained.err));
    const ProgramResult result = exported("diffusers");
    QVERIFY2(result.status == 0, qPrintable(result.err));
    QVERIFY(result.out.contains("DDPMPipeline") && result.out.contains(m_out));
    QCOMPARE(filesIn(m_out),
        (QStringList{"model_index.json", "scheduler/scheduler_config.json", "unet/config.json",
            "unet/diffusion_pytorch_model.safetensors"}));
    // No other files are left behind.
    QCOMPARE(QDir(QFileInfo(m_out).path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList{"out"});

    const QJsonObject index = jsonIn(m_out + "/model_index.json");
    QCOMPARE(index["_class_name"].toString(), "DDPMPipeline");
    QCOMPARE(index["unet"].toArray(), (QJsonArray{"diffusers", "UNet2DModel"}));
    QCOMPARE(index["scheduler"].toArray(), (QJsonArray{"diffusers", "DDPMScheduler"}));
    const QJsonObject scheduler = jsonIn(m_out + "/scheduler/scheduler_config.json");
    QCOMPARE(scheduler["_class_name"].toString(), "DDPMScheduler");
    QCOMPARE(scheduler["beta_schedule"].toString(), "squaredcos_cap_v2");
    QCOMPARE(scheduler["num_train_timesteps"].toInt(), 50);
    QCOMPARE(scheduler["prediction_type"].toString(), "v_prediction");
    QCOMPARE(scheduler["clip_sample"].toBool(), true);
    QCOMPARE(contentOf(m_out + "/unet/config.json"), contentOf(m_run + "/model/config.json"));
    QCOMPARE(contentOf(m_out + "/unet/diffusion_pytorch_model.safetensors"),
        contentOf(m_run + "/model/diffusion_pytorch_model.safetensors"));
    // As Python's json.dumps(indent=2, sort_keys=True) would write it.
    const QByteArray text = contentOf(m_out + "/scheduler/scheduler_config.json");
    QVERIFY(text.startsWith("{\n  \"_class_name\": ") && text.endsWith("\n}\n"));
    QVERIFY(text.indexOf("beta_end") < text.indexOf("beta_schedule"));
}

void ExportCommandTest::modelDirectory_data()
{
    QTest::addColumn<Recipe>("recipe");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("word"); // in the command's output
    QTest::newRow("network that diffusers does not know") << smallRecipe() << "diffusers"
                                                          << "does not know the network BasicUNet";
    QTest::newRow("noise that diffusers has no pipeline for")
        << smallUNet2D("gaussian-mix", "sample") << "diffusers"
        << "no pipeline for the noise \"gaussian-mix\"";
    Recipe classes = smallUNet2D("ddpm", "epsilon");
    classes.conditioning.classes = true;
    QTest::newRow("classes that diffusers has no pipeline for")
        << classes << "diffusers"
        << "no pipeline that gives a UNet2DModel its class";
    QTest::newRow("asked for") << smallUNet2D("ddpm", "epsilon") << "safetensors"
                               << "model directory";
}

void ExportCommandTest::modelDirectory()
{
    QFETCH(Recipe, recipe);
    QFETCH(QString, format);
    QFETCH(QString, word);
    const ProgramResult trained = train(recipe);
    QVERIFY2(trained.status == 0, qPrintable(trained.err));
    QVERIFY(QDir().mkpath(m_out)); // an empty folder is accepted
    const ProgramResult result = exported(format);
    QVERIFY2(result.status == 0, qPrintable(result.err));
    QVERIFY2(result.out.contains(word), qPrintable(result.out));
    QCOMPARE(filesIn(m_out), ::modelDirectory);
    for (const QString& file : ::modelDirectory)
        QCOMPARE(contentOf(m_out + '/' + file), contentOf(m_run + "/model/" + file));
}

void ExportCommandTest::predictsWithWhatWasExported()
{
    QCOMPARE(train(smallUNet2D("ddpm", "epsilon")).status, 0);
    QCOMPARE(exported("diffusers").status, 0);
    const QString input = home().path("input.safetensors");
    const QString output = home().path("output.safetensors");
    writeTensors(input, {{"sample", floats({3, 1, 8, 8}, 0.5F)}, {"timestep", longs({0, 20, 49})}});
    const ProgramResult result
        = runProgram({"predict", "--model", m_out + "/unet", "--input", input, "--output", output});
    QVERIFY2(result.status == 0, qPrintable(result.err));
    QCOMPARE(readTensors(output)["sample"].shape, (QVector<qint64>{3, 1, 8, 8}));
}

void ExportCommandTest::refuses_data()
{
    QTest::addColumn<QString>("damage"); // the file of the run to damage
    QTest::addColumn<QString>("word");
    QTest::newRow("no recipe") << "recipe.json"
                               << "no run";
    QTest::newRow("no config") << "model/config.json"
                               << "config.json";
    QTest::newRow("no weights") << "model/diffusion_pytorch_model.safetensors"
                                << "diffusion_pytorch_model.safetensors";
}

void ExportCommandTest::refuses()
{
    QFETCH(QString, damage);
    QFETCH(QString, word);
    QCOMPARE(train(smallRecipe()).status, 0);
    QVERIFY(QFile::remove(m_run + '/' + damage));
    const ProgramResult result = exported("diffusers");
    QCOMPARE(result.status, 1);
    QCOMPARE(result.out, QString());
    QVERIFY2(isOneLine(result.err) && result.err.contains(word), qPrintable(result.err));
    QVERIFY(!QDir(QFileInfo(m_out).path()).exists());
}

void ExportCommandTest::refusesAFolderInUse()
{
    QCOMPARE(train(smallRecipe()).status, 0);
    QVERIFY(QDir().mkpath(m_out));
    QFile mine(m_out + "/mine.txt");
    QVERIFY(mine.open(QIODevice::WriteOnly));
    mine.write("kept");
    mine.close();
    const ProgramResult result = exported("diffusers");
    QCOMPARE(result.status, 1);
    QVERIFY2(isOneLine(result.err) && result.err.contains(m_out), qPrintable(result.err));
    QCOMPARE(filesIn(m_out), QStringList{"mine.txt"});
    QCOMPARE(contentOf(mine.fileName()), QByteArray("kept"));
}

PLAYGROUND_TEST_MAIN(QCoreApplication, ExportCommandTest)
#include "export_command_test.moc"
