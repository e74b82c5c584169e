// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latents/interpolation_path.h"

#include "models/api/interpolation.h"
#include "tests/support/patient_qtest.h"

using namespace playground;

/// Which frames are requested, and in which order.
class LatentWayTest : public QObject
{
    Q_OBJECT

    InterpolationPath m_way;

    static constexpr QSize small{64, 64};
    static QImage picture(QRgb colour = qRgb(1, 2, 3))
    {
        QImage image(2, 2, QImage::Format_RGB32);
        image.fill(colour);
        return image;
    }
    void begin()
    {
        m_way.begin(
            {1, 1, 1, 2, {0, 0}}, {1, 1, 1, 2, {32, 64}}, Interpolation::Linear, picture(), picture());
    }
    bool answer(const LatentRequest& order)
    {
        LatentResponse answer;
        answer.kind = order.kind;
        answer.ticket = order.ticket;
        answer.decoded.assign(static_cast<std::size_t>(order.latents.count), picture());
        return m_way.take(answer);
    }
    static std::vector<int> framesOf(const LatentRequest& order)
    {
        std::vector<int> frames;
        for (int i = 0; i < order.latents.count; ++i)
            frames.push_back(qRound(order.latents.image(i)[0])); // frame i has the value i / 32
        return frames;
    }

private Q_SLOTS:
    void init() { m_way = InterpolationPath(); }

    void withoutEndsThereIsNothing()
    {
        QVERIFY(!m_way.exists());
        QVERIFY(!m_way.complete());
        QVERIFY(!m_way.nextOrder(3, true, small));
        begin();
        m_way.forget();
        QVERIFY(!m_way.exists());
        QVERIFY(m_way.frame(0).isNull());
        QVERIFY(!m_way.nextOrder(3, true, small));
    }

    void thePlaceComesFirstThenTheStripThenTheRest()
    {
        begin();
        const auto first = m_way.nextOrder(5, true, small);
        QVERIFY(first);
        QCOMPARE(framesOf(*first), (std::vector<int>{5, 4, 8, 12, 16, 20, 24, 28, 1}));
        QCOMPARE(first->latents.image(0)[1], 10.F);
        QVERIFY(!m_way.nextOrder(5, true, small)); // one request at a time
        QVERIFY(answer(*first));
        QCOMPARE(
            framesOf(*m_way.nextOrder(5, true, small)), (std::vector<int>{2, 3, 6, 7, 9, 10, 11, 13, 14}));
    }

    void onlyVisibleContentIsRequested()
    {
        begin();
        const auto strip = m_way.nextOrder(16, false, small);
        QCOMPARE(framesOf(*strip), (std::vector<int>{16, 4, 8, 12, 20, 24, 28}));
        answer(*strip);
        QVERIFY(!m_way.nextOrder(16, false, small));
        QCOMPARE(framesOf(*m_way.nextOrder(17, false, small)), std::vector<int>{17});
    }

    void largePicturesComeOneByOne()
    {
        begin();
        QCOMPARE(framesOf(*m_way.nextOrder(7, true, {512, 512})), std::vector<int>{7});
    }

    void allOfThemMakeItComplete()
    {
        begin();
        int asked = 0;
        while (const auto order = m_way.nextOrder(0, true, small)) {
            QVERIFY(!m_way.complete());
            asked += order->latents.count;
            answer(*order);
        }
        QCOMPARE(asked, InterpolationPath::frames - 2); // the ends came with the row
        QVERIFY(m_way.complete());
        begin(); // restart: the old frames stay visible
        QVERIFY(!m_way.complete());
        QVERIFY(!m_way.frame(7).isNull());
    }

    void lateAnswersAreRefused()
    {
        begin();
        const auto old = m_way.nextOrder(5, false, small);
        begin();
        QVERIFY(!answer(*old));
        QVERIFY(m_way.frame(5).isNull());
        const auto order = m_way.nextOrder(5, false, small);
        QVERIFY(answer(*order));
        QVERIFY(!answer(*order)); // a repeated answer
    }

    void afterAnErrorNoMoreIsAsked()
    {
        begin();
        const auto order = m_way.nextOrder(5, true, small);
        LatentResponse failed;
        failed.kind = order->kind;
        failed.ticket = order->ticket;
        failed.error = Text("no");
        QVERIFY(m_way.take(failed));
        QVERIFY(m_way.failed());
        QVERIFY(!m_way.nextOrder(5, true, small));
        begin();
        QVERIFY(!m_way.failed());
        QVERIFY(m_way.nextOrder(5, true, small));
    }
};

QTEST_GUILESS_MAIN(LatentWayTest)
#include "interpolation_path_test.moc"
