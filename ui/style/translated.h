// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <QCoreApplication>
#include <QString>

namespace playground
{

/// A sentence of models/ in the current language, with its arguments filled in.
inline QString translated(const Text& text)
{
    const QString result = QCoreApplication::translate("models", text.source.c_str());
    // A single pass over all markers: an argument that contains "%2" must not be substituted again.
    QString filled
        = text.where.empty() ? QString() : QString::fromStdString(text.where) + QLatin1String(": ");
    for (qsizetype i = 0; i < result.size(); ++i) {
        const int digit
            = result[i] == QLatin1Char('%') && i + 1 < result.size() ? result[i + 1].digitValue() : -1;
        if (digit >= 1 && static_cast<std::size_t>(digit) <= text.args.size()) {
            filled += QString::fromStdString(text.args[static_cast<std::size_t>(digit - 1)]);
            ++i;
        } else {
            filled += result[i];
        }
    }
    return filled;
}

} // namespace playground
