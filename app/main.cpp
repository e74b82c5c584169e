// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_line.h"
#include "app/pictures/picture_datasets.h"
#include "app/window_command.h"

int main(int argc, char** argv)
{
    playground::providePictureDatasets();
    const playground::CommandLineResult result = playground::runCommandLine(argc, argv);
    return result.window ? playground::runWindow(argc, argv, *result.window) : result.exitStatus;
}
