// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pictures/folder_dataset.h"

#include "app/pictures/captions.h"
#include "app/pictures/picture_file.h"
#include "models/api/error.h"

#include <QDir>
#include <QDirIterator>
#include <QImageReader>

#include <algorithm>
#include <set>

namespace playground
{

namespace
{

constexpr std::size_t mostClasses = 256; // a label is a byte

QStringList pictureFilesIn(const QString& folder)
{
    QStringList patterns;
    for (const QByteArray& format : QImageReader::supportedImageFormats())
        patterns << QStringLiteral("*.") + QString::fromLatin1(format);
    QStringList files;
    QDirIterator walk(folder, patterns, QDir::Files, QDirIterator::Subdirectories); // follows no links
    while (walk.hasNext())
        files << walk.next();
    files.sort();
    return files;
}

/// The folder directly below `root` that holds `file`; empty for one in `root` itself.
std::string classOf(const QString& root, const QString& file)
{
    const QString path = QDir(root).relativeFilePath(file);
    const auto slash = path.indexOf(QLatin1Char('/'));
    return slash < 0 ? std::string() : path.left(slash).toStdString();
}

void addClasses(Dataset& set, const std::vector<std::string>& classes)
{
    const std::set<std::string> distinct(classes.begin(), classes.end());
    if (distinct.size() > mostClasses) {
        set.classNames = {""};
        set.labels.assign(classes.size(), 0);
        return;
    }
    set.classNames.assign(distinct.begin(), distinct.end());
    for (const std::string& name : classes)
        set.labels.push_back(static_cast<std::uint8_t>(std::distance(distinct.begin(), distinct.find(name))));
}

} // namespace

Dataset loadPictureFolder(const DatasetRequest& request, const PictureRoom& room)
{
    if (request.folder.empty())
        throw Error(PLAYGROUND_TEXT(
                        "models", "The data set \"folder\" needs a folder of pictures: set dataset.folder."),
            {});
    const QString root = QString::fromStdString(request.folder);
    if (!QFileInfo(root).isDir())
        throw Error(PLAYGROUND_TEXT("models", "%1: there is no such folder of pictures. Choose another."),
            {request.folder});
    constexpr int defaultSize = 512; // text 003
    const int size = request.imageSize == 0 ? defaultSize : request.imageSize;
    const QStringList files = pictureFilesIn(root);

    Dataset set;
    PictureStore store(files.size(), size, room);
    set.channels = 3;
    set.height = set.width = size;
    Captions captions;
    std::vector<std::string> classes;
    const int smallest = std::max(1, size / 8); // blown up more than eightfold there is nothing to learn
    for (const QString& file : files) {
        std::vector<std::uint8_t> image;
        try {
            image = trainingImage(readPicture(file, smallest), size);
        } catch (const Error& e) {
            set.skipped.push_back({file.toStdString(), e.text()});
            continue;
        }
        store.add(image);
        set.captions.push_back(captions.of(file, set.skipped));
        classes.push_back(classOf(root, file));
        ++set.count;
    }
    if (set.count == 0)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: there is no picture to train on here: of %2 files none can be used%3."),
            {request.folder, std::to_string(files.size()),
                set.skipped.empty() ? std::string() : " (" + set.skipped.front().why.english() + ")"});
    store.moveInto(set);
    addClasses(set, classes);
    return set;
}

} // namespace playground
