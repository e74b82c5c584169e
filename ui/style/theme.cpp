// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

namespace playground
{

namespace
{
struct Tint {
    QRgb onLight;
    QRgb onDark;
};

// Okabe & Ito, "Color Universal Design" (2008). Yellow and sky blue are too pale on white, black and blue too
// dark on dark grey; such a role takes the neighbouring colour there.
Tint tint(Role role)
{
    switch (role) {
    case Role::Original:
        return {0xff000000, 0xfff0f0f0};
    case Role::Noised:
        return {0xffd55e00, 0xffe69f00};
    case Role::Predicted:
        return {0xff0072b2, 0xff56b4e9};
    case Role::ErrorMap:
        return {0xffcc79a7, 0xffcc79a7};
    case Role::Loss:
        return {0xff56b4e9, 0xff3f7fa8};
    case Role::Smoothed:
        return {0xff0072b2, 0xff56b4e9};
    case Role::EpochMean:
        return {0xffd55e00, 0xffe69f00};
    case Role::Divergence:
        return {0xffe69f00, 0xfff0e442};
    case Role::Validation:
        return {0xffcc79a7, 0xffcc79a7};
    case Role::EarlierRun:
        return {0xff999999, 0xff888888};
    case Role::Marker:
        return {0xff009e73, 0xff2fc79a};
    case Role::Skip:
        return {0xffe69f00, 0xfff0e442};
    // The palette's pair for diverging scales.
    case Role::Negative:
        return {0xff0072b2, 0xff56b4e9};
    case Role::Positive:
        return {0xffd55e00, 0xffff8c3b};
    // Also used for text: orange and vermilion, adjusted to a contrast ratio of at least 4.5.
    case Role::Warning:
        return {0xff8a5f00, 0xffe6b450};
    case Role::Error:
        return {0xffb03a0c, 0xffff8f66};
    }
    return {0xff000000, 0xfff0f0f0};
}

struct Shades {
    QRgb window, base, alternate, text, muted, button, highlight, highlightedText, line;
};

QPalette paletteOf(const Shades& s)
{
    QPalette p(QColor::fromRgb(s.button), QColor::fromRgb(s.window));
    p.setColor(QPalette::WindowText, QColor::fromRgb(s.text));
    p.setColor(QPalette::Base, QColor::fromRgb(s.base));
    p.setColor(QPalette::AlternateBase, QColor::fromRgb(s.alternate));
    p.setColor(QPalette::Text, QColor::fromRgb(s.text));
    p.setColor(QPalette::PlaceholderText, QColor::fromRgb(s.muted));
    p.setColor(QPalette::ButtonText, QColor::fromRgb(s.text));
    p.setColor(QPalette::ToolTipBase, QColor::fromRgb(s.base));
    p.setColor(QPalette::ToolTipText, QColor::fromRgb(s.text));
    p.setColor(QPalette::Highlight, QColor::fromRgb(s.highlight));
    p.setColor(QPalette::HighlightedText, QColor::fromRgb(s.highlightedText));
    p.setColor(QPalette::Link, QColor::fromRgb(s.highlight));
    p.setColor(QPalette::Mid, QColor::fromRgb(s.line));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, QColor::fromRgb(s.muted));
    return p;
}
} // namespace

QColor roleColor(Role role, const QPalette& palette)
{
    const Tint t = tint(role);
    return QColor::fromRgb(isDark(palette) ? t.onDark : t.onLight);
}

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

QPalette lightPalette()
{
    return paletteOf({0xfff4f5f7, 0xffffffff, 0xfff0f2f5, 0xff1b1f24, 0xff6b737c, 0xffe9ebee, 0xff0072b2,
        0xffffffff, 0xffc3c8ce});
}

QPalette darkPalette()
{
    return paletteOf({0xff1f2226, 0xff2b3035, 0xff272b30, 0xffe8eaed, 0xff9aa2aa, 0xff343a41, 0xff3d94c9,
        0xffffffff, 0xff4a5057});
}

} // namespace playground
