// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/loss_legend.h"

#include "ui/controls/describe_button.h"

#include <QLocale>

namespace playground
{

LossLegend::LossLegend()
    : FlowLayout(nullptr, 10, 2)
    , m_raw(add("rawLegend", Role::Loss, LegendEntry::Sign::ThinLine))
    , m_smoothed(add("smoothedLegend", Role::Smoothed, LegendEntry::Sign::Line))
    , m_means(add("epochMeanLegend", Role::EpochMean, LegendEntry::Sign::Dot))
    , m_validation(add("validationLegend", Role::Validation, LegendEntry::Sign::Dot))
    , m_kl(add("klLegend", Role::Divergence, LegendEntry::Sign::ThinLine))
    , m_earlier(add("earlierRunsLegend", Role::EarlierRun, LegendEntry::Sign::ThinLine))
{
}

LegendEntry* LossLegend::add(const char* objectName, Role role, LegendEntry::Sign sign)
{
    auto* word = new LegendEntry(role, sign);
    word->setObjectName(QLatin1String(objectName));
    connect(word, &QAbstractButton::toggled, this, &LossLegend::changed);
    addWidget(word);
    return word;
}

void LossLegend::writeTo(LossView& view) const
{
    view.raw = m_raw->isChecked();
    view.smoothed = m_smoothed->isChecked();
    view.means = m_means->isChecked();
    view.validation = m_validation->isChecked();
    view.kl = m_kl->isChecked();
    view.earlier = m_earlier->isChecked();
}

void LossLegend::setValidation(std::optional<double> loss)
{
    m_validationLoss = loss;
    showValidation();
}

void LossLegend::showValidation()
{
    m_validation->setVisible(m_validationLoss.has_value());
    if (m_validationLoss) // beside the curve the number would stand on those of the epochs
        m_validation->setText(
            tr("held-out images %1").arg(m_validation->locale().toString(*m_validationLoss, 'g', 3)));
}

void LossLegend::setKlAvailable(bool offered)
{
    m_kl->setVisible(offered);
}

void LossLegend::addEarlierRun(const QString& name)
{
    m_earlierNames.append(name);
    showEarlierRuns();
}

void LossLegend::removeEarlierRun(int index)
{
    m_earlierNames.removeAt(index);
    showEarlierRuns();
}

void LossLegend::clearEarlierRuns()
{
    m_earlierNames.clear();
    showEarlierRuns();
}

void LossLegend::showEarlierRuns()
{
    describe(*m_earlier, tr("earlier runs"),
        (QStringList{tr("The smoothed loss of earlier runs. Click to hide or show them.")} + m_earlierNames)
            .join(QLatin1Char('\n')));
    m_earlier->setVisible(!m_earlierNames.isEmpty());
}

void LossLegend::retranslate()
{
    describe(*m_raw, tr("loss"), tr("The loss of each batch, before its step. Click to hide or show it."));
    describe(*m_smoothed, tr("smoothed"),
        tr("The exponential moving average of the loss, its bias at the start divided out. Click to hide or "
           "show it."));
    describe(*m_means, tr("epoch mean"),
        tr("The mean loss over all batches of an epoch, drawn where the epoch ends. Click to hide or show "
           "it."));
    describe(*m_validation, tr("held-out images"),
        tr("The mean loss of the images that are never trained on. Where it rises while the loss still "
           "falls, the network memorises. Click to hide or show it."));
    showValidation();
    describe(*m_kl, tr("KL"),
        tr("The divergence of an autoencoder's posteriors from the standard normal, smoothed as the loss is, "
           "on the axis at the right. The loss counts it times the KL weight. Click to hide or show it."));
    showEarlierRuns();
}

} // namespace playground
