// Refuses C++ that MQL5 does not have, so that what the simulator runs also compiles in MetaEditor.
#pragma once

#include "token.h"

#include <set>
#include <string>

namespace translator {

// Names of all structures and classes of the source.
std::set<std::string> typeNames(const Tokens &tokens);

// Throws SourceError at the first construct that MQL5 does not know, or that the translator cannot carry over.
void checkDialect(const Tokens &tokens, const std::set<std::string> &types);

}  // namespace translator
