#include <algorithm>

#include "core/price.h"
#include "core/text.h"
#include "core/trade_words.h"
#include "view/layout.h"
#include "view/palette.h"

namespace sim {
namespace {

constexpr int kRowHeight = 21;

/// Lays rows of cells into a panel from the top down and fills what is left.
class Panel {
public:
    struct Cell {
        std::string text;
        int width;  ///< share of the panel's width, in per mille
        Align align = Align::Left;
        Color color = palette::kText;
    };

    Panel(Scene &scene, const Box &box) : scene_(scene), box_(box), top_(box.top) {}

    bool hasRoom() const { return top_ + kRowHeight <= box_.bottom; }
    int rowsLeft() const { return (box_.bottom - top_) / kRowHeight; }

    void title(const std::string &text) { row({{text, 1000, Align::Left, palette::kFaint}}, palette::kHeader, true); }

    void row(const std::vector<Cell> &cells, Color background = palette::kPanel, bool isBold = false) {
        if (!hasRoom())
            return;
        int left = box_.left;
        int share = 0;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            share += cells[i].width;
            const int right = i + 1 == cells.size() ? box_.right : box_.left + box_.width() * share / 1000;
            scene_.push_back({{left, top_, right, top_ + kRowHeight},
                              background,
                              cells[i].color,
                              cells[i].text,
                              cells[i].align,
                              isBold,
                              {}});
            left = right;
        }
        top_ += kRowHeight;
    }

    void fill() {
        if (top_ < box_.bottom)
            scene_.push_back(
                {{box_.left, top_, box_.right, box_.bottom}, palette::kPanel, 0, "", Align::Left, false, {}});
        top_ = box_.bottom;
    }

private:
    Scene &scene_;
    Box box_;
    int top_;
};

Color gainColor(Money money) {
    return money.cents < 0 ? palette::kLoss : money.cents > 0 ? palette::kGain : palette::kText;
}

std::string moneyText(Money money) { return formatPrice(money.value(), 2); }

void drawToolbar(Scene &scene, const Layout &layout, const ViewState &view) {
    const Box &bar = layout.toolbar;
    const Box &button = layout.algoButton;
    const Box &command = layout.commandBox;
    const auto plain = [&](Box box) { scene.push_back({box, palette::kHeader, 0, "", Align::Left, false, {}}); };
    plain({bar.left, bar.top, bar.right, button.top});
    plain({bar.left, button.top, button.left, button.bottom});
    scene.push_back({button,
                     view.isAlgoTradingOn ? palette::kOn : palette::kOff,
                     palette::kText,
                     view.isAlgoTradingOn ? "AutoTrading on" : "AutoTrading off",
                     Align::Center,
                     true,
                     {}});
    plain({button.right, button.top, command.left, button.bottom});
    plain({command.left, button.top, command.right, command.top});
    plain({command.left, command.bottom, command.right, button.bottom});
    const std::string account =
        view.login == 0 ? "no account" : std::to_string(view.login) + "  " + view.server + "  hedging";
    scene.push_back({{command.right, button.top, bar.right, button.bottom},
                     palette::kHeader,
                     palette::kText,
                     account + "   ",
                     Align::Right,
                     true,
                     {}});
    plain({bar.left, button.bottom, bar.right, bar.bottom});
}

void drawMarket(Scene &scene, const Layout &layout, const ViewState &view) {
    Panel panel(scene, layout.market);
    panel.title("Market Watch");
    panel.row({{"Symbol", 300, Align::Left, palette::kFaint},
               {"Bid", 250, Align::Right, palette::kFaint},
               {"Ask", 250, Align::Right, palette::kFaint},
               {"Spread", 200, Align::Right, palette::kFaint}});
    for (const SymbolView &symbol : view.symbols) {
        const int digits = symbol.spec->digits;
        const std::int64_t spread = toPoints(symbol.quote.ask, digits) - toPoints(symbol.quote.bid, digits);
        const bool isShown = symbol.spec->name == view.chart.symbol;
        panel.row({{symbol.spec->name, 300, Align::Left, isShown ? palette::kAccent : palette::kText},
                   {formatPrice(symbol.quote.bid, digits), 250, Align::Right},
                   {formatPrice(symbol.quote.ask, digits), 250, Align::Right},
                   {std::to_string(spread), 200, Align::Right, palette::kFaint}});
    }
    panel.fill();
}

std::vector<int> curve(const std::vector<double> &points, int height) {
    if (points.size() < 2 || height < 20)
        return {};
    const auto [lowest, highest] = std::minmax_element(points.begin(), points.end());
    const double range = std::max(*highest - *lowest, 1e-9);
    constexpr int kMargin = 8;
    std::vector<int> line;
    for (const double point : points) {
        line.push_back(kMargin + static_cast<int>((*highest - point) / range * (height - 2 * kMargin)));
    }
    return line;
}

void drawChart(Scene &scene, const Layout &layout, const ViewState &view) {
    Box box = layout.chart;
    const ChartView &chart = view.chart;
    std::string title = chart.symbol + ",M1";
    if (!chart.expert.empty())
        title += "   " + chart.expert + (view.isAlgoTradingOn ? "" : " (may not trade)");
    const Color titleColor = !chart.expert.empty() && view.isAlgoTradingOn ? palette::kAccent : palette::kFaint;
    scene.push_back({{box.left, box.top, box.right, box.top + kRowHeight},
                     palette::kHeader,
                     titleColor,
                     title,
                     Align::Left,
                     true,
                     {}});
    box.top += kRowHeight;
    for (const std::string &line : splitLines(chart.comment)) {
        if (box.height() < 5 * kRowHeight)
            break;
        scene.push_back({{box.left, box.top, box.right, box.top + kRowHeight},
                         palette::kFrame,
                         palette::kWarning,
                         line,
                         Align::Left,
                         false,
                         {}});
        box.top += kRowHeight;
    }
    scene.push_back({box, palette::kFrame, palette::kGain, chart.points.empty() ? linkWord(view.link) : "",
                     Align::Center, false, curve(chart.points, box.height())});
}

void drawPositions(Scene &scene, const Layout &layout, const ViewState &view) {
    Panel panel(scene, layout.positions);
    panel.title("Trade");
    const auto head = [](const char *text, int width, Align align) {
        return Panel::Cell{text, width, align, palette::kFaint};
    };
    panel.row({head("Symbol", 120, Align::Left), head("Ticket", 150, Align::Left), head("Type", 70, Align::Left),
               head("Volume", 80, Align::Right), head("Price", 110, Align::Right), head("S / L", 110, Align::Right),
               head("T / P", 110, Align::Right), head("Now", 110, Align::Right), head("Profit", 140, Align::Right)});
    std::size_t shown = 0;
    for (const PositionView &entry : view.positions) {
        if (panel.rowsLeft() < 2)
            break;
        const Position &position = entry.position;
        int digits = 5;
        for (const SymbolView &symbol : view.symbols) {
            if (symbol.spec->name == position.symbol)
                digits = symbol.spec->digits;
        }
        const auto stop = [digits](double price) { return price == 0 ? std::string("-") : formatPrice(price, digits); };
        panel.row({{position.symbol, 120},
                   {std::to_string(position.ticket), 150},
                   {sideWord(position.type), 70, Align::Left, position.isBuy() ? palette::kAccent : palette::kLoss},
                   {volumeText(position.volume), 80, Align::Right},
                   {formatPrice(position.priceOpen, digits), 110, Align::Right},
                   {stop(position.sl), 110, Align::Right},
                   {stop(position.tp), 110, Align::Right},
                   {formatPrice(entry.priceCurrent, digits), 110, Align::Right},
                   {moneyText(entry.profit), 140, Align::Right, gainColor(entry.profit)}},
                  shown % 2 == 0 ? palette::kPanel : palette::kRow);
        ++shown;
    }
    std::string sum = "Balance: " + moneyText(view.value.balance) + " USD   Equity: " + moneyText(view.value.equity) +
                      "   Margin: " + moneyText(view.value.margin) + "   Free: " + moneyText(view.value.freeMargin);
    if (shown < view.positions.size())
        sum += "   (" + std::to_string(view.positions.size() - shown) + " more)";
    panel.row({{sum, 860}, {moneyText(view.value.profit), 140, Align::Right, gainColor(view.value.profit)}},
              palette::kHeader, true);
    panel.fill();
}

void drawJournal(Scene &scene, const Layout &layout, const ViewState &view) {
    Panel panel(scene, layout.journal);
    panel.title("Journal");
    const std::size_t room = static_cast<std::size_t>(std::max(0, panel.rowsLeft()));
    const std::size_t first = view.journal.size() > room ? view.journal.size() - room : 0;
    for (std::size_t i = first; i < view.journal.size(); ++i)
        panel.row({{view.journal[i], 1000}});
    panel.fill();
}

void drawStatus(Scene &scene, const Layout &layout, const ViewState &view) {
    const Box &bar = layout.status;
    const int split = bar.width() * 70 / 100;
    scene.push_back({{bar.left, bar.top, split, bar.bottom},
                     palette::kHeader,
                     palette::kFaint,
                     "Ctrl+E switches automated trading. Type a symbol above and press Enter to see its chart.",
                     Align::Left,
                     false,
                     {}});
    const bool isOnline = view.link == Link::Authorized || view.link == Link::Investor;
    scene.push_back({{split, bar.top, bar.right, bar.bottom},
                     palette::kHeader,
                     isOnline ? palette::kGain : palette::kLoss,
                     linkWord(view.link) + "   ",
                     Align::Right,
                     true,
                     {}});
}

void drawGaps(Scene &scene, const Layout &layout) {
    const auto gap = [&](Box box) { scene.push_back({box, palette::kFrame, 0, "", Align::Left, false, {}}); };
    gap({0, layout.toolbar.bottom, layout.toolbar.right, layout.market.top});
    gap({layout.market.right, layout.market.top, layout.chart.left, layout.market.bottom});
    gap({0, layout.market.bottom, layout.toolbar.right, layout.positions.top});
    gap({0, layout.positions.bottom, layout.toolbar.right, layout.journal.top});
    gap({0, layout.journal.bottom, layout.toolbar.right, layout.status.top});
}

}  // namespace

Scene drawScene(const Layout &layout, const ViewState &view) {
    Scene scene;
    drawToolbar(scene, layout, view);
    drawGaps(scene, layout);
    drawMarket(scene, layout, view);
    drawChart(scene, layout, view);
    drawPositions(scene, layout, view);
    drawJournal(scene, layout, view);
    drawStatus(scene, layout, view);
    return scene;
}

}  // namespace sim
