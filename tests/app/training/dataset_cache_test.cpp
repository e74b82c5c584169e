// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/dataset_cache.h"

#include "app/datasets/picture_datasets.h"
#include "models/api/recipe.h"
#include "models/api/recipe_data.h"
#include "models/api/trainer.h"
#include "tests/app/support/hue_pictures.h"
#include "tests/app/support/test_main.h"
#include "tests/support/patient_qtest.h"

#include <QGuiApplication>

#include <chrono>
#include <filesystem>

using namespace playground;

/// When pictures are read and encoded again, and when they come from the cache.
class DatasetShelfTest : public QObject
{
    Q_OBJECT

    Recipe m_vae;
    Recipe m_latent;
    std::string m_run;
    DatasetCache m_shelf;
    int m_asked = 0; ///< calls of shouldContinue: one per picture read, more while encoding

    std::shared_ptr<const Dataset> get(const Recipe& recipe)
    {
        m_asked = 0;
        return m_shelf.dataset(recipe, [this] { return ++m_asked > 0; });
    }
    std::filesystem::path weights() const
    {
        return std::filesystem::path(m_run) / "model/diffusion_pytorch_model.safetensors";
    }

private Q_SLOTS:
    void initTestCase()
    {
        providePictureDatasets();
        m_vae = onHuePictures({}, tinyVaeConfig);
        m_run = home().path("vae-run").toStdString();
        Trainer(m_vae, loadDataset(datasetRequest(m_vae))).save(m_run);
        m_latent = m_vae;
        m_latent.dataset.vae = m_run;
        m_latent.network = {"UNet2DModel",
            R"({"layers_per_block": 1, "block_out_channels": [8, 8], "norm_num_groups": 4,
                "down_block_types": ["DownBlock2D", "DownBlock2D"], "up_block_types": ["UpBlock2D", "UpBlock2D"]})"};
        m_latent.corruption.name = "ddpm";
    }
    void init() { m_shelf = {}; }

    void theSameRecipeChangesNothing()
    {
        const auto first = get(m_latent);
        QVERIFY(m_asked > 0);
        QVERIFY(first->codec);
        QVERIFY(get(m_latent) == first);
        QCOMPARE(m_asked, 0);
    }

    void toTheAutoencoderAndBackEncodesNothing()
    {
        const auto first = get(m_latent);
        const int encoding = m_asked;
        QVERIFY(!get(m_vae)->codec);
        const int reading = m_asked;
        QVERIFY(reading < encoding);
        const auto again = get(m_latent);
        QVERIFY(m_asked <= reading);
        QVERIFY(again->codec == first->codec);
        QCOMPARE(again->latents, first->latents);
        QCOMPARE(again->pixels, first->pixels);
        get(m_vae); // any number of times
        get(m_latent);
        QVERIFY(m_asked <= reading);
    }

    void otherWeightsAreEncodedAgain()
    {
        const auto first = get(m_latent);
        Recipe other = m_vae;
        other.seed = 99;
        Trainer(other, get(m_vae)).save(m_run);
        std::filesystem::last_write_time(weights(),
            std::filesystem::last_write_time(weights())
                + std::chrono::seconds(2)); // file times may be coarse
        const auto between = get(m_latent);
        QVERIFY(m_asked > 0);
        QVERIFY(between->latents != first->latents);
        std::filesystem::last_write_time(
            weights(), std::filesystem::last_write_time(weights()) + std::chrono::seconds(2));
        QVERIFY(get(m_latent) != between); // without another recipe in between
        QVERIFY(m_asked > 0);
    }

    void anotherRangeOrSizeEncodesAnew()
    {
        get(m_latent);
        Recipe larger = m_latent;
        larger.dataset.imageSize = 32;
        QVERIFY(get(larger)->codec->shape() != ImageShape());
        QVERIFY(m_asked > 0);
        get(m_latent); // the larger data set was encoded last
        QVERIFY(m_asked > 0);
    }

    void morePicturesAreEncodedAgain()
    {
        const auto first = get(m_latent);
        get(m_vae);
        const QString folder = QString::fromStdString(m_latent.dataset.folder);
        QImage grey(16, 16, QImage::Format_RGB32);
        grey.fill(Qt::gray);
        QVERIFY(grey.save(folder + QStringLiteral("/one-more.png")));
        const auto more = get(m_latent);
        QCOMPARE(more->count, first->count + 1);
        QVERIFY(m_asked > 0);
        QCOMPARE(more->latents.size(), static_cast<std::size_t>(more->count) * more->codec->shape().values());
        QVERIFY(QFile::remove(folder + QStringLiteral("/one-more.png")));
    }

    void cancelledCallerGetsNothing()
    {
        QVERIFY(!m_shelf.dataset(m_latent, [] { return false; }));
        QVERIFY(get(m_latent)); // the next call encodes everything
    }
};

PLAYGROUND_TEST_MAIN(QGuiApplication, DatasetShelfTest)
#include "dataset_cache_test.moc"
