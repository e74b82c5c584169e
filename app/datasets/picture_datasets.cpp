// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/picture_datasets.h"

#include "app/datasets/emoji_dataset.h"
#include "app/datasets/folder_dataset.h"
#include "app/datasets/picture_file.h"

#include <QGuiApplication>
#include <QLoggingCategory>

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
    // It warns where the session has no XDG_RUNTIME_DIR, which nothing here needs.
    const QtMessageHandler handler = qInstallMessageHandler([](auto, const auto&, const auto&) {});
    static const QGuiApplication application(argc, argv);
    qInstallMessageHandler(handler);
    std::setlocale(LC_NUMERIC, "C"); // it took the user's: numbers in files have a point
}
} // namespace

void providePictureDatasets()
{
    prepareToReadPictures();
    // What is wrong with a picture is said in Dataset::skipped.
    QLoggingCategory::setFilterRules(QStringLiteral("*imageio*=false\n*imageformat*=false"));
    registerDatasetReader("folder", [](const DatasetRequest& request, const ContinueCheck& shouldContinue) {
        needApplication();
        return loadPictureFolder(request, storageBudget(), shouldContinue);
    });
    registerDatasetReader(
        "emoji", [](const DatasetRequest& request, const ContinueCheck& /*shouldContinue*/) {
            needApplication();
            return loadEmoji(request);
        });
}

} // namespace playground
