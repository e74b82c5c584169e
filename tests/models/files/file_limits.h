// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

namespace playground
{

/// RAII: no file may grow beyond `bytes`, so that a write fails partway, as on a full disk.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
        : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &m_previous);
        const rlimit limit = {bytes, m_previous.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_previous);
        std::signal(SIGXFSZ, m_handler);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    void (*m_handler)(int);
    rlimit m_previous = {};
};

/// RAII: makes permission bits apply to this process even if it runs as root, as in containers.
class OrdinaryUser
{
public:
    OrdinaryUser() { isSet = m_previous != 0 || ::seteuid(65534) == 0; }
    ~OrdinaryUser() { EXPECT_EQ(::seteuid(m_previous), 0); }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;

    bool isSet = false;

private:
    uid_t m_previous = ::geteuid();
};

} // namespace playground
