// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace playground
{

class MainWindow;
class Session;

/// Connects the actions that save or copy what the window shows: pictures, animations, loss tables and
/// curves, the recipe, the command line.
void connectExports(MainWindow& window, Session& session);

} // namespace playground
