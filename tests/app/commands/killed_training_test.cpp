// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/recipe_fields.h"
#include "tests/app/commands/program.h"
#include "tests/app/support/test_main.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QThread>

#include <csignal>
#include <random>

using namespace playground;

namespace
{
/// A training process whose output is read line by line.
class RunningTraining
{
public:
    explicit RunningTraining(const QStringList& arguments)
    {
        m_program.setProcessEnvironment(bareEnvironment());
        m_program.start(QStringLiteral(PLAYGROUND_PROGRAM), arguments);
    }
    ~RunningTraining()
    {
        m_program.kill();
        m_program.waitForFinished();
    }

    /// The next JSON line; empty at the end of the output.
    QJsonObject nextLine()
    {
        constexpr int longest = 240'000;
        while (!m_program.canReadLine()) {
            if (!m_program.waitForReadyRead(longest) && !m_program.canReadLine())
                return {};
        }
        const auto lines = jsonLines(QString::fromUtf8(m_program.readLine()));
        return lines.isEmpty() ? QJsonObject() : lines.first();
    }

    /// Reads until the process exits by itself. Returns true if it completed all steps.
    bool finishes()
    {
        QJsonObject last;
        for (QJsonObject line = nextLine(); !line.isEmpty(); line = nextLine())
            last = line;
        return last["event"] == "done";
    }

    /// Kills the process. Returns true if it had a file in `folder` open, i.e. was reading or writing one.
    bool killed(const QString& folder)
    {
        const auto id = static_cast<pid_t>(m_program.processId());
        ::kill(id, SIGSTOP); // stops it, so that its open files can be listed before it is killed
        bool open = false;
        QDirIterator files(QStringLiteral("/proc/%1/fd").arg(id), QDir::Files | QDir::System);
        while (files.hasNext()) {
            files.next();
            open = open || files.fileInfo().symLinkTarget().startsWith(folder);
        }
        ::kill(id, SIGKILL);
        m_program.waitForFinished();
        return open;
    }

    QString errors() { return QString::fromUtf8(m_program.readAllStandardError()); }

private:
    QProcess m_program;
};

/// The lines of the file without the column of seconds.
QStringList lossesOf(const QString& run, const char* name)
{
    QFile file(run + QLatin1Char('/') + QLatin1String(name));
    QStringList result;
    if (!file.open(QIODevice::ReadOnly))
        return result;
    const auto lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        QStringList fields = line.split(QLatin1Char(','));
        fields.removeAt(2);
        result << fields.join(QLatin1Char(','));
    }
    return result;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

/// Kills training with SIGKILL at random moments while it saves. PLAYGROUND_KILLS sets the number of kills;
/// the seed is printed.
class KilledTrainingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void restartsAfterAnInterruptedFirstSave();
    void aKillWhileSavingLosesNothing();

private:
    /// Starts or resumes the run and kills it a few steps later.
    void killOnce();
    QStringList arguments(const QString& run, const QStringList& more) const
    {
        return QStringList{"train", "--run", run, "--threads", "1", "--json"} + more;
    }
    double random(double least, double most)
    {
        return std::uniform_real_distribution<double>(least, most)(m_random);
    }

    std::mt19937 m_random;
    int m_kills = 0;
    QString m_recipe;
    QString m_run;

    int m_stepsSeen = 0; ///< steps reported by all processes so far
    int m_insideFiles = 0;
    int m_betweenFiles = 0;
};

void KilledTrainingTest::initTestCase()
{
    const auto seed = qEnvironmentVariableIsSet("PLAYGROUND_KILL_SEED")
        ? static_cast<unsigned>(qEnvironmentVariableIntValue("PLAYGROUND_KILL_SEED"))
        : std::random_device()();
    m_random.seed(seed);
    m_kills = qEnvironmentVariableIsSet("PLAYGROUND_KILLS") ? qEnvironmentVariableIntValue("PLAYGROUND_KILLS")
                                                            : 10;
    qInfo("%d kills, PLAYGROUND_KILL_SEED=%u", m_kills, seed);

    // One step per epoch with a save after each, so that most of the time is spent saving.
    Recipe recipe = smallRecipe();
    recipe.validationCount = 8;
    recipe.validationSteps = 2;
    recipe.batchSize = smallDataCount - recipe.validationCount;
    recipe.dataset.imageSize = 8;
    recipe.ema.decay = 0.9;
    recipe.epochs = 100'000;
    m_recipe = home().path("recipe.json");
    QFile file(m_recipe);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(recipeToJson(recipe)));
    m_run = home().path("killed");
}

void KilledTrainingTest::restartsAfterAnInterruptedFirstSave()
{
    const QString run = home().path("cut");
    const QStringList begin = arguments(run, {"--recipe", m_recipe, "--steps", "1"});
    QCOMPARE(runProgram(begin).status, 0);
    // Simulates an interrupted first save: no losses and no checkpoint, which is written last.
    QDir(run + "/checkpoint").removeRecursively();
    QFile losses(run + "/losses.csv");
    QVERIFY(losses.open(QIODevice::ReadWrite));
    QVERIFY(losses.resize(losses.readLine().size()));
    losses.close();

    const ProgramResult again = runProgram(begin);
    QCOMPARE(again.err, QString());
    QCOMPARE(again.status, 0);
    QVERIFY(QFileInfo::exists(run + "/checkpoint/checkpoint.safetensors"));

    QDir(run + "/checkpoint").removeRecursively(); // losses without checkpoint: a step would be lost
    QCOMPARE(runProgram(begin).status, 1);
}

void KilledTrainingTest::killOnce()
{
    const bool begun = QFileInfo::exists(m_run + "/checkpoint/checkpoint.safetensors");
    const auto losses = static_cast<int>(lossesOf(m_run, "losses.csv").size()) - 1;
    RunningTraining training(
        arguments(m_run, begun ? QStringList{"--resume"} : QStringList{"--recipe", m_recipe}));
    const QJsonObject started = training.nextLine();
    QVERIFY2(started["event"] == "started", qPrintable("the run cannot be opened: " + training.errors()));
    const int first = started["step"].toInt();
    QVERIFY2(first >= m_stepsSeen - 1, "a step that was already saved is lost");
    m_betweenFiles += begun && losses != first ? 1 : 0;

    // At least two steps, to measure how long one step and its save take.
    const int steps = 2 + static_cast<int>(random(0, 3));
    QElapsedTimer sinceStep;
    qint64 distance = 0;
    for (int seen = 0; seen < steps;) {
        const QJsonObject line = training.nextLine();
        QVERIFY2(!line.isEmpty(), qPrintable("the run ended by itself: " + training.errors()));
        if (line["event"] != "step")
            continue;
        m_stepsSeen = line["step"].toInt();
        distance = sinceStep.isValid() ? sinceStep.nsecsElapsed() : 0;
        sinceStep.start();
        ++seen;
    }
    QThread::usleep(static_cast<unsigned long>(random(0, static_cast<double>(distance) / 1000)));
    m_insideFiles += training.killed(m_run) ? 1 : 0;
}

void KilledTrainingTest::aKillWhileSavingLosesNothing()
{
    for (int kill = 0; kill < m_kills; ++kill) {
        killOnce();
        if (QTest::currentTestFailed())
            return;
    }
    const QString steps = QString::number(m_stepsSeen + 3);
    QVERIFY(RunningTraining(arguments(m_run, {"--resume", "--steps", steps})).finishes());
    QDirIterator left(
        m_run, {".playground-*"}, QDir::AllEntries | QDir::Hidden, QDirIterator::Subdirectories);
    QVERIFY2(!left.hasNext(), "a file of a killed save is still there");
    const QString undisturbed = home().path("undisturbed");
    QVERIFY(RunningTraining(arguments(undisturbed, {"--recipe", m_recipe, "--steps", steps})).finishes());
    qInfo("%d kills over %s steps: %d while a file was open, %d between the files of one save", m_kills,
        qPrintable(steps), m_insideFiles, m_betweenFiles);

    for (const char* losses : {"losses.csv", "validation.csv"}) {
        QVERIFY(lossesOf(undisturbed, losses).size() > 1);
        QCOMPARE(lossesOf(m_run, losses), lossesOf(undisturbed, losses));
    }
    for (const char* model : {"/model/", "/model_ema/"}) {
        const QString weights = QLatin1String(model) + QStringLiteral("diffusion_pytorch_model.safetensors");
        QVERIFY(!contentOf(undisturbed + weights).isEmpty());
        QVERIFY2(contentOf(m_run + weights) == contentOf(undisturbed + weights), qPrintable(weights));
    }
}

PLAYGROUND_TEST_MAIN(QCoreApplication, KilledTrainingTest)
#include "killed_training_test.moc"
