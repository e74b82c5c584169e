// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace playground
{

/// What the pictures on the Noise and Train pages show: one object, so that the slider on one page and the
/// slider on the other are the same slider.
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

public Q_SLOTS:
    void setAmount(double amount);
    void setSpread(bool spread);
    void setAveraged(bool averaged);
    void newNoise();
    void newImages();

Q_SIGNALS:
    void changed();

private:
    double m_amount = 0.5;
    bool m_spread = false;
    bool m_averaged = false;
    quint64 m_noiseSeed = 1;
    quint64 m_imageSeed = 1;
};

} // namespace playground
