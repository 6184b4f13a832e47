#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/desk.h"

namespace sim {

/// The chart that is shown.
struct ChartView {
    std::string symbol;
    std::vector<double> points;  ///< bids, oldest first
    std::string expert;          ///< its expert's name; empty: none
    std::string comment;         ///< of the expert
};

/// Everything that the window shows, at one moment.
struct ViewState {
    static constexpr std::size_t kJournalLines = 60;

    std::uint64_t login = 0;
    std::string server;
    Link link = Link::None;
    bool isAlgoTradingOn = false;
    bool hasAccount = false;
    AccountValue value;
    std::vector<PositionView> positions;
    std::vector<SymbolView> symbols;
    ChartView chart;
    std::vector<std::string> journal;  ///< oldest first
};

}  // namespace sim
