// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace playground
{

/// Fields of the recipe form that were changed together, by key.
class RecipeEdit : public QUndoCommand
{
public:
    using Values = std::vector<std::pair<std::string, std::string>>;

    /// `set` is called on undo and redo, but not when the command is pushed: the form already shows the
    /// values.
    RecipeEdit(Values before, Values after, std::function<void(const Values&)> set)
        : m_before(std::move(before))
        , m_after(std::move(after))
        , m_set(std::move(set))
    {
    }

    void undo() override { m_set(m_before); }
    void redo() override
    {
        if (std::exchange(m_done, false))
            return;
        m_set(m_after);
    }

private:
    Values m_before;
    Values m_after;
    std::function<void(const Values&)> m_set;
    bool m_done = true; ///< set by the code that pushes it
};

} // namespace playground
