// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/weights_hash.h"

#include "models/api/error.h"
#include "models/runs/weights_snapshot.h"
#include "models/tensors/torch_errors.h"

#include <ATen/ATen.h>

#include <openssl/evp.h>

#include <array>
#include <memory>

namespace playground
{

namespace
{
class Sha256
{
public:
    Sha256()
        : m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free)
        , m_good(m_context && EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) == 1)
    {
    }

    void add(const void* bytes, std::size_t count)
    {
        m_good = m_good && EVP_DigestUpdate(m_context.get(), bytes, count) == 1;
    }

    std::string hexadecimal()
    {
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned int length = 0;
        if (!m_good || EVP_DigestFinal_ex(m_context.get(), digest.data(), &length) != 1)
            throw Error(PLAYGROUND_TEXT("models", "OpenSSL cannot compute SHA-256 here."), {});
        std::string text;
        for (unsigned int i = 0; i < length; ++i) {
            constexpr auto digits = "0123456789abcdef";
            text += digits[digest[i] / 16];
            text += digits[digest[i] % 16];
        }
        return text;
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
    bool m_good;
};
} // namespace

std::string weightsHash(const Snapshot& snapshot)
{
    const auto* weights = dynamic_cast<const WeightsSnapshot*>(&snapshot);
    if (weights == nullptr)
        throw Error(PLAYGROUND_TEXT("models", "The snapshot does not come from a trainer."), {});
    return convertingErrors([&] {
        Sha256 hash;
        for (const auto& [name, tensor] : weights->weights()) {
            const torch::Tensor plain = tensor.detach().cpu().contiguous();
            hash.add(name.data(), name.size() + 1); // the terminating zero separates the name from the bytes
            hash.add(plain.data_ptr(), plain.nbytes());
        }
        return hash.hexadecimal();
    });
}

} // namespace playground
