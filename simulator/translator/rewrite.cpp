#include "rewrite.h"

#include "literal.h"

#include <set>

namespace translator {
namespace {

const std::set<std::string> NO_TYPES = {"return", "else",    "case",      "do",      "in",
                                        "public", "private", "protected", "operator"};

class Rewriter {
public:
    explicit Rewriter(const Tokens &tokens) : in_(withoutComments(tokens)), all_(tokens) {}

    Rewritten run() {
        while (at_ < in_.size())
            step();
        return std::move(out_);
    }

private:
    static Tokens withoutComments(const Tokens &tokens) {
        Tokens kept;
        for (const Token &token : tokens)
            if (token.kind != Kind::Comment)
                kept.push_back(token);
        return kept;
    }

    const Token &peek(std::size_t ahead) const {
        static const Token end;
        return at_ + ahead < in_.size() ? in_[at_ + ahead] : end;
    }

    void copy() { out_.tokens.push_back(in_[at_++]); }

    void emit(const Token &origin, const std::string &text) {
        Token token = origin;
        token.kind = Kind::Word;
        token.text = text;
        token.spaced = true;
        out_.tokens.push_back(token);
    }

    void step() {
        const Token &token = peek(0);
        if (token.kind == Kind::Text)
            text();
        else if (token.kind == Kind::Character)
            emit(token, characterLiteral(in_[at_++]));
        else if (token.is("input") || token.is("sinput"))
            input();
        else if (token.is("enum"))
            enumeration();
        else if (isArrayDeclaration())
            array();
        else if (token.is("long"))
            emit(in_[at_++], "::mql::int64");
        else
            copy();
    }

    // Neighbouring literals are one.
    void text() {
        const Token first = peek(0);
        std::string joined;
        while (peek(0).kind == Kind::Text)
            joined += (joined.empty() ? "u" : " u") + in_[at_++].text;
        emit(first, "::mql::string(" + joined + ")");
    }

    void input() {
        const Token start = in_[at_++];
        if (peek(0).is("group")) {
            at_++;
            if (peek(0).kind != Kind::Text)
                throw SourceError(start.place, "input group needs a name in quotes");
            at_++;
            if (peek(0).is(";"))
                at_++;
            return;
        }
        std::size_t name = 0;
        while (!peek(name + 1).is("=") && !peek(name + 1).is(";")) {
            if (peek(name + 1).kind == Kind::End)
                throw SourceError(start.place, "input without ';'");
            name++;
        }
        if (name == 0 || peek(name).kind != Kind::Word)
            throw SourceError(start.place, "input needs a type and a name");
        out_.inputs.push_back(Input{peek(name).text, labelOf(start.place)});
        emit(start, "static");
        while (!peek(0).is(";")) {
            if (peek(0).kind == Kind::End)
                throw SourceError(start.place, "input without ';'");
            step();
        }
        copy();
    }

    std::string labelOf(const Place &place) const {
        for (const Token &token : all_)
            if (token.kind == Kind::Comment && token.place.file == place.file && token.place.line == place.line) {
                const std::size_t from = token.text.find_first_not_of("/* \t");
                return from == std::string::npos ? "" : token.text.substr(from);
            }
        return "";
    }

    // MQL5's enumerations are int; with an explicit type they can be declared ahead.
    void enumeration() {
        copy();
        if (peek(0).kind != Kind::Word || !peek(1).is("{"))
            return;
        copy();
        emit(peek(0), ": int");
    }

    // Type name[…], Type &name[]
    bool isArrayDeclaration() const {
        if (peek(0).kind != Kind::Word || NO_TYPES.count(peek(0).text))
            return false;
        const std::size_t name = peek(1).is("&") ? 2 : 1;
        return peek(name).kind == Kind::Word && peek(name + 1).is("[") && (name == 1 || peek(name + 2).is("]"));
    }

    void array() {
        const Token type = in_[at_++];
        const bool reference = peek(0).is("&");
        const std::string element = type.is("long") ? "::mql::int64" : type.text;
        const std::string whole = "::mql::array<" + element + ">";
        emit(type, whole);
        if (reference)
            copy();
        const Token name = peek(0);
        copy();
        Tokens size = bracketed();
        if (peek(0).is("["))
            throw SourceError(name.place, "'" + name.text + "': arrays of several dimensions are not supported");
        if (!reference && (peek(0).is(",") || peek(0).is(")")))
            throw SourceError(name.place,
                              "'" + name.text + "': arrays are passed by reference, and declared one by one");
        if (size.empty())
            return;
        if (peek(0).is("="))
            at_++;
        fixedSize(name, whole, size);
    }

    Tokens bracketed() {
        Tokens inner;
        const Token open = in_[at_++];
        while (!peek(0).is("]")) {
            if (peek(0).kind == Kind::End)
                throw SourceError(open.place, "'[' without ']'");
            inner.push_back(in_[at_++]);
        }
        at_++;
        return inner;
    }

    // = array<T>(fixed(N)), or with the initialiser that follows: array<T>(fixed(N), {…})
    void fixedSize(const Token &name, const std::string &whole, const Tokens &size) {
        emit(name, "= " + whole + "(::mql::fixed(");
        for (const Token &token : size)
            out_.tokens.push_back(token);
        emit(name, ")");
        if (peek(0).is("{")) {
            emit(name, ",");
            int depth = 0;
            do {
                depth += peek(0).is("{") ? 1 : peek(0).is("}") ? -1 : 0;
                if (peek(0).kind == Kind::End)
                    throw SourceError(name.place, "'{' without '}'");
                step();
            } while (depth > 0);
        }
        emit(name, ")");
    }

    Tokens in_;
    const Tokens &all_;
    std::size_t at_ = 0;
    Rewritten out_;
};

}  // namespace

Rewritten rewrite(const Tokens &tokens) { return Rewriter(tokens).run(); }

}  // namespace translator
