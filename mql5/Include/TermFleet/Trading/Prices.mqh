// Prices by a symbol's rules: its tick size, and how near to the price stops may be.
#ifndef TERMFLEET_PRICES_MQH
#define TERMFLEET_PRICES_MQH

// The price that an order of this side is executed at; 0 while there is no quote.
double MarketPrice(const string symbol, const bool buy) {
    MqlTick tick;
    if (!SymbolInfoTick(symbol, tick))
        return 0.0;
    return buy ? tick.ask : tick.bid;
}

// The nearest multiple of the tick size; 0 stays 0, which is "none".
double RoundToTick(const double price, const double tick, const int digits) {
    if (price <= 0.0)
        return 0.0;
    if (tick <= 0.0)
        return NormalizeDouble(price, digits);
    return NormalizeDouble(MathRound(price / tick) * tick, digits);
}

double FitPrice(const string symbol, const double price) {
    return RoundToTick(price, SymbolInfoDouble(symbol, SYMBOL_TRADE_TICK_SIZE),
                       (int)SymbolInfoInteger(symbol, SYMBOL_DIGITS));
}

// Whether two prices are one to the broker.
bool IsSamePrice(const string symbol, const double first, const double second) {
    return MathAbs(first - second) <= SymbolInfoDouble(symbol, SYMBOL_POINT) / 2.0;
}

// Whether a position's stops are what is wanted, to the broker's precision.
bool HasStops(const string symbol, const double sl, const double tp, const double currentSl, const double currentTp) {
    return IsSamePrice(symbol, FitPrice(symbol, sl), currentSl) && IsSamePrice(symbol, FitPrice(symbol, tp), currentTp);
}

// Whether a level is nearer to the price than `points`; 0 is no level.
bool IsNearer(const string symbol, const double level, const double price, const long points) {
    return level > 0.0 && points > 0 &&
           MathAbs(level - price) < ((double)points - 0.5) * SymbolInfoDouble(symbol, SYMBOL_POINT);
}

// Whether the broker would refuse these stops of a position now because they are too near to the price. Only those that
// change are looked at: a broker lets the others be.
bool AreStopsTooNear(const string symbol, const bool buy, const double sl, const double tp, const double currentSl,
                     const double currentTp) {
    const double price = MarketPrice(symbol, !buy);
    const long level = SymbolInfoInteger(symbol, SYMBOL_TRADE_STOPS_LEVEL);
    return price > 0.0 && ((!IsSamePrice(symbol, sl, currentSl) && IsNearer(symbol, sl, price, level)) ||
                           (!IsSamePrice(symbol, tp, currentTp) && IsNearer(symbol, tp, price, level)));
}

#endif
