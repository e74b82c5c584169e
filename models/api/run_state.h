// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace playground
{

/// Where a training run stands. One value drives what is enabled on the screen.
enum class RunState {
    Idle, ///< no data set loaded yet, or it could not be loaded
    Ready, ///< data and network stand, nothing trained since the last reset
    Running,
    Paused,
    Stopping, ///< asked to stop, the last step is being finished and saved
    Completed, ///< all epochs of the recipe done
    Failed, ///< the last step failed; the last good weights are kept
};

/// Train is pressed in a run that stands still: it starts or goes on.
constexpr bool canTrain(RunState s)
{
    return s == RunState::Ready || s == RunState::Paused || s == RunState::Failed || s == RunState::Completed;
}
constexpr bool canPause(RunState s)
{
    return s == RunState::Running;
}
/// A single step needs a run that stands still; on a completed one it goes on past the last epoch.
constexpr bool canStep(RunState s)
{
    return canTrain(s);
}
constexpr bool canStop(RunState s)
{
    return s == RunState::Running || s == RunState::Paused;
}
/// Fields that shape the network or the data may only be edited while no step is being taken.
constexpr bool canEditRecipe(RunState s)
{
    return s != RunState::Running && s != RunState::Stopping;
}
constexpr bool canReset(RunState s)
{
    return s != RunState::Stopping;
}

} // namespace playground
