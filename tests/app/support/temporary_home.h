// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/recipe.h"

#include <QString>
#include <QTemporaryDir>

namespace playground
{

/// A home directory for one test program: settings, runs and data sets lie in it, nothing of the user's is
/// read or written. Make it before the application object.
class TemporaryHome
{
public:
    TemporaryHome();

    /// An absolute path inside it.
    QString path(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

/// How many pictures the "mnist" and "fashion-mnist" of a TemporaryHome have: 28x28, drawn by hand, all ten
/// classes.
constexpr int smallDataCount = 64;

/// BasicUNet on the small data set: 8 steps an epoch, 2 epochs, some ten milliseconds a step.
Recipe smallRecipe();

} // namespace playground
