// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_line.h"
#include "app/datasets/picture_datasets.h"
#include "app/training/run_folders.h"
#include "app/training/trained_runs.h"
#include "models/api/recipe_data.h"

#include <QCoreApplication>

#include <string>

int main(int argc, char** argv)
{
    // Commands look for runs in the same place as the window.
    QCoreApplication::setOrganizationName(QStringLiteral("diffusion-playground"));
    QCoreApplication::setApplicationName(QStringLiteral("diffusion-playground"));
    playground::providePictureDatasets();
    playground::setRunFinder([](const std::string& recipe) {
        const std::string own = playground::runFolders::latestOf(recipe);
        return own.empty() ? playground::trainedRuns::folderOf(recipe) : own;
    });
    return playground::runCommandLine(argc, argv);
}
