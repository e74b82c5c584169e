// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/sampling_animation.h"

#include "tests/support/patient_qtest.h"
#include "tests/ui/sample/sampling_rows.h"
#include "ui/sample/sample_page.h"

#include <QFile>
#include <QImageReader>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace playground;

class FilmExportTest : public QObject
{
    Q_OBJECT

    static constexpr int side = 6;
    static constexpr int steps = 5;
    const QByteArray m_path = qgetenv("PATH"); ///< before the tests change it
    QTemporaryDir m_folder;
    std::unique_ptr<SamplePage> m_page;
    RowRequest m_request;

    SamplingModel& model() const { return m_page->model(); }
    void sample(int count, int pictureSide = side, bool whole = true)
    {
        RowRequest chosen;
        chosen.request.sampler.steps = steps;
        chosen.request.count = count;
        m_page->setPictureShape({0, 1, pictureSide, pictureSide, {}});
        model().sample(chosen);
        std::vector<SamplingEvent> events;
        for (int i = 0; i < steps; ++i) {
            SamplingEvent event{m_request.row, SamplingEvent::Kind::Step, 0, 0, {}, {}, {}};
            event.step = flatStep(i, steps, count, pictureSide);
            events.push_back(event);
        }
        if (whole)
            events.push_back({m_request.row, SamplingEvent::Kind::Finished, 0, 0, {},
                flatPictures(count, pictureSide, 0), {}});
        model().apply(events);
    }
    /// The arguments of finished(): path, saved, reason.
    QList<QVariant> save(const QString& path)
    {
        auto* film
            = new SamplingAnimation(*m_page, path, 4, 50, {{QStringLiteral("key"), QStringLiteral("words")}});
        QSignalSpy finished(film, &SamplingAnimation::finished);
        film->start();
        return finished.count() > 0 || finished.wait(20'000) ? finished.first() : QList<QVariant>();
    }
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    /// Puts an executable script named ffmpeg on the PATH, and nothing else.
    void fakeEncoder(const QByteArray& script)
    {
        QFile file(path("ffmpeg"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        file.close();
        qputenv("PATH", m_folder.path().toUtf8() + ":/usr/bin:/bin");
    }

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<SamplePage>();
        connect(&model(), &SamplingModel::requested, this,
            [this](const RowRequest& request) { m_request = request; });
        m_page->setSamplers({{{"mix", Text("Iterative mix"), Text("mixes")}, {}}}, {});
    }
    void cleanup()
    {
        m_page.reset();
        QFile::remove(path("ffmpeg"));
    }

    void savesAnAnimatedPng()
    {
        sample(8);
        const auto said = save(path("film.png"));
        QVERIFY2(said[1].toBool(), qPrintable(said[2].toString()));
        QFile file(path("film.png"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QCOMPARE(bytes.count("fcTL"), steps + 1);
        QImageReader reader(path("film.png"), "png");
        QCOMPARE(reader.text(QStringLiteral("key")), QStringLiteral("words"));
        const QImage first = reader.read(); // x_t, pure noise, on the left; its prediction on the right
        QVERIFY(qGray(first.pixel(first.width() / 4, first.height() / 2)) == 0);
        QVERIFY(std::abs(qGray(first.pixel(first.width() * 3 / 4, first.height() / 2)) - 127) < 2);
    }

    void savesVideoThroughTheEncoder()
    {
        fakeEncoder("for last; do true; done\nwc -c > \"$last\"\n");
        QVERIFY(SamplingAnimation::canEncodeVideo());
        sample(1);
        const auto said = save(path("film.mp4"));
        QVERIFY2(said[1].toBool(), qPrintable(said[2].toString()));
        QFile file(path("film.mp4"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QSize frame = m_page->stepView().toImage(4).size();
        QCOMPARE(file.readAll().trimmed().toInt(), 3 * frame.width() * frame.height() * (steps + 1));
        QVERIFY(!QFile::exists(path("film.mp4.part.mp4")));
    }

    // With the real ffmpeg, if installed, to check that it accepts the arguments.
    void savesARealVideo_data()
    {
        QTest::addColumn<QByteArray>("suffix");
        QTest::addColumn<QByteArray>("mark"); ///< container signature in the first bytes
        QTest::newRow("MP4") << QByteArray("mp4") << QByteArray("ftyp");
        QTest::newRow("WebM") << QByteArray("webm") << QByteArray("webm");
    }

    void savesARealVideo()
    {
        QFETCH(QByteArray, suffix);
        QFETCH(QByteArray, mark);
        qputenv("PATH", m_path);
        if (!SamplingAnimation::canEncodeVideo())
            QSKIP("ffmpeg is not installed");
        sample(3);
        const QString file = path("film.") + QLatin1String(suffix);
        const auto said = save(file);
        QVERIFY2(said[1].toBool(), qPrintable(said[2].toString()));
        QFile video(file);
        QVERIFY(video.open(QIODevice::ReadOnly));
        QVERIFY(video.read(64).contains(mark));
    }

    void aFailingEncoderLeavesNothing()
    {
        fakeEncoder("for last; do true; done\necho half > \"$last\"\necho no such codec >&2\ncat > "
                    "/dev/null\nexit 1\n");
        sample(1);
        const auto said = save(path("broken.webm"));
        QVERIFY(!said[1].toBool());
        QCOMPARE(said[2].toString(), QStringLiteral("no such codec"));
        QVERIFY(!QFile::exists(path("broken.webm")) && !QFile::exists(path("broken.webm.part.webm")));
    }

    void withoutEncoderThereIsNoVideo()
    {
        qputenv("PATH", "/nowhere");
        QVERIFY(!SamplingAnimation::canEncodeVideo());
        sample(1);
        const auto said = save(path("none.mp4"));
        QVERIFY(!said[1].toBool());
        QVERIFY2(said[2].toString().contains("Install it"), qPrintable(said[2].toString()));
    }

    void aPlaceThatCannotBeWritten()
    {
        sample(1);
        const auto said = save(path("no such folder/film.png"));
        QVERIFY(!said[1].toBool());
        QVERIFY(!said[2].toString().isEmpty());
    }

    void stepsRemovedWhileSaving()
    {
        sample(1);
        auto* film = new SamplingAnimation(*m_page, path("gone.png"), 4, 50, {});
        QSignalSpy finished(film, &SamplingAnimation::finished);
        film->start();
        model().clear();
        QVERIFY(finished.wait(20'000));
        QVERIFY(!finished.first()[1].toBool());
        QVERIFY(!QFile::exists(path("gone.png")));
    }

    void saysWhyNot()
    {
        QVERIFY(SamplingAnimation::whyNot(*m_page, 4)); // nothing to save
        sample(1, side, /*whole=*/false);
        QVERIFY(SamplingAnimation::whyNot(*m_page, 4)); // still sampling
        sample(1);
        QVERIFY(!SamplingAnimation::whyNot(*m_page, 4));
        const auto tooLarge = SamplingAnimation::whyNot(*m_page, 2000);
        QVERIFY(tooLarge);
        QVERIFY2(tooLarge->contains("MB") && tooLarge->contains("2048"), qPrintable(*tooLarge));
    }
};

QTEST_MAIN(FilmExportTest)
#include "sampling_animation_test.moc"
