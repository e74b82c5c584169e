// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/levels_editor.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

namespace playground
{

namespace
{
constexpr int mostChannels = 8192;

QJsonArray levelsIn(const std::string& json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).array();
}

QJsonObject levelOf(int channels, bool hasAttention, bool down, bool up)
{
    QJsonObject level{{QStringLiteral("channels"), channels}};
    if (hasAttention) {
        level[QStringLiteral("down_attention")] = down;
        level[QStringLiteral("up_attention")] = up;
    }
    return level;
}
} // namespace

LevelsEditor::LevelsEditor(int mostLevels, QWidget* parent)
    : QWidget(parent)
    , m_mostLevels(mostLevels)
    , m_grid(new QGridLayout)
    , m_channelsTitle(new QLabel(this))
    , m_downTitle(new QLabel(this))
    , m_upTitle(new QLabel(this))
    , m_more(new QToolButton(this))
    , m_fewer(new QToolButton(this))
{
    m_more->setObjectName(QStringLiteral("addLevelButton"));
    m_more->setText(QStringLiteral("+"));
    m_fewer->setObjectName(QStringLiteral("removeLevelButton"));
    m_fewer->setText(QStringLiteral("−"));
    for (QToolButton* button : {m_more, m_fewer})
        button->setFocusPolicy(Qt::StrongFocus);
    connect(m_more, &QToolButton::clicked, this, [this] { setLevels(m_levels + 1); });
    connect(m_fewer, &QToolButton::clicked, this, [this] { setLevels(m_levels - 1); });

    m_grid->setHorizontalSpacing(6);
    m_grid->setVerticalSpacing(2);
    m_grid->addWidget(m_channelsTitle, 0, 1);
    m_grid->addWidget(m_downTitle, 0, 2);
    m_grid->addWidget(m_upTitle, 0, 3);
    m_grid->setColumnStretch(1, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_more);
    buttons->addWidget(m_fewer);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(m_grid);
    layout->addLayout(buttons);
    retranslate();
}

void LevelsEditor::addRow()
{
    const int index = static_cast<int>(m_rows.size());
    const auto name = [index](const char* part) {
        return QStringLiteral("level:%1:%2").arg(index).arg(QLatin1String(part));
    };
    Row row{new QLabel(QString::number(index + 1), this), new QSpinBox(this), new QCheckBox(this),
        new QCheckBox(this)};
    row.channels->setObjectName(name("channels"));
    row.channels->setRange(1, mostChannels);
    row.channels->setSingleStep(8);
    row.channels->setKeyboardTracking(false);
    row.channels->setFocusPolicy(Qt::StrongFocus);
    row.channels->installEventFilter(this);
    row.down->setObjectName(name("down"));
    row.up->setObjectName(name("up"));
    connect(row.channels, &QSpinBox::valueChanged, this, &LevelsEditor::edit);
    connect(row.down, &QCheckBox::toggled, this, &LevelsEditor::edit);
    connect(row.up, &QCheckBox::toggled, this, &LevelsEditor::edit);
    m_grid->addWidget(row.number, index + 1, 0);
    m_grid->addWidget(row.channels, index + 1, 1);
    m_grid->addWidget(row.down, index + 1, 2, Qt::AlignHCenter);
    m_grid->addWidget(row.up, index + 1, 3, Qt::AlignHCenter);
    m_rows.push_back(row);
}

void LevelsEditor::showRow(const Row& row, bool shown) const
{
    row.number->setVisible(shown);
    row.channels->setVisible(shown);
    row.down->setVisible(shown && m_hasAttention);
    row.up->setVisible(shown && m_hasAttention);
}

void LevelsEditor::setValue(const std::string& json)
{
    const QJsonArray levels = levelsIn(json);
    m_levels = static_cast<int>(levels.size());
    m_hasAttention = levels.first().toObject().contains(QLatin1String("down_attention"));
    while (static_cast<int>(m_rows.size()) < m_levels)
        addRow();
    retranslate();
    m_downTitle->setVisible(m_hasAttention);
    m_upTitle->setVisible(m_hasAttention);
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        const Row& row = m_rows[static_cast<std::size_t>(i)];
        const QJsonObject level = levels.at(i).toObject();
        const QSignalBlocker noChannels(row.channels);
        const QSignalBlocker noDown(row.down);
        const QSignalBlocker noUp(row.up);
        row.channels->setValue(level[QLatin1String("channels")].toInt());
        row.down->setChecked(level[QLatin1String("down_attention")].toBool());
        row.up->setChecked(level[QLatin1String("up_attention")].toBool());
        showRow(row, i < m_levels);
    }
    m_more->setEnabled(m_levels < m_mostLevels);
    m_fewer->setEnabled(m_levels > 1);
}

QString LevelsEditor::summary(const std::string& json)
{
    QStringList channels;
    for (const auto& level : levelsIn(json))
        channels << QString::number(level.toObject()[QLatin1String("channels")].toInt());
    return channels.join(QStringLiteral(", "));
}

void LevelsEditor::edit()
{
    setLevels(m_levels);
}

/// Announces the rows as the value, with as many levels; a new level is like the deepest one.
void LevelsEditor::setLevels(int levels)
{
    QJsonArray value;
    for (int i = 0; i < levels; ++i) {
        const Row& row = m_rows[static_cast<std::size_t>(std::min(i, m_levels - 1))];
        value.append(
            levelOf(row.channels->value(), m_hasAttention, row.down->isChecked(), row.up->isChecked()));
    }
    Q_EMIT edited(QString::fromUtf8(QJsonDocument(value).toJson(QJsonDocument::Compact)));
}

void LevelsEditor::retranslate()
{
    m_channelsTitle->setText(tr("Channels"));
    m_downTitle->setText(tr("Attention ↓"));
    m_downTitle->setToolTip(tr("Self-attention after each resnet on the way down"));
    m_upTitle->setText(tr("Attention ↑"));
    m_upTitle->setToolTip(tr("Self-attention after each resnet on the way up"));
    m_more->setToolTip(tr("Add a level, at half the resolution of the last one"));
    m_more->setAccessibleName(m_more->toolTip());
    m_fewer->setToolTip(tr("Remove the last level"));
    m_fewer->setAccessibleName(m_fewer->toolTip());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        row.number->setToolTip(
            i == 0 ? tr("At full resolution") : tr("At 1/%1 of the width and height").arg(1 << i));
        row.channels->setAccessibleName(tr("Channels of level %1").arg(i + 1));
        row.down->setToolTip(m_downTitle->toolTip());
        row.down->setAccessibleName(tr("Attention on the way down, level %1").arg(i + 1));
        row.up->setToolTip(m_upTitle->toolTip());
        row.up->setAccessibleName(tr("Attention on the way up, level %1").arg(i + 1));
    }
}

void LevelsEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool LevelsEditor::eventFilter(QObject* watched, QEvent* event)
{
    // The form scrolls, so only a focused control handles the wheel.
    if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace playground
