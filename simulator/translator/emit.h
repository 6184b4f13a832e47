// Writes the C++ file: declarations ahead, the program with #line directives, the table of inputs and events.
#pragma once

#include "program.h"
#include "rewrite.h"
#include "source.h"

namespace translator {

// Reads an .mq5 and returns the C++.
std::string translate(const std::string &path, const std::string &includeFolder);

std::string emit(const Source &source, const Rewritten &rewritten, const Program &program);

}  // namespace translator
