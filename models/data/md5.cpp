// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/md5.h"

#include "models/api/error.h"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>
#include <vector>

namespace playground
{

namespace
{

class Md5
{
public:
    Md5()
        : m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free)
        , m_good(m_context && EVP_DigestInit_ex(m_context.get(), EVP_md5(), nullptr) == 1)
    {
    }

    void add(std::span<const std::uint8_t> bytes)
    {
        m_good = m_good && EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()) == 1;
    }

    std::string hex()
    {
        std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
        unsigned length = 0;
        if (!m_good || EVP_DigestFinal_ex(m_context.get(), digest.data(), &length) != 1) {
            return {};
        }
        std::string text;
        for (unsigned i = 0; i < length; ++i) {
            text += "0123456789abcdef"[digest[i] >> 4];
            text += "0123456789abcdef"[digest[i] & 15];
        }
        return text;
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
    bool m_good;
};

} // namespace

std::string md5(std::initializer_list<std::span<const std::uint8_t>> parts)
{
    Md5 sum;
    for (const auto part : parts) {
        sum.add(part);
    }
    return sum.hex();
}

std::string md5OfFile(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::vector<std::uint8_t> buffer(std::size_t(1) << 20);
    Md5 sum;
    while (in) {
        in.read(reinterpret_cast<char*>(buffer.data()), static_cast<std::streamsize>(buffer.size()));
        sum.add(std::span(buffer).first(static_cast<std::size_t>(in.gcount())));
    }
    if (!in.eof()) {
        throw Error(PLAYGROUND_TEXT("models", "%1: the file cannot be read. Check its permissions."),
            {file.string()});
    }
    return sum.hex();
}

} // namespace playground
