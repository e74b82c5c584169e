// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_keeper.h"

#include "app/run_folders.h"
#include "models/api/error.h"

#include <utility>

namespace playground
{

namespace
{
constexpr double saveEverySeconds = 60; // what a crash may cost at most
} // namespace

RunKeeper::RunKeeper(TrainingBoard& board, DrainMailbox<Text>& errors, std::function<void()> notify)
    : m_board(board)
    , m_errors(errors)
    , m_notify(std::move(notify))
{
}

void RunKeeper::begin(
    const Trainer& trainer, std::unique_ptr<PictureLog> pictures, std::string folder, bool saved)
{
    m_pictures = std::move(pictures);
    m_folder = std::move(folder);
    m_claimed = saved;
    m_failed = false;
    m_secondsAtSave = trainer.secondsDone();
}

void RunKeeper::forget()
{
    m_pictures.reset();
}

void RunKeeper::writePictureIfDue(const StepRecord& record, const Trainer& trainer)
{
    if (!m_pictures->dueAfter(record))
        return;
    if (!m_claimed)
        save(trainer);
    try {
        m_pictures->write(record, trainer, m_folder);
    } catch (const Error& e) {
        sayOnce(e.text());
    }
}

void RunKeeper::saveIfDue(const StepRecord& record, const Trainer& trainer)
{
    const bool epochDone = record.step % trainer.stepsPerEpoch() == 0;
    if (epochDone || record.seconds - m_secondsAtSave > saveEverySeconds)
        save(trainer);
}

void RunKeeper::save(const Trainer& trainer)
{
    m_secondsAtSave = trainer.secondsDone();
    try {
        if (!std::exchange(m_claimed, true))
            m_folder = runFolders::claim(m_folder);
        trainer.save(m_folder);
        m_failed = false;
        m_board.change([&](TrainingStatus& status) {
            status.savedTo = m_folder;
            status.savedStep = trainer.stepsDone();
        });
    } catch (const Error& e) {
        sayOnce(e.text());
    }
    m_notify();
}

void RunKeeper::saveUnsaved(const Trainer* trainer)
{
    if (trainer && trainer->stepsDone() > m_board.status().savedStep)
        save(*trainer);
}

void RunKeeper::sayOnce(const Text& error)
{
    if (!std::exchange(m_failed, true))
        m_errors.append(error);
}

} // namespace playground
