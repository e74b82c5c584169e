// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/latents/principal_axes.h"

#include "models/api/error.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace playground
{

namespace
{
constexpr std::int64_t blockSize = 4; // up to this many equal variances can be separated
constexpr int mostSteps = 50; // limit for spectra without gaps, where the iteration does not converge
constexpr double exactness = 2e-6; // relative to the largest variance: tolerated norm of A v - variance v
constexpr double leastVariance = 1e-6; // relative to the total: smaller variances are rounding errors
constexpr std::uint64_t startSeed = 1; // fixed, so that the same rows give the same axes

torch::Tensor withoutSpan(const torch::Tensor& vectors, const torch::Tensor& basis)
{
    return vectors - vectors.mm(basis.t()).mm(basis);
}

/// An orthonormal basis of the part of the span of `vectors` [k,d] that is orthogonal to `basis`; drops
/// directions shorter than `least`.
torch::Tensor orthonormalRest(const torch::Tensor& vectors, const torch::Tensor& basis, double least)
{
    const auto [directions, lengths] = at::linalg_qr(withoutSpan(vectors, basis).t());
    const torch::Tensor kept = at::nonzero(lengths.diagonal().abs() > least).flatten();
    const std::int64_t room = vectors.size(1) - basis.size(0);
    const torch::Tensor rest
        = directions.t().index_select(0, kept.narrow(0, 0, std::min(room, kept.size(0))));
    if (rest.size(0) == 0)
        return rest;
    // Orthogonalised twice: a remainder much smaller than the projection that was subtracted consists largely
    // of rounding errors.
    return std::get<0>(at::linalg_qr(withoutSpan(rest, basis).t())).t().contiguous();
}
} // namespace

PrincipalAxesSearch::PrincipalAxesSearch(torch::Tensor rows)
    : m_mean(rows.mean(0))
    , m_rows(std::move(rows))
    , m_whole(0)
    , m_stepsLeft(mostSteps)
{
    m_rows.sub_(m_mean);
    m_whole = std::pow(at::norm(m_rows, 2, at::kDouble).item<double>(), 2);
    if (!std::isfinite(m_whole))
        throw Error(PLAYGROUND_TEXT("models",
                        "The latents contain values that are not finite. Return to earlier weights, or start "
                        "over with a lower learning rate."),
            {});
    const std::int64_t size = m_rows.size(1);
    m_basis = m_images = m_axes = at::empty({0, size}, m_rows.options());
    m_variances = at::empty({0}, at::kDouble);
    const at::Generator generator = at::detail::createCPUGenerator(startSeed);
    m_next = orthonormalRest(
        at::randn({std::min(blockSize, size), size}, generator, m_rows.options()), m_basis, 0);
    if (!(m_whole > 0))
        m_stepsLeft = 0; // nothing varies
}

bool PrincipalAxesSearch::step()
{
    if (m_stepsLeft == 0)
        return true;
    const torch::Tensor images = m_next.mm(m_rows.t()).mm(m_rows);
    m_basis = at::cat({m_basis, m_next});
    m_images = at::cat({m_images, images});
    // Rayleigh-Ritz: the eigenvectors of the covariance projected onto the basis.
    const torch::Tensor within = m_basis.mm(m_images.t()).to(at::kDouble);
    const auto [variances, vectors] = at::linalg_eigh((within + within.t()) / 2); // ascending
    const std::int64_t found = std::min<std::int64_t>(2, variances.size(0));
    m_variances = variances.narrow(0, variances.size(0) - found, found).flip(0);
    const torch::Tensor shares
        = vectors.narrow(1, variances.size(0) - found, found).t().flip(0).to(m_rows.options());
    m_axes = shares.mm(m_basis);
    const torch::Tensor missing
        = shares.mm(m_images) - m_variances.to(m_rows.options()).unsqueeze(1) * m_axes;
    const double largest = m_variances[0].item<double>();
    m_next = orthonormalRest(images, m_basis, exactness * largest);
    const bool exact = missing.norm(2, 1).max().item<double>() <= exactness * largest;
    m_stepsLeft = exact || m_next.size(0) == 0 ? 0 : m_stepsLeft - 1;
    return m_stepsLeft == 0;
}

PrincipalAxes PrincipalAxesSearch::result() const
{
    PrincipalAxes result;
    result.mean = m_mean;
    result.axes = at::zeros({2, m_rows.size(1)}, m_rows.options());
    for (std::int64_t k = 0; k < m_variances.size(0); ++k) {
        const double variance = m_variances[k].item<double>();
        if (!(variance > leastVariance * m_whole))
            continue;
        torch::Tensor axis = m_axes[k] / m_axes[k].norm();
        if (axis[axis.abs().argmax()].item<float>() < 0)
            axis = -axis;
        result.axes[k].copy_(axis);
        result.explained[static_cast<std::size_t>(k)] = variance / m_whole;
    }
    result.places = m_rows.mm(result.axes.t());
    return result;
}

PrincipalAxes principalAxes(const torch::Tensor& rows)
{
    PrincipalAxesSearch search(rows.clone());
    while (!search.step()) { }
    return search.result();
}

} // namespace playground
