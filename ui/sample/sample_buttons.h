// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QPushButton;
class QToolButton;

namespace playground
{

/// What can be done on the Sample page, beyond walking through it.
class SampleButtons : public QWidget
{
    Q_OBJECT

public:
    explicit SampleButtons(QWidget* parent = nullptr);

    QPushButton* sample; ///< or cancel
    QPushButton* fiveSteps; ///< the course's figures
    QPushButton* fortySteps;
    QPushButton* addRow;
    QPushButton* branch;
    QPushButton* paint; ///< on x_t; down while the canvas is open
    QPushButton* draw; ///< a picture to begin with; likewise
    QPushButton* undo;
    QPushButton* redo;
    QPushButton* compare; ///< with the training set; down while it is compared
    QPushButton* latents; ///< as film instead of what is decoded from them; down while they are

    void setView(int view); ///< as StepView::View counts
    void setSampling(bool sampling); ///< what the first button says
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
