// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/smoothing.h"

#include <cmath>

namespace playground
{

Smoother::Smoother(double weight)
    : m_weight(weight)
{
}

void Smoother::append(std::span<const double> values, std::vector<double>& smoothed)
{
    for (const double value : values) {
        if (m_constant) {
            const double first = smoothed.empty() ? value : smoothed.front();
            if (std::isfinite(value) && value == first) {
                smoothed.push_back(value);
                continue;
            }
            m_constant = false;
            for (double& earlier : smoothed)
                earlier = next(earlier);
        }
        smoothed.push_back(next(value));
    }
}

double Smoother::next(double value)
{
    if (!std::isfinite(value))
        return value;
    m_last = m_last * m_weight + (1 - m_weight) * value;
    m_count += 1;
    if (!m_biased || m_weight == 1)
        return m_last;
    const double debias = 1 - std::pow(m_weight, m_count);
    m_biased = debias != 1;
    return m_last / debias;
}

} // namespace playground
