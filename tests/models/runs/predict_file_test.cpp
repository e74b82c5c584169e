// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/predict_file.h"
#include "models/files/model_directory.h"
#include "tests/models/support/golden.h"
#include "tests/models/support/temporary_folder.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <limits>

using namespace playground;
using namespace playground::test;

namespace
{
using nlohmann::json;

const json basicConfig{{"_class_name", "BasicUNet"}, {"in_channels", 1}, {"out_channels", 1}};
const json unet2dConfig{{"_class_name", "UNet2DModel"}, {"_diffusers_version", "0.40.0.dev0"},
    {"sample_size", 28}, {"in_channels", 1}, {"out_channels", 1}, {"layers_per_block", 2},
    {"block_out_channels", {32, 64, 64}},
    {"down_block_types", {"DownBlock2D", "AttnDownBlock2D", "AttnDownBlock2D"}},
    {"up_block_types", {"AttnUpBlock2D", "AttnUpBlock2D", "UpBlock2D"}}};

/// The files of one prediction.
struct Files {
    json config;
    Tensors weights;
    Tensors input;
};

Files goldenFiles(const std::string& name, const json& config)
{
    Files files{config, {}, {}};
    for (const auto& [key, tensor] : goldenTensors("golden_" + name + ".safetensors")) {
        if (!key.starts_with("golden."))
            files.weights[key] = tensor;
        else if (key == "golden.input")
            files.input["sample"] = tensor;
        else if (key == "golden.timestep")
            files.input["timestep"] = tensor;
    }
    return files;
}

const Files& basic()
{
    static const Files files = goldenFiles("basic_unet", basicConfig);
    return files;
}

const Files& unet2d()
{
    static const Files files = goldenFiles("unet2d", unet2dConfig);
    return files;
}

/// Ten classes whose embeddings are zero.
Files withClasses(const torch::Tensor& labels)
{
    Files files = unet2d();
    files.config["num_class_embeds"] = 10;
    files.weights["class_embedding.weight"] = at::zeros({10, 128});
    files.input["class_labels"] = labels;
    return files;
}

NamedTensors listOf(const Tensors& tensors)
{
    return {tensors.begin(), tensors.end()};
}

/// Writes the files and runs the prediction. `output` must not exist before it, or after a failure.
struct Prediction {
    explicit Prediction(const Files& files)
    {
        writeModelDirectory(folder / "model", {files.config, listOf(files.weights)});
        writeSafetensors(folder / "input.safetensors", {listOf(files.input), {}});
    }
    PredictionSummary run() const
    {
        return predictFile({(folder / "model").string(), (folder / "input.safetensors").string(),
            (folder / "output" / "result.safetensors").string()});
    }
    torch::Tensor sample() const
    {
        run();
        const TensorFile file = readSafetensors(folder / "output" / "result.safetensors");
        EXPECT_EQ(file.tensors.size(), 1U);
        EXPECT_EQ(file.tensors.front().first, "sample");
        return file.tensors.front().second;
    }

    TemporaryFolder folder;
};

TEST(PredictFile, EqualsTheReferenceForEveryFormOfTimestep)
{
    const Tensors golden = goldenTensors("golden_unet2d.safetensors");
    EXPECT_LT(largestDifference(Prediction(unet2d()).sample(), golden.at("golden.output")), 1e-5);
    for (const torch::Tensor& timestep : {at::tensor({999}, at::kLong), at::scalar_tensor(999, at::kLong),
             at::full({2}, 999, at::kFloat), at::full({2}, 999, at::kDouble)}) {
        Files files = unet2d();
        files.input["timestep"] = timestep;
        EXPECT_LT(largestDifference(Prediction(files).sample(), golden.at("golden.output_t_scalar")), 1e-5);
    }
}

TEST(PredictFile, AcceptsClassesAndDoubles)
{
    const Tensors golden = goldenTensors("golden_unet2d.safetensors");
    Files files = withClasses(at::tensor({0, 9}, at::kLong));
    files.input["sample"] = files.input["sample"].to(at::kDouble);
    const torch::Tensor sample = Prediction(files).sample();
    EXPECT_EQ(sample.scalar_type(), at::kFloat);
    EXPECT_LT(largestDifference(sample, golden.at("golden.output")), 1e-5);
}

TEST(PredictFile, ReturnsASummary)
{
    const PredictionSummary summary = Prediction(basic()).run();
    EXPECT_EQ(summary.network, "BasicUNet");
    EXPECT_EQ(summary.count, 4);
}

TEST(PredictFile, AcceptsAPipelineFolder)
{
    const Tensors golden = goldenTensors("golden_unet2d.safetensors");
    const Prediction prediction(unet2d());
    std::filesystem::create_directory(prediction.folder / "pipeline");
    std::filesystem::rename(prediction.folder / "model", prediction.folder / "pipeline" / "unet");
    put(prediction.folder / "pipeline" / "model_index.json", R"({"_class_name": "DDPMPipeline"})");
    std::filesystem::create_directory_symlink(
        prediction.folder / "pipeline", prediction.folder / "model"); // links are followed
    EXPECT_LT(largestDifference(prediction.sample(), golden.at("golden.output")), 1e-5);
}

TEST(PredictFile, ReturnsALearnedVariance)
{
    Files files = unet2d();
    files.config["out_channels"] = 2;
    for (const char* key : {"conv_out.weight", "conv_out.bias"})
        files.weights[key] = at::cat({files.weights[key], files.weights[key]});
    const torch::Tensor sample = Prediction(files).sample();
    EXPECT_EQ(sample.size(1), 2);
    EXPECT_TRUE(sample.narrow(1, 0, 1).equal(sample.narrow(1, 1, 1)));
}

struct BadFiles {
    const char* name;
    Files files;
    std::vector<std::string> words; ///< must be in the one-line message
};

template <typename Change>
BadFiles bad(const char* name, Files files, const Change& change, std::vector<std::string> words)
{
    change(files);
    return {name, std::move(files), std::move(words)};
}

std::vector<BadFiles> badInputs()
{
    const std::string file = "input.safetensors";
    const auto input = [](const char* key, const torch::Tensor& tensor) {
        return [=](Files& f) { f.input[key] = tensor; };
    };
    const auto labels = [](std::initializer_list<std::int64_t> values) {
        return withClasses(at::tensor(at::ArrayRef<std::int64_t>(values), at::kLong));
    };
    const auto nothing = [](Files&) {};
    return {
        bad("SizeThatTheLevelsCannotHalve", basic(), input("sample", at::zeros({2, 1, 30, 28})),
            {file, "30x28", "multiple of 4"}),
        bad("OtherChannels", basic(), input("sample", at::zeros({2, 3, 28, 28})), {file, "channels"}),
        bad("ThreeDimensions", basic(), input("sample", at::zeros({1, 28, 28})), {file, "4 dimensions"}),
        bad("NoDimension", basic(), input("sample", at::zeros({})), {file, "4 dimensions"}),
        bad("NoImage", basic(), input("sample", at::zeros({0, 1, 28, 28})), {file, "no image"}),
        bad("WholeNumbers", basic(), input("sample", at::zeros({2, 1, 28, 28}, at::kLong)),
            {file, "floating-point"}),
        bad("NoSample", basic(),
            [](Files& f) {
                f.input = {{"timestep", at::zeros({4})}};
            },
            {file, "\"sample\" is missing"}),
        bad("ATensorTooMany", basic(), input("noise", at::zeros({1})), {file, "\"noise\""}),
        bad("TimestepsOfAnotherCount", unet2d(), input("timestep", at::zeros({3})), {file, "timestep"}),
        bad("TimestepOfBytes", unet2d(), input("timestep", at::zeros({2}, at::kByte)), {file, "timestep"}),
        bad("TimestepThatIsNotFinite", unet2d(),
            input("timestep", at::full({2}, std::numeric_limits<double>::quiet_NaN())), {file, "timestep"}),
        bad("NoTimestep", unet2d(), [](Files& f) { f.input.erase("timestep"); },
            {file, "\"timestep\" is missing"}),
        bad("PicturesThatAreNotFinite", basic(),
            input("sample", at::full({2, 1, 28, 28}, std::numeric_limits<float>::infinity())),
            {file, "\"sample\" contains a value that is not finite"}),
        bad("OutputThatIsNotFinite", basic(),
            [](Files& f) {
                torch::Tensor& last = f.weights["up_layers.2.weight"];
                last = at::full_like(last, 3e38F);
            },
            {file, "output sample contains values that are not finite"}),
        bad("LabelsForANetworkWithoutClasses", unet2d(), input("class_labels", at::zeros({2}, at::kLong)),
            {file, "class_labels"}),
        bad("ClassTooHigh", labels({0, 10}), nothing, {file, "class_labels", "10", "0 to 9"}),
        bad("ClassBelowZero", labels({-1, 3}), nothing, {file, "class_labels", "-1"}),
        bad("LabelsOfAnotherCount", labels({1, 2, 3}), nothing, {file, "class_labels"}),
        bad("RealLabels", labels({1, 2}), input("class_labels", at::zeros({2})), {file, "class_labels"}),
        bad("NoLabels", labels({1, 2}), [](Files& f) { f.input.erase("class_labels"); },
            {file, "class_labels is missing"}),
    };
}

std::vector<BadFiles> badModels()
{
    const std::string file = "config.json";
    const std::string weights = "diffusion_pytorch_model.safetensors";
    const auto field
        = [](const char* key, const json& value) { return [=](Files& f) { f.config[key] = value; }; };
    const auto weight = [](const char* key, const torch::Tensor& tensor) {
        return [=](Files& f) { f.weights[key] = tensor; };
    };
    return {
        bad("HeadsThatDoNotDivide", unet2d(), field("attention_head_dim", 7), {file, "attention_head_dim"}),
        bad("GroupsThatDoNotDivide", unet2d(), field("norm_num_groups", 5), {file, "norm_num_groups"}),
        bad("TrainedSizeThatCannotBeHalved", unet2d(), field("sample_size", 30), {file, "sample_size"}),
        bad("UnknownField", unet2d(), field("dual_cross_attention", false), {file, "dual_cross_attention"}),
        bad("UnknownClass", unet2d(), field("_class_name", "UNet2DConditionModel"),
            {file, "UNet2DConditionModel"}),
        bad("AnotherClass", basic(), [](Files& f) { f.config = unet2dConfig; },
            {weights, "unknown down_layers.0.bias", "missing conv_in.weight"}),
        bad("MissingWeights", basic(), [](Files& f) { f.weights.erase("up_layers.1.bias"); },
            {weights, "missing up_layers.1.bias"}),
        bad("SurplusWeights", basic(), weight("up_layers.3.bias", at::zeros({1})),
            {weights, "unknown up_layers.3.bias"}),
        bad("WeightsOfAnotherShape", basic(), weight("up_layers.1.bias", at::zeros({33})),
            {weights, "up_layers.1.bias [33] -> [32]"}),
        bad("WeightsThatAreNotFinite", basic(),
            weight("up_layers.1.bias", at::full({32}, std::numeric_limits<float>::quiet_NaN())),
            {weights, "tensor up_layers.1.bias", "not finite"}),
    };
}

class RefusedPrediction : public testing::TestWithParam<BadFiles>
{
};

TEST_P(RefusedPrediction, NamesTheErrorAndWritesNothing)
{
    const Prediction prediction(GetParam().files);
    const std::string message = test::errorOf([&] { prediction.run(); });
    for (const std::string& word : GetParam().words)
        EXPECT_NE(message.find(word), std::string::npos) << word << ": " << message;
    EXPECT_FALSE(std::filesystem::exists(prediction.folder / "output"));
}

const auto nameOf = [](const auto& test) { return test.param.name; };
INSTANTIATE_TEST_SUITE_P(Inputs, RefusedPrediction, testing::ValuesIn(badInputs()), nameOf);
INSTANTIATE_TEST_SUITE_P(Models, RefusedPrediction, testing::ValuesIn(badModels()), nameOf);

} // namespace
