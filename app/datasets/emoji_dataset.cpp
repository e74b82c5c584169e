// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/emoji_dataset.h"

#include "app/datasets/emoji_list.h"
#include "app/datasets/emoji_painter.h"
#include "app/datasets/picture_file.h"
#include "models/api/error.h"

#include <QFile>

#include <algorithm>

namespace playground
{

namespace
{
QByteArray emojiList(const std::string& folder)
{
    const QString path
        = (folder.empty() ? QStringLiteral("/usr/share/unicode/emoji") : QString::fromStdString(folder))
        + QStringLiteral("/emoji-test.txt");
    QFile file(path);
    constexpr qint64 longest = 16 << 20; // Unicode's list takes 0.6 MB
    if (!file.open(QIODevice::ReadOnly) || file.size() > longest)
        throw Error(PLAYGROUND_TEXT("models",
                        "%1: Unicode's emoji list is missing. Install it (sudo apt install unicode-data), or "
                        "set its folder."),
            {path.toStdString()});
    return file.readAll();
}

std::uint8_t classOf(const QString& group, std::vector<std::string>& names)
{
    const std::string name = group.toStdString();
    const auto found = std::find(names.begin(), names.end(), name);
    const auto index = std::distance(names.begin(), found);
    if (found == names.end())
        names.push_back(name);
    return static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(index, 255)); // Unicode has ten groups
}
} // namespace

Dataset loadEmoji(const DatasetRequest& request)
{
    const std::vector<Emoji> list = parseEmojiList(emojiList(request.folder));
    const EmojiPainter painter;
    Dataset set;
    set.channels = 3;
    set.height = set.width = request.imageSize == 0 ? 64 : request.imageSize;
    for (const Emoji& emoji : list) {
        const std::optional<QImage> picture = painter.paint(emoji.sequence);
        if (!picture)
            continue;
        const auto image = trainingImage(*picture, set.width);
        set.pixels.insert(set.pixels.end(), image.begin(), image.end());
        set.captions.push_back(emoji.name.toStdString());
        set.labels.push_back(classOf(emoji.group, set.classNames));
        ++set.count;
    }
    if (set.count == 0)
        throw Error(PLAYGROUND_TEXT("models", "The font %1 contains none of the %2 emoji in the list."),
            {painter.family().toStdString(), std::to_string(list.size())});
    return set;
}

} // namespace playground
