// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/emoji_list.h"

#include <QRegularExpression>
#include <QStringList>

namespace playground
{

namespace
{
/// Converts code points such as "1F468 200D 1F680" to text; empty if malformed.
QString sequenceOf(const QString& hexNumbers)
{
    QString sequence;
    for (const QString& hex : hexNumbers.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        bool ok = false;
        const uint code = hex.toUInt(&ok, 16);
        if (!ok || code > QChar::LastValidCodePoint || QChar::isSurrogate(code))
            return {};
        const auto point = static_cast<char32_t>(code);
        sequence += QString::fromUcs4(&point, 1);
    }
    return sequence;
}
} // namespace

std::vector<Emoji> parseEmojiList(const QByteArray& text)
{
    // 1F600 ; fully-qualified # 😀 E1.0 grinning face
    static const QRegularExpression entry(
        QStringLiteral(R"(^([0-9A-F ]+?)\s*;\s*fully-qualified\s*#\s*\S+\s+E\d+\.\d+\s+(.+)$)"));
    static const QString groupMark = QStringLiteral("# group:");
    std::vector<Emoji> result;
    QString group;
    for (const QString& line : QString::fromUtf8(text).split(QLatin1Char('\n'))) {
        if (line.startsWith(groupMark)) {
            group = line.mid(groupMark.size()).trimmed();
            continue;
        }
        const QRegularExpressionMatch match = entry.match(line.trimmed());
        if (!match.hasMatch())
            continue;
        const QString sequence = sequenceOf(match.captured(1));
        if (!sequence.isEmpty())
            result.push_back({sequence, match.captured(2), group});
    }
    return result;
}

} // namespace playground
