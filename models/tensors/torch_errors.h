// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"

#include <c10/util/Exception.h>

#include <new>
#include <utility>

namespace playground
{

/// Runs `work` and converts LibTorch's exceptions (with their backtrace) into a one-line Error.
template <typename Work> auto convertingErrors(Work&& work) -> decltype(work())
{
    try {
        return std::forward<Work>(work)();
    } catch (const c10::Error& e) {
        const std::string whole = e.what_without_backtrace();
        throw Error(PLAYGROUND_TEXT("models", "LibTorch error: %1"), {whole.substr(0, whole.find('\n'))});
    } catch (const std::bad_alloc&) {
        throw Error(
            PLAYGROUND_TEXT("models", "Out of memory. Choose a smaller batch or smaller images."), {});
    }
}

} // namespace playground
