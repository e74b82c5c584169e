// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/sample_page.h"

#include "tests/support/patient_qtest.h"
#include "tests/ui/sample/sampling_rows.h"
#include "tests/ui/support/fixture.h"
#include "ui/images/image_grid.h"
#include "ui/sample/film_strip.h"
#include "ui/sample/step_view.h"

#include <QPushButton>
#include <QToolButton>

using namespace playground;

/// The Sample page of a latent diffusion network, with a fake engine.
class LatentPageTest : public QObject
{
    Q_OBJECT

    static constexpr int side = 16; // of a picture
    static constexpr int latentSide = 4;
    static constexpr int steps = 4;
    SamplePage* m_page = nullptr;
    std::vector<RowRequest> m_requests;

    SamplingModel& model() const { return m_page->model(); }
    template <typename T> T* find(const char* name) const { return childOf<T>(*m_page, name); }
    void click(const char* name) const { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }

    /// A constant picture, so that pictures can be told apart.
    static ImageBatch flat(int channels, int size, float value)
    {
        ImageBatch images{2, channels, size, size, {}};
        images.values.assign(2 * images.pixelsPerImage(), value);
        return images;
    }
    static SampleStep latentStep(int index)
    {
        SampleStep step = flatStep(index, steps);
        const auto amount = static_cast<float>(step.amount);
        step.x = flat(4, latentSide, 3 * amount);
        step.predicted = flat(4, latentSide, -3 * amount);
        step.decodedX = flat(3, side, amount / 2);
        step.decodedPrediction = flat(3, side, -amount / 2);
        return step;
    }
    void sampleAll()
    {
        click("sampleButton");
        const int row = m_requests.back().row;
        std::vector<SamplingEvent> events{{row, SamplingEvent::Kind::Started, steps, 30, {}, {}, {}}};
        for (int i = 0; i < steps; ++i) {
            events.push_back({row, SamplingEvent::Kind::Step, 0, 0, {}, {}, {}});
            events.back().step = latentStep(i);
        }
        events.push_back({row, SamplingEvent::Kind::Finished, 0, 0, {}, flat(4, latentSide, 1.5F), {}});
        events.back().decoded = flat(3, side, 0.25F);
        model().apply(events);
    }
    /// The colour at the centre of a picture in the step view.
    QRgb shown(const char* grid) const
    {
        auto* pictures = find<ImageGrid>(grid);
        return pictures->grab().toImage().pixel(pictures->gridLayout().cell(0, 0).center()) | 0xff000000;
    }
    static QRgb grey(double value) // in -1..1
    {
        const int level = static_cast<int>(std::lround((static_cast<float>(value) + 1) / 2 * 255));
        return qRgb(level, level, level);
    }
    QRgb filmed(double amount, FilmLayout::Line line) const
    {
        auto* strip = find<FilmStrip>("filmStrip");
        const QRect cell = strip->filmLayout().cell(0, line, amount);
        return strip->viewport()->grab().toImage().pixel(cell.center()) | 0xff000000;
    }

private Q_SLOTS:
    void initTestCase() { useTestLook(); }

    void init()
    {
        m_requests.clear();
        m_page = new SamplePage;
        connect(&model(), &SamplingModel::requested, this,
            [this](const RowRequest& request) { m_requests.push_back(request); });
        SamplerOptions usual;
        usual.name = "ddim";
        usual.steps = steps;
        m_page->setDisplayRange({-1, 1, false});
        m_page->setPictureShape({0, 3, side, side, {}});
        m_page->setLatentSize({latentSide, latentSide});
        m_page->setSamplers({{{"ddim", Text("DDIM"), Text("draws nothing")}, {}}}, usual);
        m_page->resize(980, 640);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page));
    }
    void cleanup() { delete m_page; }

    void latentsAreNextToTheirPictures()
    {
        sampleAll();
        QTest::keyClick(m_page, Qt::Key_Home);
        QCOMPARE(shown("noisedLatents"), grey(1)); // 3 in the range -3..3
        QCOMPARE(shown("noisedPictures"), grey(0.5));
        QCOMPARE(shown("predictedPictures"), grey(-0.5));
        QCOMPARE(shown("predictedLatents"), grey(-1));
        QTest::keyClick(m_page, Qt::Key_End); // the finished picture is its own prediction
        QCOMPARE(shown("noisedLatents"), grey(0.5));
        QCOMPARE(shown("noisedPictures"), grey(0.25));
        QCOMPARE(shown("predictedPictures"), grey(0.25));
        QCOMPARE(shown("predictedLatents"), grey(0.5));
    }

    void manyPicturesAreTheDecodedOnes()
    {
        sampleAll();
        click("viewGridButton");
        QVERIFY(!find<QWidget>("noisedLatents")->isVisible());
        QTest::keyClick(m_page, Qt::Key_Home);
        QCOMPARE(shown("noisedPictures"), grey(0.5));
        click("viewStepsButton");
        QVERIFY(!find<QWidget>("predictedLatents")->isVisible());
        click("viewOneButton");
        QVERIFY(find<QWidget>("noisedLatents")->isVisible());
    }

    void theFilmShowsEither()
    {
        sampleAll();
        auto* latents = find<QPushButton>("latentsButton");
        QVERIFY(latents->isVisible() && !latents->isChecked());
        QCOMPARE(filmed(1, FilmLayout::Noised), grey(0.5));
        QCOMPARE(filmed(1, FilmLayout::Predicted), grey(-0.5));
        click("latentsButton");
        QCOMPARE(filmed(1, FilmLayout::Noised), grey(1));
        QCOMPARE(filmed(1, FilmLayout::Predicted), grey(-1));
        QCOMPARE(filmed(0, FilmLayout::Noised), grey(0.5));
        click("latentsButton");
        QCOMPARE(filmed(1, FilmLayout::Noised), grey(0.5));
    }

    void aLatentIsNotPaintedOnButADrawingIsEncoded()
    {
        sampleAll();
        QTest::keyClick(m_page, Qt::Key_Home);
        QVERIFY(!find<QPushButton>("paintButton")->isEnabled());
        QVERIFY(find<QPushButton>("paintButton")->toolTip().contains("latents"));
        QVERIFY(find<QPushButton>("branchButton")->isEnabled());
        click("branchButton");
        QCOMPARE(m_requests.back().request.start.channels, 4); // x_t itself
        QCOMPARE(m_requests.back().request.start.height, latentSide);
    }

    void aFileHasBothInOneSize()
    {
        sampleAll();
        const QImage image = m_page->stepView().toImage(2);
        QCOMPARE(image.size(), m_page->stepView().imageSize(2));
        QVERIFY(image.width() >= 4 * 2 * side);
        QVERIFY(image.height() < 3 * 2 * side);
    }

    void theNextNetworkMayWorkOnPictures()
    {
        sampleAll();
        click("latentsButton");
        model().clear();
        m_page->setLatentSize({});
        QVERIFY(!find<QWidget>("noisedLatents")->isVisible());
        QVERIFY(!find<QPushButton>("latentsButton")->isVisible());
        QVERIFY(!find<QPushButton>("latentsButton")->isChecked());
        QVERIFY(!find<QPushButton>("paintButton")->toolTip().contains("latents"));
        QCOMPARE(find<QWidget>("noisedPictures")->accessibleName(), QString("x_t, the noisy picture"));
    }

    void decodedPicturesCountAsMemory()
    {
        SamplingHistory history;
        const int id = history.add(waitingRow(steps, 2));
        const SampleStep step = latentStep(0);
        history.append(id, step);
        const std::size_t latents = 2 * 2 * 4 * latentSide * latentSide;
        const std::size_t pictures = 2 * 2 * 3 * side * side;
        QCOMPARE(history.bytes(), (latents + pictures) * sizeof(float));
    }
};

QTEST_MAIN(LatentPageTest)
#include "latent_page_test.moc"
