// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/patient_qtest.h"
#include "tests/ui/sample/sampling_rows.h"
#include "tests/ui/support/fixture.h"
#include "ui/images/image_grid.h"
#include "ui/sample/sample_page.h"

#include <QAbstractButton>
#include <QSpinBox>

#include <cmath>
#include <memory>

namespace playground
{

/// The page with a fake engine: requests are answered when the test says so.
class SamplePageFixture : public QObject
{
    Q_OBJECT

protected:
    static constexpr int side = 8;
    std::unique_ptr<SamplePage> m_page;
    std::vector<RowRequest> m_requests;
    std::vector<int> m_cancelled;

    SamplingModel& model() const { return m_page->model(); }
    template <typename T> T* find(const char* name) const { return childOf<T>(*m_page, name); }
    void click(const char* name) const { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    void key(Qt::Key key) const { QTest::keyClick(m_page.get(), key); }
    int position() const { return model().row()->steps[static_cast<std::size_t>(model().step())].index; }
    static std::vector<SamplerEntry> samplers()
    {
        return {{{"mix", Text("Iterative mix"), Text("mixes")}, {}},
            {{"ddim", Text("DDIM"), Text("draws nothing")}, {}},
            {{"euler", Text("Euler"), Text("follows")}, Text("trained on a uniform mix")},
            {{"one-shot", Text("One shot"), Text("guesses once")}, {}}};
    }

    /// Answers the last request up to step `until`, and with the pictures after the last step.
    void answer(int from, int until)
    {
        const RowRequest& request = m_requests.back();
        const int total = request.request.sampler.steps;
        std::vector<SamplingEvent> events;
        if (from == 0)
            events.push_back({request.row, SamplingEvent::Kind::Started, total, 30, {}, {}, {}});
        for (int i = from; i < until; ++i) {
            SamplingEvent event{request.row, SamplingEvent::Kind::Step, 0, 0, {}, {}, {}};
            event.step = flatStep(i, total, request.request.count, side);
            event.step.amount *= request.request.startAmount;
            events.push_back(event);
        }
        if (until == total)
            events.push_back({request.row, SamplingEvent::Kind::Finished, 0, 0, {},
                flatPictures(request.request.count, side, 0.F), {}});
        model().apply(events);
    }
    void sampleAll(int steps)
    {
        find<QSpinBox>("samplingStepsBox")->setValue(steps);
        click("sampleButton");
        answer(0, steps);
    }
    static QRgb shown(ImageGrid* grid, int row, int column)
    {
        return grid->grab().toImage().pixel(grid->gridLayout().cell(row, column).center()) | 0xff000000;
    }
    static QRgb ink(double value)
    {
        const int grey = 255 - static_cast<int>(std::lround(static_cast<float>(value) * 255.F));
        return qRgb(grey, grey, grey);
    }

private Q_SLOTS:
    void initTestCase() { useTestLook(); }

    void init()
    {
        m_requests.clear();
        m_cancelled.clear();
        m_page = std::make_unique<SamplePage>();
        connect(&model(), &SamplingModel::requested, this,
            [this](const RowRequest& request) { m_requests.push_back(request); });
        connect(&model(), &SamplingModel::cancelled, this, [this](int row) { m_cancelled.push_back(row); });
        SamplerOptions usual;
        usual.steps = 40;
        m_page->setPictureShape({0, 1, side, side, {}});
        m_page->setSamplers(samplers(), usual);
        m_page->resize(980, 640);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void cleanup() { m_page.reset(); }
};

} // namespace playground
