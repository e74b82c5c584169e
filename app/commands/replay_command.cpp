// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/replay_command.h"

#include "app/commands/notices.h"

#include <iostream>

namespace playground
{

int runReplay(const ReplayRequest& request)
{
    const ReplayResult done = replay(request);
    printNotices(done.notices);
    std::cout << done.className << " took " << done.calls << (done.calls == 1 ? " step: " : " steps: ")
              << request.output << '\n';
    return 0;
}

} // namespace playground
