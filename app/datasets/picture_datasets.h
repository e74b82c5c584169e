// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace playground
{

/// Lets loadDataset() read "folder" and "emoji", which need Qt. Once, before the first data set; in a
/// command, without an application object, reading one makes a QGuiApplication that needs no display.
void providePictureDatasets();

} // namespace playground
