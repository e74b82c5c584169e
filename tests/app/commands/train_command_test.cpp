// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/run_lock.h"
#include "models/api/recipe.h"
#include "models/api/recipe_fields.h"
#include "models/api/shipped_recipes.h"
#include "models/api/step_record.h"
#include "models/api/trainer.h"
#include "tests/app/commands/program.h"
#include "tests/app/support/test_main.h"

#include <QDir>
#include <QImage>

#include <cmath>
#include <csignal>

using namespace playground;

/// The train command of the real program, without a display.
class TrainCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void trains();
    void trainsWithJson();
    void validatesAndAverages();
    void trainsAnAutoencoderOnAFolder();
    void sameSeedSameLosses();
    void refusesAnExistingRun();
    void refusesAFolderInUse();
    void refusesAnUnwritableFolder();
    void refusesARecipeThatCannotWork();
    void resumes();
    void refusesToChangeAResumedRun();
    void startsFromWeights();
    void weightsBringTheirClasses();
    void foldersAreClasses();
    void recipeOfAPicture();
    void interruptSaves_data();
    void interruptSaves();
    void lossThatIsNotFiniteKeepsTheRun();

private:
    QStringList train(const QStringList& more = {}) const
    {
        return QStringList{"train", "--recipe", m_recipe, "--run", m_run, "--threads", "1"} + more;
    }
    static std::unique_ptr<Trainer> opened(const QString& folder)
    {
        return Trainer::resume(folder.toStdString(), loadDataset({"mnist", "", false, 28}));
    }
    void writeRecipe(const Recipe& recipe) const
    {
        QFile file(m_recipe);
        const QByteArray text = QByteArray::fromStdString(recipeToJson(recipe));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }

    QString m_recipe;
    QString m_run;
};

void TrainCommandTest::init()
{
    m_recipe = home().path("recipe.json");
    static int number = 0;
    m_run = home().path(QStringLiteral("run-%1").arg(++number));
    writeRecipe(smallRecipe());
}

void TrainCommandTest::trains()
{
    const ProgramResult result = runProgram(train());
    QVERIFY2(result.status == 0, qPrintable(result.err));
    QCOMPARE(result.err, QString());
    QVERIFY2(result.out.contains("Finished epoch 2 of 2"), qPrintable(result.out));
    QVERIFY(result.out.contains(m_run));
    for (const char* file : {"recipe.json", "losses.csv", "model/config.json",
             "model/diffusion_pytorch_model.safetensors", "checkpoint/checkpoint.safetensors"})
        QVERIFY2(QFile::exists(m_run + '/' + file), file);
    QVERIFY(loadRecipe(m_run.toStdString()) == smallRecipe());
    QCOMPARE(opened(m_run)->stepsDone(), 16);
    // No partially written files are left.
    QCOMPARE(QDir(m_run).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 4);
}

void TrainCommandTest::trainsWithJson()
{
    const ProgramResult result
        = runProgram(train({"--json", "--steps", "9", "--set", "batch_size=16", "--epochs", "3"}));
    QVERIFY2(result.status == 0, qPrintable(result.err));
    const auto lines = jsonLines(result.out);
    QCOMPARE(lines.size(), result.out.count('\n')); // each line is an object
    QCOMPARE(lines.front()["event"].toString(), "started");
    QCOMPARE(lines.front()["parameters"].toInt(), 309'057);
    QCOMPARE(lines.front()["steps_per_epoch"].toInt(), 4);
    QCOMPARE(lines.back()["event"].toString(), "done");
    QCOMPARE(lines.back()["step"].toInt(), 9);
    const auto trainer = opened(m_run);
    QCOMPARE(trainer->recipe().epochs, 3);
    QCOMPARE(trainer->recipe().batchSize, 16);
    int steps = 0;
    int epochs = 0;
    for (const QJsonObject& line : lines) {
        epochs += line["event"] == "epoch" ? 1 : 0;
        if (line["event"] != "step")
            continue;
        const StepRecord& record = trainer->history().at(std::size_t(steps++));
        QCOMPARE(line["step"].toInt(), steps);
        QVERIFY(line["loss"].toDouble() == record.loss); // to the last digit
    }
    QCOMPARE(steps, 9);
    QCOMPARE(epochs, 2);
}

void TrainCommandTest::validatesAndAverages()
{
    const QStringList more
        = {"--set", "validation_count=16", "--set", "validation_steps=4", "--set", "ema.decay=0.9", "--set",
            "lr_scheduler=cosine", "--set", "lr_warmup_steps=2", "--set", "max_grad_norm=1"};
    const ProgramResult result = runProgram(train(QStringList(more) << "--json"
                                                                    << "--steps"
                                                                    << "8"));
    QVERIFY2(result.status == 0, qPrintable(result.err));
    QList<int> steps;
    QList<double> losses;
    for (const auto& line : jsonLines(result.out)) {
        if (line["event"].toString() == "validation") {
            steps.append(line["step"].toInt());
            losses.append(line["loss"].toDouble());
        }
    }
    QCOMPARE(steps, (QList<int>{4, 8}));
    QVERIFY(losses[0] > 0 && losses[1] > 0 && losses[0] != losses[1]);
    for (const char* file : {"validation.csv", "model_ema/diffusion_pytorch_model.safetensors"})
        QVERIFY2(QFile::exists(m_run + '/' + file), file);

    const ProgramResult rest = runProgram({"train", "--resume", "--run", m_run, "--threads", "1"});
    QVERIFY2(rest.status == 0, qPrintable(rest.err));
    QVERIFY2(rest.out.contains("Validation loss after step 12: "), qPrintable(rest.out));
    QCOMPARE(opened(m_run)->validationHistory().size(), std::size_t(3));

    m_run += "-none-left";
    const ProgramResult refused = runProgram(train({"--set", "validation_count=64"}));
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.contains("validation_count"), qPrintable(refused.err));
}

void TrainCommandTest::trainsAnAutoencoderOnAFolder()
{
    const QString pictures = m_run + QStringLiteral("-pictures");
    QVERIFY(QDir().mkpath(pictures));
    for (int i = 0; i < 6; ++i) {
        QImage image(12 + i, 10, QImage::Format_RGB32);
        image.fill(QColor::fromHsv(60 * i, 200, 200));
        QVERIFY(image.save(QStringLiteral("%1/%2.png").arg(pictures).arg(i)));
    }
    QFile broken(pictures + QStringLiteral("/broken.jpg"));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("\xff\xd8\xff") == 3);
    broken.close();
    Recipe recipe = smallRecipe();
    recipe.dataset = {"folder", pictures.toStdString(), 8, "-1..1", false, false};
    recipe.network = {"VAE", R"({"block_out_channels":[32,32],"layers_per_block":1})"};
    recipe.corruption.name = "none";
    recipe.batchSize = 2;
    recipe.gradientAccumulationSteps = 2;
    recipe.epochs = 1;
    recipe.validationCount = 2;
    recipe.pictureSteps = 2;
    writeRecipe(recipe);

    const ProgramResult result = runProgram(train({"--json"}), bareEnvironment());
    QVERIFY2(result.status == 0, qPrintable(result.err));
    QCOMPARE(result.err, QString());
    QHash<QString, QList<QJsonObject>> events;
    for (const QJsonObject& line : jsonLines(result.out))
        events[line["event"].toString()] << line;
    QCOMPARE(events["data"].size(), 1);
    QCOMPARE(events["data"][0]["pictures"].toInt(), 6);
    QCOMPARE(events["data"][0]["left_out"].toInt(), 1);
    QCOMPARE(events["left_out"].size(), 1);
    QVERIFY(events["left_out"][0]["file"].toString().endsWith("broken.jpg"));
    QCOMPARE(events["step"].size(), 2); // four pictures are not held out
    QVERIFY(events["step"][0]["kl"].toDouble() > 0);
    QCOMPARE(events["validation"].size(), 1);
    const double loss = events["validation"][0]["loss"].toDouble();
    QVERIFY(std::abs(events["validation"][0]["psnr"].toDouble() - 10 * std::log10(4 / loss)) < 1e-9);
    const QImage picture(m_run + QStringLiteral("/samples/step-00000002.png"));
    QCOMPARE(picture.size(), QSize(8, 8));
    QCOMPARE(QDir(m_run + QStringLiteral("/samples")).entryList(QDir::Files).size(), 1);

    const ProgramResult words = runProgram(
        {"train", "--resume", "--run", m_run, "--threads", "1", "--epochs", "2"}, bareEnvironment());
    QVERIFY2(words.status == 0, qPrintable(words.err));
    QVERIFY2(words.out.contains("pictures, 1 file skipped:\n  broken.jpg: "), qPrintable(words.out));
    QVERIFY2(words.out.contains("Reconstruction PSNR on 2 held-out images: "), qPrintable(words.out));
}

void TrainCommandTest::sameSeedSameLosses()
{
    const QString first = m_run + "-a";
    const QString second = m_run + "-b";
    const QString other = m_run + "-c";
    QCOMPARE(runProgram({"train", "--recipe", m_recipe, "--threads", "1", "--run", first}).status, 0);
    QCOMPARE(runProgram({"train", "--recipe", m_recipe, "--threads", "1", "--run", second}).status, 0);
    QCOMPARE(
        runProgram({"train", "--recipe", m_recipe, "--threads", "1", "--run", other, "--seed", "2"}).status,
        0);
    const auto a = opened(first);
    const auto b = opened(second);
    const auto c = opened(other);
    for (std::size_t i = 0; i < 16; ++i) {
        QVERIFY(a->history()[i].loss == b->history()[i].loss);
        QVERIFY(a->history()[i].loss != c->history()[i].loss);
    }
}

void TrainCommandTest::refusesAnExistingRun()
{
    QCOMPARE(runProgram(train({"--steps", "2"})).status, 0);
    const ProgramResult again = runProgram(train());
    QCOMPARE(again.status, 1);
    QVERIFY2(isOneLine(again.err), qPrintable(again.err));
    QVERIFY(again.err.contains(m_run) && again.err.contains("--resume"));
    QCOMPARE(opened(m_run)->stepsDone(), 2); // untouched
}

void TrainCommandTest::refusesAFolderInUse()
{
    QCOMPARE(runProgram(train({"--steps", "2"})).status, 0);
    QVERIFY(!QFile::exists(m_run + "/run.lock"));
    auto lock = RunLock::take(m_run.toStdString()); // like a window that has the run open
    QVERIFY(lock != nullptr);
    const QStringList resume{"train", "--resume", "--run", m_run, "--threads", "1"};
    const ProgramResult refused = runProgram(resume);
    QCOMPARE(refused.status, 1);
    QVERIFY2(isOneLine(refused.err), qPrintable(refused.err));
    QVERIFY2(refused.err.contains(m_run + " is open in another window"), qPrintable(refused.err));
    QCOMPARE(opened(m_run)->stepsDone(), 2);
    lock.reset();
    QCOMPARE(runProgram(resume).status, 0);
}

void TrainCommandTest::refusesAnUnwritableFolder()
{
    // Not even root can create a folder inside a file.
    m_run = m_recipe + "/run";
    const ProgramResult result = runProgram(train({"--json"}));
    QCOMPARE(result.status, 1);
    QCOMPARE(result.out, QString()); // fails before training starts
    QVERIFY2(isOneLine(result.err) && result.err.contains(m_run), qPrintable(result.err));
}

void TrainCommandTest::refusesARecipeThatCannotWork()
{
    m_recipe = QStringLiteral("fashion-ddpm-16");
    const ProgramResult result = runProgram(train({"--set", "dataset.name=shapes", "--set",
        "corruption.rescale_betas_zero_snr=true", "--set", "corruption.beta_schedule=linear"}));
    QCOMPARE(result.status, 1);
    QCOMPARE(result.out, QString());
    QVERIFY2(isOneLine(result.err) && result.err.contains("v_prediction"), qPrintable(result.err));
    QVERIFY(!QFileInfo::exists(m_run));
}

void TrainCommandTest::resumes()
{
    QCOMPARE(runProgram(train()).status, 0);
    const auto whole = opened(m_run);
    const QString inTwo = m_run + "-in-two";
    QCOMPARE(
        runProgram({"train", "--recipe", m_recipe, "--threads", "1", "--steps", "5", "--run", inTwo}).status,
        0);
    const ProgramResult rest = runProgram({"train", "--resume", "--threads", "1", "--run", inTwo});
    QVERIFY2(rest.status == 0, qPrintable(rest.err));
    const auto trainer = opened(inTwo);
    QCOMPARE(trainer->stepsDone(), 16);
    for (std::size_t i = 0; i < 16; ++i)
        QVERIFY2(trainer->history()[i].loss == whole->history()[i].loss, qPrintable(QString::number(i)));

    QCOMPARE(
        runProgram({"train", "--resume", "--threads", "1", "--run", inTwo}).status, 0); // nothing left to do
    QCOMPARE(opened(inTwo)->stepsDone(), 16);
    QCOMPARE(runProgram({"train", "--resume", "--threads", "1", "--run", inTwo, "--epochs", "3"}).status, 0);
    QCOMPARE(opened(inTwo)->stepsDone(), 24);
}

void TrainCommandTest::refusesToChangeAResumedRun()
{
    QCOMPARE(runProgram(train({"--steps", "2"})).status, 0);
    for (const QStringList& change : {QStringList{"--seed", "3"}, QStringList{"--set", "batch_size=4"},
             QStringList{"--recipe", m_recipe}}) {
        const ProgramResult result = runProgram(QStringList{"train", "--resume", "--run", m_run} + change);
        QCOMPARE(result.status, 1);
        QVERIFY2(isOneLine(result.err) && result.err.contains("--resume"), qPrintable(result.err));
    }
    QCOMPARE(opened(m_run)->stepsDone(), 2);
}

void TrainCommandTest::startsFromWeights()
{
    QCOMPARE(runProgram(train({"--steps", "3"})).status, 0);
    const QString first = m_run;
    init(); // another folder
    const ProgramResult result = runProgram(train({"--weights", first + "/model", "--steps", "0"}));
    QVERIFY(result.status == 2); // 0 steps is a usage error
    QCOMPARE(runProgram(train({"--weights", first + "/model", "--steps", "1", "--json"})).status, 0);
    const auto began = opened(m_run);
    const auto trained = opened(first);
    QCOMPARE(began->stepsDone(), 1);
    // Its first loss is that of the trained weights on the first batch; seed and batches are the same.
    QVERIFY(began->history()[0].loss < trained->history()[0].loss);

    init();
    const ProgramResult missing = runProgram(train({"--weights", first + "/nowhere.safetensors"}));
    QCOMPARE(missing.status, 1);
    QVERIFY2(isOneLine(missing.err) && missing.err.contains("nowhere.safetensors"), qPrintable(missing.err));
}

void TrainCommandTest::weightsBringTheirClasses()
{
    Recipe recipe = smallRecipe();
    recipe.dataset.imageSize = 8;
    recipe.network = {"UNet2DModel",
        R"({"layers_per_block": 1, "block_out_channels": [8, 8], "norm_num_groups": 4,
            "down_block_types": ["DownBlock2D", "DownBlock2D"], "up_block_types": ["UpBlock2D", "UpBlock2D"]})"};
    recipe.conditioning.classes = true;
    writeRecipe(recipe);
    QCOMPARE(runProgram(train({"--steps", "1"})).status, 0);
    const QString first = m_run;
    init();
    const QStringList onWeights{"--weights", first + "/model", "--steps", "1"};
    QCOMPARE(runProgram(train(onWeights)).status, 0); // recipe without classes
    QVERIFY(loadRecipe(m_run.toStdString()).conditioning.classes);
    init();
    const ProgramResult other = runProgram(train(onWeights + QStringList{"--set", "dataset.name=emoji"}));
    QCOMPARE(other.status, 1); // colour pictures
    QVERIFY2(isOneLine(other.err), qPrintable(other.err));
}

/// One subfolder per class, like torchvision's ImageFolder.
void TrainCommandTest::foldersAreClasses()
{
    const QString pictures = home().path("set");
    for (const char* name : {"cat", "dog"}) {
        QVERIFY(QDir().mkpath(pictures + '/' + name));
        for (int i = 0; i < 4; ++i) {
            QImage image(16, 16, QImage::Format_RGB32);
            image.fill(QColor::fromHsv(40 * i, 200, 200));
            QVERIFY(image.save(QStringLiteral("%1/%2/%3.png").arg(pictures, name).arg(i)));
        }
    }
    Recipe recipe = smallRecipe();
    recipe.dataset = {"folder", pictures.toStdString(), 8, "-1..1", false, false};
    recipe.network = {"UNet2DModel",
        R"({"layers_per_block": 1, "block_out_channels": [8, 8], "norm_num_groups": 4,
            "down_block_types": ["DownBlock2D", "DownBlock2D"], "up_block_types": ["UpBlock2D", "UpBlock2D"]})"};
    recipe.corruption.name = "ddpm";
    recipe.predictionType = "epsilon";
    recipe.conditioning.classes = true;
    recipe.batchSize = 4;
    writeRecipe(recipe);
    const ProgramResult result = runProgram(train({"--steps", "1"}));
    QVERIFY2(result.status == 0, qPrintable(result.err));
    QVERIFY2(result.out.contains("8 pictures\n"), qPrintable(result.out));
    QCOMPARE(
        loadRecipe(m_run.toStdString()).conditioning.classNames, (std::vector<std::string>{"cat", "dog"}));

    const auto sample = [&](const char* name) {
        return runProgram({"sample", "--run", m_run, "--class", name, "--count", "1", "--steps", "2",
            "--threads", "1", "--out", home().path("of-a-class")});
    };
    QCOMPARE(sample("dog").err, QString());
    QCOMPARE(sample("all").status, 0);
    const ProgramResult bird = sample("bird");
    QCOMPARE(bird.status, 1);
    QVERIFY2(bird.err.contains("cat, dog, all"), qPrintable(bird.err));

    // The run is not resumed if the meaning of the labels has changed.
    QVERIFY(QDir(pictures).rename("cat", "lion"));
    const ProgramResult other = runProgram({"train", "--resume", "--run", m_run, "--threads", "1"});
    QCOMPARE(other.status, 1);
    QVERIFY2(isOneLine(other.err) && other.err.contains("cat, dog") && other.err.contains("dog, lion"),
        qPrintable(other.err));

    init();
    recipe.dataset.folder = (pictures + "/dog").toStdString(); // has no subfolders
    writeRecipe(recipe);
    const ProgramResult none = runProgram(train());
    QCOMPARE(none.status, 1);
    QVERIFY2(isOneLine(none.err) && none.err.contains("conditioning.classes: ")
            && none.err.contains("one subfolder per class"),
        qPrintable(none.err));
}

void TrainCommandTest::recipeOfAPicture()
{
    QCOMPARE(runProgram(train({"--steps", "1"})).status, 0);
    const QString out = home().path("drawn");
    QCOMPARE(
        runProgram({"sample", "--run", m_run, "--count", "1", "--steps", "1", "--threads", "1", "--out", out})
            .status,
        0);
    const QString again = home().path("again");
    const ProgramResult result = runProgram(
        {"train", "--recipe", out + "/samples.png", "--steps", "1", "--threads", "1", "--run", again});
    QVERIFY2(result.status == 0, qPrintable(result.err));
    QVERIFY(loadRecipe(again.toStdString()) == loadRecipe(m_run.toStdString()));
    const ProgramResult sampled = runProgram({"sample", "--model", m_run + "/model", "--recipe",
        out + "/samples.png", "--count", "1", "--steps", "1", "--threads", "1", "--out", out});
    QVERIFY2(sampled.status == 0, qPrintable(sampled.err));

    QImage photo(8, 8, QImage::Format_RGB32);
    photo.fill(Qt::white);
    const QString jpeg = home().path("photo.jpg");
    QVERIFY(photo.save(jpeg));
    const ProgramResult refused = runProgram({"train", "--recipe", jpeg, "--run", home().path("none")});
    QCOMPARE(refused.status, 1);
    QVERIFY2(isOneLine(refused.err) && refused.err.contains("is a JPEG image"), qPrintable(refused.err));
}

void TrainCommandTest::interruptSaves_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TrainCommandTest::interruptSaves()
{
    QFETCH(int, signal);
    const ProgramResult result
        = interruptProgram(train({"--json", "--epochs", "1000"}), "\"step\":3,", signal);
    QCOMPARE(result.status, 0);
    const auto lines = jsonLines(result.out);
    QVERIFY(!lines.isEmpty());
    QCOMPARE(lines.back()["event"].toString(), "interrupted");
    const auto saved = opened(m_run);
    QCOMPARE(saved->stepsDone(), lines.back()["step"].toInt());
    QVERIFY(saved->stepsDone() >= 3);
}

void TrainCommandTest::lossThatIsNotFiniteKeepsTheRun()
{
    ProgramResult result;
    // A far too large learning rate makes some initial weights overflow; others merely stop learning.
    for (int seed = 1; seed < 50 && result.status != 1; ++seed) {
        QDir(m_run).removeRecursively();
        result = runProgram(
            train({"--set", "optimizer.learning_rate=10", "--steps", "4", "--seed", QString::number(seed)}));
    }
    QCOMPARE(result.status, 1);
    QVERIFY2(isOneLine(result.err) && result.err.contains("learning rate"), qPrintable(result.err));
    QVERIFY(opened(m_run)->stepsDone() < 4);
}

PLAYGROUND_TEST_MAIN(QCoreApplication, TrainCommandTest)
#include "train_command_test.moc"
