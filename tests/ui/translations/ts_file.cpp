// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/translations/ts_file.h"

#include <QFile>
#include <QXmlStreamReader>

namespace playground
{

namespace
{
void readTranslation(QXmlStreamReader& xml, TsMessage& message)
{
    message.state = xml.attributes().value(QLatin1String("type")).toString();
    if (!message.numerus) {
        message.forms = {xml.readElementText()};
        return;
    }
    while (xml.readNextStartElement())
        message.forms.append(xml.readElementText());
}

TsMessage readMessage(QXmlStreamReader& xml, const QString& context)
{
    TsMessage message;
    message.context = context;
    message.numerus = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source"))
            message.source = xml.readElementText();
        else if (xml.name() == QLatin1String("comment"))
            message.comment = xml.readElementText();
        else if (xml.name() == QLatin1String("translation"))
            readTranslation(xml, message);
        else
            xml.skipCurrentElement();
    }
    return message;
}
} // namespace

QList<TsMessage> readTsFile(const QString& path, QString& error)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        error = path + QLatin1String(": ") + file.errorString();
        return {};
    }
    QXmlStreamReader xml(&file);
    QList<TsMessage> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.append(readMessage(xml, context));
    }
    error = xml.hasError() ? path + QLatin1String(": ") + xml.errorString() : QString();
    return xml.hasError() ? QList<TsMessage>() : messages;
}

} // namespace playground
