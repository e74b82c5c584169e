// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/network/weight_histogram_view.h"

#include "ui/style/theme.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace playground
{

WeightHistogramView::WeightHistogramView(QWidget* parent)
    : QWidget(parent)
{
    retranslate();
}

void WeightHistogramView::show(const WeightHistogram& histogram)
{
    m_histogram = histogram;
    retranslate();
    update();
}

QSize WeightHistogramView::minimumSizeHint() const
{
    constexpr int words = 4; // lines above and below the bars
    constexpr int bars = 24;
    return {116, words * fontMetrics().lineSpacing() + bars};
}

QString WeightHistogramView::numbers() const
{
    if (m_histogram.counts.empty())
        return tr("This layer has no weights.");
    const auto number = [this](double value) { return locale().toString(value, 'f', 3); };
    return tr("%1 weights\nmean %2\nstd %3")
        .arg(locale().toString(qlonglong{m_histogram.count}), number(m_histogram.mean),
            number(m_histogram.deviation));
}

void WeightHistogramView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QFontMetricsF metrics(font());
    painter.setPen(palette().color(QPalette::WindowText));
    const QRectF all = rect();
    QRectF words; // taller than the font's line height if some characters come from a fallback font
    painter.drawText(all, Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, numbers(), &words);
    if (m_histogram.counts.empty())
        return;
    const QRectF plot = all.adjusted(1, words.height() + 4, -1, -metrics.height() - 3);
    const auto most = *std::max_element(m_histogram.counts.begin(), m_histogram.counts.end());
    const double width = plot.width() / static_cast<double>(m_histogram.counts.size());
    painter.setPen(Qt::NoPen);
    painter.setBrush(roleColor(Role::Predicted, palette()));
    for (std::size_t i = 0; most > 0 && i < m_histogram.counts.size() && plot.height() > 0; ++i) {
        const double height
            = plot.height() * static_cast<double>(m_histogram.counts[i]) / static_cast<double>(most);
        painter.drawRect(QRectF(plot.left() + static_cast<double>(i) * width, plot.bottom() - height,
            std::max(1.0, width - 1), height));
    }
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QRectF labels(plot.left(), plot.bottom() + 2, plot.width(), metrics.height());
    painter.drawText(labels, Qt::AlignLeft, locale().toString(m_histogram.lowest, 'g', 3));
    painter.drawText(labels, Qt::AlignHCenter, QStringLiteral("0"));
    painter.drawText(labels, Qt::AlignRight, locale().toString(m_histogram.highest, 'g', 3));
}

void WeightHistogramView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        updateGeometry();
    update();
}

void WeightHistogramView::retranslate()
{
    setAccessibleName(tr("Histogram of the layer's weights"));
    setAccessibleDescription(numbers());
    setToolTip(tr("Distribution of the layer's weights, including biases.\n"
                  "Training moves them away from their initial distribution."));
}

} // namespace playground
