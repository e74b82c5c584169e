// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/notices.h"

#include <iostream>

namespace playground
{

void printNotices(const std::vector<Text>& notices)
{
    for (const Text& notice : notices)
        std::cerr << "Note: " << notice.oneLine().english() << '\n';
}

} // namespace playground
