// Refuses C++ that MQL5 does not have, so that what the simulator runs also compiles in MetaEditor.
#pragma once

#include "token.h"

namespace translator {

// Throws SourceError at the first construct that MQL5 does not know, or that the translator cannot carry over. `tokens`
// holds the whole program without comments.
void checkDialect(const Tokens &tokens);

// The same for the body of a macro: words and expressions only, as its surroundings are not known.
void checkMacro(const Tokens &body);

}  // namespace translator
