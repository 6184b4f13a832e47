// Turns the tokens of MQL5 into tokens of C++, one construct at a time; the order of the source stays.
#pragma once

#include "token.h"

#include <string>
#include <vector>

namespace translator {

// An `input` variable: its name and the comment beside it, which MetaTrader shows in the dialog of inputs.
struct Input {
    std::string name;
    std::string label;
};

struct Rewritten {
    Tokens tokens;
    std::vector<Input> inputs;
};

Rewritten rewrite(const Tokens &tokens);

}  // namespace translator
