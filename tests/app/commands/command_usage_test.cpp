// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/recipe_fields.h"
#include "tests/app/commands/program.h"
#include "tests/app/support/test_main.h"

#include <QDir>
#include <QRegularExpression>

using namespace playground;

/// The command line of the real program, without a display: help, lists, usage errors.
class CommandUsageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void helpAndVersion_data();
    void helpAndVersion();
    void lists_data();
    void lists();
    void listsAsJson_data();
    void listsAsJson();
    void wrongUsage_data();
    void wrongUsage();
    void invalidNumbers();
    void errorsNameTheValidRange_data();
    void errorsNameTheValidRange();
    void failures_data();
    void failures();
    void missingDataSaysWhatToDo();
    void noDisplayNamesTheCommand();

private:
    QStringList train(const QStringList& more = {}) const
    {
        return QStringList{"train", "--recipe", m_recipe, "--run", m_run, "--threads", "1"} + more;
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

void CommandUsageTest::init()
{
    m_recipe = home().path("recipe.json");
    static int number = 0;
    m_run = home().path(QStringLiteral("run-%1").arg(++number));
    writeRecipe(smallRecipe());
}

void CommandUsageTest::helpAndVersion_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("help") << QStringList{"--help"} << QStringList{"train", "list", "--recipe", "--open"};
    QTest::newRow("train") << QStringList{"train", "--help"}
                           << QStringList{"--set", "--steps", "--resume", "--json", "--run"};
    QTest::newRow("predict") << QStringList{"predict", "--help"}
                             << QStringList{"--model", "--input", "--output", "class_labels"};
    QTest::newRow("export") << QStringList{"export", "--help"} << QStringList{"--run", "diffusers", "--out"};
    QTest::newRow("sample") << QStringList{"sample", "--help"}
                            << QStringList{"--run", "--model", "--sampler", "--history", "--out"};
    QTest::newRow("replay") << QStringList{"replay", "--help"}
                            << QStringList{"--scheduler", "--eta", "model_output", "prev_sample"};
    QTest::newRow("list") << QStringList{"list", "--help"} << QStringList{"recipes", "corruptions"};
    QTest::newRow("version") << QStringList{"--version"} << QStringList{"0."};
}

void CommandUsageTest::helpAndVersion()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, words);
    const ProgramResult result = runProgram(arguments);
    QCOMPARE(result.status, 0);
    QCOMPARE(result.err, QString());
    for (const QString& word : words)
        QVERIFY2(result.out.contains(word), qPrintable(word + "\n" + result.out));
}

void CommandUsageTest::lists_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("name");
    QTest::newRow("datasets") << "datasets"
                              << "shapes";
    QTest::newRow("networks") << "networks"
                              << "BasicUNet";
    QTest::newRow("corruptions") << "corruptions"
                                 << "gaussian-mix";
    QTest::newRow("samplers") << "samplers"
                              << "dpmpp-2m";
    QTest::newRow("recipes") << "recipes"
                             << "fashion-basic-unet";
    QTest::newRow("devices") << "devices"
                             << "cpu";
}

void CommandUsageTest::lists()
{
    QFETCH(QString, what);
    QFETCH(QString, name);
    const ProgramResult result = runProgram({"list", what});
    QCOMPARE(result.status, 0);
    QCOMPARE(result.err, QString());
    const QRegularExpression line("^" + name + " +\\S.*$", QRegularExpression::MultilineOption);
    QVERIFY2(line.match(result.out).hasMatch(), qPrintable(result.out));
}

void CommandUsageTest::listsAsJson_data()
{
    lists_data();
}

void CommandUsageTest::listsAsJson()
{
    QFETCH(QString, what);
    QFETCH(QString, name);
    const ProgramResult result = runProgram({"list", what, "--json"});
    QCOMPARE(result.status, 0);
    const auto lines = jsonLines(result.out);
    QCOMPARE(lines.size(), result.out.count('\n'));
    QVERIFY(std::any_of(lines.begin(), lines.end(), [&](const QJsonObject& o) { return o["name"] == name; }));
    for (const QJsonObject& line : lines)
        QVERIFY(!line["title"].toString().isEmpty() && !line["summary"].toString().isEmpty());
}

void CommandUsageTest::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown command") << QStringList{"dance"};
    QTest::newRow("unknown option") << QStringList{"--dance"};
    QTest::newRow("log of what there is not") << QStringList{"--log", "dances"};
    QTest::newRow("two commands") << QStringList{"list", "recipes", "train", "--run", "r"};
    QTest::newRow("list of nothing") << QStringList{"list"};
    QTest::newRow("list of what there is not") << QStringList{"list", "dances"};
    QTest::newRow("train without a run") << QStringList{"train"};
    QTest::newRow("steps that are no number") << QStringList{"train", "--run", "r", "--steps", "many"};
    QTest::newRow("no steps") << QStringList{"train", "--run", "r", "--steps", "0"};
    QTest::newRow("negative steps") << QStringList{"train", "--run", "r", "--steps", "-4"};
    QTest::newRow("negative seed") << QStringList{"train", "--run", "r", "--seed", "-1"};
    QTest::newRow("seed out of range") << QStringList{"train", "--run", "r", "--seed", "99999999999"};
    QTest::newRow("no epochs") << QStringList{"train", "--run", "r", "--epochs", "0"};
    QTest::newRow("negative epochs") << QStringList{"train", "--run", "r", "--epochs", "-1"};
    QTest::newRow("no threads") << QStringList{"train", "--run", "r", "--threads", "0"};
    QTest::newRow("too many threads") << QStringList{"train", "--run", "r", "--threads", "99999999999"};
    QTest::newRow("predict without an output") << QStringList{"predict", "--model", "m", "--input", "i"};
    QTest::newRow("sample without a model") << QStringList{"sample", "--out", "r"};
    QTest::newRow("replay without steps")
        << QStringList{"replay", "--scheduler", "s", "--input", "i", "--output", "r"};
    QTest::newRow("export without a format") << QStringList{"export", "--run", "r", "--out", "r"};
    QTest::newRow("export as what there is not")
        << QStringList{"export", "--run", "r", "--out", "r", "--format", "pickle"};
    QTest::newRow("run without a name") << QStringList{"train", "--run", ""};
    QTest::newRow("recipe without a name") << QStringList{"train", "--run", "r", "--recipe", ""};
    QTest::newRow("export to no name")
        << QStringList{"export", "--run", "r", "--format", "diffusers", "--out", ""};
    QTest::newRow("value left out") << QStringList{"train", "--run"};
}

void CommandUsageTest::wrongUsage()
{
    QFETCH(QStringList, arguments);
    const ProgramResult result = runProgram(arguments);
    QCOMPARE(result.status, 2);
    QCOMPARE(result.out, QString());
    QVERIFY2(isOneLine(result.err), qPrintable(result.err));
    QVERIFY(result.err.contains("--help"));
    QVERIFY(!QDir(home().path("r")).exists());
}

/// Tests every option that takes a number; the options are read from the help of each command.
void CommandUsageTest::invalidNumbers()
{
    static const QRegularExpression numeric(
        QStringLiteral("^ +(--[a-z-]+) (INT|UINT|FLOAT)"), QRegularExpression::MultilineOption);
    int found = 0;
    for (const QStringList& command :
        {QStringList{}, {"train"}, {"sample"}, {"predict"}, {"replay"}, {"export"}, {"list"}}) {
        const QString help = runProgram(command + QStringList{"--help"}).out;
        for (auto match = numeric.globalMatch(help); match.hasNext(); ++found) {
            const QString option = match.next().captured(1);
            for (const char* value : {"1_000", "seven", "0x10", "", "99999999999999999999999x"}) {
                const ProgramResult result = runProgram(command + QStringList{option, QLatin1String(value)});
                QCOMPARE(result.status, 2);
                QVERIFY2(isOneLine(result.err) && result.err.size() < 200, qPrintable(result.err));
                QVERIFY2(result.err.contains(option + QLatin1String(" takes a ")), qPrintable(result.err));
            }
        }
    }
    QVERIFY2(found >= 14, qPrintable(QString::number(found)));
}

void CommandUsageTest::errorsNameTheValidRange_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("a seed of -1") << QStringList{"--seed", "-1"}
                                  << "--seed takes a whole number from 0 to 2147483647, not \"-1\"";
    QTest::newRow("an exponent") << QStringList{"--steps", "1e3"}
                                 << "--steps takes a whole number from 1 to 2147483647, not \"1e3\"";
    QTest::newRow("a huge one") << QStringList{"--threads", "4096"}
                                << "--threads takes a whole number from 1 to 1024, not \"4096\"";
}

void CommandUsageTest::errorsNameTheValidRange()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, sentence);
    const ProgramResult result = runProgram(train(arguments));
    QCOMPARE(result.status, 2);
    QCOMPARE(result.err,
        "diffusion-playground: " + sentence + QStringLiteral(". See: diffusion-playground --help\n"));
}

void CommandUsageTest::failures_data()
{
    QTest::addColumn<QStringList>("arguments"); // appended to "train", unless they start with a command
    QTest::addColumn<QString>("word"); // that the error line must contain
    const auto set = [](const char* setting) { return QStringList{"--set", setting}; };
    QTest::newRow("--set without value") << set("batch_size") << "--set";
    QTest::newRow("--set unknown key") << set("batchsize=4") << "batch_size"; // the closest known key
    QTest::newRow("--set out of range") << set("batch_size=0") << "batch_size";
    QTest::newRow("--set malformed") << set("optimizer.learning_rate=fast") << "optimizer.learning_rate";
    QTest::newRow("--set no such choice") << set("network.name=Dance") << "network.name";
    QTest::newRow("--set a group") << set("optimizer=3") << "optimizer";
    QTest::newRow("--set with no key") << set("=3") << "field";
    QTest::newRow("--set what others call it") << set("optimizer.lr=0.1") << "optimizer.learning_rate";
    QTest::newRow("unknown device") << QStringList{"--device", "abacus"} << "abacus";
    QTest::newRow("no such CUDA device") << QStringList{"--device", "cuda:99"} << "cuda";
    QTest::newRow("nothing to resume") << QStringList{"--resume"} << "recipe";
}

void CommandUsageTest::failures()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, word);
    const ProgramResult result = runProgram(train(arguments));
    QCOMPARE(result.status, 1);
    QCOMPARE(result.out, QString());
    QVERIFY2(isOneLine(result.err), qPrintable(result.err));
    QVERIFY2(result.err.contains(word), qPrintable(result.err));
    QVERIFY2(!QDir(m_run).exists(), "nothing is left behind");
}

void CommandUsageTest::missingDataSaysWhatToDo()
{
    QProcessEnvironment environment = bareEnvironment();
    environment.remove("PLAYGROUND_DATA");
    const ProgramResult digits
        = runProgram({"train", "--recipe", "mnist-basic-unet", "--run", m_run}, environment);
    if (digits.status == -1)
        QFAIL(qPrintable(digits.err));
    if (!QDir("/usr/share/datasets/mnist").exists()) {
        QCOMPARE(digits.status, 1);
        QVERIFY2(isOneLine(digits.err) && digits.err.contains("train-images"), qPrintable(digits.err));
    }
    if (!QDir("/usr/share/datasets/fashion-mnist").exists()) {
        const ProgramResult clothes
            = runProgram({"train", "--recipe", "fashion-basic-unet", "--run", m_run}, environment);
        QCOMPARE(clothes.status, 1);
        QVERIFY2(clothes.err.contains("dataset-fashion-mnist"), qPrintable(clothes.err));
    }
    const ProgramResult folder = runProgram(train({"--set", "dataset.folder=/no/such/folder"}));
    QCOMPARE(folder.status, 1);
    QVERIFY2(isOneLine(folder.err) && folder.err.contains("/no/such/folder"), qPrintable(folder.err));
    QVERIFY(!QDir(m_run).exists());
}

void CommandUsageTest::noDisplayNamesTheCommand()
{
    const ProgramResult result = runProgram({});
    QCOMPARE(result.status, 1);
    QCOMPARE(result.out, QString());
    QVERIFY2(isOneLine(result.err), qPrintable(result.err));
    QVERIFY(result.err.contains("diffusion-playground train --recipe"));
}

PLAYGROUND_TEST_MAIN(QCoreApplication, CommandUsageTest)
#include "command_usage_test.moc"
