// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/training_image_writer.h"

#include "models/api/error.h"
#include "models/api/value_range.h"
#include "ui/images/to_qimage.h"

#include <QDir>
#include <QSaveFile>

#include <utility>

namespace playground
{

TrainingImageWriter::TrainingImageWriter(
    const Recipe& recipe, std::shared_ptr<const Dataset> dataset, std::string device)
    : m_every(recipe.pictureSteps)
    , m_recipe(recipe)
    , m_dataset(std::move(dataset))
    , m_device(std::move(device))
{
}

TrainingImageWriter::~TrainingImageWriter() = default;

void TrainingImageWriter::write(
    const StepRecord& record, const Trainer& trainer, const std::string& runFolder)
{
    if (!m_previewer)
        m_previewer = std::make_unique<Previewer>(m_recipe, m_dataset, m_device);
    PreviewRequest request;
    request.indices = {trainer.firstPictureOfBatch()};
    request.amounts = {static_cast<float>(m_recipe.corruption.amount)};
    const Triptych row = m_previewer->triptych(trainer.snapshot(), request);

    const QDir samples(QString::fromStdString(runFolder) + QStringLiteral("/samples"));
    const QString path
        = samples.filePath(QStringLiteral("step-%1.png").arg(record.step, 8, 10, QLatin1Char('0')));
    QSaveFile file(path);
    const float low = lowestValue(m_recipe);
    if (!samples.mkpath(QStringLiteral(".")) || !file.open(QIODevice::WriteOnly)
        || !toQImage(row.predicted, 0, {low, 1, true}).save(&file, "PNG") || !file.commit())
        throw Error(PLAYGROUND_TEXT("models", "%1: cannot be written: %2."),
            {path.toStdString(), file.errorString().toStdString()});
}

} // namespace playground
