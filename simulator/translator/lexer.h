// Cuts one line-numbered text into tokens. Preprocessor lines must have been taken out before.
#pragma once

#include "token.h"

namespace translator {

// `text` may span lines; `place` is that of its first character. A comment becomes a token of its own.
Tokens tokenize(const std::string &text, const Place &place);

}  // namespace translator
