// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/foreign_file.h"

#include "models/files/model_directory.h"
#include "models/files/safetensors.h"
#include "tests/models/support/temporary_folder.h"

#include <gtest/gtest.h>

namespace playground
{
namespace
{
using namespace std::string_literals;

constexpr auto pointer = "version https://git-lfs.github.com/spec/v1\n"
                         "oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\n"
                         "size 137021328\n";

struct Foreign {
    std::string name;
    std::string bytes;
    std::string says;
};

void PrintTo(const Foreign& foreign, std::ostream* out)
{
    *out << foreign.name;
}

class ForeignFile : public testing::TestWithParam<Foreign>
{
};

TEST_P(ForeignFile, IsIdentified)
{
    const TemporaryFolder folder;
    const auto file = folder / "model.safetensors";
    put(file, GetParam().bytes);
    const std::string message = errorOf([&] { readSafetensors(file); });
    EXPECT_NE(message.find("model.safetensors: "), std::string::npos) << message;
    EXPECT_NE(message.find(GetParam().says), std::string::npos) << message;
    EXPECT_EQ(message.find('\n'), std::string::npos) << message;
}

INSTANTIATE_TEST_SUITE_P(Kinds, ForeignFile,
    testing::ValuesIn(std::vector<Foreign>{
        {"LfsPointer", pointer, "is a Git LFS pointer; the actual file (137021328 bytes)"},
        {"LfsPointerCutOff", "version https://git-lfs.github.com/spec/v1\r\n", "Git LFS pointer"},
        {"WebPage", "<!DOCTYPE html>\n<html><body>Sign in</body></html>", "is a web page"},
        {"WebPageAfterBlanks", "\xEF\xBB\xBF\n  <HTML>", "is a web page"},
        {"Zip", "PK\x03\x04\x14\0\0\0"s, "pickled PyTorch checkpoint"},
        {"Pickle", "\x80\x02\x8a\x0al\xfc\x9c\x46"s, "pickled PyTorch checkpoint"},
        {"Hdf5", "\x89HDF\r\n\x1a\n"s, "is a file of type HDF5"},
        {"Gguf", "GGUF\x03\0\0\0"s, "is a file of type GGUF"},
        {"Gzip", "\x1f\x8b\x08\0\0\0\0\0"s, "is a file of type gzip"},
        {"Json", R"({"error": "Repository not found"})",
            R"(is a text file that begins with "{"error": "Rep)"},
        {"Text", "Entry not found", "is a text file that begins with \"Entry not found\""},
        {"Zeros", std::string(4096, '\0'), "begins with zeros only"},
    }),
    [](const auto& test) { return test.param.name; });

TEST(ForeignFile, IsReportedInsteadOfAConfiguration)
{
    const TemporaryFolder folder;
    const auto failure = [&](const std::string& text) {
        put(folder / "config.json", text);
        return errorOf([&] { readModelConfig(folder.path()); });
    };
    EXPECT_NE(failure(pointer).find("config.json: is a Git LFS pointer"), std::string::npos);
    EXPECT_NE(failure("<html>").find("config.json: is a web page"), std::string::npos);
    EXPECT_NE(failure("{\"_class_name\": ").find("not valid JSON from byte"), std::string::npos);
    EXPECT_EQ(failure("\xEF\xBB\xBF{\"_class_name\": \"BasicUNet\"}"), ""); // byte order mark
}

TEST(ForeignFile, IsNotAnIncompleteDownload)
{
    const TemporaryFolder folder;
    writeSafetensors(folder / "whole", {{{"a", torch::zeros({100})}}, {}});
    const std::string whole = get(folder / "whole");
    put(folder / "part", whole.substr(0, whole.size() - 7));
    EXPECT_NE(errorOf([&] { readSafetensors(folder / "part"); }).find("the download or copy is incomplete"),
        std::string::npos);
}

} // namespace
} // namespace playground
