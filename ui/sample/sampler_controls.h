// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"
#include "models/api/sampler_settings.h"
#include "ui/sample/sampling_event.h"

#include <QHash>
#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;
class QToolButton;

namespace playground
{

class ClassControls;
class SchedulerButton;

/// A sampler in the list, the reason if it does not fit the recipe, and its settable fields.
struct SamplerEntry {
    CatalogueEntry entry;
    std::optional<Text> whyNot;
    std::vector<SamplerField> fields = {};
};

/// Sampler, steps, pictures, seed, eta, scheduler fields, class and weights, in one row that wraps if needed.
class SamplerControls : public QWidget
{
    Q_OBJECT

public:
    explicit SamplerControls(QWidget* parent = nullptr);

    /// Samplers that do not fit are disabled with the reason as tooltip. `usual` is selected if the current
    /// one does not fit.
    void setSamplers(const std::vector<SamplerEntry>& samplers, const SamplerOptions& usual);
    /// Classes the network knows; empty: unconditional. `orNone`: it has a label for "no class".
    void setClasses(const std::vector<std::string>& names, bool orNone = true);
    /// Ascending optimiser steps whose weights are kept.
    void setSnapshots(const std::vector<std::int64_t>& steps);

    /// What is chosen: a request without row and start.
    RowRequest request() const;
    /// Shows a request as far as the controls can.
    void setRequest(const RowRequest& wanted);
    bool fits(const std::string& sampler) const;
    bool chosenFits() const;
    QHash<QString, QString> titles() const; ///< of the samplers, by name
    QStringList classNames() const; ///< in the current language

    static constexpr int mostSteps = 1000;
    static constexpr int mostPictures = 64;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void fillSamplers();
    void samplerChosen();
    void showTaken();
    void newSeed();

    std::vector<SamplerEntry> m_entries;
    SamplerOptions m_default;
    QLabel* m_samplerLabel;
    QComboBox* m_sampler;
    QLabel* m_stepsLabel;
    QSpinBox* m_steps;
    QLabel* m_countLabel;
    QSpinBox* m_count;
    QLabel* m_seedLabel;
    QSpinBox* m_seed;
    QToolButton* m_newSeed;
    QLabel* m_etaLabel;
    QDoubleSpinBox* m_eta;
    SchedulerButton* m_scheduler;
    ClassControls* m_classes;
    QLabel* m_snapshotLabel;
    QComboBox* m_snapshot;
};

} // namespace playground
