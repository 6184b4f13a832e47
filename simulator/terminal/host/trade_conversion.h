#pragma once

#include <algorithm>
#include <cstring>
#include <string>

#include "abi/terminal_api.h"
#include "core/desk.h"

namespace sim {

/// Copies as much as fits, at a border of characters, and ends it with a NUL.
template <std::size_t Size>
void copyText(char (&target)[Size], const std::string &text) {
    std::size_t count = std::min(text.size(), Size - 1);
    while (count < text.size() && count > 0 && (static_cast<unsigned char>(text[count]) & 0xC0) == 0x80)
        --count;
    std::memcpy(target, text.data(), count);
    std::memset(target + count, 0, Size - count);
}

// Between the core's types and those of terminal_api.h.
TfPosition toApi(const PositionView &view);
TfOrder toApi(const Order &order);
TfDeal toApi(const Deal &deal);
TfSymbol toApi(const SymbolView &view, const DayRange &day);
TfAccount toApi(const Desk &desk, const AccountValue &value, Link link);
TfTradeTransaction toApi(const TradeTransaction &transaction);
TfTradeRequest toApi(const TradeRequest &request);
TfTradeResult toApi(const TradeResult &result);
TradeRequest fromApi(const TfTradeRequest &request);

/// Moves the times of a record from UTC to the broker's clock; a time that is not set stays 0.
void moveTimes(TfPosition &position, Millis zone);
void moveTimes(TfOrder &order, Millis zone);
void moveTimes(TfDeal &deal, Millis zone);
void moveTimes(TfSymbol &symbol, Millis zone);

}  // namespace sim
