// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace playground
{

/// Looks at the windows of an X11 display from outside, as a window manager does. Apart from its .cpp because
/// Xlib's macros (None, Bool, Status) and Qt's headers do not go together.
class X11Windows
{
public:
    X11Windows(); ///< opens $DISPLAY
    ~X11Windows();
    X11Windows(const X11Windows&) = delete;
    X11Windows& operator=(const X11Windows&) = delete;

    bool isOpen() const { return m_display != nullptr; }
    /// The id of a visible top-level window whose title contains `title`; 0 if there is none.
    unsigned long find(const std::string& title) const;
    /// What a click on the title bar's cross sends. False if the window does not take part in it.
    bool askToClose(unsigned long window) const;
    /// Presses and releases the key of a character, e.g. 't'.
    void press(unsigned long window, char key) const;

private:
    void* m_display = nullptr;
};

} // namespace playground
