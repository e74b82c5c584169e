// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/loss_readout.h"

#include <QEvent>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace playground
{

namespace
{
constexpr QChar figureSpace(0x2007); ///< as wide as a digit
constexpr int mostSeconds = 35'999;

QString lossText(double loss, const QLocale& locale)
{
    if (!std::isfinite(loss))
        return std::isnan(loss) ? QStringLiteral("NaN")
            : loss > 0          ? QStringLiteral("∞")
                                : QStringLiteral("-∞");
    const bool plain = loss == 0 || (std::abs(loss) >= 1e-3 && std::abs(loss) < 1000);
    return locale.toString(loss, plain ? 'f' : 'e', plain ? 5 : 2);
}

/// 0:07, 12:34 or 1:02:03.
QString timeText(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0 || seconds > 1e9)
        return QStringLiteral("-");
    const auto whole = static_cast<qint64>(seconds);
    const auto two = [](qint64 value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); };
    const qint64 hours = whole / 3600, minutes = whole / 60 % 60;
    return hours > 0 ? QStringLiteral("%1:%2:%3").arg(hours).arg(two(minutes), two(whole % 60))
                     : QStringLiteral("%1:%2").arg(minutes).arg(two(whole % 60));
}

/// A line may break between any two Chinese characters, unlike inside a word: word joiners prevent it.
QString unbroken(QString part)
{
    constexpr QChar wordJoiner(0x2060);
    const auto isHan = [&](qsizetype i) { return part[i].script() == QChar::Script_Han; };
    for (qsizetype i = part.size() - 1; i > 0; --i)
        if (isHan(i) && isHan(i - 1))
            part.insert(i, wordJoiner);
    return part.replace(QLatin1Char(' '), QChar::Nbsp);
}

struct Texts {
    QString step, epoch, loss, smoothed, time, kl;
};

Texts textsOf(const StepRecord& record, double smoothed, const QLocale& locale)
{
    return {locale.toString(qlonglong{record.step}), QString::number(record.epoch),
        lossText(record.loss, locale), lossText(smoothed, locale), timeText(record.seconds),
        locale.toString(record.kl, 'f', record.kl < 100 ? 2 : 0)};
}
} // namespace

LossReadout::LossReadout(QWidget* parent)
    : QLabel(parent)
{
    setObjectName(QStringLiteral("readoutLabel"));
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setWordWrap(true);
}

void LossReadout::setRecord(const StepRecord& record, double smoothed)
{
    const bool had = m_shown && m_shown->record.kl != 0;
    m_shown = Shown{record, smoothed};
    if (had != (record.kl != 0))
        updateGeometry();
    showText();
}

void LossReadout::clearRecord()
{
    m_shown.reset();
    showText();
}

QString LossReadout::spoken() const
{
    if (!m_shown)
        return tr("No loss yet.");
    const Texts t = textsOf(m_shown->record, m_shown->smoothed, locale());
    return tr("Step %1, epoch %2, loss %3, smoothed %4, time %5")
               .arg(t.step, t.epoch, t.loss, t.smoothed, t.time)
        + (m_shown->record.kl == 0 ? QString() : tr(", KL %1").arg(t.kl));
}

QString LossReadout::filled(const Shown& shown) const
{
    const Texts t = textsOf(shown.record, shown.smoothed, locale());
    // Padded after the number, so that the number stays next to its label.
    const auto fill = [](const QString& text, int width) { return text.leftJustified(width, figureSpace); };
    const QString text
        = tr("step %1  epoch %2  loss %3  smoothed %4  time %5")
              .arg(fill(t.step, 7), fill(t.epoch, 3), fill(t.loss, 8), fill(t.smoothed, 8), fill(t.time, 7))
        + (shown.record.kl == 0 ? QString() : tr("  KL %1").arg(fill(t.kl, 8)));
    QStringList parts = text.split(QStringLiteral("  "));
    for (QString& part : parts) // lines break between the numbers only
        part = unbroken(part);
    return parts.join(QStringLiteral("  "));
}

void LossReadout::showText()
{
    setText(m_shown ? filled(*m_shown) : QString());
}

QString LossReadout::widest() const
{
    const double kl
        = m_shown && m_shown->record.kl != 0 ? 888.88888 : 0; // reserves no space for KL without KL
    return filled({{999999, 999, mostSeconds, 888.88888, kl}, 888.88888});
}

QSize LossReadout::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(widest()) + 2, fontMetrics().height() + 2};
}

QSize LossReadout::minimumSizeHint() const
{
    int width = 0;
    for (const QString& part : widest().split(QStringLiteral("  ")))
        width = std::max(width, fontMetrics().horizontalAdvance(part));
    return {width + 2, fontMetrics().height() + 2};
}

int LossReadout::heightForWidth(int width) const
{
    const QRect room(0, 0, std::max(width - 2, 1), 0);
    return fontMetrics().boundingRect(room, Qt::TextWordWrap, widest()).height() + 2;
}

void LossReadout::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange
        || event->type() == QEvent::FontChange) {
        updateGeometry();
        showText();
    }
}

} // namespace playground
