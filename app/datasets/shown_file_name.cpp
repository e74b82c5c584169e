// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/shown_file_name.h"

#include <QString>
#include <QStringDecoder>

#include <algorithm>

namespace playground
{

namespace
{
/// Length in bytes of the UTF-8 character at the start of `bytes`; 0 if there is none.
std::size_t characterAt(std::string_view bytes)
{
    constexpr std::size_t longest = 4;
    for (std::size_t size = 1; size <= std::min(longest, bytes.size()); ++size) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder(QByteArrayView(bytes.data(), static_cast<qsizetype>(size)));
        if (!decoder.hasError() && !text.isEmpty() && !text.contains(QChar::ReplacementCharacter))
            return text.front().isPrint() || text.front().isSurrogate() ? size : 0;
    }
    return 0;
}
} // namespace

std::string shownFileName(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string shown;
    while (!bytes.empty()) {
        const std::size_t size = characterAt(bytes);
        if (size == 0) {
            const auto byte = static_cast<unsigned char>(bytes.front());
            shown += {'%', digits[byte / 16U], digits[byte % 16U]};
        } else {
            shown += bytes.substr(0, size);
        }
        bytes.remove_prefix(std::max<std::size_t>(1, size));
    }
    return shown;
}

} // namespace playground
