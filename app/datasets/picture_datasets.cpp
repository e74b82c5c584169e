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
/// Fonts and image plug-ins need an application object. The window has one; a command, which runs on the main
/// thread, gets this one. It is never destroyed.
void needApplication()
{
    if (QCoreApplication::instance() != nullptr)
        return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int argc = 1;
    static char name[] = "diffusion-playground";
    static char* argv[] = {name, nullptr};
    // Silences the warning about a missing XDG_RUNTIME_DIR, which is not needed here.
    const QtMessageHandler handler = qInstallMessageHandler([](auto, const auto&, const auto&) {});
    static const QGuiApplication application(argc, argv);
    qInstallMessageHandler(handler);
    std::setlocale(LC_NUMERIC, "C"); // Qt has set the user's locale; files need a decimal point
}
} // namespace

void providePictureDatasets()
{
    prepareToReadPictures();
    // Dataset::skipped reports what is wrong with a picture.
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
