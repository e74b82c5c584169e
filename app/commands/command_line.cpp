// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_line.h"

#include "app/commands/lesson_command.h"
#include "app/commands/list_command.h"
#include "app/commands/log_option.h"
#include "app/commands/model_commands.h"
#include "app/commands/number_check.h"
#include "app/commands/replay_command.h"
#include "app/commands/sample_command.h"
#include "app/commands/train_command.h"
#include "app/session/run_window.h"
#include "models/api/error.h"

#include <CLI/CLI.hpp>

#include <iostream>

namespace playground
{

namespace
{
constexpr int wrongUsage = 2;

void addThreads(CLI::App* command, int& threads)
{
    takesWholeNumber(
        command->add_option("--threads", threads, "Processor threads (default: all physical cores)"), 1,
        1024);
}

void addTrain(CLI::App& app, TrainOptions& options)
{
    CLI::App* train = app.add_subcommand("train", "Train a network and save the run");
    train->add_option("--recipe", options.recipe, "Recipe name or file, or an image saved by this program")
        ->type_name("NAME|FILE");
    train
        ->add_option("--set", options.settings,
            "Set a recipe field, e.g. optimizer.learning_rate=5e-4; with --resume, only this one and epochs")
        ->type_name("KEY=VALUE")
        ->take_all();
    takesWholeNumber(train->add_option("--steps", options.steps,
                         "Stop after this step, counted from the start of the run (with --resume too)"),
        1);
    train
        ->add_option("--weights", options.weights,
            "Start from the weights of a model directory, pipeline or file; network and noise come from its "
            "config")
        ->type_name("DIR|FILE");
    takesWholeNumber(train->add_option("--epochs", options.epochs, "Epochs; with --resume, the total"), 1);
    takesWholeNumber(train->add_option(
                         "--seed", options.seed, "Seed for the initial weights, the shuffling and the noise"),
        0);
    addThreads(train, options.threads);
    train->add_option("--device", options.device, "Device to compute on; see: list devices");
    train->add_option("--run", options.run, "Folder for the run")->type_name("DIR")->required();
    train->add_flag("--resume", options.resume,
        "Continue the run in that folder; if it is new and named like a trained network (see: list trained), "
        "a "
        "copy of that one");
    takesWholeNumber(
        train->add_option("--snapshots", options.snapshots,
            "Keep the weights of this many steps in the run for the Time slider, more of them early"),
        0, 32);
    train->add_flag("--json", options.json, "Print one JSON object per line instead of a progress line");
}

void addList(CLI::App& app, ListOptions& options)
{
    CLI::App* list = app.add_subcommand("list", "List the available data sets, networks, samplers, ...");
    list->add_option("what", options.what, "One of: " + listableNames())
        ->required()
        ->check(CLI::IsMember(listable()));
    list->add_flag("--json", options.json, "Print one JSON object per line");
}

void addPredict(CLI::App& app, PredictOptions& options)
{
    CLI::App* predict
        = app.add_subcommand("predict", "Run one forward pass of a saved network, from file to file");
    predict
        ->add_option("--model", options.files.model,
            "Model directory (config.json and weights), its weights file, or diffusers pipeline folder")
        ->type_name("DIR|FILE")
        ->required();
    predict
        ->add_option("--input", options.files.input,
            "Input tensors: sample [N,C,H,W]; timestep [N] and class_labels [N] if the network needs them")
        ->type_name("FILE.safetensors")
        ->required();
    predict->add_option("--output", options.files.output, "Output tensor: sample [N,C,H,W]")
        ->type_name("FILE.safetensors")
        ->required();
    addThreads(predict, options.threads);
    predict->add_option("--device", options.files.device, "Device to compute on; see: list devices");
}

void addExport(CLI::App& app, ExportOptions& options)
{
    CLI::App* exporting
        = app.add_subcommand("export", "Export the network of a run for use in other programs");
    exporting->add_option("--run", options.run, "Folder of the run")->type_name("DIR")->required();
    exporting
        ->add_option("--format", options.format,
            "diffusers: a pipeline folder, if diffusers supports the model; safetensors: config.json and "
            "weights; compact-run: a small copy of the run in half precision, without optimiser state")
        ->check(CLI::IsMember({"diffusers", "safetensors", "compact-run"}))
        ->required();
    exporting->add_option("--out", options.folder, "Output folder; new or empty")
        ->type_name("DIR")
        ->required();
}

/// Options for the sampler, its settings and the class.
void addSampler(CLI::App* sample, SampleOptions& options)
{
    sample->add_option("--sampler", options.sampler, "See: list samplers (default: the recipe's own)");
    sample->footer("DDIM steps to the next timestep of the schedule. diffusers steps to t - N/n instead, "
                   "which leaves noise in the picture if timestep_spacing is linspace or trailing; replay "
                   "computes exactly what diffusers does.");
    takesWholeNumber(sample->add_option("--steps", options.steps, "Number of denoising steps"), 0);
    takesNumber(
        sample->add_option("--eta", options.eta, "DDIM: 0 is deterministic, 1 adds as much noise as DDPM"));
    const auto fitNoise
        = [&options](bool on) { return [&options, on] { options.useClippedModelOutput = on; }; };
    CLI::Option* fit = sample->add_flag_callback("--use-clipped-model-output", fitNoise(true),
        "DDIM: recompute the noise from the clipped prediction (default for networks with classes)");
    sample
        ->add_flag_callback("--keep-model-output", fitNoise(false),
            "DDIM: keep the predicted noise when clipping the prediction (default for other networks)")
        ->excludes(fit);
    sample->add_option("--config", options.config, "Scheduler fields, named as in scheduler_config.json")
        ->type_name("JSON");
    CLI::Option* ofClass
        = sample
              ->add_option("--class", options.className,
                  "Class to sample, if the network was trained with classes; all: each class in turn")
              ->type_name("NAME|NUMBER|all");
    takesNumber(sample->add_option("--guidance", options.guidance,
                    "Classifier-free guidance scale w: uncond + w (cond - uncond); 0 to 20 (default: 1)"))
        ->needs(ofClass);
}

void addSample(CLI::App& app, SampleOptions& options)
{
    CLI::App* sample = app.add_subcommand("sample", "Generate pictures from noise with a saved model");
    CLI::Option_group* from = sample->add_option_group("from", "The model");
    CLI::Option* run = from->add_option("--run", options.run,
                               "Folder of a run, or name of a trained network (see: list trained)")
                           ->type_name("DIR|NAME");
    CLI::Option* model
        = from->add_option("--model", options.model,
                  "Model directory (config.json and weights), its weights file, or diffusers pipeline folder")
              ->type_name("DIR|FILE");
    from->require_option(1);
    sample
        ->add_option("--recipe", options.recipe,
            "Recipe that the --model was trained with (default: its scheduler_config.json)")
        ->type_name("NAME|FILE")
        ->needs(model);
    sample
        ->add_option(
            "--size", options.size, "Picture size in pixels for --model (default: from its config.json)")
        ->type_name("N|HEIGHTxWIDTH")
        ->needs(model);
    sample
        ->add_flag(
            "--averaged", options.averaged, "Use the run's averaged (EMA) weights instead of the last ones")
        ->needs(run);
    addSampler(sample, options);
    takesWholeNumber(sample->add_option("--count", options.count, "Number of pictures (default: 16)"), 0);
    takesWholeNumber(sample->add_option("--seed", options.seed, "Seed of the noise (default: 0)"), 0,
        std::numeric_limits<std::uint64_t>::max());
    sample->add_option("--out", options.out, "Output folder for samples.png")->type_name("DIR")->required();
    sample->add_flag("--history", options.history,
        "Also save every step: x_t next to the prediction in history.png, tensors in history.safetensors");
    addThreads(sample, options.threads);
    sample->add_option("--device", options.device, "Device to compute on; see: list devices");
    sample->add_flag("--json", options.json, "Print one JSON object per line instead of a progress line");
}

void addReplay(CLI::App& app, ReplayRequest& request)
{
    CLI::App* replay
        = app.add_subcommand("replay", "Step a diffusers scheduler through given network outputs");
    replay->add_option("--scheduler", request.scheduler, "The scheduler_config.json of a diffusers scheduler")
        ->type_name("FILE.json")
        ->required();
    takesWholeNumber(replay->add_option("--steps", request.steps, "num_inference_steps"), 1)->required();
    takesNumber(
        replay->add_option("--eta", request.eta, "DDIM: 0 is deterministic, 1 adds as much noise as DDPM"));
    replay->add_flag("--use-clipped-model-output", request.useClippedModelOutput,
        "DDIM: recompute the noise from the clipped prediction");
    replay
        ->add_option("--input", request.input,
            "Input tensors: sample [N,C,H,W]; model_output [K,N,C,H,W]; noise [K,N,C,H,W] for stochastic "
            "steps")
        ->type_name("FILE.safetensors")
        ->required();
    replay
        ->add_option("--output", request.output,
            "Output tensors: timesteps, sigmas, prev_sample, pred_original_sample")
        ->type_name("FILE.safetensors")
        ->required();
}

void addLesson(CLI::App& app, LessonOptions& options)
{
    CLI::App* lesson = app.add_subcommand(
        "lesson", "Go through a lesson without a display and check that every step can be done");
    lesson->add_option("lesson", options.lesson, "Name of a lesson (see: list lessons), or its folder")
        ->type_name("NAME|DIR")
        ->required();
    lesson->add_option("--language", options.language, "Language of its text: en or zh_CN (default: en)")
        ->check(CLI::IsMember({"en", "zh_CN"}));
    addThreads(lesson, options.threads);
}

// Refuses empty paths, which would otherwise mean the current directory.
void refuseEmptyNames(CLI::App& app)
{
    for (CLI::Option* option : app.get_options()) {
        const std::string type = option->get_type_name();
        if (type.find("DIR") != std::string::npos || type.find("FILE") != std::string::npos)
            option->check(
                [](const std::string& name) { return name.empty() ? std::string("the name is empty") : ""; });
    }
    for (CLI::App* command : app.get_subcommands({}))
        refuseEmptyNames(*command);
}

struct Commands {
    TrainOptions train;
    ListOptions list;
    PredictOptions predict;
    ExportOptions exporting;
    SampleOptions sample;
    ReplayRequest replay;
    LessonOptions lesson;
};

int run(const CLI::App& app, const Commands& commands, int& argc, char** argv)
{
    try {
        if (app.got_subcommand("train"))
            return runTrain(commands.train);
        if (app.got_subcommand("predict"))
            return runPredict(commands.predict);
        if (app.got_subcommand("export"))
            return runExport(commands.exporting);
        if (app.got_subcommand("sample"))
            return runSample(commands.sample);
        if (app.got_subcommand("replay"))
            return runReplay(commands.replay);
        if (app.got_subcommand("lesson"))
            return runLesson(argc, argv, commands.lesson);
        return runList(commands.list);
    } catch (const std::exception& e) {
        std::cerr << "diffusion-playground: " << e.what() << '\n';
        return 1;
    }
}
} // namespace

int runCommandLine(int argc, char** argv)
{
    CLI::App app("Diffusion Playground: train a small diffusion model and watch it learn.\n"
                 "Without a command, opens the window.",
        "diffusion-playground");
    app.set_version_flag("--version", PLAYGROUND_VERSION);
    app.require_subcommand(0, 1);
    WindowOptions window;
    app.add_option("--recipe", window.recipe, "Name or file of the recipe to open in the window")
        ->type_name("NAME|FILE");
    app.add_option("--open", window.run, "Run folder to open in the window")->type_name("DIR");
    addThreads(&app, window.threads);
    app.add_option("--device", window.device, "Device to compute on; see: list devices");
    std::vector<std::string> logged;
    addLog(&app, logged);
    Commands commands;
    addTrain(app, commands.train);
    addSample(app, commands.sample);
    addPredict(app, commands.predict);
    addReplay(app, commands.replay);
    addExport(app, commands.exporting);
    addLesson(app, commands.lesson);
    addList(app, commands.list);
    refuseEmptyNames(app);

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& e) {
        return app.exit(e); // --help, --version
    } catch (const CLI::ParseError& e) {
        std::cerr << "diffusion-playground: " << usageSentence(e) << ". See: diffusion-playground --help\n";
        return wrongUsage;
    }
    if (!app.get_subcommands().empty())
        return run(app, commands, argc, argv);
    if (!logged.empty())
        enableLogs(logged); // otherwise QT_LOGGING_RULES applies
    return runWindow(argc, argv, window);
}

} // namespace playground
