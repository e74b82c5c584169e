// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pictures/picture_datasets.h"

#include "app/pictures/emoji_dataset.h"
#include "app/pictures/folder_dataset.h"
#include "app/pictures/picture_file.h"

#include <QGuiApplication>

#include <clocale>

namespace playground
{

namespace
{
/// Fonts and picture plugins want an application object. The window has one; a command runs on the main
/// thread and gets this one, which stays.
void needApplication()
{
    if (QCoreApplication::instance() != nullptr)
        return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int argc = 1;
    static char name[] = "diffusion-playground";
    static char* argv[] = {name, nullptr};
    static const QGuiApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C"); // it took the user's: numbers in files have a point
}
} // namespace

void providePictureDatasets()
{
    limitPictureMemory();
    provideDataset("folder", [](const DatasetRequest& request) {
        needApplication();
        return loadPictureFolder(request);
    });
    provideDataset("emoji", [](const DatasetRequest& request) {
        needApplication();
        return loadEmoji(request);
    });
}

} // namespace playground
