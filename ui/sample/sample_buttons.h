// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QPushButton;
class QToolButton;

namespace playground
{

/// The Sample page's actions, apart from navigation.
class SampleButtons : public QWidget
{
    Q_OBJECT

public:
    explicit SampleButtons(QWidget* parent = nullptr);

    QPushButton* sample; ///< or cancel
    QPushButton* fiveSteps; ///< figures of the HF course
    QPushButton* fortySteps;
    QPushButton* addRow;
    QPushButton* branch;
    QPushButton* paint; ///< on x_t; checked while the canvas is open
    QPushButton* draw; ///< a starting picture; checked while the canvas is open
    QPushButton* undo;
    QPushButton* redo;
    QPushButton* compare; ///< with the training set; checked while comparing
    QPushButton* slow; ///< a step phase by phase; checked while shown
    QPushButton* latents; ///< in the film strip instead of decoded pictures; checked while shown

    void setView(int view); ///< index of StepView::View
    void setSampling(bool sampling); ///< switches the first button between Sample and Cancel
    void setLatent(bool latent); ///< the network works in latents, which can be shown but not painted on

Q_SIGNALS:
    void viewChosen(int view);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void recolour();
    QPushButton* add(const char* objectName);

    bool m_sampling = false;
    bool m_latent = false;
    QButtonGroup* m_views;
};

} // namespace playground
