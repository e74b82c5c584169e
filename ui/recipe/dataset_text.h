// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dataset.h"

#include <QCoreApplication>
#include <QStringList>

#include <vector>

class QWidget;

namespace playground
{

/// Texts about the loaded data set.
class DatasetText
{
    Q_DECLARE_TR_FUNCTIONS(playground::DatasetText)

public:
    /// "Pictures: 3; files skipped: 23".
    static QString summary(int pictures, const std::vector<LeftOut>& leftOut);
    /// One line per reason: "20 files: b0.webp: is not a picture. The same applies to b1.webp, b2.webp and 17
    /// more".
    static QStringList reasons(const std::vector<LeftOut>& leftOut, std::size_t mostNames = 4);
    /// Opens a dialog with the summary and the name of every skipped file.
    static void showList(QWidget* parent, int pictures, const std::vector<LeftOut>& leftOut);
};

} // namespace playground
