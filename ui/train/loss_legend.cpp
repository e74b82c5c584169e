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
    if (m_validationLoss) // a label at the curve would overlap those of the epochs
        m_validation->setText(
            tr("held-out images %1").arg(m_validation->locale().toString(*m_validationLoss, 'g', 3)));
}

void LossLegend::setKlAvailable(bool available)
{
    m_kl->setVisible(available);
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
        (QStringList{tr("Smoothed loss of earlier runs. Click to hide or show.")} + m_earlierNames)
            .join(QLatin1Char('\n')));
    m_earlier->setVisible(!m_earlierNames.isEmpty());
}

void LossLegend::retranslate()
{
    describe(*m_raw, tr("loss"), tr("Loss of each batch, before the optimiser step. Click to hide or show."));
    describe(*m_smoothed, tr("smoothed"),
        tr("Exponential moving average of the loss, bias-corrected. Click to hide or show."));
    describe(*m_means, tr("epoch mean"),
        tr("Mean loss over all batches of an epoch, drawn at the epoch's end. Click to hide or show."));
    describe(*m_validation, tr("held-out images"),
        tr("Mean loss on images that are never trained on. Rising while the training loss falls: "
           "overfitting. Click to hide or show."));
    showValidation();
    describe(*m_kl, tr("KL"),
        tr("KL divergence of the autoencoder's posteriors from the standard normal, smoothed like the loss, "
           "in "
           "nats per image on the right axis. The loss contains it times the KL weight. Click to hide or "
           "show."));
    showEarlierRuns();
}

} // namespace playground
