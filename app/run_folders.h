// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace playground
{

/// Where the window keeps its runs: one folder a run under the user's application data.
namespace runFolders
{
QString root();

/// A name not yet taken: date, time and recipe. Nothing is created.
QString fresh(const QString& recipeName);

/// The run saved last, or empty.
QString latest();
} // namespace runFolders

} // namespace playground
