// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"
#include "models/api/previewer.h"
#include "models/api/recipe.h"
#include "models/api/step_record.h"
#include "models/api/trainer.h"

#include <memory>
#include <string>

namespace playground
{

/// Writes an image every recipe.pictureSteps steps, like show() in lansinuote's VAE: the prediction for the
/// first picture of the batch, in samples/ of the run's folder. Runs on the trainer's thread.
class TrainingImageWriter
{
public:
    TrainingImageWriter(const Recipe& recipe, std::shared_ptr<const Dataset> dataset, std::string device);
    ~TrainingImageWriter();

    bool dueAfter(const StepRecord& record) const { return m_every > 0 && record.step % m_every == 0; }

    /// Throws Error if the picture cannot be written.
    void write(const StepRecord& record, const Trainer& trainer, const std::string& runFolder);

private:
    int m_every;
    Recipe m_recipe;
    std::shared_ptr<const Dataset> m_dataset;
    std::string m_device;
    std::unique_ptr<Previewer> m_previewer; ///< created with the first picture
};

} // namespace playground
