// SPDX-License-Identifier: GPL-3.0-or-later
// Measures how long the GUI thread blocks its event loop during training while the slider moves: the real
// window and session, offscreen. Budget: never over 16 ms. Usage: QT_QPA_PLATFORM=offscreen gui_blocked
// [RECIPE [SECONDS [latents|network]]]. The third argument selects a page; on the Latents page, each tab in
// turn.
//
// A timer fires every 1 ms; the time between two of its calls is a gap. The kernel reports how much of a gap
// the thread was computing and how much it was waiting for a core used by training, which the window cannot
// influence.
#include "app/datasets/picture_datasets.h"
#include "app/session/session.h"
#include "tests/benchmarks/figures.h"
#include "ui/shell/window_actions.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QSlider>
#include <QStandardPaths>
#include <QStyleFactory>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTimer>

#include <time.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <string>

using namespace playground;

namespace
{

constexpr double budgetMilliseconds = 16;

/// CPU time of the calling thread so far, in milliseconds.
double computedMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

/// Records the longest CPU time per kind of event and receiver.
class WatchedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        const QString what
            = QStringLiteral("%1 (%2), event %3")
                  .arg(QString::fromLatin1(receiver->metaObject()->className()), receiver->objectName())
                  .arg(event->type());
        ++m_depth;
        const double start = computedMilliseconds();
        const bool handled = QApplication::notify(receiver, event);
        double& longest = m_longest[what];
        longest = std::max(longest, computedMilliseconds() - start);
        --m_depth;
        return handled;
    }

    void forget() { m_longest.clear(); }

    void printSlowest(std::size_t count) const
    {
        std::multimap<double, QString, std::greater<>> byTime;
        for (const auto& [what, milliseconds] : m_longest)
            byTime.emplace(milliseconds, what);
        for (const auto& [milliseconds, what] : byTime) {
            if (count-- == 0)
                return;
            std::printf("  %6.1f ms  %s\n", milliseconds, qPrintable(what));
        }
    }

private:
    int m_depth = 0;
    std::map<QString, double> m_longest;
};

/// CPU time and waiting time of the calling thread, in milliseconds; zeros if the kernel does not report
/// them.
struct ProcessorTime {
    double computed = 0;
    double waited = 0; ///< ready to run, but no core was free

    static ProcessorTime now()
    {
        ProcessorTime time;
        std::ifstream file("/proc/thread-self/schedstat"); // nanoseconds
        file >> time.computed >> time.waited;
        return {time.computed / 1e6, time.waited / 1e6};
    }
};

/// Measures gaps of the event loop, starting with start().
class Gaps : public QTimer
{
public:
    Gaps()
    {
        setTimerType(Qt::PreciseTimer);
        setInterval(1);
        callOnTimeout([this] { note(); });
    }

    void begin()
    {
        m_last = Clock::now();
        m_lastTime = ProcessorTime::now();
        start();
    }

    void print(const char* name) const
    {
        std::printf("%s: longest gap %.1f ms (budget %.0f ms), p99 %.1f ms; of the gaps computed at most "
                    "%.1f ms, p99 "
                    "%.1f ms, the rest waiting for a core; %zu gaps, %d over the budget\n",
            name, percentile(m_gaps, 1), budgetMilliseconds, percentile(m_gaps, 0.99),
            percentile(m_computed, 1), percentile(m_computed, 0.99), m_gaps.size(),
            static_cast<int>(std::count_if(
                m_gaps.begin(), m_gaps.end(), [](double g) { return g > budgetMilliseconds; })));
    }

private:
    void note()
    {
        const ProcessorTime time = ProcessorTime::now();
        m_gaps.push_back(millisecondsSince(m_last));
        m_computed.push_back(time.computed - m_lastTime.computed);
        m_last = Clock::now();
        m_lastTime = time;
    }

    Clock::time_point m_last;
    ProcessorTime m_lastTime;
    std::vector<double> m_gaps;
    std::vector<double> m_computed;
};

/// Simulates a user on the Latents page, about a second on each tab.
void moveOnLatents(const MainWindow& window, int moves)
{
    auto* tabs = window.findChild<QTabWidget*>(QStringLiteral("latentsTabs"));
    tabs->setCurrentIndex(moves / 64 % tabs->count());
    window.findChild<QSlider*>(QStringLiteral("directionSlider"))->setValue(moves % 100);
    window.findChild<QSlider*>(QStringLiteral("betweenSlider"))->setValue(moves % 33);
    if (moves == 200)
        window.findChild<QAbstractButton*>(QStringLiteral("mapButton"))->click();
}

} // namespace

int main(int argc, char** argv)
{
    const QTemporaryDir home; // the user's settings and runs are neither read nor written
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, home.path().toUtf8());
    WatchedApplication application(argc, argv);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));

    providePictureDatasets();
    WindowOptions options;
    options.recipe = argc > 1 ? argv[1] : "fashion-basic-unet";
    const double seconds = argc > 2 ? std::atof(argv[2]) : 10;
    Preferences preferences;
    PreviewSettings settings;
    MainWindow window(settings, preferences);
    const std::string page = argc > 3 ? argv[3] : "train";
    const bool onLatents = page == "latents";
    window.showPage(MainWindow::Page::Train);
    window.show();
    Session session(window, settings, preferences, options);

    int moves = 0;
    QTimer slider;
    slider.setTimerType(Qt::PreciseTimer);
    slider.callOnTimeout([&] {
        ++moves;
        if (onLatents)
            moveOnLatents(window, moves);
        else
            settings.setAmount((moves % 100) / 100.0);
    });

    Gaps gaps;
    QTimer waiting;
    waiting.callOnTimeout([&] {
        if (session.status().state == RunState::Ready) {
            if (onLatents)
                window.showPage(MainWindow::Page::Latents); // available now
            else if (page == "network")
                window.showPage(MainWindow::Page::Network);
            window.actions().train->trigger();
        } else if (session.status().state == RunState::Running && session.status().step > 5) {
            waiting.stop();
            application.forget();
            slider.start(16);
            gaps.begin();
            QTimer::singleShot(static_cast<int>(1000 * seconds), &application, [&] {
                gaps.stop(); // closing is not measured here
                QApplication::exit(0);
            });
        }
    });
    waiting.start(50);
    QTimer::singleShot(
        static_cast<int>(1000 * seconds + 60'000), &application, [] { QApplication::exit(1); });
    if (QApplication::exec() != 0) {
        std::fprintf(stderr, "gui_blocked: training did not start\n");
        return 1;
    }
    gaps.print("gui_blocked");
    application.printSlowest(5);
    return 0;
}
