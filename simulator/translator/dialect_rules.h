// The parts of checkDialect. Each throws SourceError at the first construct that it refuses.
#pragma once

#include "token.h"

#include <set>
#include <string>

namespace translator {

// Names of all structures and classes of the source.
std::set<std::string> typeNames(const Tokens &tokens);

// Keywords and operators of C++ alone.
void checkWords(const Tokens &tokens);

// Lambdas, braces and assignments where MQL5 has none, C++'s forms of `if` and `for`.
void checkExpressions(const Tokens &tokens);

// Declarations: pointers, references, structures by value, initialisers of members.
void checkDeclarations(const Tokens &tokens, const std::set<std::string> &types);

// Calls: references get variables, and only what the source defines as a method is called like one.
void checkCalls(const Tokens &tokens, const std::set<std::string> &types);

// The token at that index; one that matches nothing outside of the list.
const Token &tokenAt(const Tokens &tokens, std::size_t index);

// The index of the bracket that closes the one at `open`; tokens.size() when there is none.
std::size_t closingBracket(const Tokens &tokens, std::size_t open);

bool isAssignment(const Token &token);

}  // namespace translator
