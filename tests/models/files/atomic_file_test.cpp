// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/atomic_file.h"

#include "tests/models/files/file_limits.h"
#include "tests/models/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <sys/stat.h>

#include <array>

namespace playground
{
namespace
{

using Names = std::vector<std::string>;

TEST(AtomicFile, WritesReplacesAndCreatesFolders)
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "a" / "b" / "file.bin";
    const std::string bytes("one\0two\n", 8);
    writeFileAtomically(file, bytes);
    EXPECT_EQ(readWholeFile(file), bytes);
    writeFileAtomically(file, "");
    EXPECT_EQ(readWholeFile(file), "");
    const std::array<std::string_view, 3> pieces = {"a", "", "bc"};
    writeFileAtomically(file, pieces);
    EXPECT_EQ(get(file), "abc");
    EXPECT_EQ(folder.names(), Names{"a"});
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(file.parent_path()), {}), 1);
}

TEST(AtomicFile, HasThePermissionsOfAnyNewFile)
{
    const TemporaryFolder folder;
    put(folder / "plain", "");
    writeFileAtomically(folder / "ours", "");
    EXPECT_EQ(std::filesystem::status(folder / "ours").permissions(),
        std::filesystem::status(folder / "plain").permissions());
}

TEST(AtomicFile, ANameWithoutAFolderIsInTheCurrentOne)
{
    const TemporaryFolder folder;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    writeFileAtomically("here", "x");
    std::filesystem::current_path(before);
    EXPECT_EQ(get(folder / "here"), "x");
}

TEST(AtomicFile, AFullDiskLeavesThePreviousFileAndNothingElse)
{
    const TemporaryFolder folder;
    put(folder / "file", "previous");
    std::string message;
    {
        const FileSizeLimit limit(1000);
        message = errorOf([&] { writeFileAtomically(folder / "file", std::string(5000, 'x')); });
    }
    EXPECT_NE(message.find("file: cannot be written (File too large)"), std::string::npos) << message;
    EXPECT_EQ(get(folder / "file"), "previous");
    EXPECT_EQ(folder.names(), Names{"file"});
    {
        const FileSizeLimit limit(1000);
        EXPECT_NE(errorOf([&] { writeFileAtomically(folder / "new", std::string(1001, 'x')); }), "");
        writeFileAtomically(folder / "fits", std::string(1000, 'x'));
    }
    EXPECT_FALSE(std::filesystem::exists(folder / "new"));
    EXPECT_EQ(folder.names().size(), 2U);
}

TEST(AtomicFile, RejectsAFileInPlaceOfAFolder)
{
    const TemporaryFolder folder;
    put(folder / "file", "previous");
    const std::string message = errorOf([&] { writeFileAtomically(folder / "file" / "below", "x"); });
    EXPECT_NE(message.find("file/below: cannot be written"), std::string::npos) << message;
    EXPECT_EQ(get(folder / "file"), "previous");
}

TEST(AtomicFile, NeverReplacesAFolderOrDevice)
{
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "sub");
    const auto pipe = folder / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    for (const auto& path : {folder / "sub", pipe}) {
        const std::string message = errorOf([&] { writeFileAtomically(path, "x"); });
        EXPECT_NE(message.find("not a file"), std::string::npos) << message;
        EXPECT_NE(errorOf([&] { readWholeFile(path); }).find("not a file"), std::string::npos);
    }
    EXPECT_TRUE(std::filesystem::is_fifo(pipe));
    EXPECT_EQ(folder.names().size(), 2U);
}

TEST(AtomicFile, NamesAReadOnlyFolder)
{
    const TemporaryFolder folder;
    put(folder / "file", "previous");
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
    std::string message;
    {
        const OrdinaryUser user;
        ASSERT_TRUE(user.isSet);
        message = errorOf([&] { writeFileAtomically(folder / "file", "x"); });
        const std::string below = errorOf([&] { writeFileAtomically(folder / "new" / "file", "x"); });
        EXPECT_NE(below.find("new/file: not writable: choose another folder"), std::string::npos) << below;
    }
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0700));
    EXPECT_NE(message.find("file: not writable: choose another folder"), std::string::npos) << message;
    EXPECT_EQ(get(folder / "file"), "previous");
    EXPECT_EQ(folder.names(), Names{"file"});
}

TEST(AtomicFile, NamesAnUnreadableFile)
{
    const TemporaryFolder folder;
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
    put(folder / "secret", "x");
    std::filesystem::permissions(folder / "secret", std::filesystem::perms(0));
    const OrdinaryUser user;
    ASSERT_TRUE(user.isSet);
    const std::string message = errorOf([&] { readWholeFile(folder / "secret"); });
    EXPECT_NE(message.find("secret: cannot be read (Permission denied)"), std::string::npos) << message;
}

TEST(AtomicFile, ReadingErrorsNameTheProblem)
{
    const TemporaryFolder folder;
    EXPECT_NE(errorOf([&] { readWholeFile(folder / "none"); }).find("none: there is no such file"),
        std::string::npos);
    put(folder / "eleven", "12345678901");
    EXPECT_EQ(readWholeFile(folder / "eleven", 11).size(), 11U);
    EXPECT_NE(errorOf([&] { readWholeFile(folder / "eleven", 10); }).find("has 11 bytes; the limit is 10"),
        std::string::npos);
}

} // namespace
} // namespace playground
