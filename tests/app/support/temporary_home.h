// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

#include <QString>
#include <QTemporaryDir>

namespace playground
{

/// A home directory for one test program, with its settings, runs and data sets; the user's files are neither
/// read nor written. Create it before the application object.
class TemporaryHome
{
public:
    TemporaryHome();

    /// An absolute path inside the home directory.
    QString path(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

/// Number of pictures in "mnist" and "fashion-mnist" of a TemporaryHome: 28x28, synthetic, all ten classes.
constexpr int smallDataCount = 64;

/// BasicUNet on the small data set: 2 epochs of 8 steps, about ten milliseconds per step.
Recipe smallRecipe();

} // namespace playground
