// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/patient_qtest.h"
#include "tests/ui/latents/latents.h"
#include "tests/ui/support/fixture.h"
#include "ui/controls/preview_settings.h"
#include "ui/images/image_grid.h"
#include "ui/latents/latents_page.h"

#include <QLabel>
#include <QPushButton>
#include <QTabWidget>

#include <algorithm>
#include <memory>
#include <vector>

namespace playground::test
{

using Kind = LatentRequest::Kind;

/// The Latents page with a row, without an engine: records its requests and answers them.
class LatentsPageFixture : public QObject
{
protected:
    std::unique_ptr<PreviewSettings> m_settings;
    std::unique_ptr<LatentsPage> m_page;
    std::vector<LatentRequest> m_orders;

    template <typename T> T* find(const char* name) const { return childOf<T>(*m_page, name); }
    QString text(const char* name) const { return find<QLabel>(name)->text(); }
    void showTab(int tab) { find<QTabWidget>("latentsTabs")->setCurrentIndex(tab); }
    /// The centre of a picture.
    QRgb shown(const char* gridName, int row, int column) const
    {
        auto* grid = find<ImageGrid>(gridName);
        return grid->grab().toImage().pixel(grid->gridLayout().cell(row, column).center()) | 0xff000000;
    }
    static QPoint logical(const QWidget& widget, const QRect& physical)
    {
        return (QPointF(physical.center()) / widget.devicePixelRatioF()).toPoint();
    }
    static QRgb ink(double value)
    {
        const int grey = 255 - qRound(255 * value);
        return qRgb(grey, grey, grey);
    }
    static QRgb nothing() { return lightPalette().color(QPalette::AlternateBase).rgb(); }
    void click(const char* name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    void clickPicture(int column, Qt::KeyboardModifiers modifiers = {})
    {
        auto* rows = find<ImageGrid>("latentRows");
        QTest::mouseClick(
            rows, Qt::LeftButton, modifiers, logical(*rows, rows->gridLayout().cell(1, column)));
    }
    void answerRow(const Reconstructions& row, int ticketBehind = 0)
    {
        LatentResponse answer;
        answer.kind = Kind::Row;
        answer.ticket = lastOf(Kind::Row).ticket - ticketBehind;
        answer.row = renderRow(row, {}, Qt::red);
        m_page->take(answer);
    }
    void answerMap(const std::shared_ptr<const LatentMap>& map)
    {
        LatentResponse answer;
        answer.kind = Kind::Map;
        answer.map = map;
        answer.thumbnails = thumbnailsOf(*map, *plainDataset());
        m_page->take(answer);
    }
    /// Decodes a latent to a uniform picture: a tenth of its first value.
    void answerDecoded(const LatentRequest& order)
    {
        LatentResponse answer;
        answer.kind = order.kind;
        answer.ticket = order.ticket;
        std::vector<float> greys;
        for (int i = 0; i < order.latents.count; ++i)
            greys.push_back(order.latents.image(i)[0] / 10);
        answer.decoded = picturesOf(filledPictures(greys), order.displayRange);
        m_page->take(answer);
    }
    int count(Kind kind) const
    {
        return static_cast<int>(std::count_if(
            m_orders.begin(), m_orders.end(), [kind](const LatentRequest& o) { return o.kind == kind; }));
    }
    LatentRequest lastOf(Kind kind) const
    {
        const auto found = std::find_if(
            m_orders.rbegin(), m_orders.rend(), [kind](const LatentRequest& o) { return o.kind == kind; });
        if (found == m_orders.rend())
            qFatal("nothing of this kind was ordered");
        return *found;
    }

    void setUp()
    {
        m_settings = std::make_unique<PreviewSettings>();
        m_page = std::make_unique<LatentsPage>(*m_settings);
        m_page->resize(880, 680);
        m_orders.clear();
        connect(m_page.get(), &LatentsPage::ordered, this,
            [this](const LatentRequest& order) { m_orders.push_back(order); });
        m_page->setDataset(plainDataset());
        m_page->setIndices({0, 1, 2, 3, 4, 5, 6, 7});
        m_page->orderRow();
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        answerRow(plainRow());
    }
};

} // namespace playground::test
