// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>

#include <functional>
#include <utility>
#include <vector>

namespace playground
{

/// Undo command: the ids, in order, of the rows shown before and after sampling.
class RowsCommand : public QUndoCommand
{
public:
    using Rows = std::vector<int>;

    /// `show` is called on undo and redo, but not when the command is pushed: the rows are already shown.
    RowsCommand(Rows before, Rows after, std::function<void(const Rows&)> show)
        : m_before(std::move(before))
        , m_after(std::move(after))
        , m_show(std::move(show))
    {
    }

    const Rows& before() const { return m_before; }
    const Rows& after() const { return m_after; }

    void undo() override { m_show(m_before); }
    void redo() override
    {
        if (std::exchange(m_done, false))
            return;
        m_show(m_after);
    }

private:
    Rows m_before;
    Rows m_after;
    std::function<void(const Rows&)> m_show;
    bool m_done = true; ///< set by the code that pushes it
};

} // namespace playground
