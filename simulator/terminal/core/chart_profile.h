#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/preset.h"

namespace sim {

/// An expert on a chart: what the terminal must load and run.
struct ExpertOnChart {
    std::string name;    ///< as shown in the journal, without a folder or `.ex5`
    std::string file;    ///< relative to MQL5/Experts, with forward slashes, ending in `.ex5`
    std::string symbol;  ///< the chart's symbol
    std::string period = "M1";
    std::vector<ExpertInput> inputs;
    bool liveTrading = true;  ///< "Allow Algo Trading" of this one expert
};

/// A chart of a profile (`chartNN.chr`) with the experts on it; MT5 allows one, so more than one is read but rare.
struct ChartProfile {
    std::string symbol;
    std::string period = "M1";
    std::vector<ExpertOnChart> experts;
};

/// Reads a chart file: `<chart>` with `key=value` lines, in it `<expert>` with `name`, `path`, `expertmode` and
/// `<inputs>`. Unknown keys and sections (windows, indicators, objects) are skipped. Of a text that is cut off the
/// complete part counts: an expert is read with its closing tag.
ChartProfile parseChartProfile(std::string_view text);

/// `Experts\Sub\X.ex5`, `Sub\X` or `X.ex5` as a path under MQL5/Experts: `Sub/X.ex5`. Empty when it would leave that
/// folder.
std::string expertFile(std::string_view path);

/// The file's name without folder and ending, as the journal calls the expert.
std::string expertName(std::string_view file);

}  // namespace sim
