// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/check_recipe.h"
#include "models/api/recipe.h"
#include "models/api/shipped_recipes.h"
#include "tests/app/commands/program.h"
#include "tests/app/support/test_main.h"

#include <QDir>
#include <QDirIterator>

using namespace playground;

namespace
{
constexpr qint64 mostBytes = 15'000'000;

QString folder()
{
    return QStringLiteral(PLAYGROUND_TEST_DATA "/../../resources/trained");
}

QStringList shipped()
{
    QStringList names = QDir(folder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    names.sort();
    return names;
}

QStringList losses(const QString& run)
{
    QFile file(run + QStringLiteral("/losses.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromLatin1(file.readAll()).split('\n', Qt::SkipEmptyParts);
    lines.removeFirst(); // the header
    return lines;
}

QString path(const QString& name)
{
    return home().path(name);
}
} // namespace

/// The trained networks that come with the program, used by commands.
class TrainedNetworksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areListed()
    {
        const ProgramResult result = runProgram({"list", "trained", "--json"});
        QCOMPARE(result.status, 0);
        QStringList names;
        for (const QJsonObject& line : jsonLines(result.out)) {
            names << line["name"].toString();
            QVERIFY(!line["title"].toString().isEmpty());
        }
        names.sort();
        QCOMPARE(names, shipped());
        QVERIFY(!names.isEmpty());
    }

    void areSmall()
    {
        qint64 bytes = 0;
        for (QDirIterator files(folder(), QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
            files.next();
            bytes += files.fileInfo().size();
        }
        QVERIFY2(bytes <= mostBytes, qPrintable(QString::number(bytes)));
    }

    void followTheirRecipe_data() { eachNetwork(); }
    void followTheirRecipe()
    {
        QFETCH(QString, name);
        const Recipe trained = loadRecipe((folder() + '/' + name).toStdString());
        const Recipe recipe = loadRecipe(name.toStdString());
        Recipe same = trained;
        same.dataset.vae = recipe.dataset.vae; // the autoencoder lay elsewhere
        same.conditioning = recipe.conditioning; // a run also names its classes
        QVERIFY(same == recipe);
        const QStringList lines = losses(folder() + '/' + name);
        QCOMPARE(lines.last().section(',', 1, 1).toInt(), trained.epochs); // trained to the end
    }

    void areSampled_data() { eachNetwork(); }
    void areSampled()
    {
        QFETCH(QString, name);
        const QString out = path("sampled-" + name);
        const ProgramResult result
            = runProgram({"sample", "--run", name, "--count", "2", "--steps", "2", "--out", out});
        if (isAutoencoder(loadRecipe(name.toStdString()))) {
            QCOMPARE(result.status, 1); // makes no pictures from noise
            QVERIFY2(isOneLine(result.err), qPrintable(result.err));
            return;
        }
        QVERIFY2(result.status == 0, qPrintable(result.err));
        QVERIFY(QFile::exists(out + "/samples.png"));
    }

    /// A copy is trained further; the original stays.
    void areResumedAsACopy()
    {
        const QString name = QStringLiteral("fashion-basic-unet"); // the tests have a small Fashion-MNIST
        const QStringList before = losses(folder() + '/' + name);
        const QString run = path("mine/" + name);
        QVERIFY(QDir().mkpath(path("mine")));
        const auto steps = before.size() + 1;
        const ProgramResult result = runProgram({"train", "--resume", "--run", run, "--epochs", "100000",
            "--steps", QString::number(steps), "--threads", "1"});
        QVERIFY2(result.status == 0, qPrintable(result.err));
        const QStringList after = losses(run);
        QCOMPARE(after.size(), steps);
        QCOMPARE(after.mid(0, before.size()), before);
        QCOMPARE(losses(folder() + '/' + name), before);
    }

    void unknownNameIsRefused()
    {
        for (const QStringList& arguments :
            {QStringList{"sample", "--run", "fashion-nothing", "--out", path("none")},
                {"train", "--resume", "--run", path("fashion-nothing")}}) {
            const ProgramResult result = runProgram(arguments);
            QCOMPARE(result.status, 1);
            QVERIFY2(isOneLine(result.err), qPrintable(result.err));
            QVERIFY2(result.err.contains("fashion-nothing"), qPrintable(result.err));
        }
    }

    /// train --snapshots: that many earlier steps, more of them early.
    void snapshotsAreSpreadOverTraining()
    {
        const QString run = path("snapshots");
        const ProgramResult result = runProgram({"train", "--recipe", "fashion-basic-unet", "--set",
            "batch_size=16", "--steps", "12", "--snapshots", "2", "--threads", "1", "--run", run});
        QVERIFY2(result.status == 0, qPrintable(result.err));
        QCOMPARE(QDir(run + "/snapshots").entryList(QDir::Files),
            QStringList({"step-00000002.safetensors", "step-00000005.safetensors"}));
    }

    void runIsMadeCompact()
    {
        const QString run = path("whole");
        const QString compact = path("compact");
        QCOMPARE(runProgram({"train", "--recipe", "fashion-basic-unet", "--set", "batch_size=16", "--steps",
                                "3", "--snapshots", "1", "--threads", "1", "--run", run})
                     .status,
            0);
        const ProgramResult result
            = runProgram({"export", "--run", run, "--format", "compact-run", "--out", compact});
        QVERIFY2(result.status == 0, qPrintable(result.err));
        QCOMPARE(result.out.count('\n'), 1);
        QCOMPARE(losses(compact), losses(run));
        QVERIFY(QFile::exists(compact + "/snapshots/step-00000002.safetensors"));
        QCOMPARE(runProgram({"sample", "--run", compact, "--steps", "2", "--out", path("small")}).status, 0);
    }

private:
    static void eachNetwork()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : shipped())
            QTest::newRow(qPrintable(name)) << name;
    }
};

PLAYGROUND_TEST_MAIN(QCoreApplication, TrainedNetworksTest)
#include "trained_networks_test.moc"
