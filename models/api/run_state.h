// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace playground
{

/// State of a training run. This one value determines what is enabled on the screen.
enum class RunState {
    Idle, ///< data set not loaded yet, or loading failed
    Ready, ///< data and network loaded, nothing trained since the last reset
    Running,
    Paused,
    Stopping, ///< stop requested; the current step is being finished and saved
    Completed, ///< all epochs of the recipe done
    Failed, ///< the last step failed; the last good weights are kept
};

/// Train is available while training is not running: it starts or continues.
constexpr bool canTrain(RunState s)
{
    return s == RunState::Ready || s == RunState::Paused || s == RunState::Failed || s == RunState::Completed;
}
constexpr bool canPause(RunState s)
{
    return s == RunState::Running;
}
/// Single steps require that training is not running; on a completed run they continue past the last epoch.
constexpr bool canStep(RunState s)
{
    return canTrain(s);
}
constexpr bool canStop(RunState s)
{
    return s == RunState::Running || s == RunState::Paused;
}
/// Fields that define the network or the data can be edited only while no step is running.
constexpr bool canEditRecipe(RunState s)
{
    return s != RunState::Running && s != RunState::Stopping;
}
constexpr bool canReset(RunState s)
{
    return s != RunState::Stopping;
}

} // namespace playground
