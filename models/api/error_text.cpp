// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/error_text.h"

#include "models/api/error.h"

#include <exception>

namespace playground
{

Text errorText()
{
    try {
        throw;
    } catch (const Error& e) {
        return e.text();
    } catch (const std::exception& e) {
        return Text(e.what());
    }
}

} // namespace playground
