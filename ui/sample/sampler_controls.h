// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/catalogue.h"
#include "models/api/sampler_settings.h"
#include "ui/sample/sampling_choice.h"

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

/// A sampler in the list, why it cannot be had with the present recipe, if it cannot, and what may be set.
struct SamplerEntry {
    CatalogueEntry entry;
    std::optional<Text> whyNot;
    std::vector<SamplerField> fields = {};
};

/// Sampler, steps, pictures, seed, eta, the scheduler's fields, class and weights: one line, or more where it
/// is narrow.
class SamplerControls : public QWidget
{
    Q_OBJECT

public:
    explicit SamplerControls(QWidget* parent = nullptr);

    /// Those that do not fit are greyed with the reason. `usual` is set where the present one does not fit.
    void setSamplers(const std::vector<SamplerEntry>& samplers, const SamplerOptions& usual);
    /// Of the classes that the network is told of; empty: of none. `orNone`: it knows a label for no class.
    void setClasses(const std::vector<std::string>& names, bool orNone = true);
    /// The optimiser steps whose weights are kept, rising.
    void setSnapshots(const std::vector<std::int64_t>& steps);

    SamplingChoice choice() const;
    void setChoice(const SamplingChoice& choice);
    bool fits(const std::string& sampler) const;
    QHash<QString, QString> titles() const; ///< of the samplers, by name
    QStringList classNames() const; ///< in the window's language

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
    void showEta();
    void newSeed();

    std::vector<SamplerEntry> m_entries;
    SamplerOptions m_usual;
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
