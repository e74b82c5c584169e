// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace playground
{

/// Registers the data sets "folder" and "emoji", which need Qt, with loadDataset(). Call once, before the
/// first data set is loaded. In a command, which has no application object, loading one creates a
/// QGuiApplication that needs no display.
void providePictureDatasets();

} // namespace playground
