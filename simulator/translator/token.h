// Pieces of MQL5 source, with the place that they come from.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace translator {

struct Place {
    std::shared_ptr<const std::string> file;
    int line = 0;
};

enum class Kind { Word, Number, Text, Character, Symbol, Comment, End };

struct Token {
    Kind kind = Kind::End;
    std::string text;
    Place place;
    int column = 0;
    bool spaced = false;  // after white space

    bool is(const char *wanted) const { return text == wanted && kind != Kind::Text && kind != Kind::Comment; }
};

using Tokens = std::vector<Token>;

// An error in the source, as `file:line: text`.
class SourceError : public std::runtime_error {
public:
    SourceError(const Place &place, const std::string &text)
        : std::runtime_error((place.file ? *place.file : std::string("?")) + ":" + std::to_string(place.line) + ": " +
                             text) {}
};

}  // namespace translator
