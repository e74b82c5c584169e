// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/dataset.h"

#include "models/api/catalogue.h"
#include "models/data/md5.h"
#include "tests/models/data/files.h"

#include <algorithm>
#include <array>

namespace playground
{

namespace
{

namespace fs = std::filesystem;

const fs::path debianFashion = "/usr/share/datasets/fashion-mnist";

std::string imagesIdx(
    std::uint32_t count, std::uint32_t height = 2, std::uint32_t width = 3, char first = 'a')
{
    std::string content;
    for (std::uint32_t i = 0; i < count * height * width; ++i) {
        content += static_cast<char>(first + static_cast<char>(i % 20));
    }
    return idxBytes(IdxArray::U8, {count, height, width}, content);
}

std::string labelsIdx(const std::string& labels)
{
    return idxBytes(IdxArray::U8, {static_cast<std::uint32_t>(labels.size())}, labels);
}

const std::string threeLabels{"\0\x09\4", 3};

/// A small data set below `prefix`: three training images, one test image.
void writeSet(const TempFolder& folder, const std::string& prefix, char first = 'a')
{
    folder.write(prefix + "train-images-idx3-ubyte", imagesIdx(3, 2, 3, first));
    folder.write(prefix + "train-labels-idx1-ubyte.gz", gzipped(labelsIdx(threeLabels)));
    folder.write(prefix + "t10k-images.idx3-ubyte.gz", gzipped(imagesIdx(1, 2, 3, 'A')));
    folder.write(prefix + "t10k-labels.idx1-ubyte", labelsIdx("\7"));
}

std::shared_ptr<const Dataset> load(
    const std::string& name, const fs::path& folder, bool withTestSet = false, int size = 0)
{
    return loadDataset({name, folder.string(), withTestSet, size});
}

/// Isolated from this machine's data sets, in a temporary working folder.
class Datasets : public ::testing::Test
{
protected:
    Datasets()
    {
        ::unsetenv("PLAYGROUND_DATA");
        ::unsetenv("XDG_DATA_HOME");
        ::setenv("HOME", home.path.c_str(), 1);
        fs::current_path(home.path);
    }
    ~Datasets() override { fs::current_path("/"); }

    TempFolder home;
    TempFolder folder;
};

TEST_F(Datasets, CatalogueMatchesWhatCanBeLoaded)
{
    std::vector<std::string> names;
    for (const CatalogueEntry& entry : datasets()) {
        names.push_back(entry.name);
        EXPECT_FALSE(entry.title.english().empty());
        EXPECT_FALSE(entry.summary.english().empty());
    }
    EXPECT_EQ(
        names, (std::vector<std::string>{"fashion-mnist", "mnist", "shapes", "emoji", "folder", "idx"}));
    for (const std::string name : {"fashion-mnist", "mnist", "shapes"})
        EXPECT_EQ(datasetClasses(name).size(), 10) << name;
    for (const std::string name : {"emoji", "folder", "idx"})
        EXPECT_TRUE(datasetClasses(name).empty()) << name;
    EXPECT_TRUE(contains(errorOf([] { datasetClasses("cifar"); }), "cifar"));
    EXPECT_TRUE(contains(errorOf([] {
        loadDataset({"cifar", "", false, 0});
    }),
        "\"cifar\". Choose one of: fashion-mnist, mnist, shapes, emoji, folder, idx."));
}

TEST_F(Datasets, TheAppReadsSetsThatNeedQt)
{
    EXPECT_TRUE(contains(errorOf([] { loadDataset({"folder", "/", false, 8}); }), "cannot read"));
    EXPECT_EQ(datasetChannels("mnist"), 1);
    EXPECT_EQ(datasetChannels("emoji"), 3);
    EXPECT_TRUE(contains(errorOf([] { datasetChannels("cifar"); }), "cifar"));

    DatasetRequest asked;
    registerDatasetReader("folder",
        [&](const DatasetRequest& request, const ContinueCheck& shouldContinue) -> std::optional<Dataset> {
            asked = request;
            if (shouldContinue && !shouldContinue())
                return std::nullopt;
            Dataset set;
            set.count = 1;
            set.channels = 3;
            set.height = set.width = 2;
            set.pixels.assign(12, 7);
            return set;
        });
    const DatasetRequest request{"folder", "/somewhere", false, 2};
    const auto set = loadDataset(request);
    EXPECT_EQ(asked, request);
    EXPECT_EQ(set->name, "folder");
    EXPECT_EQ(set->pixels.size(), 12u);
    EXPECT_EQ(loadDataset(request, [] { return false; }), nullptr); // cancelled
    registerDatasetReader("folder", nullptr);
}

TEST_F(Datasets, ReadsACustomSetUnchanged)
{
    writeSet(folder, "");
    const auto set = load("mnist", folder.path);
    EXPECT_EQ(set->name, "mnist");
    EXPECT_EQ(set->count, 3);
    EXPECT_EQ(set->channels, 1);
    EXPECT_EQ(set->height, 2);
    EXPECT_EQ(set->width, 3);
    EXPECT_EQ(std::string(set->pixels.begin(), set->pixels.end()), imagesIdx(3).substr(16));
    EXPECT_EQ(set->labels, (std::vector<std::uint8_t>{0, 9, 4}));
    EXPECT_EQ(set->classNames.size(), 10u);

    const auto both = load("mnist", folder.path, true);
    EXPECT_EQ(both->count, 4);
    EXPECT_EQ(std::string(both->pixels.begin(), both->pixels.end()),
        imagesIdx(3).substr(16) + imagesIdx(1, 2, 3, 'A').substr(16));
    EXPECT_EQ(both->labels, (std::vector<std::uint8_t>{0, 9, 4, 7}));
}

TEST_F(Datasets, FindsEveryLayoutBelowANamedFolder)
{
    const std::array<std::pair<const char*, const char*>, 6> layouts{
        {{"mnist", ""}, {"mnist", "raw/"}, {"mnist", "MNIST/raw/"}, {"mnist", "mnist/"},
            {"fashion-mnist", "FashionMNIST/raw/"}, {"fashion-mnist", "fashion-mnist/"}}};
    for (const auto& [name, prefix] : layouts) {
        const TempFolder root;
        writeSet(root, prefix);
        EXPECT_EQ(load(name, root.path)->count, 3) << prefix;
    }
    const TempFolder torchvision; // one root for both data sets
    writeSet(torchvision, "MNIST/raw/", 'm');
    writeSet(torchvision, "FashionMNIST/raw/", 'f');
    EXPECT_EQ(load("mnist", torchvision.path)->pixels[0], 'm');
    EXPECT_EQ(load("fashion-mnist", torchvision.path)->pixels[0], 'f');
}

TEST_F(Datasets, SearchesTheDefaultFoldersInOrder)
{
    writeSet(home, "data/MNIST/raw/", 'd');
    if (!fs::exists("/usr/share/datasets/mnist")) {
        EXPECT_EQ(load("mnist", "")->pixels[0], 'd');
        writeSet(home, ".local/share/diffusion-playground/datasets/MNIST/raw/", 'h');
        EXPECT_EQ(load("mnist", "")->pixels[0], 'h');
    }
    writeSet(folder, "", 'e');
    ::setenv("PLAYGROUND_DATA", folder.path.c_str(), 1);
    EXPECT_EQ(load("mnist", "")->pixels[0], 'e');
    EXPECT_EQ(load("mnist", home.path / "data")->pixels[0], 'd');
    ::unsetenv("PLAYGROUND_DATA");
}

TEST_F(Datasets, ErrorsNameTheFoldersSearched)
{
    const std::string named = errorOf([&] { load("fashion-mnist", folder.path); });
    EXPECT_TRUE(contains(named, "Fashion-MNIST is not in " + folder.path.string()));
    EXPECT_TRUE(contains(named, "FashionMNIST/raw"));
    if (!fs::exists("/usr/share/datasets/mnist")) {
        ::setenv("XDG_DATA_HOME", (home.path / "own").c_str(), 1);
        const std::string usual = errorOf([] { load("mnist", ""); });
        ::unsetenv("XDG_DATA_HOME");
        EXPECT_TRUE(contains(usual, "MNIST was not found in /usr/share/datasets, " + home.path.string()));
        EXPECT_TRUE(contains(usual, ", " + (fs::current_path() / "data").string() + "."));
        EXPECT_TRUE(
            contains(usual, "into " + (home.path / "own/diffusion-playground/datasets/MNIST/raw").string()));
    }
    if (!fs::exists(debianFashion)) {
        EXPECT_TRUE(
            contains(errorOf([] { load("fashion-mnist", ""); }), "sudo apt install dataset-fashion-mnist"));
    }
}

TEST_F(Datasets, NamesAMissingFile)
{
    writeSet(folder, "");
    fs::remove(folder.path / "t10k-labels.idx1-ubyte");
    EXPECT_EQ(load("mnist", folder.path)->count, 3); // labels are optional
    const auto unlabelled = [&](bool withTestSet, const char* words) { // required for training with classes
        const auto set = load("mnist", folder.path, withTestSet);
        EXPECT_FALSE(set->hasClasses());
        EXPECT_EQ(set->labels, std::vector<std::uint8_t>(static_cast<std::size_t>(set->count), 0));
        EXPECT_TRUE(contains(set->whyNoClasses.english(), words));
    };
    unlabelled(true, "t10k-labels-idx1-ubyte (or .gz) is missing");
    fs::remove(folder.path / "train-labels-idx1-ubyte.gz");
    unlabelled(false, "train-labels-idx1-ubyte (or .gz) is missing");
    fs::remove(folder.path / "t10k-images.idx3-ubyte.gz");
    EXPECT_TRUE(contains(
        errorOf([&] { load("mnist", folder.path, true); }), "t10k-images-idx3-ubyte (or .gz) is missing"));
}

TEST_F(Datasets, RejectsFilesThatDoNotBelongTogether)
{
    struct Case {
        const char* file;
        std::string bytes;
        const char* message;
    };
    const std::vector<Case> cases{
        {"train-images-idx3-ubyte", imagesIdx(4), "has 4 images but"},
        {"train-images-idx3-ubyte", labelsIdx(threeLabels), "contains u8 3; train-images must be u8 in 3"},
        {"train-images-idx3-ubyte", idxBytes(IdxArray::F32, {3, 1, 1}, std::string(12, 'f')),
            "contains f32 3x1x1"},
        {"train-images-idx3-ubyte", idxBytes(IdxArray::U8, {3, 0, 5}, ""), "contains no values (u8 3x0x5)"},
        {"train-images-idx3-ubyte", "hello", "not an IDX file"},
        {"train-labels-idx1-ubyte", idxBytes(IdxArray::I32, {3}, std::string(12, '\0')), "contains i32 3"},
        {"train-labels-idx1-ubyte", imagesIdx(3), "contains u8 3x2x3; train-labels must be u8 in 1"},
        {"train-labels-idx1-ubyte", labelsIdx({1, 10, 2}), "label 1 is 10; labels must be 0 to 9"},
        {"train-labels-idx1-ubyte", labelsIdx(""), "contains no values"},
        {"t10k-images-idx3-ubyte", imagesIdx(1, 3, 2), "the test images are 3x2, the training images 2x3"},
    };
    for (const Case& wrong : cases) {
        const TempFolder root;
        writeSet(root, "");
        const fs::path file = root.write(wrong.file, wrong.bytes);
        const std::string message = errorOf([&] { load("mnist", root.path, true); });
        EXPECT_TRUE(contains(message, wrong.message));
        EXPECT_TRUE(contains(message, file.string()));
    }
}

TEST_F(Datasets, ResizesToASquare)
{
    writeSet(folder, "");
    const auto set = load("mnist", folder.path, true, 5);
    EXPECT_EQ(set->height, 5);
    EXPECT_EQ(set->width, 5);
    EXPECT_EQ(set->pixels.size(), 4u * 25u);
    EXPECT_TRUE(contains(errorOf([&] { load("mnist", folder.path, false, -1); }), "image_size is -1"));
    EXPECT_TRUE(contains(errorOf([&] { load("mnist", folder.path, false, 1025); }), "image_size is 1025"));
    EXPECT_TRUE(contains(errorOf([] { load("shapes", "", false, 1024); }), "more than 4 GiB"));
}

TEST_F(Datasets, FashionFromDebian)
{
    if (!fs::exists(debianFashion)) {
        GTEST_SKIP() << "dataset-fashion-mnist is not installed";
    }
    const auto set = load("fashion-mnist", "", true);
    EXPECT_EQ(set->count, 70000);
    EXPECT_EQ(set->height, 28);
    EXPECT_EQ(set->width, 28);
    EXPECT_EQ(set->labels.front(), 9);
    EXPECT_EQ(set->classNames[9], "Ankle boot");
    for (std::uint8_t label = 0; label < 10; ++label) {
        EXPECT_EQ(std::count(set->labels.begin(), set->labels.end(), label), 7000);
    }
    // Computed with Pillow 9.4.0 for all 70,000: Image.fromarray(picture).resize((16, 16), Image.BILINEAR)
    EXPECT_EQ(
        md5({load("fashion-mnist", debianFashion, true, 16)->pixels}), "ca45cb570a1bc7c519e15d057521662c");
}

TEST_F(Datasets, RejectsFashionMnistNamedMnist)
{
    if (!fs::exists(debianFashion)) {
        GTEST_SKIP() << "dataset-fashion-mnist is not installed";
    }
    fs::create_directories(folder.path / "MNIST");
    fs::copy(debianFashion, folder.path / "MNIST/raw");
    EXPECT_TRUE(contains(
        errorOf([&] { load("mnist", folder.path); }), "is Fashion-MNIST's file (train-labels), not MNIST's"));

    // Compressed differently, so that only the content identifies it; then uncompressed.
    const fs::path packed = folder.path / "MNIST/raw/train-labels-idx1-ubyte.gz";
    const IdxArray labels = readIdx(packed);
    const std::string plain
        = idxBytes(labels.type, labels.dims, std::string(labels.bytes.begin(), labels.bytes.end()));
    for (const std::string& bytes : {gzipped(plain), plain}) {
        folder.write("MNIST/raw/train-labels-idx1-ubyte.gz", bytes);
        EXPECT_TRUE(contains(errorOf([&] { load("mnist", folder.path); }), "is Fashion-MNIST's file"));
    }
}

TEST_F(Datasets, RejectsSwappedFiles)
{
    if (!fs::exists(debianFashion)) {
        GTEST_SKIP() << "dataset-fashion-mnist is not installed";
    }
    const auto swapped = [](const std::string& a, const std::string& b) {
        const TempFolder root;
        fs::copy(debianFashion, root.path, fs::copy_options::recursive);
        fs::rename(root.path / a, root.path / "aside");
        fs::rename(root.path / b, root.path / a);
        fs::rename(root.path / "aside", root.path / b);
        return errorOf([&] { load("fashion-mnist", root.path); });
    };
    EXPECT_TRUE(contains(swapped("train-labels-idx1-ubyte.gz", "t10k-labels-idx1-ubyte.gz"),
        "is Fashion-MNIST's t10k-labels file, not its train-labels file"));
    EXPECT_TRUE(contains(swapped("train-images-idx3-ubyte.gz", "t10k-images-idx3-ubyte.gz"),
        "is Fashion-MNIST's t10k-images file, not its train-images file"));
    EXPECT_TRUE(contains(swapped("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"),
        "is Fashion-MNIST's train-images file, not its train-labels file"));
}

} // namespace

} // namespace playground
