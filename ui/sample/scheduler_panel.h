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

/// How the chosen sampler goes, beside its steps: the fields of its scheduler_config.json that the model
/// leaves open, as a form that opens over the page.
class SchedulerPanel : public QFrame
{
    Q_OBJECT

public:
    explicit SchedulerPanel(QWidget* parent = nullptr);

    /// Another sampler's: everything as usual. `refit`: whether it can derive its noise again
    /// (SamplerOptions::useClippedModelOutput), and whether it usually does.
    void setFields(const std::vector<SamplerField>& fields, std::optional<bool> refit);

    /// The fields that differ from the usual, as SamplerOptions::config has them. What the form has no row
    /// for is kept as it is.
    std::string config() const;
    bool refit() const;
    void setChoice(const std::string& config, bool refit);

    bool isEmpty() const { return m_fields.empty(); }
    int changes() const; ///< fields that are not as usual

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
    std::optional<bool> m_usualRefit;
    QJsonObject m_usual; ///< of all fields
    QJsonObject m_config; ///< what differs from it
    QHash<QString, QWidget*> m_controls; ///< by the field's key
    QFormLayout* m_form;
    QCheckBox* m_refit;
    QPushButton* m_reset;
};

} // namespace playground
