// The shape of the translated program: what has to be declared ahead, which events it handles.
#pragma once

#include "token.h"

#include <set>
#include <string>
#include <vector>

namespace translator {

struct Function {
    std::string name;
    Tokens head;  // from the result type to the closing parenthesis
};

struct Program {
    Tokens tokens;  // without the default arguments of functions, which are in the declarations ahead
    std::vector<std::string> enums;
    std::vector<std::string> structs;  // "struct X" or "class X"
    std::vector<Function> functions;

    bool has(const std::string &function) const;
};

Program analyse(const Tokens &tokens);

}  // namespace translator
