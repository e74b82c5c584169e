// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/model_commands.h"

#include "models/api/export_run.h"
#include "models/api/threads.h"

#include <iostream>

namespace playground
{

int runPredict(const PredictOptions& options)
{
    useThreads(options.threads > 0 ? options.threads : physicalCores());
    const PredictionSummary done = predictFile(options.files);
    std::cout << done.network << " predicted " << done.count << (done.count == 1 ? " image: " : " images: ")
              << options.files.output << '\n';
    return 0;
}

int runExport(const ExportOptions& options)
{
    const ExportFormat format = options.format == "safetensors" ? ExportFormat::Safetensors
        : options.format == "compact-run"                       ? ExportFormat::CompactRun
                                                                : ExportFormat::Diffusers;
    std::cout << exportRun(options.run, format, options.folder).english() << '\n';
    return 0;
}

} // namespace playground
