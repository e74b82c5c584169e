// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace playground
{

class DoorButton;

/// The first page of a new user: three ways into the window, which it covers until one is chosen or Escape is
/// pressed. Deletes itself then.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    /// `trained`: there are trained networks to play with.
    WelcomePage(QWidget* window, bool trained);

Q_SIGNALS:
    void tourChosen();
    void trainedChosen();
    void trainChosen();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    void retranslate();

    QPointer<QWidget> m_before; ///< the widget that had the focus
    QLabel* m_title;
    QLabel* m_sentence;
    QBoxLayout* m_doors; ///< side by side, or one above the other in a narrow window
    DoorButton* m_tour;
    DoorButton* m_trained;
    DoorButton* m_train;
    QPushButton* m_skip;
};

} // namespace playground
