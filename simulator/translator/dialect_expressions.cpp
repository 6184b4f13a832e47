#include "dialect_rules.h"

namespace translator {
namespace {

bool isOpening(const Token &token) { return token.is("(") || token.is("[") || token.is("{"); }

bool isClosing(const Token &token) { return token.is(")") || token.is("]") || token.is("}"); }

// Only a variable, an element or a result can be indexed; any other '[' begins a lambda.
bool canBeIndexed(const Token &token) {
    return (token.kind == Kind::Word && !token.is("return")) || token.is("]") || token.is(")");
}

// Words before a '{' that begins a block or the body of a type.
bool beginsBlock(const Tokens &tokens, std::size_t brace) {
    static const std::set<std::string> KEYWORDS = {"else",  "do",     "const", "override",
                                                   "final", "struct", "class", "enum"};
    static const std::set<std::string> HEADS = {"struct", "class", "enum", "public", "private", "protected", ":", ","};
    const Token &word = tokenAt(tokens, brace - 1);
    const Token &before = tokenAt(tokens, brace - 2);
    return KEYWORDS.count(word.text) > 0 || HEADS.count(before.text) > 0;
}

void checkBrace(const Tokens &tokens, std::size_t at) {
    const Token &before = tokenAt(tokens, at - 1);
    if (before.is("return"))
        throw SourceError(tokens[at].place, "'return {…}' is not MQL5");
    if (before.is("("))
        throw SourceError(tokens[at].place, "a list in braces is no argument in MQL5");
    if (before.kind == Kind::Word && !beginsBlock(tokens, at))
        throw SourceError(tokens[at].place, "'" + before.text + " {…}': MQL5 initialises with '='");
}

// `if (init; condition)` and `for (x : list)`; `at` is the '('.
void checkHead(const Tokens &tokens, std::size_t at) {
    const Token &keyword = tokenAt(tokens, at - 1);
    const bool isFor = keyword.is("for");
    if (!isFor && !keyword.is("if") && !keyword.is("switch") && !keyword.is("while"))
        return;
    const std::size_t end = closingBracket(tokens, at);
    int questions = 0;
    for (std::size_t i = at + 1; i < end; i++) {
        if (isOpening(tokens[i])) {
            i = closingBracket(tokens, i);
            continue;
        }
        questions += tokens[i].is("?") ? 1 : 0;
        if (!isFor && tokens[i].is(";"))
            throw SourceError(keyword.place, "'" + keyword.text + " (…; …)' is not MQL5");
        if (isFor && tokens[i].is(":") && questions-- == 0)
            throw SourceError(keyword.place, "'for (… : …)' is not MQL5");
    }
}

// Finds assignments to the result of `?:`, in brackets or not.
class Conditionals {
public:
    void see(const Tokens &tokens, std::size_t at) {
        const Token &token = tokens[at];
        if (isAssignment(token) && (open_.back() || (tokenAt(tokens, at - 1).is(")") && wasClosed_)))
            throw SourceError(token.place, "an assignment to '?:' is not MQL5");
        if (token.is("?")) {
            open_.back() = true;
        } else if (isOpening(token)) {
            open_.push_back(false);
        } else if (isClosing(token) && open_.size() > 1) {
            wasClosed_ = open_.back();
            open_.pop_back();
        }
        if (token.is(";") || token.is(",") || token.is("{") || token.is("}"))
            open_.back() = false;
    }

private:
    std::vector<bool> open_ = {false};  // for each open bracket: this expression has a '?'
    bool wasClosed_ = false;            // the same of the bracket that was closed last
};

}  // namespace

void checkExpressions(const Tokens &tokens) {
    Conditionals conditionals;
    for (std::size_t i = 0; i < tokens.size(); i++) {
        if (tokens[i].is("[") && i > 0 && !canBeIndexed(tokens[i - 1]))
            throw SourceError(tokens[i].place, "a lambda is not MQL5");
        if (tokens[i].is("{") && i > 0)
            checkBrace(tokens, i);
        if (tokens[i].is("(") && i > 0)
            checkHead(tokens, i);
        conditionals.see(tokens, i);
    }
}

}  // namespace translator
