// 'a', D'2026.11.20 12:30', C'255,128,0' as C++ expressions.
#pragma once

#include "token.h"

namespace translator {

std::string characterLiteral(const Token &token);

}  // namespace translator
