// Reads an .mq5 with everything that it includes, and handles the preprocessor lines.
#pragma once

#include "token.h"

#include <map>

namespace translator {

struct Macro {
    std::string head;  // the name, with its parameters if it has any
    Tokens body;
    Place place;
};

struct Source {
    std::string name;  // of the .mq5, without folder and ending
    Tokens tokens;     // of the active lines, the included files in their places
    std::vector<Macro> macros;
    std::map<std::string, std::string> properties;  // of #property; several descriptions are joined by line ends
};

// `includeFolder` is the MQL5\Include that <...> is looked up in. Every file is read once, as its include guard would
// have it.
Source readSource(const std::string &path, const std::string &includeFolder);

}  // namespace translator
