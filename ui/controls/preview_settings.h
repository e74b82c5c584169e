// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstdint>
#include <vector>

namespace playground
{

/// What the pictures of every page show: one object, so that the slider on one page and the slider on
/// another are the same slider.
class PreviewSettings : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    double amount() const { return m_amount; } ///< 0..1
    bool spread() const { return m_spread; } ///< amounts 0..1 over the row instead of one amount
    bool averaged() const { return m_averaged; } ///< the averaged weights predict, where there are some
    quint64 noiseSeed() const { return m_noiseSeed; } ///< held still while the amount is dragged
    quint64 imageSeed() const { return m_imageSeed; } ///< which images are shown

    static constexpr qint64 newestWeights = -1;
    /// The training step whose weights predict and sample: one of keptSteps(), or newestWeights.
    qint64 weightsStep() const { return m_weightsStep; }
    const std::vector<std::int64_t>& keptSteps() const { return m_keptSteps; } ///< rising

    /// Weights to go back to; a chosen step that is not among them gives way to the newest.
    void setKeptSteps(const std::vector<std::int64_t>& steps);

public Q_SLOTS:
    void setAmount(double amount);
    void setSpread(bool spread);
    void setAveraged(bool averaged);
    void setWeightsStep(qint64 step); ///< the nearest kept one
    void newNoise();
    void newImages();

Q_SIGNALS:
    void changed();
    void keptStepsChanged();

private:
    double m_amount = 0.5;
    bool m_spread = false;
    bool m_averaged = false;
    quint64 m_noiseSeed = 1;
    quint64 m_imageSeed = 1;
    qint64 m_weightsStep = newestWeights;
    std::vector<std::int64_t> m_keptSteps;
};

} // namespace playground
