// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/dataset.h"
#include "models/api/resize.h"
#include "tests/models/data/files.h"

#include <numeric>

namespace playground
{

namespace
{

namespace fs = std::filesystem;

/// `count` pictures with consecutive pixel values starting from `first`.
std::string pictures(std::uint32_t count, std::uint32_t height, std::uint32_t width, unsigned char first = 1)
{
    std::string content(std::size_t(count) * height * width, '\0');
    std::iota(content.begin(), content.end(), static_cast<char>(first));
    return idxBytes(IdxArray::U8, {count, height, width}, content);
}

std::string labels(const std::string& values)
{
    return idxBytes(IdxArray::U8, {static_cast<std::uint32_t>(values.size())}, values);
}

std::shared_ptr<const Dataset> load(
    const fs::path& place, bool withTestSet = false, int size = 0, const std::string& name = "idx")
{
    return loadDataset({name, place.string(), withTestSet, size});
}

using Names = std::vector<std::string>;
using Bytes = std::vector<std::uint8_t>;

class IdxSets : public ::testing::Test
{
protected:
    TempFolder folder;
};

TEST_F(IdxSets, RecognisesFilesByContent)
{
    folder.write("digits.dat", pictures(3, 2, 3));
    folder.write("notes.txt", "not IDX");
    folder.write("empty", "");
    folder.write("what-they-are.bin.gz", gzipped(labels({'\5', '\1', '\5'})));
    const auto set = load(folder.path);
    EXPECT_EQ(set->name, "idx");
    EXPECT_EQ(set->count, 3);
    EXPECT_EQ(set->channels, 1);
    EXPECT_EQ(set->height, 2);
    EXPECT_EQ(set->width, 3);
    EXPECT_EQ(set->pixels[17], 18);
    EXPECT_EQ(set->classNames, (Names{"1", "5"}));
    EXPECT_EQ(set->labels, (Bytes{1, 0, 1}));
    EXPECT_TRUE(set->hasClasses());
}

TEST_F(IdxSets, NeedsNoLabels)
{
    folder.write("train-images-idx3-ubyte", pictures(2, 2, 2));
    const auto set = load(folder.path);
    EXPECT_EQ(set->count, 2);
    EXPECT_FALSE(set->hasClasses());
    EXPECT_EQ(set->labels, (Bytes{0, 0}));
    EXPECT_TRUE(contains(set->whyNoClasses.english(), "no label file"));
    EXPECT_FALSE(load(folder.path, false, 0, "mnist")->hasClasses());
}

TEST_F(IdxSets, AddsTestPicturesIfAvailable)
{
    folder.write("train-images-idx3-ubyte", pictures(2, 2, 2));
    folder.write("train-labels-idx1-ubyte", labels({'\0', '\1'}));
    EXPECT_EQ(load(folder.path, true)->count, 2);
    folder.write("t10k-images-idx3-ubyte.gz", gzipped(pictures(1, 2, 2, 50)));
    folder.write("t10k-labels-idx1-ubyte", labels("\7"));
    EXPECT_EQ(load(folder.path)->count, 2);
    const auto both = load(folder.path, true);
    EXPECT_EQ(both->count, 3);
    EXPECT_EQ(both->pixels[8], 50);
    EXPECT_EQ(both->labels, (Bytes{0, 1, 2}));
    EXPECT_EQ(both->classNames, (Names{"0", "1", "7"}));
}

/// As in Kaggle's archive of MNIST, and as created by some unpackers.
TEST_F(IdxSets, FindsFilesInFoldersOfTheSameName)
{
    folder.write("train-images-idx3-ubyte/train-images-idx3-ubyte", pictures(2, 2, 2));
    folder.write("train-labels-idx1-ubyte/train-labels-idx1-ubyte", labels({'\3', '\4'}));
    for (const char* name : {"idx", "mnist"}) {
        const auto set = load(folder.path, false, 0, name);
        EXPECT_EQ(set->count, 2) << name;
        EXPECT_TRUE(set->hasClasses()) << name;
    }
}

TEST_F(IdxSets, TurnsEmnistUprightAndNamesItsLetters)
{
    folder.write("emnist-letters-train-images-idx3-ubyte", pictures(2, 2, 3));
    folder.write("emnist-letters-train-labels-idx1-ubyte", labels({'\1', '\32'}));
    const auto set = load(folder.path);
    EXPECT_EQ(set->height, 3);
    EXPECT_EQ(set->width, 2);
    EXPECT_EQ(Bytes(set->pixels.begin(), set->pixels.begin() + 6), (Bytes{1, 4, 2, 5, 3, 6}));
    EXPECT_EQ(set->classNames, (Names{"A", "Z"}));

    const TempFolder balanced;
    balanced.write("emnist-balanced-train-images-idx3-ubyte.gz", gzipped(pictures(3, 2, 2)));
    balanced.write("emnist-balanced-train-labels-idx1-ubyte.gz", gzipped(labels({'\11', '\12', '\56'})));
    EXPECT_EQ(load(balanced.path)->classNames, (Names{"9", "A", "t"}));
}

TEST_F(IdxSets, ReadsQmnistsLabels)
{
    folder.write("qmnist-train-images-idx3-ubyte", pictures(2, 2, 2));
    std::string columns(2 * 8 * 4, '\0'); // big-endian; the first of eight columns is the class
    columns[3] = '\7';
    columns[35] = '\2';
    folder.write("qmnist-train-labels-idx2-int", idxBytes(IdxArray::I32, {2, 8}, columns));
    const auto set = load(folder.path);
    EXPECT_EQ(set->classNames, (Names{"2", "7"}));
    EXPECT_EQ(set->labels, (Bytes{1, 0}));
}

TEST_F(IdxSets, ReportsPackedFiles)
{
    const std::string xz("\xfd"
                         "7zXZ\0 and so on",
        16);
    folder.write("qmnist-train-images-idx3-ubyte.xz", xz);
    EXPECT_TRUE(contains(errorOf([&] { load(folder.path); }), "compressed with xz"));
    folder.write("qmnist-train-images-idx3-ubyte", pictures(2, 2, 2));
    folder.write("qmnist-train-labels-idx2-int.xz", xz);
    const auto set = load(folder.path);
    EXPECT_FALSE(set->hasClasses());
    EXPECT_TRUE(contains(set->whyNoClasses.english(), "qmnist-train-labels-idx2-int.xz (xz)"));
    const TempFolder zip;
    zip.write("archive.zip", "PK\3\4....");
    EXPECT_TRUE(contains(errorOf([&] { load(zip.path); }), "compressed with zip"));
}

TEST_F(IdxSets, ReportsAmbiguousFolders)
{
    for (const std::string set : {"emnist-digits", "emnist-letters"}) {
        folder.write(set + "-train-images-idx3-ubyte", pictures(set == "emnist-digits" ? 2 : 3, 2, 2));
        folder.write(set + "-train-labels-idx1-ubyte", labels(set == "emnist-digits" ? "\1\2" : "\1\2\3"));
        folder.write(set + "-test-images-idx3-ubyte", pictures(1, 2, 2));
        folder.write(set + "-test-labels-idx1-ubyte", labels("\1"));
    }
    const std::string message = errorOf([&] { load(folder.path); });
    EXPECT_TRUE(contains(message, "2 image files"));
    EXPECT_TRUE(contains(message, "emnist-letters-train-images-idx3-ubyte"));
    const auto letters = load(folder.path / "emnist-letters-train-images-idx3-ubyte", true);
    EXPECT_EQ(letters->count, 4);
    EXPECT_EQ(letters->classNames, (Names{"A", "B", "C"}));
}

TEST_F(IdxSets, RejectsWrongHeaders)
{
    const auto refused = [](const std::string& bytes, const std::string& word) {
        const TempFolder place;
        const fs::path file = place.write("x", bytes);
        const std::string message = errorOf([&] { load(place.path); });
        EXPECT_TRUE(contains(message, word));
        EXPECT_TRUE(contains(message, file.string()));
    };
    refused(idxBytes(IdxArray::U8, {4000000000U, 28, 28}, "few"), "2 GiB");
    refused(idxBytes(IdxArray::U8, {60000, 28, 28}, "few"), "is truncated");
    refused(pictures(2, 2, 2) + "more", "has data after");
    refused(idxBytes(IdxArray::F32, {1, 1, 1}, "four"), "f32 1x1x1");
    refused(idxBytes(IdxArray::U8, {3, 0, 5}, ""), "no values");
    refused(idxBytes(IdxArray::U8, {1, 1, 40000}, std::string(40000, 'x')), "32767");
    refused(
        std::string("\0\0\x08\x04\0\0\0\1\0\0\0\1\0\0\0\1\0\0\0\3rgb", 23), "choose the data set \"folder\"");
    EXPECT_TRUE(contains(errorOf([&] { load(folder.path); }), "no IDX image file"));
    EXPECT_TRUE(contains(errorOf([&] { load(folder.path / "none"); }), "no such folder or file"));
    EXPECT_TRUE(contains(errorOf([&] { load(""); }), "dataset.folder"));
    folder.write("train-images-idx3-ubyte", pictures(3, 2, 2));
    folder.write("train-labels-idx1-ubyte", labels("\1\2"));
    EXPECT_TRUE(contains(errorOf([&] { load(folder.path); }), "has 3 images but"));
    folder.write("train-labels-idx1-ubyte", idxBytes(IdxArray::F32, {3}, std::string(12, 'f')));
    EXPECT_TRUE(contains(errorOf([&] { load(folder.path); }), "integers"));
}

TEST_F(IdxSets, IgnoresTooManyClasses)
{
    std::string values(2 * 300, '\0');
    for (std::size_t i = 0; i < 300; ++i) {
        values[2 * i] = static_cast<char>(i / 256);
        values[2 * i + 1] = static_cast<char>(i % 256);
    }
    folder.write("train-images-idx3-ubyte", pictures(300, 1, 1));
    folder.write("train-labels-idx1-short", idxBytes(IdxArray::I16, {300}, values));
    const auto set = load(folder.path);
    EXPECT_FALSE(set->hasClasses());
    EXPECT_TRUE(contains(set->whyNoClasses.english(), "300 different values"));
}

/// Never stretched, as 28x14 once was to 28x28.
TEST_F(IdxSets, CropsOrPadsOblongPictures)
{
    // Two rows: 1 2 3 4 5 6.
    folder.write("train-images-idx3-ubyte",
        idxBytes(IdxArray::U8, {1, 2, 6}, std::string("\1\2\3\4\5\6\1\2\3\4\5\6", 12)));
    for (const std::string name : {"idx", "mnist"}) {
        DatasetRequest request{name, folder.path.string(), false, 2};
        EXPECT_EQ(loadDataset(request)->pixels, (Bytes{3, 4, 3, 4})) << name;
        request.fit = "pad";
        request.imageSize = 6;
        const auto padded = loadDataset(request);
        EXPECT_EQ(Bytes(padded->pixels.begin(), padded->pixels.begin() + 12), Bytes(12, 0)) << name;
        EXPECT_EQ(Bytes(padded->pixels.begin() + 12, padded->pixels.begin() + 18), (Bytes{1, 2, 3, 4, 5, 6}));
        EXPECT_EQ(Bytes(padded->pixels.end() - 12, padded->pixels.end()), Bytes(12, 0)) << name;
        request.fit = "stretch";
        EXPECT_TRUE(contains(errorOf([&] { loadDataset(request); }), "dataset.fit"));
    }
    const TempFolder line;
    line.write("train-images-idx3-ubyte", idxBytes(IdxArray::U8, {1, 1, 1000}, std::string(1000, 'x')));
    EXPECT_TRUE(contains(errorOf([&] { load(line.path, false, 64); }), "too elongated"));
}

TEST_F(IdxSets, PadsToNonSquareSizes)
{
    folder.write("train-images-idx3-ubyte", idxBytes(IdxArray::U8, {1, 2, 2}, std::string("\1\2\3\4", 4)));
    DatasetRequest request{"idx", folder.path.string(), false, 2};
    request.fit = "pad";
    request.imageWidth = 4; // keeps the whole picture, unlike a square of 4
    EXPECT_EQ(loadDataset(request)->pixels, (Bytes{0, 1, 2, 0, 0, 3, 4, 0}));
    request.imageSize = 4;
    request.imageWidth = 2;
    EXPECT_EQ(loadDataset(request)->pixels, (Bytes{0, 0, 1, 2, 3, 4, 0, 0}));
}

TEST(Square, TreatsManyPicturesLikeOne)
{
    Bytes planes(std::size_t(3) * 40 * 30);
    for (std::size_t i = 0; i < planes.size(); ++i)
        planes[i] = static_cast<std::uint8_t>(i * 7 % 251);
    for (const SquareFit fit : {SquareFit{false, 0}, SquareFit{true, 255}}) {
        const Bytes all = resizeToSquare(planes, 3, 40, 30, 12, fit);
        Bytes each;
        for (std::size_t plane = 0; plane < 3; ++plane) {
            const Bytes one = resizeToSquare(
                std::span<const std::uint8_t>(planes).subspan(plane * 1200, 1200), 1, 40, 30, 12, fit);
            each.insert(each.end(), one.begin(), one.end());
        }
        EXPECT_EQ(all, each);
    }
}

} // namespace

} // namespace playground
