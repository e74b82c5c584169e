// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window in English, in Chinese, and back in English.
#include "tests/support/patient_qtest.h"
#include "ui/controls/preview_settings.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/train/loss_plot.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLibraryInfo>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTextDocumentFragment>

#include <algorithm>

using namespace playground;

namespace
{
const QString english = QStringLiteral("en");
const QString chinese = QStringLiteral("zh_CN");

/// Qt's internal widgets, which are named once.
bool isQtsOwn(const QWidget& widget)
{
    return widget.objectName().startsWith(QLatin1String("qt_"))
        || widget.objectName() == QLatin1String("ScrollLeftButton")
        || widget.objectName() == QLatin1String("ScrollRightButton");
}

/// All texts of a window with their owners; rich text without tags.
QMap<QString, QString> wordsOf(const QWidget& window)
{
    QMap<QString, QString> words;
    const auto add = [&words](const QObject* object, const char* what, const QString& text) {
        const QString plain
            = Qt::mightBeRichText(text) ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
        const QString place = QStringLiteral("%1 %2 %3")
                                  .arg(QLatin1String(object->metaObject()->className()), object->objectName(),
                                      QLatin1String(what));
        words.insert(QStringLiteral("%1 #%2").arg(place).arg(words.size(), 4, 10, QLatin1Char('0')), plain);
    };
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (isQtsOwn(*widget))
            continue;
        add(widget, "tool tip", widget->toolTip());
        add(widget, "accessible name", widget->accessibleName());
        add(widget, "accessible description", widget->accessibleDescription());
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            add(label, "text", label->text());
        else if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            add(button, "text", button->text());
        else if (const auto* menu = qobject_cast<const QMenu*>(widget))
            add(menu, "title", menu->title());
        else if (const auto* tabs = qobject_cast<const QTabWidget*>(widget))
            for (int i = 0; i < tabs->count(); ++i)
                add(tabs, "tab", tabs->tabText(i) + QLatin1Char('\n') + tabs->tabToolTip(i));
        else if (const auto* combo = qobject_cast<const QComboBox*>(widget))
            for (int i = 0; i < combo->count(); ++i) {
                add(combo, "item", combo->itemText(i));
                add(combo, "item's tool tip", combo->itemData(i, Qt::ToolTipRole).toString());
            }
    }
    for (const QAction* action : window.findChildren<QAction*>()) {
        add(action, "text", action->text());
        add(action, "tool tip", action->toolTip());
        add(action, "status tip", action->statusTip());
    }
    return words;
}

/// Names that are the same in every language.
bool isName(const QString& text)
{
    static const QRegularExpression names(QStringLiteral(
        "BasicUNet|DLI U-Net|UNet2DModel|AutoencoderKL|VAE|Fashion-MNIST|MNIST|Diffusion "
        "Playground|DDPM|MSE|PSNR|dB|"
        "adamw?|sample|epsilon|v_prediction|velocity|linear|scaled_linear|squaredcos_cap_v2|sigmoid|"
        "fixed_small|learned_range|learned|crop|pad|constant|cosine|eta|Beta [12]|Epsilon|English|\\{\\}|"
        "silu|swish|mish|gelu|relu|default|scale_shift|positional|fourier"));
    static const QRegularExpression letters(QStringLiteral("\\p{Latin}{2,}"));
    return !QString(text).remove(names).contains(letters);
}

/// Uses the script of each character: newer versions of PCRE2 also match characters shared with other
/// scripts, such as "·", for \p{Han}.
bool hasChinese(const QString& text)
{
    const auto letters = text.toUcs4();
    return std::any_of(letters.begin(), letters.end(),
        [](char32_t letter) { return QChar::script(letter) == QChar::Script_Han; });
}
} // namespace

class SwitchLanguageTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_config;

    static QAction* action(const MainWindow& window, const char* name)
    {
        return window.findChild<QAction*>(QLatin1String(name));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_config.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_config.path());
        QCoreApplication::setOrganizationName(QStringLiteral("diffusion-playground"));
        QCoreApplication::setApplicationName(QStringLiteral("diffusion-playground"));
    }
    void init() { QSettings().clear(); }

    void windowIsEnglishFirst()
    {
        Preferences preferences;
        PreviewSettings settings;
        const MainWindow window(settings, preferences);
        QCOMPARE(action(window, "stopAction")->text(), QStringLiteral("Stop"));
        const QMap<QString, QString> words = wordsOf(window);
        for (auto it = words.begin(); it != words.end(); ++it)
            if (!it.key().contains(QLatin1String("chineseAction")))
                QVERIFY2(!hasChinese(it.value()), qPrintable(it.key() + QLatin1String(": ") + it.value()));
    }

    void nothingStaysEnglish()
    {
        Preferences preferences;
        PreviewSettings settings;
        MainWindow window(settings, preferences);
        window.setRun({RunState::Running, 812, 1407, 469, 3, 128, 1310});
        preferences.setLanguage(chinese);
        QCoreApplication::sendPostedEvents();

        QStringList left;
        const QMap<QString, QString> words = wordsOf(window);
        for (auto it = words.begin(); it != words.end(); ++it)
            if (!hasChinese(it.value()) && !isName(it.value()))
                left.append(it.key() + QLatin1String(": ") + it.value());
        QVERIFY2(left.isEmpty(), qPrintable(QLatin1Char('\n') + left.join(QLatin1Char('\n'))));
        QCOMPARE(window.findChild<QLabel*>(QStringLiteral("stateLabel"))->text(),
            QStringLiteral("训练中 · 第 2 轮，共 3 轮"));
        QCOMPARE(window.findChild<QLabel*>(QStringLiteral("positionLabel"))->text(),
            QStringLiteral("第 812 步，共 1,407 步"));
    }

    /// The readout of the loss wraps between its numbers, not inside a word.
    void chineseReadoutKeepsItsWordsWhole()
    {
        Preferences preferences;
        PreviewSettings settings;
        MainWindow window(settings, preferences);
        preferences.setLanguage(chinese);
        window.lossPlot().setHistory({{1, 1, 0.5, 0.25}});
        const QString text = window.findChild<QLabel*>(QStringLiteral("readoutLabel"))->text();
        QVERIFY2(text.contains(QString::fromUtf8("损\u2060失")), qPrintable(text));
        for (qsizetype i = 1; i < text.size(); ++i)
            QVERIFY2(text[i].script() != QChar::Script_Han || text[i - 1].script() != QChar::Script_Han,
                qPrintable(text));
    }

    void switchingBackRestoresEnglish()
    {
        Preferences preferences;
        PreviewSettings settings;
        MainWindow window(settings, preferences);
        window.setRun({RunState::Paused, 812, 1407, 469, 3, 128, 0});
        const QMap<QString, QString> before = wordsOf(window);
        for (const QString& language : {chinese, english, chinese, QString()}) {
            preferences.setLanguage(language);
            QCoreApplication::sendPostedEvents();
            const QMap<QString, QString> now = wordsOf(window);
            QCOMPARE(now.keys(), before.keys());
            for (auto it = now.begin(); language != chinese && it != now.end(); ++it)
                QVERIFY2(
                    it.value() == before[it.key()], qPrintable(it.key() + QLatin1String(": ") + it.value()));
            QCOMPARE(now == before, language != chinese);
        }
    }

    void choiceIsRemembered()
    {
        Preferences().setLanguage(chinese);
        Preferences preferences;
        PreviewSettings settings;
        const MainWindow window(settings, preferences);
        QCOMPARE(preferences.language(), chinese);
        QCOMPARE(action(window, "stopAction")->text(), QStringLiteral("停止"));
        QVERIFY(action(window, "chineseAction")->isChecked());
    }

    /// Shortcuts stay the same: only the texts change.
    void keysStay()
    {
        Preferences preferences;
        PreviewSettings settings;
        const MainWindow window(settings, preferences);
        const auto keysOf = [&window] {
            QMap<QString, QKeySequence> keys;
            for (const QAction* each : window.findChildren<QAction*>())
                if (!each->objectName().isEmpty())
                    keys[each->objectName()] = each->shortcut();
            return keys;
        };
        const auto before = keysOf();
        preferences.setLanguage(chinese);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(keysOf(), before);
        QCOMPARE(before[QStringLiteral("trainAction")], QKeySequence(Qt::Key_T));
    }

    /// Mnemonics are unique within the menu bar and within each menu.
    void mnemonicsDiffer_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << english;
        QTest::newRow("Chinese") << chinese;
    }
    void mnemonicsDiffer()
    {
        QFETCH(QString, language);
        Preferences preferences;
        PreviewSettings settings;
        MainWindow window(settings, preferences);
        preferences.setLanguage(language);
        QCoreApplication::sendPostedEvents();
        QList<QList<QAction*>> menus{window.menuBar()->actions()};
        for (const QMenu* menu : window.findChildren<QMenu*>())
            menus.append(menu->actions());
        for (const QList<QAction*>& actions : menus) {
            QSet<QString> seen;
            for (const QAction* each : actions) {
                const QString key = QKeySequence::mnemonic(each->text()).toString();
                QVERIFY2(key.isEmpty() || !seen.contains(key), qPrintable(each->text()));
                seen.insert(key);
            }
        }
    }

    /// A language without a translation uses English texts but its own number format.
    void numbersFollowTheLocale_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("position");
        QTest::addColumn<QString>("amount");
        QTest::newRow("English") << english << "step 812 of 1,407"
                                 << "0.550";
        QTest::newRow("Chinese") << chinese << "第 812 步，共 1,407 步"
                                 << "0.550";
        QTest::newRow("German") << "de"
                                << "step 812 of 1.407"
                                << "0,550";
        QTest::newRow("English again") << english << "step 812 of 1,407"
                                       << "0.550";
    }
    void numbersFollowTheLocale()
    {
        QFETCH(QString, language);
        Preferences preferences;
        PreviewSettings settings;
        settings.setAmount(0.55);
        MainWindow window(settings, preferences);
        window.setRun({RunState::Running, 812, 1407, 469, 3, 128, 1310});
        preferences.setLanguage(QStringLiteral("de"));
        QCoreApplication::sendPostedEvents();
        preferences.setLanguage(language);
        QCoreApplication::sendPostedEvents();
        QTEST(window.findChild<QLabel*>(QStringLiteral("positionLabel"))->text(), "position");
        QTEST(window.findChild<QDoubleSpinBox*>(QStringLiteral("amountBox"))->text(), "amount");
        const QString formula = window.findChild<QLabel*>(QStringLiteral("formulaLabel"))->text();
        QFETCH(QString, amount);
        QVERIFY2(formula.contains(amount), qPrintable(formula));
    }

    /// The buttons of Qt's own dialogs; their translations come with Qt.
    void dialogsFollow()
    {
        if (!QFile::exists(
                QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QStringLiteral("/qtbase_zh_CN.qm")))
            QSKIP("Qt's own translations are not installed (Debian: qt6-translations-l10n)");
        Preferences preferences;
        preferences.setLanguage(chinese);
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("取消"));
        preferences.setLanguage(english);
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Cancel"));
    }
};

QTEST_MAIN(SwitchLanguageTest)
#include "switch_language_test.moc"
