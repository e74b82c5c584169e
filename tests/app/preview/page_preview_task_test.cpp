// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/page_preview_task.h"

#include "app/lanes/lane.h"
#include "models/api/error.h"
#include "tests/support/patient_qtest.h"

#include <QElapsedTimer>
#include <QThread>

#include <atomic>
#include <memory>

using namespace playground;

namespace
{
struct Request {
    std::shared_ptr<const Experiment> experiment;
    std::shared_ptr<const Snapshot> snapshot;
    int content = 0;
    int milliseconds = 0; ///< duration of the work
    bool fails = false;

    bool hasSameContent(const Request& other) const { return content == other.content; }
};

struct Result {
    std::shared_ptr<const Experiment> experiment;
    int content = -1;
    std::optional<Text> error = {};
};

class SlowTask : public PagePreviewTask<Request, Result>
{
public:
    SlowTask(const PreviewLink& link, PreviewFocus& focus)
        : PagePreviewTask(link, focus)
    {
    }

    std::atomic<int> begun = 0;
    std::atomic<bool> finishNow = false; ///< ends the work in progress

private:
    void compute(const Request& request, Result& result) override
    {
        ++begun;
        if (request.fails)
            throw Error("This cannot be shown.", {});
        for (int i = 0; i < request.milliseconds && !finishNow; ++i) {
            Cancellable::check();
            QThread::msleep(1);
        }
        result.content = request.content;
    }
};
} // namespace

/// Two pages that share a lane.
class PagePreviewTaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_lane.reset(); }
    void newestRequestWins();
    void errorIsTheResult();
    void anotherPageDoesNotWait();
    void anotherExperimentDoesNotWait();
    void newerWeightsDoWait();
    void otherContentWaitsForAWhile();
    void whatNobodyLooksAtIsAbandoned();

private:
    static constexpr int longest = 240'000;
    static constexpr int endless = 10'000'000;

    Request request(int content, int milliseconds = 0) const
    {
        return {m_experiment, nullptr, content, milliseconds, false};
    }
    bool waitForBegun(const SlowTask& task, int count)
    {
        return QTest::qWaitFor([&] { return task.begun == count; }, longest);
    }
    Result resultOf(SlowTask& task)
    {
        std::optional<Result> result;
        if (!QTest::qWaitFor([&] { return (result = task.take()).has_value(); }, longest))
            return {};
        return *result;
    }

    std::shared_ptr<const Experiment> m_experiment = std::make_shared<const Experiment>();
    PreviewLink m_link;
    std::unique_ptr<PreviewFocus> m_focus;
    std::unique_ptr<SlowTask> m_page;
    std::unique_ptr<SlowTask> m_other;
    std::unique_ptr<Lane> m_lane;
};

void PagePreviewTaskTest::init()
{
    m_link = {"cpu", [this] { m_lane->post([] {}); }, [] {}};
    m_focus = std::make_unique<PreviewFocus>([](const Experiment*) {});
    m_page = std::make_unique<SlowTask>(m_link, *m_focus);
    m_other = std::make_unique<SlowTask>(m_link, *m_focus);
    m_lane = std::make_unique<Lane>([this] {
        const bool first = m_page->slice();
        return m_other->slice() || first;
    });
}

void PagePreviewTaskTest::newestRequestWins()
{
    m_page->request(request(0, endless));
    QVERIFY(waitForBegun(*m_page, 1));
    for (int i = 1; i <= 50; ++i)
        m_page->request(request(i));
    m_page->finishNow = true;
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isBusy(), longest);
    QCOMPARE(resultOf(*m_page).content, 50);
    QCOMPARE(m_page->begun.load(), 2);
}

void PagePreviewTaskTest::errorIsTheResult()
{
    Request bad = request(3);
    bad.fails = true;
    m_page->request(bad);
    const Result result = resultOf(*m_page);
    QVERIFY(result.error);
    QCOMPARE(result.error->english(), std::string("This cannot be shown."));
    QVERIFY(result.experiment == m_experiment);
    m_page->request(request(4)); // in progress
    QCOMPARE(resultOf(*m_page).content, 4);
}

void PagePreviewTaskTest::anotherPageDoesNotWait()
{
    m_page->request(request(1, endless));
    QVERIFY(waitForBegun(*m_page, 1));
    m_other->request(request(2));
    QCOMPARE(resultOf(*m_other).content, 2);
    QVERIFY(!m_page->take());
}

/// A visit to a large autoencoder once blocked all previews for 3.5 minutes.
void PagePreviewTaskTest::anotherExperimentDoesNotWait()
{
    m_page->request(request(1, endless));
    QVERIFY(waitForBegun(*m_page, 1));
    Request other = request(1);
    other.experiment = std::make_shared<const Experiment>();
    m_page->request(other);
    QVERIFY(resultOf(*m_page).experiment == other.experiment);
}

/// Otherwise a slow prediction would never be seen while training brings new weights.
void PagePreviewTaskTest::newerWeightsDoWait()
{
    m_page->request(request(1, endless));
    QVERIFY(waitForBegun(*m_page, 1));
    m_page->request(request(1));
    QVERIFY(!m_page->isWaiting());
    QTest::qWait(int(std::chrono::milliseconds(SlowTask::patience).count()) + 500);
    QCOMPARE(m_page->begun.load(), 1);
    m_page->finishNow = true;
    QCOMPARE(resultOf(*m_page).content, 1);
}

void PagePreviewTaskTest::otherContentWaitsForAWhile()
{
    QElapsedTimer clock;
    clock.start();
    m_page->request(request(1, endless));
    QVERIFY(waitForBegun(*m_page, 1));
    m_page->request(request(2));
    QVERIFY(m_page->isWaiting());
    QCOMPARE(resultOf(*m_page).content, 2);
    QVERIFY(clock.elapsed() >= std::chrono::milliseconds(SlowTask::patience).count());
}

void PagePreviewTaskTest::whatNobodyLooksAtIsAbandoned()
{
    m_page->request(request(1, endless));
    QVERIFY(waitForBegun(*m_page, 1));
    m_focus->clear();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isBusy(), longest);
    QVERIFY(!m_page->take());
    m_page->request(request(2));
    QCOMPARE(resultOf(*m_page).content, 2);
}

QTEST_GUILESS_MAIN(PagePreviewTaskTest)
#include "page_preview_task_test.moc"
