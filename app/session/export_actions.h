// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace playground
{

class MainWindow;
class Session;

/// Connects the actions that let what is on screen leave it: pictures, loss tables and curves, the recipe,
/// the command line.
void connectExports(MainWindow& window, Session& session);

} // namespace playground
