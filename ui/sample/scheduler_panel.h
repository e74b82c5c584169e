// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/sampler_settings.h"

#include <QFrame>
#include <QHash>
#include <QJsonObject>

#include <optional>
#include <vector>

class QCheckBox;
class QFormLayout;
class QPushButton;

namespace playground
{

/// A pop-up form with the sampler's settable fields: those of its scheduler_config.json that the model does
/// not fix.
class SchedulerPanel : public QFrame
{
    Q_OBJECT

public:
    explicit SchedulerPanel(QWidget* parent = nullptr);

    /// Sets another sampler's fields, all at their defaults. `refit`: default of
    /// SamplerOptions::useClippedModelOutput; nullopt: not supported.
    void setFields(const std::vector<SamplerField>& fields, std::optional<bool> refit);

    /// The non-default fields, as in SamplerOptions::config. Fields without a row in the form are preserved.
    std::string config() const;
    bool refit() const;
    void setChoice(const std::string& config, bool refit);

    bool isEmpty() const { return m_fields.empty(); }
    int changes() const; ///< number of non-default fields

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    QWidget* control(const SamplerField& field);
    QWidget* number(const SamplerField& field);
    QWidget* choice(const SamplerField& field);
    void set(const QJsonObject& values);
    void reset();
    void showConfig();
    void retranslate();

    std::vector<SamplerField> m_fields;
    std::optional<bool> m_defaultRefit;
    QJsonObject m_defaults; ///< defaults of all fields
    QJsonObject m_config; ///< non-default values
    QHash<QString, QWidget*> m_controls; ///< by field key
    QFormLayout* m_form;
    QCheckBox* m_refit;
    QPushButton* m_reset;
};

} // namespace playground
