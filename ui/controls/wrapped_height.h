// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace playground
{

/// Keeps a widget at least as high as its controls need when they wrap at its width, inside a splitter or a
/// tab, which ignore QLayout::heightForWidth().
class WrappedHeight : public QObject
{
    Q_OBJECT

public:
    /// `part` has a layout and becomes the parent.
    explicit WrappedHeight(QWidget& part);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& m_part;
};

/// A page of a tab widget with such controls. With QWidget::hasHeightForWidth() the tab widget would be as
/// high as the page at its best.
class WrappedPage : public QWidget
{
    Q_OBJECT

public:
    WrappedPage() { new WrappedHeight(*this); }

    bool hasHeightForWidth() const override { return false; }
};

} // namespace playground
