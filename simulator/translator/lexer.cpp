#include "lexer.h"

#include <cctype>
#include <cstring>

namespace translator {
namespace {

const char *const LONG_SYMBOLS[] = {"<<=", ">>=", "::", "==", "!=", "<=", ">=", "&&", "||", "++", "--", "+=",
                                    "-=",  "*=",  "/=", "%=", "&=", "|=", "^=", "<<", ">>", "->", "..."};

class Lexer {
public:
    Lexer(const std::string &text, const Place &place) : text_(text), place_(place) {}

    Tokens run() {
        while (position_ < text_.size())
            step();
        return std::move(tokens_);
    }

private:
    void step() {
        const char c = text_[position_];
        if (std::isspace(static_cast<unsigned char>(c)))
            space();
        else if (starts("//"))
            take(Kind::Comment, lineEnd() - position_);
        else if (starts("/*"))
            blockComment();
        else if (c == '"')
            quoted(Kind::Text, '"', 0);
        else if (c == '\'')
            quoted(Kind::Character, '\'', 0);
        else if ((c == 'D' || c == 'C') && next() == '\'')
            quoted(Kind::Character, '\'', 1);
        else if (std::isalpha(static_cast<unsigned char>(c)) || c == '_')
            take(Kind::Word, wordLength());
        else if (std::isdigit(static_cast<unsigned char>(c)) ||
                 (c == '.' && std::isdigit(static_cast<unsigned char>(next()))))
            take(Kind::Number, numberLength());
        else
            symbol();
    }

    void space() {
        spaced_ = true;
        if (text_[position_] == '\n') {
            place_.line++;
            lineStart_ = position_ + 1;
        }
        position_++;
    }

    bool starts(const char *prefix) const { return text_.compare(position_, std::strlen(prefix), prefix) == 0; }

    char next() const { return position_ + 1 < text_.size() ? text_[position_ + 1] : '\0'; }

    std::size_t lineEnd() const {
        const std::size_t end = text_.find('\n', position_);
        return end == std::string::npos ? text_.size() : end;
    }

    void blockComment() {
        const std::size_t end = text_.find("*/", position_ + 2);
        if (end == std::string::npos)
            throw SourceError(place_, "comment without end");
        const std::size_t length = end + 2 - position_;
        take(Kind::Comment, length);
    }

    void quoted(Kind kind, char quote, std::size_t skip) {
        std::size_t end = position_ + skip + 1;
        while (end < text_.size() && text_[end] != quote && text_[end] != '\n')
            end += text_[end] == '\\' ? 2 : 1;
        if (end >= text_.size() || text_[end] != quote)
            throw SourceError(place_, std::string("no closing ") + quote + " on this line");
        take(kind, end + 1 - position_);
    }

    std::size_t wordLength() const {
        std::size_t end = position_;
        while (end < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[end])) || text_[end] == '_'))
            end++;
        return end - position_;
    }

    std::size_t numberLength() const {
        std::size_t end = position_;
        while (end < text_.size()) {
            const char c = text_[end];
            const bool sign =
                (c == '+' || c == '-') && end > position_ && std::tolower(text_[end - 1]) == 'e' && !isHex();
            if (!std::isalnum(static_cast<unsigned char>(c)) && c != '.' && !sign)
                break;
            end++;
        }
        return end - position_;
    }

    bool isHex() const { return starts("0x") || starts("0X"); }

    void symbol() {
        for (const char *candidate : LONG_SYMBOLS)
            if (starts(candidate)) {
                take(Kind::Symbol, std::strlen(candidate));
                return;
            }
        if (!std::strchr("+-*/%=<>!&|^~?:;,.(){}[]", text_[position_]))
            throw SourceError(place_, std::string("unexpected character '") + text_[position_] + "'");
        take(Kind::Symbol, 1);
    }

    void take(Kind kind, std::size_t length) {
        Token token;
        token.kind = kind;
        token.text = text_.substr(position_, length);
        token.place = place_;
        token.column = static_cast<int>(position_ - lineStart_);
        token.spaced = spaced_;
        for (std::size_t i = 0; i < length; i++)
            if (text_[position_ + i] == '\n') {
                place_.line++;
                lineStart_ = position_ + i + 1;
            }
        position_ += length;
        spaced_ = false;
        tokens_.push_back(std::move(token));
    }

    const std::string &text_;
    Place place_;
    std::size_t position_ = 0;
    std::size_t lineStart_ = 0;
    bool spaced_ = false;
    Tokens tokens_;
};

}  // namespace

Tokens tokenize(const std::string &text, const Place &place) { return Lexer(text, place).run(); }

}  // namespace translator
