// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/picture_datasets.h"
#include "app/export/command_of_recipe.h"
#include "app/export/image_metadata.h"
#include "app/training/run_folders.h"
#include "models/api/error.h"
#include "models/api/export_run.h"
#include "models/api/recipe.h"
#include "models/api/recipe_data.h"
#include "models/api/recipe_fields.h"
#include "models/api/shipped_recipes.h"
#include "models/api/trainer.h"
#include "tests/app/support/app_window.h"
#include "tests/app/support/hue_pictures.h"
#include "tests/app/support/test_main.h"
#include "ui/recipe/recipe_form.h"
#include "ui/sample/sample_page.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/window_actions.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSpinBox>

using namespace playground;

/// Opening and saving files in the window.
class SessionFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dropsARecipe();
    void dropsARunFolder();
    void dropsAFolderOfPictures();
    void dropsAFolderOfIdxFiles();
    void folderOfRunsSaysWhatToOpen();
    void folderIsChosenInTheForm();
    void missingFolderIsChosenFromTheMessage();
    void dropsWeights();
    void opensAPipeline_data();
    void opensAPipeline();
    void dropsAPictureWithARecipe();
    void picturesAreExportedAtAScale();
    void exportsReportWhyTheyFail();
    void refusesWhatItCannotOpen_data();
    void refusesWhatItCannotOpen();
    void foreignPictureSaysWhatCanBeOpened();
    void reportsSkippedFiles();
    void savesAndOpensByDialog();
    void exportsTheLoss();
    void unwritableExportIsReported();
    void copiesPicturesAndCommand();
    void commandNamesEveryDifference_data();
    void commandNamesEveryDifference();
    void missingDataOffersShapes();
    void messagesDisappearWithTheirCause();
    void formReportsAnInvalidRecipe();
    void lastRunIsOffered();
    void freshFolderNames_data();
    void freshFolderNames();

private:
    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QString written(const QString& name, const QByteArray& bytes)
    {
        QFile file(home().path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s was not written", qPrintable(name));
        return file.fileName();
    }
};

void SessionFilesTest::dropsARecipe()
{
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    Recipe other = smallRecipe();
    other.name = "dropped";
    other.batchSize = 16;
    app.drop(recipeFile(other));
    QTRY_COMPARE(app.session().status().stepsPerEpoch, 4);
    QVERIFY(app.window().form().recipe() == other);
    QVERIFY(app.session().recipe() == other);
    QVERIFY2(app.message().isEmpty(), qPrintable(app.message()));
}

void SessionFilesTest::dropsARunFolder()
{
    const Recipe recipe = smallRecipe();
    Trainer trainer(recipe, loadDataset({"mnist", "", false, 28}));
    trainer.step();
    trainer.step();
    trainer.save(home().path("dropped-run").toStdString());
    AppWindow app(openRecipe(endlessRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.drop(home().path("dropped-run"));
    QVERIFY(app.waitFor(RunState::Paused));
    QCOMPARE(app.step(), 2);
    QTRY_VERIFY(app.losses() == trainer.history());
    QVERIFY(app.window().form().recipe() == recipe);
}

void SessionFilesTest::dropsAFolderOfPictures()
{
    providePictureDatasets();
    const QString folder = huePictures();
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.drop(folder);
    QTRY_COMPARE(app.session().recipe().dataset.folder, folder.toStdString());
    QCOMPARE(app.session().recipe().dataset.name, std::string("folder"));
    QVERIFY(app.waitFor(RunState::Ready));
    QTRY_VERIFY(app.find<QLabel>("dataNote").text().contains("12"));
    QVERIFY2(app.message().isEmpty(), qPrintable(app.message()));
    app.find<QAction>("undoAction").trigger();
    QTRY_VERIFY(app.session().recipe() == smallRecipe());
}

void SessionFilesTest::dropsAFolderOfIdxFiles()
{
    const QString folder = home().path("idx set");
    QDir().mkpath(folder);
    const auto names = {"train-images-idx3-ubyte", "train-labels-idx1-ubyte"};
    for (const char* name : names) {
        const QString source = home().path("data/mnist/") + name;
        QVERIFY2(QFile::exists(folder + '/' + name) || QFile::copy(source, folder + '/' + name), name);
    }
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.drop(folder);
    QTRY_COMPARE(app.session().recipe().dataset.name, std::string("idx"));
    QVERIFY(app.waitFor(RunState::Ready));
    QVERIFY2(app.message().isEmpty(), qPrintable(app.message()));
}

void SessionFilesTest::folderOfRunsSaysWhatToOpen()
{
    Trainer(smallRecipe(), loadDataset({"mnist", "", false, 28}))
        .save(home().path("library/a run").toStdString());
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.drop(home().path("library"));
    QTRY_VERIFY2(app.message().contains("several runs"), qPrintable(app.message()));
    QVERIFY(app.session().recipe() == smallRecipe());
}

void SessionFilesTest::folderIsChosenInTheForm()
{
    providePictureDatasets();
    const QString folder = huePictures();
    Recipe recipe = smallRecipe();
    recipe.dataset.name = "folder";
    AppWindow app(openRecipe(recipe));
    QTRY_VERIFY(!app.message().isEmpty()); // no folder is set yet
    QVERIFY(!app.find<QAction>("browse:dataset.folder").icon().isNull());
    app.answerFileDialog("browse:dataset.folder", folder);
    QTRY_COMPARE(app.session().recipe().dataset.folder, folder.toStdString());
    QVERIFY(app.waitFor(RunState::Ready));
    QVERIFY2(app.message().isEmpty(), qPrintable(app.message()));
}

void SessionFilesTest::missingFolderIsChosenFromTheMessage()
{
    providePictureDatasets();
    const QString folder = huePictures();
    Recipe recipe = smallRecipe();
    recipe.dataset.name = "folder";
    recipe.dataset.folder = home().path("was moved").toStdString();
    AppWindow app(openRecipe(recipe));
    QTRY_VERIFY2(app.message().contains("was moved"), qPrintable(app.message()));
    AppWindow::answerFileDialog([&] { app.click("messageAction"); }, folder);
    QVERIFY(app.waitFor(RunState::Ready));
    QCOMPARE(app.session().recipe().dataset.folder, folder.toStdString());
}

void SessionFilesTest::dropsWeights()
{
    Recipe trained = smallRecipe();
    trained.corruption.name = "gaussian-mix";
    trained.dataset.range = "-1..1";
    Trainer trainer(trained, loadDataset({"mnist", "", false, 28}));
    for (int i = 0; i < 8; ++i)
        trainer.step();
    trainer.save(home().path("weights-run").toStdString());
    Trainer other(trained, loadDataset({"mnist", "", false, 28}));
    other.startFrom(home().path("weights-run/model").toStdString());
    const double loss = other.step().loss; // loss of the trained weights
    QVERIFY(loss < trainer.history().front().loss);

    for (const char* path : {"weights-run/model", "weights-run/model/diffusion_pytorch_model.safetensors"}) {
        AppWindow app(openRecipe(endlessRecipe()));
        QVERIFY(app.waitFor(RunState::Ready));
        app.drop(home().path(path));
        QTRY_VERIFY2(app.message().contains("Train continues"), qPrintable(app.message()));
        const Recipe recipe = app.window().form().recipe(); // the form follows
        QCOMPARE(recipe.corruption.name, std::string("gaussian-mix"));
        QCOMPARE(recipe.dataset.range, std::string("-1..1"));
        QCOMPARE(recipe.epochs, endlessRecipe().epochs); // fields that the weights do not determine are kept
        app.clickTool("stepAction");
        QVERIFY(app.waitForSteps(1));
        QCOMPARE(app.losses().front().loss, loss);
    }
}

void SessionFilesTest::opensAPipeline_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("byDialog");
    QTest::newRow("folder that is dropped") << QString() << false;
    QTest::newRow("its index, by File > Open") << QStringLiteral("/model_index.json") << true;
}

/// With non-square pictures, which the Sample page then produces.
void SessionFilesTest::opensAPipeline()
{
    QFETCH(QString, path);
    QFETCH(bool, byDialog);
    Recipe trained = smallRecipe();
    trained.dataset.imageSize = 8;
    trained.dataset.imageWidth = 12;
    trained.dataset.range = "-1..1";
    trained.network = {"UNet2DModel",
        R"({"layers_per_block": 1, "block_out_channels": [8, 8], "norm_num_groups": 4,
            "down_block_types": ["DownBlock2D", "DownBlock2D"], "up_block_types": ["UpBlock2D", "UpBlock2D"]})"};
    trained.corruption.name = "ddpm";
    trained.predictionType = "epsilon";
    const QString run = home().path(QStringLiteral("ddpm-run-%1").arg(byDialog));
    const QString pipeline = home().path(QStringLiteral("pipeline-%1").arg(byDialog));
    Trainer(trained, loadDataset(datasetRequest(trained))).save(run.toStdString());
    exportRun(run.toStdString(), ExportFormat::Diffusers, pipeline.toStdString());

    AppWindow app(openRecipe(endlessRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    if (byDialog)
        app.answerFileDialog("openAction", pipeline + path);
    else
        app.drop(pipeline + path);
    QTRY_VERIFY2(app.message().contains("Train continues"), qPrintable(app.message()));
    const Recipe recipe = app.window().form().recipe();
    QCOMPARE(recipe.corruption.name, std::string("ddpm"));
    QCOMPARE(recipe.dataset.imageSize, 8);
    QCOMPARE(recipe.dataset.imageWidth, 12);
    app.find<QSpinBox>("samplingStepsBox").setValue(2);
    app.find<QSpinBox>("samplingCountBox").setValue(2);
    app.clickTool("sampleAction");
    const SamplingModel& model = app.window().samplePage().model();
    QVERIFY(QTest::qWaitFor([&] { return model.row() && !model.sampling(); }, 60'000));
    QCOMPARE(model.row()->state, SamplingRow::State::Finished);
    QCOMPARE(model.row()->steps.back().x.height, 8);
    QCOMPARE(model.row()->steps.back().x.width, 12);
}

void SessionFilesTest::dropsAPictureWithARecipe()
{
    Recipe recipe = smallRecipe();
    recipe.name = "in a picture";
    recipe.seed = 77;
    const QString path = home().path("with recipe.png");
    AppWindow app(openRecipe(recipe));
    QVERIFY(app.waitFor(RunState::Ready));
    app.answerFileDialog("exportPicturesAction", path);
    QVERIFY2(isPicture(path), qPrintable(app.message()));
    QVERIFY(app.message().contains(path));
    QVERIFY(recipeOfPicture(path) == recipe);

    app.drop(recipeFile(smallRecipe()));
    QTRY_VERIFY(app.session().recipe() == smallRecipe());
    app.drop(path);
    QTRY_VERIFY(app.session().recipe() == recipe);
    // Detected by content, whatever its name.
    QVERIFY(QFile::copy(path, home().path("picture.dat")));
    QVERIFY(isPicture(home().path("picture.dat")));
}

void SessionFilesTest::picturesAreExportedAtAScale()
{
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    const auto widthAt = [&](const QString& scale) {
        app.find<QAction>("exportScale" + scale + "Action").trigger();
        const QString path = home().path("at scale " + scale + ".png");
        app.answerFileDialog("exportPicturesAction", path);
        return QImage(path).width();
    };
    const int usual = [&] { // eight pictures in a row, 28 pixels each
        const QString path = home().path("usual.png");
        app.answerFileDialog("exportPicturesAction", path);
        return QImage(path).width();
    }();
    QVERIFY2(usual >= 8 * 28 * 8, qPrintable(QString::number(usual)));
    QVERIFY(widthAt("1") < 8 * 28 * 2);
    QVERIFY(widthAt("16") >= 8 * 28 * 16);
    QCOMPARE(widthAt("8"), usual);
}

void SessionFilesTest::exportsReportWhyTheyFail()
{
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    QMenu* menu = app.window().actions().exportMenu();
    const char* const names[] = {"exportStripAction", "exportFilmAction", "exportHistoryAction",
        "exportInterpolationAction", "exportCsvAction"};
    Q_EMIT menu->aboutToShow();
    for (const char* name : names) {
        QVERIFY2(!app.find<QAction>(name).isEnabled(), name);
        QVERIFY2(app.find<QAction>(name).toolTip() != app.find<QAction>(name).statusTip(), name);
    }
    QVERIFY(app.find<QAction>("exportGraphAction").isEnabled()); // opens the page that draws the graph
    Q_EMIT menu->aboutToHide();
    for (const char* name : names) {
        QVERIFY2(app.find<QAction>(name).isEnabled(), name);
        QCOMPARE(app.find<QAction>(name).toolTip(), app.find<QAction>(name).statusTip());
    }
    app.clickTool("stepAction");
    QVERIFY(app.waitForSteps(1));
    Q_EMIT menu->aboutToShow();
    QVERIFY(app.find<QAction>("exportCsvAction").isEnabled());
    Q_EMIT menu->aboutToHide();
}

void SessionFilesTest::refusesWhatItCannotOpen_data()
{
    QTest::addColumn<QString>("path");
    QImage plain(4, 4, QImage::Format_RGB32);
    plain.fill(Qt::white);
    plain.save(home().path("plain.png"));
    plain.setText("diffusion-playground-recipe", "{ not a recipe");
    plain.save(home().path("broken.png"));
    plain.setText("diffusion-playground-recipe", "{\"batch_size\": -3}");
    plain.save(home().path("out of range.png"));
    QDir().mkpath(home().path("empty folder"));

    QTest::newRow("picture without a recipe") << home().path("plain.png");
    QTest::newRow("picture with a broken recipe") << home().path("broken.png");
    QTest::newRow("picture with values out of range") << home().path("out of range.png");
    QTest::newRow("torn picture") << written("torn.png", contentOf(home().path("plain.png")).left(40));
    QTest::newRow("missing file") << home().path("missing.json");
    QTest::newRow("empty file") << written("empty.json", "");
    QTest::newRow("garbage") << written("garbage.json", QByteArray(5'000, '\xff'));
    QTest::newRow("unknown key") << written("unknown.json", "{\"batchsize\": 8}");
    QTest::newRow("text") << written("notes.txt", "Buy milk.\nAnd bread.");
    QTest::newRow("binary") << "/proc/self/exe";
    QDir().mkpath(home().path("model without weights"));
    QFile::remove(home().path("model without weights/config.json"));
    QVERIFY(QFile::copy(written("config.json", "{\"_class_name\": \"BasicUNet\"}"),
        home().path("model without weights/config.json")));
    QTest::newRow("model without weights") << home().path("model without weights");
    QTest::newRow("weights that are none") << written("none.safetensors", QByteArray(64, '\x01'));
    QTest::newRow("weights that are missing") << home().path("missing.safetensors");
    QTest::newRow("folder that is no run") << home().path("empty folder");
}

void SessionFilesTest::refusesWhatItCannotOpen()
{
    QFETCH(QString, path);
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.drop(path);
    QTRY_VERIFY(!app.message().isEmpty());
    QVERIFY2(app.message().contains(path), qPrintable(app.message()));
    QVERIFY2(!app.message().contains(QLatin1Char('\n')), qPrintable(app.message()));
    QVERIFY2(app.message().size() < 400, qPrintable(app.message()));
    // And nothing is lost.
    QCOMPARE(app.state(), RunState::Ready);
    QVERIFY(app.session().recipe() == smallRecipe());
    QVERIFY(app.window().form().recipe() == smallRecipe());
}

void SessionFilesTest::foreignPictureSaysWhatCanBeOpened()
{
    QImage photo(8, 8, QImage::Format_RGB32);
    photo.fill(Qt::white);
    const QString path = home().path("photo.jpg");
    QVERIFY(photo.save(path));
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.drop(path);
    QTRY_VERIFY(app.message().contains("JPEG"));
    QVERIFY2(app.message().contains("this program saved"), qPrintable(app.message()));
}

void SessionFilesTest::reportsSkippedFiles()
{
    providePictureDatasets();
    const Recipe recipe
        = onHuePictures(smallRecipe(), R"({"block_out_channels":[32,32],"layers_per_block":1})");
    for (const char* name : {"pictures/broken.jpg", "pictures/notes.md"})
        written(QLatin1String(name), "no picture");
    AppWindow app(openRecipe(recipe));
    QVERIFY(app.waitFor(RunState::Ready));
    auto& note = app.find<QLabel>("dataNote");
    QTRY_VERIFY(note.isVisible());
    QVERIFY2(note.text().contains("12") && note.text().contains("2"), qPrintable(note.text()));
    QTRY_VERIFY(app.message().contains("broken.jpg"));
    app.click("messageAction");
    QTRY_VERIFY(app.window().findChild<QPlainTextEdit*>("leftOutList"));
    QVERIFY(app.find<QPlainTextEdit>("leftOutList").toPlainText().contains("notes.md"));
    app.find<QDialog>("leftOutDialog").close();
    for (const char* name : {"pictures/broken.jpg", "pictures/notes.md"})
        QVERIFY(QFile::remove(home().path(QLatin1String(name))));
}

void SessionFilesTest::savesAndOpensByDialog()
{
    Recipe recipe = smallRecipe();
    recipe.name = "saved by dialog";
    recipe.optimizer.learningRate = 3e-4;
    AppWindow app(openRecipe(recipe));
    QVERIFY(app.waitFor(RunState::Ready));
    const QString path = home().path("saved.json");
    app.answerFileDialog("saveRecipeAction", path);
    QVERIFY(loadRecipe(path.toStdString()) == recipe);
    app.drop(recipeFile(smallRecipe()));
    QTRY_VERIFY(app.session().recipe() == smallRecipe());
    app.answerFileDialog("openAction", path);
    QTRY_VERIFY(app.session().recipe() == recipe);
}

void SessionFilesTest::exportsTheLoss()
{
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.clickTool("trainAction");
    QVERIFY(app.waitForSteps(16));
    app.answerFileDialog("exportCsvAction", home().path("loss.csv"));
    QCOMPARE(contentOf(home().path("loss.csv")).count('\n'), 17);
    app.answerFileDialog("exportSvgAction", home().path("loss.svg"));
    QVERIFY(contentOf(home().path("loss.svg")).contains("<svg"));
    app.answerFileDialog("exportPdfAction", home().path("loss.pdf"));
    QVERIFY(contentOf(home().path("loss.pdf")).startsWith("%PDF"));
}

void SessionFilesTest::unwritableExportIsReported()
{
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    // A folder has the name of the file.
    for (const char* action : {"exportPicturesAction", "saveRecipeAction", "exportCsvAction"}) {
        app.window().messages().closeAll();
        const QString path = QStringLiteral("/proc/no-such-place/file");
        app.answerFileDialog(QLatin1String(action), path);
        QVERIFY2(app.message().contains(path), action);
        QVERIFY2(app.message().contains("Choose another location"), qPrintable(app.message()));
        QVERIFY2(app.message().count(path) == 1, qPrintable(app.message()));
    }
}

void SessionFilesTest::copiesPicturesAndCommand()
{
    AppWindow app(openRecipe(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    app.find<QAction>("copyPicturesAction").trigger();
    QVERIFY(!QGuiApplication::clipboard()->image().isNull());
    app.find<QAction>("copyCommandAction").trigger();
    const QString command = QGuiApplication::clipboard()->text();
    QCOMPARE(command, commandFor(smallRecipe(), 1));
    QVERIFY(app.message().contains(command));
}

void SessionFilesTest::commandNamesEveryDifference_data()
{
    QTest::addColumn<Recipe>("recipe");
    QTest::newRow("shipped") << loadRecipe("mnist-basic-unet");
    QTest::newRow("edited") << smallRecipe();
    Recipe words = smallRecipe();
    words.name = "it's \"mine\" $HOME `x` \\ *";
    words.dataset.folder = "/a folder/with spaces;rm -rf";
    QTest::newRow("words a shell would take apart") << words;
    Recipe numbers = loadRecipe("fashion-basic-unet");
    numbers.optimizer.learningRate = 1.0 / 3;
    numbers.optimizer.eps = 1e-9;
    numbers.seed = 2147483647;
    numbers.corruption.randomAmount = false;
    numbers.dataset.flip = true;
    QTest::newRow("numbers to the last digit") << numbers;
    Recipe empty = smallRecipe();
    empty.name = "";
    QTest::newRow("no name") << empty;
}

void SessionFilesTest::commandNamesEveryDifference()
{
    QFETCH(Recipe, recipe);
    const QString command = commandFor(recipe, 3);
    // A real shell splits the command line.
    QProcess shell;
    shell.start("/bin/sh", {"-c", QStringLiteral("printf '%s\\n' ") + command});
    QVERIFY(shell.waitForFinished());
    const QStringList words = QString::fromUtf8(shell.readAll()).split(QLatin1Char('\n'));
    QCOMPARE(words.mid(0, 3), (QStringList{"diffusion-playground", "train", "--recipe"}));
    Recipe rebuilt = loadRecipe(words[3].toStdString());
    for (qsizetype i = 4; i + 1 < words.size(); i += 2) {
        const QString value = words[i + 1];
        if (words[i] == "--threads")
            QCOMPARE(value, "3");
        else if (words[i] == "--set")
            setRecipeValue(
                rebuilt, value.section('=', 0, 0).toStdString(), value.section('=', 1).toStdString());
        else
            QCOMPARE(words[i], "--run");
    }
    QVERIFY2(rebuilt == recipe, qPrintable(command));
}

void SessionFilesTest::missingDataOffersShapes()
{
    Recipe recipe = smallRecipe();
    recipe.dataset.folder = "/no/such/folder";
    AppWindow app(openRecipe(recipe));
    QTRY_VERIFY(!app.message().isEmpty());
    QCOMPARE(app.state(), RunState::Idle);
    QVERIFY(app.message().contains("/no/such/folder"));
    QVERIFY(!app.find<QAction>("trainAction").isEnabled());
    app.click("messageAction");
    QVERIFY(app.waitFor(RunState::Ready));
    QCOMPARE(app.session().recipe().dataset.name, "shapes");
    QVERIFY(app.find<QAction>("trainAction").isEnabled());
}

void SessionFilesTest::messagesDisappearWithTheirCause()
{
    Recipe recipe = smallRecipe();
    recipe.dataset.folder = "/no/such/folder";
    AppWindow app(openRecipe(recipe));
    QTRY_VERIFY(!app.message().isEmpty());
    app.drop(home().path("no-such-recipe.json"));
    QTRY_COMPARE(app.window().messages().count(), 2);
    // With another, valid recipe both messages are obsolete.
    app.drop(recipeFile(smallRecipe()));
    QVERIFY(app.waitFor(RunState::Ready));
    QTRY_VERIFY2(app.message().isEmpty(), qPrintable(app.message()));
    // The offer to continue the last run stays next to other messages until a run starts.
    QTest::keyClick(&app.window(), Qt::Key_S);
    QVERIFY(app.waitForSteps(1));
    QVERIFY(app.window().close());
    AppWindow next;
    QVERIFY(next.waitFor(RunState::Ready));
    const QString offer = next.message();
    QVERIFY(!offer.isEmpty());
    next.find<QAction>("copyCommandAction").trigger();
    QVERIFY(next.message() != offer);
    QCOMPARE(next.window().messages().count(), 2);
    next.click("messageClose");
    QCOMPARE(next.message(), offer);
    next.clickTool("trainAction");
    QVERIFY(next.waitFor(RunState::Running));
    QTRY_VERIFY2(next.message().isEmpty(), qPrintable(next.message()));
}

void SessionFilesTest::formReportsAnInvalidRecipe()
{
    Recipe recipe = smallRecipe();
    recipe.dataset.imageSize = 30; // not divisible by 4
    AppWindow app(openRecipe(recipe));
    QTRY_VERIFY(!app.message().isEmpty());
    QCOMPARE(app.state(), RunState::Idle);
    QVERIFY2(app.message().contains("30"), qPrintable(app.message()));
    QCOMPARE(app.find<QLabel>("recipeNotice").text(), app.message());
    QVERIFY(!app.find<QPushButton>("messageAction").isVisible()); // another data set would not help
}

void SessionFilesTest::lastRunIsOffered()
{
    QDir(runFolders::root()).removeRecursively();
    {
        AppWindow app; // first start: the first recipe, no run to offer
        QVERIFY(app.waitFor(RunState::Ready));
        QCOMPARE(app.session().recipe().name, "fashion-basic-unet");
        QVERIFY2(app.message().isEmpty(), qPrintable(app.message()));
        QTest::keyClick(&app.window(), Qt::Key_S);
        QVERIFY(app.waitForSteps(1));
        QVERIFY(app.window().close());
    }
    const QString run = runFolders::latest();
    QVERIFY(!run.isEmpty());
    AppWindow app;
    QVERIFY(app.waitFor(RunState::Ready));
    QVERIFY2(app.message().contains(QFileInfo(run).fileName()), qPrintable(app.message()));
    app.click("messageAction");
    QVERIFY(app.waitFor(RunState::Paused));
    QCOMPARE(app.step(), 1);
    QVERIFY(app.message().isEmpty());
}

void SessionFilesTest::freshFolderNames_data()
{
    QTest::addColumn<QString>("recipe");
    QTest::newRow("plain") << "fashion-basic-unet";
    QTest::newRow("with a path") << "../../etc/passwd";
    QTest::newRow("absolute") << "/etc/passwd";
    QTest::newRow("empty") << "";
    QTest::newRow("dots") << "..";
    QTest::newRow("long") << QString(5'000, 'x');
    QTest::newRow("Chinese") << QStringLiteral("扩散");
}

void SessionFilesTest::freshFolderNames()
{
    QFETCH(QString, recipe);
    const QString folder = runFolders::fresh(recipe);
    QCOMPARE(QDir::cleanPath(folder), folder);
    QCOMPARE(QFileInfo(folder).path(), runFolders::root());
    QVERIFY(!QFileInfo::exists(folder));
    QVERIFY(QDir().mkpath(folder)); // a name that the file system accepts
    QVERIFY(runFolders::fresh(recipe) != folder);
}

PLAYGROUND_TEST_MAIN(QApplication, SessionFilesTest)
#include "session_files_test.moc"
