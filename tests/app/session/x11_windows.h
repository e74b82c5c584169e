// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace playground
{

/// Inspects the windows of an X11 display from another process, like a window manager. This header does not
/// include Xlib, whose macros (None, Bool, Status) conflict with Qt's headers.
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
    /// Sends the message of the title bar's close button. Returns false if the window does not support it.
    bool askToClose(unsigned long window) const;
    /// Presses and releases the key of a character, e.g. 't'.
    void press(unsigned long window, char key) const;

private:
    void* m_display = nullptr;
};

} // namespace playground
