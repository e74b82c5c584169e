// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/scheduler_panel.h"

#include "models/api/sampler_settings.h"
#include "tests/support/patient_qtest.h"
#include "tests/ui/sample/sampling_rows.h"
#include "tests/ui/support/fixture.h"
#include "ui/sample/row_labels.h"
#include "ui/sample/sampler_controls.h"
#include "ui/sample/scheduler_button.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace playground;

/// The form with the fields of real samplers.
class SchedulerPanelTest : public QObject
{
    Q_OBJECT

    SchedulerPanel* m_panel = nullptr;

    static Recipe recipe()
    {
        Recipe recipe;
        recipe.corruption.name = "ddpm";
        recipe.predictionType = "epsilon";
        return recipe;
    }
    template <typename T> T* field(const char* key) const
    {
        return childOf<T>(*m_panel, (std::string("schedulerField_") + key).c_str());
    }
    QJsonObject config() const
    {
        return QJsonDocument::fromJson(QByteArray::fromStdString(m_panel->config())).object();
    }

private Q_SLOTS:
    void initTestCase() { useTestLook(); }
    void init()
    {
        m_panel = new SchedulerPanel;
        m_panel->setFields(samplerFields("euler", recipe()), {});
    }
    void cleanup() { delete m_panel; }

    void beginsAsUsual()
    {
        QCOMPARE(m_panel->config(), std::string("{}"));
        QCOMPARE(m_panel->changes(), 0);
        QCOMPARE(field<QComboBox>("timestep_spacing")->currentText(), QStringLiteral("linspace"));
        QCOMPARE(field<QComboBox>("sigmas")->currentIndex(), 0);
        QVERIFY(!childOf<QPushButton>(*m_panel, "schedulerResetButton")->isEnabled());
        QVERIFY(childOf<QCheckBox>(*m_panel, "refitCheck")->isHidden());
    }

    void keepsWhatDiffers()
    {
        const QSignalSpy changed(m_panel, &SchedulerPanel::changed);
        field<QComboBox>("timestep_spacing")->setCurrentText(QStringLiteral("trailing"));
        QCOMPARE(config(), QJsonObject({{"timestep_spacing", "trailing"}}));
        field<QComboBox>("sigmas")->setCurrentText(QStringLiteral("Karras"));
        QCOMPARE(config().value("use_karras_sigmas"), QJsonValue(true));
        field<QComboBox>("sigmas")->setCurrentText(QStringLiteral("exponential"));
        QCOMPARE(config(), QJsonObject({{"timestep_spacing", "trailing"}, {"use_exponential_sigmas", true}}));
        QCOMPARE(m_panel->changes(), 2);
        QCOMPARE(changed.count(), 3);
        field<QComboBox>("timestep_spacing")->setCurrentText(QStringLiteral("linspace"));
        QCOMPARE(config(), QJsonObject({{"use_exponential_sigmas", true}}));
        QTest::mouseClick(childOf<QPushButton>(*m_panel, "schedulerResetButton"), Qt::LeftButton);
        QCOMPARE(m_panel->config(), std::string("{}"));
        QCOMPARE(field<QComboBox>("sigmas")->currentIndex(), 0);
    }

    void numbersNeedTheirSwitch()
    {
        m_panel->setFields(samplerFields("ddim", recipe()), false);
        auto* ratio = field<QDoubleSpinBox>("dynamic_thresholding_ratio");
        QVERIFY(!ratio->isEnabled());
        field<QCheckBox>("thresholding")->setChecked(true);
        QVERIFY(ratio->isEnabled());
        QCOMPARE(ratio->value(), 0.995);
        ratio->setValue(0.9);
        QCOMPARE(config(), QJsonObject({{"thresholding", true}, {"dynamic_thresholding_ratio", 0.9}}));
    }

    void keepsFieldsWithoutARow()
    {
        m_panel->setChoice(R"({"steps_offset":1,"use_beta_sigmas":true})", false);
        QCOMPARE(field<QComboBox>("sigmas")->currentText(), QStringLiteral("beta"));
        field<QComboBox>("sigmas")->setCurrentIndex(0);
        QCOMPARE(config(), QJsonObject({{"steps_offset", 1}}));
    }

    void noiseIsFittedWhereTheSamplerCan()
    {
        auto* refit = childOf<QCheckBox>(*m_panel, "refitCheck");
        m_panel->setFields(samplerFields("ddim", recipe()), true);
        QVERIFY(!refit->isHidden());
        QVERIFY(m_panel->refit());
        QCOMPARE(m_panel->changes(), 0);
        refit->click();
        QVERIFY(!m_panel->refit());
        QCOMPARE(m_panel->changes(), 1);
        m_panel->setFields(samplerFields("euler", recipe()), {});
        QVERIFY(refit->isHidden());
        m_panel->setChoice("{}", true); // options of another sampler
        QVERIFY(!m_panel->refit());
    }

    void everyControlSaysWhatItDoes()
    {
        for (const char* sampler : {"ddpm", "ddim", "euler", "heun", "dpmpp-2m"}) {
            m_panel->setFields(samplerFields(sampler, recipe()), false);
            for (const SamplerField& of : samplerFields(sampler, recipe())) {
                auto* control = field<QWidget>(of.key.c_str());
                QVERIFY2(!control->toolTip().isEmpty(), of.key.c_str());
                QVERIFY2(!control->accessibleName().isEmpty(), of.key.c_str());
            }
        }
    }

    void controlsSampleWithIt()
    {
        SamplerControls controls;
        SamplerOptions usual;
        usual.name = "ddim";
        usual.useClippedModelOutput = true;
        std::vector<SamplerEntry> entries;
        for (const char* name : {"ddim", "euler", "euler-ancestral"})
            entries.push_back({{name, Text(name), Text(name)}, {}, samplerFields(name, recipe())});
        controls.setSamplers(entries, usual);
        auto* button = childOf<SchedulerButton>(controls, "schedulerButton");
        auto* sampler = childOf<QComboBox>(controls, "samplerChoice");
        QVERIFY(controls.request().request.sampler.useClippedModelOutput);
        const QSignalSpy changed(&controls, &SamplerControls::changed);
        button->click();
        QVERIFY(button->panel().isVisible());
        auto* spacing = childOf<QComboBox>(button->panel(), "schedulerField_timestep_spacing");
        spacing->setCurrentText(QStringLiteral("trailing"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(
            controls.request().request.sampler.config, std::string(R"({"timestep_spacing":"trailing"})"));
        QCOMPARE(button->text(), QStringLiteral("Scheduler (1)…"));
        QTest::keyClick(&button->panel(), Qt::Key_Escape);
        QVERIFY(!button->panel().isVisible());

        const RowRequest kept = controls.request();
        sampler->setCurrentIndex(1); // another sampler has its own fields
        QCOMPARE(controls.request().request.sampler.config, std::string("{}"));
        QVERIFY(!controls.request().request.sampler.useClippedModelOutput);
        controls.setRequest(kept);
        QCOMPARE(controls.request().request.sampler, kept.request.sampler);
    }

    void rowsSayWhatIsNotUsual()
    {
        SamplingRow row;
        QVERIFY(RowLabels::settings(row, QLocale::c()).isEmpty());
        row.request.sampler.eta = 0.5;
        row.request.sampler.config = R"({"use_karras_sigmas":true})";
        QCOMPARE(RowLabels::settings(row, QLocale::c()), QStringLiteral("η 0.5 · Karras"));
    }
};

QTEST_MAIN(SchedulerPanelTest)
#include "scheduler_panel_test.moc"
