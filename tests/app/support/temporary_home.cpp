// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/temporary_home.h"

#include <QDir>
#include <QFile>

namespace playground
{

namespace
{
constexpr int edge = 28;

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
}

/// A box whose position, size and grey level depend on `index`.
QByteArray picture(int index)
{
    QByteArray pixels(edge * edge, '\0');
    const int left = 2 + index % 10;
    const int size = 6 + index % 7;
    for (int y = left; y < left + size; ++y)
        for (int x = left; x < left + size; ++x)
            pixels[y * edge + x] = static_cast<char>(255 - 3 * (index % 20));
    return pixels;
}

/// Writes the IDX format of MNIST's files.
void writeSmallData(const QString& folder)
{
    if (!QDir().mkpath(folder))
        qFatal("%s cannot be made", qPrintable(folder));
    QByteArray images = QByteArray::fromHex("000008030000004000"
                                            "00001c0000001c");
    QByteArray labels = QByteArray::fromHex("0000080100000040");
    static_assert(smallDataCount == 0x40 && edge == 0x1c, "as the headers say");
    for (int i = 0; i < smallDataCount; ++i) {
        images += picture(i);
        labels += static_cast<char>(i % 10);
    }
    writeFile(folder + QStringLiteral("/train-images-idx3-ubyte"), images);
    writeFile(folder + QStringLiteral("/train-labels-idx1-ubyte"), labels);
}
} // namespace

TemporaryHome::TemporaryHome()
{
    if (!m_folder.isValid())
        qFatal("no temporary folder: %s", qPrintable(m_folder.errorString()));
    for (const char* variable :
        {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        qputenv(variable, m_folder.path().toUtf8());
    qputenv("PLAYGROUND_DATA", path(QStringLiteral("data")).toUtf8());
    writeSmallData(path(QStringLiteral("data/mnist")));
    writeSmallData(path(QStringLiteral("data/fashion-mnist")));
}

Recipe smallRecipe()
{
    Recipe recipe;
    recipe.name = "small";
    recipe.dataset.name = "mnist";
    recipe.batchSize = 8;
    recipe.epochs = 2;
    return recipe;
}

} // namespace playground
