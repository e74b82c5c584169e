// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"

#include <QCoreApplication>
#include <QStringList>

#include <vector>

class QWidget;

namespace playground
{

/// What is said of the data set that was read.
class DatasetText
{
    Q_DECLARE_TR_FUNCTIONS(playground::DatasetText)

public:
    /// "26 pictures", "3 pictures, 23 left out".
    static QString summary(int pictures, const std::vector<LeftOut>& leftOut);
    /// One line a reason: "20 files: b0.webp: is not a picture. Likewise b1.webp, b2.webp and 17 more".
    static QStringList reasons(const std::vector<LeftOut>& leftOut, std::size_t mostNames = 4);
    /// Opens a window of its own with the summary and every file's name.
    static void showList(QWidget* parent, int pictures, const std::vector<LeftOut>& leftOut);
};

} // namespace playground
