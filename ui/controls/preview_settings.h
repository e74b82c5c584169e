// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstdint>
#include <vector>

namespace playground
{

/// Preview settings shared by all pages, so that the sliders of two pages stay in sync.
class PreviewSettings : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    double amount() const { return m_amount; } ///< 0..1
    bool spread() const { return m_spread; } ///< amounts 0..1 over the row instead of a single amount
    bool averaged() const
    {
        return m_averaged;
    } ///< predict with the averaged (EMA) weights, if the recipe has them
    quint64 noiseSeed() const { return m_noiseSeed; } ///< unchanged while the amount is dragged
    quint64 imageSeed() const { return m_imageSeed; } ///< selects the images shown

    static constexpr qint64 newestWeights = -1;
    /// Training step whose weights are used for prediction and sampling: one of keptSteps(), or
    /// newestWeights.
    qint64 weightsStep() const { return m_weightsStep; }
    const std::vector<std::int64_t>& keptSteps() const { return m_keptSteps; } ///< ascending

    /// Steps whose weights are available; if the chosen step is not among them, the newest is chosen.
    void setKeptSteps(const std::vector<std::int64_t>& steps);

public Q_SLOTS:
    void setAmount(double amount);
    void setSpread(bool spread);
    void setAveraged(bool averaged);
    void setWeightsStep(qint64 step); ///< rounded to the nearest kept step
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
