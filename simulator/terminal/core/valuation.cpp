#include "core/valuation.h"

#include <algorithm>
#include <map>
#include <string>

#include "core/price.h"

namespace sim {
namespace {

constexpr std::string_view kDollar = "USD";

struct Sides {
    Money buys;
    Money sells;
};

}  // namespace

long double Valuation::toDollars(long double amount, std::string_view currency, Millis at) const {
    if (currency == kDollar)
        return amount;
    if (const SymbolSpec *direct = server_.findByMarketName(std::string(currency) + "USD")) {
        const Quote quote = quotes_.quote(*direct, at);
        return amount * static_cast<long double>(amount >= 0 ? quote.bid : quote.ask);
    }
    if (const SymbolSpec *inverse = server_.findByMarketName("USD" + std::string(currency))) {
        const Quote quote = quotes_.quote(*inverse, at);
        return amount / static_cast<long double>(amount >= 0 ? quote.ask : quote.bid);
    }
    return amount;
}

Money Valuation::profit(const SymbolSpec &symbol, bool isBuy, Lots volume, double open, double close, Millis at) const {
    const std::int64_t points = toPoints(close, symbol.digits) - toPoints(open, symbol.digits);
    const long double units = static_cast<long double>(isBuy ? points : -points) * symbol.contractSize * volume.units;
    const long double scale = static_cast<long double>(Lots::kUnitsPerLot) * powerOfTen(symbol.digits);
    return Money::rounded(toDollars(units / scale, symbol.currencyProfit, at));
}

double Valuation::closePrice(const Position &position, Millis at) const {
    const Quote quote = quotes_.quote(*server_.find(position.symbol), at);
    return position.isBuy() ? quote.bid : quote.ask;
}

Money Valuation::profit(const Position &position, Millis at) const {
    return profit(*server_.find(position.symbol), position.isBuy(), position.volume, position.priceOpen,
                  closePrice(position, at), at);
}

Money Valuation::margin(const SymbolSpec &symbol, Lots volume, double price, int leverage, Millis at) const {
    const long double goods =
        static_cast<long double>(symbol.contractSize) * volume.units / Lots::kUnitsPerLot / leverage;
    if (symbol.currencyBase == kDollar && symbol.calcMode == SYMBOL_CALC_MODE_FOREX)
        return Money::rounded(goods);
    if (symbol.currencyProfit == kDollar)
        return Money::rounded(goods * static_cast<long double>(price));
    return Money::rounded(toDollars(goods, symbol.currencyMargin, at));
}

Money Valuation::margin(const Account &account, Millis at) const {
    std::map<std::string, Sides> bySymbol;
    for (const auto &[ticket, position] : account.positions()) {
        const SymbolSpec &symbol = *server_.find(position.symbol);
        Sides &sides = bySymbol[position.symbol];
        (position.isBuy() ? sides.buys : sides.sells) +=
            margin(symbol, position.volume, position.priceOpen, account.terms().leverage, at);
    }
    Money total;
    for (const auto &[symbol, sides] : bySymbol)
        total += std::max(sides.buys, sides.sells);
    return total;
}

AccountValue Valuation::value(const Account &account, Millis at) const {
    AccountValue value;
    value.balance = account.balance();
    for (const auto &[ticket, position] : account.positions())
        value.profit += profit(position, at);
    value.equity = value.balance + value.profit;
    value.margin = margin(account, at);
    value.freeMargin = value.equity - value.margin;
    if (value.margin.cents > 0)
        value.marginLevel = 100.0 * value.equity.value() / value.margin.value();
    return value;
}

double Valuation::tickValue(const SymbolSpec &symbol, bool gain, Millis at) const {
    const long double oneTick = static_cast<long double>(symbol.contractSize) / powerOfTen(symbol.digits);
    return static_cast<double>(toDollars(gain ? oneTick : -oneTick, symbol.currencyProfit, at)) * (gain ? 1 : -1);
}

}  // namespace sim
