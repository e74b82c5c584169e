// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

namespace playground
{

/// A bar for each part of the network, as long as its number is large; the longest fills the width.
class SizeBars : public QWidget
{
    Q_OBJECT

public:
    explicit SizeBars(QWidget* parent = nullptr);

    /// As many names as numbers, which must not be negative; empty: nothing is drawn.
    void setBars(const QStringList& names, std::vector<double> sizes);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int rowHeight() const;
    int namesWidth() const;
    void describe();

    QStringList m_names;
    std::vector<double> m_sizes;
};

} // namespace playground
