// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/window/painted_windows.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>

#include <memory>
#include <set>
#include <span>
#include <stdexcept>

namespace playground
{

namespace
{
constexpr std::size_t coloursOfAnEmptyWindow = 8;

/// Reads _NET_WM_NAME in UTF-8, where Qt stores the title.
std::string titleOf(Display* display, Window window)
{
    Atom type = 0;
    int format = 0;
    unsigned long length = 0;
    unsigned long rest = 0;
    unsigned char* text = nullptr;
    XGetWindowProperty(display, window, XInternAtom(display, "_NET_WM_NAME", False), 0, 256, False,
        XInternAtom(display, "UTF8_STRING", False), &type, &format, &length, &rest, &text);
    const std::string title = text ? reinterpret_cast<const char*>(text) : "";
    if (text)
        XFree(text);
    return title;
}

bool hasPicture(Display* display, Window window)
{
    XWindowAttributes attributes;
    if (XGetWindowAttributes(display, window, &attributes) == 0 || attributes.map_state != IsViewable)
        return false;
    // The left end of the toolbar is sufficient and fast to check.
    const auto width = static_cast<unsigned>(std::min(attributes.width, 400));
    const auto height = static_cast<unsigned>(std::min(attributes.height, 200));
    XImage* image = XGetImage(display, window, 0, 0, width, height, AllPlanes, ZPixmap);
    if (!image)
        return false;
    std::set<unsigned long> colours;
    for (int y = 0; y < image->height; ++y)
        for (int x = 0; x < image->width; ++x)
            colours.insert(XGetPixel(image, x, y));
    XDestroyImage(image);
    return colours.size() > coloursOfAnEmptyWindow;
}
} // namespace

bool isPainted(const std::string& title)
{
    static const std::unique_ptr<Display, int (*)(Display*)> display(XOpenDisplay(nullptr), &XCloseDisplay);
    if (!display)
        throw std::runtime_error("no X display: run it under xvfb-run");
    // A window may disappear between two requests; the default handler would exit.
    XSetErrorHandler([](Display*, XErrorEvent*) { return 0; });
    Window root = 0;
    Window parent = 0;
    Window* children = nullptr;
    unsigned int count = 0;
    if (XQueryTree(display.get(), DefaultRootWindow(display.get()), &root, &parent, &children, &count) == 0)
        return false;
    bool painted = false;
    for (const Window window : std::span(children, count))
        painted = painted
            || (titleOf(display.get(), window).find(title) != std::string::npos
                && hasPicture(display.get(), window));
    if (children)
        XFree(children);
    return painted;
}

} // namespace playground
