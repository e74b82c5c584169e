// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace playground
{

/// A plain text that widens nothing: what does not fit into the lines there is room for ends in dots, and is
/// whole in the tooltip. With setWordWrap() it has as many lines as its height gives.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    /// What is drawn, line by line.
    QStringList lines() const;
    /// Its height does not follow from its text.
    bool hasHeightForWidth() const override { return false; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
};

} // namespace playground
