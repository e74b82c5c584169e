// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/folder_dataset.h"

#include "app/datasets/picture_datasets.h"
#include "app/datasets/shown_file_name.h"
#include "models/api/error.h"
#include "tests/app/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QImageReader>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace playground;

namespace
{
void write(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s", qPrintable(file.errorString()));
}

void paint(const QString& path, const QSize& size, const QColor& color)
{
    QDir().mkpath(QFileInfo(path).path());
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    if (!image.save(path))
        qFatal("%s", qPrintable(path));
}

QString refusalOf(const DatasetRequest& request)
{
    try {
        loadPictureFolder(request);
    } catch (const Error& e) {
        return QString::fromUtf8(e.what());
    }
    return {};
}
} // namespace

class FolderDatasetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { providePictureDatasets(); }

    void readsMixedSizesAndSubfolders()
    {
        const QString root = home().path(QStringLiteral("mixed"));
        paint(root + QStringLiteral("/b/two.png"), {40, 20}, Qt::red);
        paint(root + QStringLiteral("/a/one.PNG"), {16, 16}, Qt::green);
        paint(root + QStringLiteral("/b/deep/three.bmp"), {9, 30}, Qt::blue);
        paint(root + QStringLiteral("/b/tiny.png"), {1, 1}, Qt::blue);
        write(root + QStringLiteral("/b/broken.jpg"), "JPEG, once");
        write(root + QStringLiteral("/readme.md"), "no picture");
        // Loads through the catalogue, like the window and the commands.
        const auto set = loadDataset({"folder", root.toStdString(), false, 16});
        QCOMPARE(set->name, std::string("folder"));
        QCOMPARE(set->count, 3);
        QCOMPARE(set->channels, 3);
        QCOMPARE(set->height, 16);
        QCOMPARE(set->width, 16);
        const auto pixel = [&](int image, int channel) {
            return int(set->pixels[set->pixelsPerImage() * static_cast<std::size_t>(image)
                + static_cast<std::size_t>(256 * channel + 100)]);
        };
        QCOMPARE(pixel(0, 1), 255); // green: Qt's is 0, 255, 0
        QCOMPARE(pixel(0, 0), 0);
        QCOMPARE(pixel(1, 2), 255); // b/deep/three before b/two
        QCOMPARE(pixel(2, 0), 255);
        QCOMPARE(set->classNames, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(set->labels, (std::vector<std::uint8_t>{0, 1, 1}));
        QCOMPARE(set->skipped.size(), std::size_t{3});
        QVERIFY(set->skipped[0].file.ends_with("b/broken.jpg"));
        QVERIFY(set->skipped[1].file.ends_with("readme.md"));
        QVERIFY(set->skipped[2].file.ends_with("b/tiny.png"));
        QVERIFY(set->skipped[2].why.english().find("1x1") != std::string::npos);
        QVERIFY(set->hasClasses());
    }

    /// The readable pictures are three PNG, a WebP, a TIFF, a JPEG with an unusual suffix and two with a
    /// wrong suffix.
    void knowsPicturesByTheirContent()
    {
        const QString root = home().path(QStringLiteral("web"));
        paint(root + QStringLiteral("/a.png"), {16, 16}, Qt::red);
        paint(root + QStringLiteral("/b.webp"), {16, 16}, Qt::green);
        paint(root + QStringLiteral("/c.tiff"), {16, 16}, Qt::blue);
        paint(root + QStringLiteral("/d.jpg"), {16, 16}, Qt::red);
        QVERIFY(QFile::rename(root + QStringLiteral("/d.jpg"), root + QStringLiteral("/d.jfif")));
        paint(root + QStringLiteral("/e.png"), {16, 16}, Qt::red);
        QVERIFY(QFile::rename(root + QStringLiteral("/e.png"), root + QStringLiteral("/e.jpg")));
        QVERIFY(QFile::copy(root + QStringLiteral("/a.png"), root + QStringLiteral("/no suffix")));
        for (const char* name : {"IMG_1.HEIC", "IMG_2.HEIC"})
            write(root + QLatin1Char('/') + QLatin1String(name),
                QByteArray("\0\0\0\x18"
                           "ftypheic\0\0\0\0",
                    16));
        const Dataset set = loadPictureFolder({"folder", root.toStdString(), false, 16}).value();
        QCOMPARE(set.count, 6);
        const std::vector<LeftOut> groups = leftOutByReason(set);
        QCOMPARE(groups.size(), std::size_t{1});
        QCOMPARE(groups[0].names, (std::vector<std::string>{"IMG_1.HEIC", "IMG_2.HEIC"}));
        if (!QImageReader::supportedImageFormats().contains("heic"))
            QVERIFY(groups[0].why.english().starts_with("IMG_1.HEIC: is a HEIC picture"));
        QVERIFY(!set.hasClasses());
        QVERIFY(set.whyNoClasses.english().find("one subfolder per class") != std::string::npos);
    }

    void followsLinksWithoutEnd()
    {
        const QString root = home().path(QStringLiteral("links"));
        const QString elsewhere = home().path(QStringLiteral("elsewhere"));
        paint(root + QStringLiteral("/own/1.png"), {16, 16}, Qt::red);
        paint(elsewhere + QStringLiteral("/2.png"), {16, 16}, Qt::red);
        paint(elsewhere + QStringLiteral("/deep/3.png"), {16, 16}, Qt::red);
        const auto link = [&](const QString& to, const QString& name) {
            QVERIFY(QFile::link(to, root + QLatin1Char('/') + name));
        };
        link(elsewhere, QStringLiteral("linked"));
        link(root, QStringLiteral("own/round"));
        link(QStringLiteral("."), QStringLiteral("self"));
        link(root + QStringLiteral("/own"), QStringLiteral("aaa")); // sorts before "own"
        link(QStringLiteral("/no/such"), QStringLiteral("lost"));
        const Dataset set = loadPictureFolder({"folder", root.toStdString(), false, 16}).value();
        QCOMPARE(set.count, 3);
        QCOMPARE(set.classNames, (std::vector<std::string>{"linked", "own"}));
        const std::vector<LeftOut> groups = leftOutByReason(set);
        QCOMPARE(groups.size(), std::size_t{2});
        QCOMPARE(groups[0].names.size(), std::size_t{3});
        QVERIFY(groups[0].why.english().find("already read") != std::string::npos);
        QCOMPARE(groups[1].names, std::vector<std::string>{"lost"});
    }

    void readsNamesOfOtherEncodings()
    {
        const QString root = home().path(QStringLiteral("names"));
        paint(root + QStringLiteral("/plain.png"), {16, 16}, Qt::red);
        const std::filesystem::path folder(root.toStdString());
        std::filesystem::create_directory(folder / "caf\xe9");
        std::filesystem::copy(folder / "plain.png", folder / "caf\xe9" / "\xff\xfe.png");
        std::filesystem::copy(folder / "plain.png", folder / "caf\xe9" / "two\nlines.png");
        std::filesystem::copy(folder / "plain.png", folder / "caf\xe9" / "\xe7\x8c\xab.png");
        std::ofstream(folder / "b\xe9.jpg") << "no picture";
        const Dataset set = loadPictureFolder({"folder", root.toStdString(), false, 16}).value();
        QCOMPARE(set.count, 4);
        QCOMPARE(set.classNames, (std::vector<std::string>{".", "caf%E9"}));
        QCOMPARE(set.skipped.size(), std::size_t{1});
        QCOMPARE(set.skipped[0].why.english(), std::string("b%E9.jpg: is not a picture."));
        QCOMPARE(shownFileName("a\tb"), std::string("a%09b"));
        QCOMPARE(shownFileName("\xe7\x8c\xab\xf0\x9f\x90\xb1"), std::string("\xe7\x8c\xab\xf0\x9f\x90\xb1"));
    }

    void neverWaitsForPipes()
    {
        const QString root = home().path(QStringLiteral("pipes"));
        paint(root + QStringLiteral("/1.png"), {16, 16}, Qt::red);
        QCOMPARE(::mkfifo(qPrintable(root + QStringLiteral("/pipe.png")), 0600), 0);
        QCOMPARE(::mkfifo(qPrintable(root + QStringLiteral("/metadata.jsonl")), 0600), 0);
        QCOMPARE(::mkfifo(qPrintable(root + QStringLiteral("/1.txt")), 0600), 0);
        const Dataset set = loadPictureFolder({"folder", root.toStdString(), false, 16}).value();
        QCOMPARE(set.count, 1);
        QCOMPARE(set.skipped.size(), std::size_t{3});
        QCOMPARE(leftOutByReason(set).size(), std::size_t{1});
    }

    void listsFoldersThatCannotBeRead()
    {
        if (::geteuid() == 0)
            QSKIP("root reads every folder");
        const QString root = home().path(QStringLiteral("closed"));
        paint(root + QStringLiteral("/1.png"), {16, 16}, Qt::red);
        QDir().mkpath(root + QStringLiteral("/shut"));
        QCOMPARE(::chmod(qPrintable(root + QStringLiteral("/shut")), 0), 0);
        const Dataset set = loadPictureFolder({"folder", root.toStdString(), false, 16}).value();
        QCOMPARE(::chmod(qPrintable(root + QStringLiteral("/shut")), 0700), 0);
        QCOMPARE(set.count, 1);
        QCOMPARE(set.skipped.size(), std::size_t{1});
        QVERIFY(set.skipped[0].why.english().starts_with("shut: the folder cannot be read"));
    }

    void stopsWhenCancelled()
    {
        const QString root = home().path(QStringLiteral("unwanted"));
        for (int i = 0; i < 20; ++i)
            paint(root + QStringLiteral("/%1.png").arg(i), {16, 16}, Qt::red);
        for (int allowed : {0, 1, 10, 25, 35}) {
            int asked = 0;
            const ContinueCheck wanted = [&] { return ++asked <= allowed; };
            QVERIFY(!loadPictureFolder({"folder", root.toStdString(), false, 16}, storageBudget(), wanted));
            QCOMPARE(asked, allowed + 1);
        }
    }

    void keepsCaptions()
    {
        const QString root = home().path(QStringLiteral("captions"));
        for (const char* name : {"one.png", "two.png", "three.png"})
            paint(root + QLatin1Char('/') + QLatin1String(name), {16, 16}, Qt::red);
        write(root + QStringLiteral("/metadata.jsonl"),
            "{\"file_name\": \"one.png\", \"text\": \"a yellow mouse\"}\nnot JSON\n");
        write(root + QStringLiteral("/two.txt"), " zwei \n");
        const Dataset set = loadPictureFolder({"folder", root.toStdString(), false, 16}).value();
        QCOMPARE(set.captions, (std::vector<std::string>{"a yellow mouse", "", "zwei"})); // one, three, two
        QCOMPARE(set.skipped.size(), std::size_t{1});
        QVERIFY(set.skipped[0].why.english().find("Line 2") != std::string::npos);
    }

    void refusesByWordsAndNumbers()
    {
        const QString empty = home().path(QStringLiteral("empty"));
        QDir().mkpath(empty);
        const std::string folder = empty.toStdString();
        QVERIFY(refusalOf({"folder", "", false, 16}).contains(QLatin1String("dataset.folder")));
        QVERIFY(refusalOf({"folder", folder + "/none", false, 16}).contains(QLatin1String("no such folder")));
        QVERIFY(refusalOf({"folder", folder, false, 16}).contains(QLatin1String("among 0 files")));
        write(empty + QStringLiteral("/half.png"), "\x89PNG\r\n\x1a\n");
        const QString message = refusalOf({"folder", folder, false, 16});
        QVERIFY2(
            message.contains(QLatin1String("among 1 files")) && message.contains(QLatin1String("half.png")),
            qPrintable(message));
        QVERIFY(!message.contains(QLatin1Char('\n')));
        QVERIFY(storageBudget().memory > 100'000'000);
        QVERIFY(storageBudget().memory <= std::uint64_t(8) << 30);
    }

    void keepsOnDiskWhatMemoryDoesNotHold()
    {
        const QString root = home().path(QStringLiteral("large"));
        const QString cache = home().path(QStringLiteral("cache"));
        QDir().mkpath(cache);
        for (int i = 0; i < 5; ++i)
            paint(root + QStringLiteral("/%1.png").arg(i), {20, 20}, QColor::fromHsv(50 * i, 200, 200));
        write(root + QStringLiteral("/half.png"), "\x89PNG\r\n\x1a\n");
        const DatasetRequest request{"folder", root.toStdString(), false, 16};
        const Dataset inMemory = loadPictureFolder(request).value();
        QVERIFY(!inMemory.mapped);
        const std::uint64_t bytes = 6 * inMemory.pixelsPerImage();
        {
            const Dataset onDisk = loadPictureFolder(request, {bytes - 1, bytes, cache}).value();
            QVERIFY(onDisk.mapped && onDisk.pixels.empty());
            QCOMPARE(onDisk.count, 5);
            QVERIFY(std::ranges::equal(onDisk.bytes(), inMemory.bytes()));
            QCOMPARE(onDisk.skipped.size(), std::size_t{1});
            const Dataset copy = onDisk; // shares the temporary file
            QCOMPARE(copy.bytes().data(), onDisk.bytes().data());
        }
        QVERIFY(QDir(cache).isEmpty()); // deleted with the last reference
        QVERIFY(!loadPictureFolder(request, {bytes, 0, cache})->mapped);
    }

    void refusesMoreThanFitsAnywhere()
    {
        // The first pass only reads the first bytes; nothing is decoded before the total size is known.
        const QString root = home().path(QStringLiteral("many"));
        for (int i = 0; i < 400; ++i)
            write(root + QStringLiteral("/%1.png").arg(i), "\x89PNG\r\n\x1a\n"); // and nothing else
        const auto gibibyte = std::uint64_t(1) << 30;
        const DatasetRequest request{"folder", root.toStdString(), false, 1024};
        try {
            loadPictureFolder(request, {gibibyte / 2, gibibyte, home().path(QStringLiteral("many"))});
            QFAIL("400 pictures of 1024x1024 were taken");
        } catch (const Error& e) {
            const QString message = QString::fromUtf8(e.what());
            QVERIFY2(message.startsWith(
                         QLatin1String("400 pictures of 1024x1024 need 1.2 GiB, but only 0.5 GiB of memory "
                                       "may be used and 1.0 GiB are free in ")),
                qPrintable(message));
        }
    }
};

PLAYGROUND_TEST_MAIN(QGuiApplication, FolderDatasetTest)
#include "folder_dataset_test.moc"
