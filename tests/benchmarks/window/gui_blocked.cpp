// SPDX-License-Identifier: GPL-3.0-or-later
// How long the GUI thread keeps from its event loop while training goes on and the slider moves: the real
// window and session, offscreen. Budget: never over 16 ms. QT_QPA_PLATFORM=offscreen gui_blocked [RECIPE
// [SECONDS [latents|network]]]: with the third word on that page; of the Latents page one tab after the
// other.
//
// A timer of 1 ms asks the event loop again and again; what passes between two of its calls is the gap. The
// kernel tells how much of a gap the thread computed, and how much it waited for a core that training holds:
// that part is the machine's, not the window's.
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

/// What the calling thread has computed so far, in milliseconds.
double computedMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

/// Remembers, for each kind of event and receiver, the longest it took to compute one.
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

/// What the calling thread has had of the processor, in milliseconds; zeros where the kernel does not say.
struct ProcessorTime {
    double computed = 0;
    double waited = 0; ///< ready to run, no core free

    static ProcessorTime now()
    {
        ProcessorTime time;
        std::ifstream file("/proc/thread-self/schedstat"); // nanoseconds
        file >> time.computed >> time.waited;
        return {time.computed / 1e6, time.waited / 1e6};
    }
};

/// Gaps of the event loop, from start() on.
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

/// What a hand can do there, about a second on each tab.
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
    const QTemporaryDir home; // nobody's settings and runs are read or written
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
                window.showPage(MainWindow::Page::Latents); // offered now
            else if (page == "network")
                window.showPage(MainWindow::Page::Network);
            window.actions().train->trigger();
        } else if (session.status().state == RunState::Running && session.status().step > 5) {
            waiting.stop();
            application.forget();
            slider.start(16);
            gaps.begin();
            QTimer::singleShot(static_cast<int>(1000 * seconds), &application, [&] {
                gaps.stop(); // what closing takes is another budget
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
