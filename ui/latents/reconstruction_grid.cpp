// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/reconstruction_grid.h"

#include "ui/controls/elided_label.h"
#include "ui/images/image_grid.h"
#include "ui/images/image_text.h"
#include "ui/latents/dataset_pictures.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace playground
{

namespace
{
enum ReconstructionRow { OriginalAt, ReconstructionAt, ErrorAt, reconstructionRowCount };
constexpr int expectedPictures = 8;
} // namespace

ReconstructionGrid::ReconstructionGrid(QWidget* parent)
    : QWidget(parent)
    , m_grid(new ImageGrid(reconstructionRowCount, expectedPictures, ImageGrid::Captions::Above))
    , m_pairLabel(new ElidedLabel)
{
    m_grid->setObjectName(QStringLiteral("latentRows"));
    m_grid->setSelectable(true);
    m_grid->setSelection(OriginalAt, m_a);
    m_grid->installEventFilter(this);
    m_pairLabel->installEventFilter(this);
    m_pairLabel->setObjectName(QStringLiteral("latentRowsWords"));
    m_pairLabel->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_grid, 1);
    column->addWidget(m_pairLabel);
    connect(m_grid, &ImageGrid::selected, this, [this](int, int place) { choose(place, m_b); });
    connect(m_grid, &ImageGrid::hovered, this, &ReconstructionGrid::sayPixel);
    connect(m_grid, &ImageGrid::unhovered, this, &ReconstructionGrid::sayPair);
    refresh();
}

void ReconstructionGrid::setDataset(std::shared_ptr<const Dataset> dataset)
{
    m_dataset = std::move(dataset);
    m_indices.clear();
    setRow(nullptr);
}

void ReconstructionGrid::setIndices(std::vector<int> indices)
{
    m_indices = std::move(indices);
    const int count = static_cast<int>(m_indices.size());
    if (count > 0) {
        m_grid->setColumns(count);
        m_a = std::min(m_a, count - 1);
        m_b = std::min(m_b, count - 1);
        if (m_a == m_b && count > 1) // there were fewer pictures before
            m_b = m_a == 0 ? 1 : 0;
        m_grid->setSelection(OriginalAt, m_a);
    }
    refresh();
}

void ReconstructionGrid::setRow(std::shared_ptr<const RenderedRow> row)
{
    m_row = std::move(row);
    refresh();
}

void ReconstructionGrid::setDisplayRange(const DisplayRange& displayRange)
{
    m_displayRange = displayRange;
    refresh();
}

void ReconstructionGrid::setPictureSize(QSize size)
{
    m_grid->setPictureSize(size);
}

void ReconstructionGrid::swap()
{
    choose(m_b, m_a);
}

int ReconstructionGrid::heightFor(int width, int maxHeight) const
{
    const int words = m_pairLabel->sizeHint().height() + layout()->spacing();
    return m_grid->heightFor(width, maxHeight - words) + words;
}

void ReconstructionGrid::choose(int a, int b)
{
    if (m_indices.empty())
        return;
    const int last = static_cast<int>(m_indices.size()) - 1;
    a = std::clamp(a, 0, last);
    b = std::clamp(b, 0, last);
    const bool changed = a != m_a || b != m_b;
    m_a = a;
    m_b = b;
    m_grid->setSelection(OriginalAt, a);
    refresh();
    if (changed)
        Q_EMIT pairChanged();
}

bool ReconstructionGrid::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_pairLabel) {
        if (event->type() == QEvent::Resize)
            sayPair();
    } else if (event->type() == QEvent::MouseButtonPress) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const QPointF p = mouse->position() * m_grid->devicePixelRatioF();
        const auto place = m_grid->gridLayout().at(
            {static_cast<int>(std::floor(p.x())), static_cast<int>(std::floor(p.y()))});
        if (place && mouse->button() == Qt::LeftButton && mouse->modifiers() & Qt::ShiftModifier) {
            choose(m_a, place->column);
            return true;
        }
    } else if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int by = key->key() == Qt::Key_Left ? -1 : key->key() == Qt::Key_Right ? 1 : 0;
        if (by != 0) {
            const bool second = key->modifiers() & Qt::ShiftModifier;
            choose(m_a + (second ? 0 : by), m_b + (second ? by : 0));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ReconstructionGrid::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void ReconstructionGrid::refresh()
{
    const QString means = tr("Decoded") + QLatin1Char('\n') + tr("from means");
    const QString draws = tr("Decoded") + QLatin1Char('\n') + tr("from draws");
    const QString scale = tr("Error") + QStringLiteral("\n0\u2026")
        + locale().toString(static_cast<double>(errorFullScale(m_displayRange)), 'g', 2);
    m_grid->setTitleSamples({means, draws, scale, tr("Original")});
    const RenderedRow none{};
    const RenderedRow& row = m_row ? *m_row : none;
    const bool drawn = row.numbers.latent.values != row.numbers.mean.values;
    m_grid->setRow(OriginalAt, tr("Original"), tr("Original images"), row.original);
    m_grid->setRow(ReconstructionAt, drawn ? draws : means, tr("Reconstructed images"), row.decoded);
    m_grid->setRow(ErrorAt, scale, tr("Absolute error"), row.error);
    QStringList marks;
    for (int i = 0; i < std::max(expectedPictures, static_cast<int>(m_indices.size())); ++i)
        marks << (i == m_a && i == m_b ? QStringLiteral("A B")
                : i == m_a             ? QStringLiteral("A")
                : i == m_b             ? QStringLiteral("B")
                                       : QString());
    m_grid->setColumnCaptions(marks);
    m_grid->setAccessibleName(tr("Originals, reconstructions and errors"));
    m_grid->setToolTip(
        tr("Each picture is encoded to a normal distribution over latents;\n"
           "its mean, or a sample, is decoded to the reconstruction. Error: |decoded − original|.\n"
           "Click or arrow keys: select picture A. With Shift: picture B."));
    sayPair();
}

QString ReconstructionGrid::nameAt(int column) const
{
    const auto i = static_cast<std::size_t>(column);
    return m_dataset && i < m_indices.size() ? nameOf(*m_dataset, m_indices[i]) : QString();
}

void ReconstructionGrid::sayPair()
{
    const auto pair = [](const QString& a, const QString& b) { return tr("A: %1     B: %2").arg(a, b); };
    const QFontMetrics metrics(m_pairLabel->font());
    const int room = (m_pairLabel->width() - metrics.horizontalAdvance(pair({}, {}))) / 2;
    const auto fitted
        = [&](int column) { return metrics.elidedText(nameAt(column), Qt::ElideRight, std::max(room, 0)); };
    m_pairLabel->setText(m_indices.empty() ? QString() : pair(fitted(m_a), fitted(m_b)));
    m_pairLabel->setToolTip(m_indices.empty() ? QString() : pair(nameAt(m_a), nameAt(m_b)));
}

const ImageBatch& ReconstructionGrid::numbersOf(int row) const
{
    const Reconstructions& numbers = m_row->numbers;
    return row == OriginalAt ? numbers.original : row == ReconstructionAt ? numbers.decoded : numbers.error;
}

void ReconstructionGrid::sayPixel(int row, int column, QPoint pixel)
{
    const QString value = m_row ? pixelText(numbersOf(row), column, pixel, locale()) : QString();
    m_pairLabel->setText(value.isEmpty()
            ? nameAt(column)
            : tr("%1 · pixel (%2, %3) = %4")
                  .arg(nameAt(column), QString::number(pixel.x()), QString::number(pixel.y()), value));
}

} // namespace playground
