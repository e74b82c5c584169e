// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/session/x11_windows.h"

#include <X11/Xlib.h>

#include <span>

namespace playground
{

namespace
{
Display* displayOf(void* pointer)
{
    return static_cast<Display*>(pointer);
}

/// Reads _NET_WM_NAME in UTF-8, where Qt stores the title; WM_NAME stays empty.
std::string titleOf(Display* display, Window window)
{
    Atom type = 0;
    int format = 0;
    unsigned long length = 0;
    unsigned long rest = 0;
    unsigned char* text = nullptr;
    constexpr long longWords = 256;
    XGetWindowProperty(display, window, XInternAtom(display, "_NET_WM_NAME", False), 0, longWords, False,
        XInternAtom(display, "UTF8_STRING", False), &type, &format, &length, &rest, &text);
    std::string result;
    if (text) {
        result.assign(reinterpret_cast<const char*>(text), format == 8 ? length : 0);
        XFree(text);
    }
    return result;
}

bool isVisible(Display* display, Window window)
{
    XWindowAttributes attributes;
    return XGetWindowAttributes(display, window, &attributes) != 0 && attributes.map_state == IsViewable;
}
} // namespace

X11Windows::X11Windows()
    : m_display(XOpenDisplay(nullptr))
{
    // A window may disappear between two requests; the default handler would exit.
    XSetErrorHandler([](Display*, XErrorEvent*) { return 0; });
}

X11Windows::~X11Windows()
{
    if (m_display)
        XCloseDisplay(displayOf(m_display));
}

unsigned long X11Windows::find(const std::string& title) const
{
    Display* display = displayOf(m_display);
    Window root = 0;
    Window parent = 0;
    Window* children = nullptr;
    unsigned int count = 0;
    if (XQueryTree(display, DefaultRootWindow(display), &root, &parent, &children, &count) == 0)
        return 0;
    Window found = 0;
    for (const Window window : std::span(children, count))
        if (isVisible(display, window) && titleOf(display, window).find(title) != std::string::npos)
            found = window;
    if (children)
        XFree(children);
    return found;
}

bool X11Windows::askToClose(unsigned long window) const
{
    Display* display = displayOf(m_display);
    const Atom closing = XInternAtom(display, "WM_DELETE_WINDOW", False);
    Atom* protocols = nullptr;
    int count = 0;
    bool takesPart = false;
    if (XGetWMProtocols(display, window, &protocols, &count) != 0) {
        for (const Atom protocol : std::span(protocols, static_cast<std::size_t>(count)))
            takesPart = takesPart || protocol == closing;
        XFree(protocols);
    }
    if (!takesPart)
        return false;

    XEvent event = {};
    event.xclient.type = ClientMessage;
    event.xclient.window = window;
    event.xclient.message_type = XInternAtom(display, "WM_PROTOCOLS", False);
    event.xclient.format = 32;
    event.xclient.data.l[0] = static_cast<long>(closing);
    event.xclient.data.l[1] = CurrentTime;
    XSendEvent(display, window, False, NoEventMask, &event);
    XFlush(display);
    return true;
}

void X11Windows::press(unsigned long window, char key) const
{
    Display* display = displayOf(m_display);
    // Without a window manager nothing else sets the focus, and Qt's shortcuts only work in the active
    // window.
    XSetInputFocus(display, window, RevertToParent, CurrentTime);
    XEvent event = {};
    event.xkey.display = display;
    event.xkey.window = window;
    event.xkey.root = DefaultRootWindow(display);
    event.xkey.same_screen = True;
    // The keysyms of Latin letters are their characters.
    event.xkey.keycode = XKeysymToKeycode(display, static_cast<KeySym>(key));
    for (const int type : {KeyPress, KeyRelease}) {
        event.type = type;
        XSendEvent(display, window, True, type == KeyPress ? KeyPressMask : KeyReleaseMask, &event);
    }
    XFlush(display);
}

} // namespace playground
