#include "program.h"

namespace translator {
namespace {

class Analyser {
public:
    explicit Analyser(const Tokens &tokens) : in_(tokens) {}

    Program run() {
        while (at_ < in_.size())
            declaration();
        return std::move(out_);
    }

private:
    const Token &token(std::size_t index) const {
        static const Token end;
        return index < in_.size() ? in_[index] : end;
    }

    // One declaration of the global scope: up to its ';' or the '}' that ends it.
    void declaration() {
        const std::size_t start = at_;
        noteType(start);
        const std::size_t open = findParameters(start);
        if (open == 0) {
            copyUntilEnd();
            return;
        }
        const std::size_t close = closing(open);
        const bool method = open >= 2 && token(open - 2).is("::");
        const bool definition = token(close + 1).is("{") || (method && !token(close + 1).is(";"));
        if (!method)
            noteFunction(start, open, close);
        while (at_ <= close)
            copyParameter(open, method || !definition);
        copyUntilEnd();
    }

    void noteType(std::size_t start) {
        if (token(start).is("enum") && token(start + 1).kind == Kind::Word && token(start + 2).is(": int"))
            out_.enums.push_back(token(start + 1).text);
        if ((token(start).is("struct") || token(start).is("class")) && token(start + 1).kind == Kind::Word)
            out_.structs.push_back(token(start).text + " " + token(start + 1).text);
    }

    // The '(' after a function's name; 0 when this is no function.
    std::size_t findParameters(std::size_t start) const {
        if (token(start).is("enum") || token(start).is("struct") || token(start).is("class"))
            return 0;
        for (std::size_t i = start; i < in_.size(); i++) {
            if (token(i).is("(") && i > start + 1 && token(i - 1).kind == Kind::Word) {
                const Token &after = token(closing(i) + 1);
                return after.is("{") || after.is(";") || after.is("const") || after.is(":") ? functionLike(start, i)
                                                                                            : 0;
            }
            if (token(i).is(";") || token(i).is("{") || token(i).is("="))
                return 0;
        }
        return 0;
    }

    // `Type name(1);` calls a constructor: literal arguments distinguish it from a declaration.
    std::size_t functionLike(std::size_t start, std::size_t open) const {
        for (std::size_t i = start; i < open; i++)
            if (token(i).is("static"))
                return 0;
        return token(open + 1).kind == Kind::Number ? 0 : open;
    }

    std::size_t closing(std::size_t open) const {
        int depth = 0;
        for (std::size_t i = open; i < in_.size(); i++) {
            if (token(i).is("("))
                depth++;
            if (token(i).is(")") && --depth == 0)
                return i;
        }
        throw SourceError(token(open).place, "'(' without ')'");
    }

    void noteFunction(std::size_t start, std::size_t open, std::size_t close) {
        Function function;
        function.name = token(open - 1).text;
        function.head.assign(in_.begin() + static_cast<std::ptrdiff_t>(start),
                             in_.begin() + static_cast<std::ptrdiff_t>(close) + 1);
        for (Function &known : out_.functions)
            if (sameText(known.head, function.head))
                return;
        out_.functions.push_back(std::move(function));
    }

    static bool sameText(const Tokens &left, const Tokens &right) {
        if (left.size() != right.size())
            return false;
        for (std::size_t i = 0; i < left.size(); i++)
            if (left[i].text != right[i].text)
                return false;
        return true;
    }

    // Copies one token of a function's head, or skips a default argument.
    void copyParameter(std::size_t open, bool keepDefaults) {
        if (keepDefaults || at_ <= open || !token(at_).is("=")) {
            out_.tokens.push_back(in_[at_++]);
            return;
        }
        int depth = 0;
        while (depth > 0 || (!token(at_).is(",") && !token(at_).is(")"))) {
            depth += token(at_).is("(") ? 1 : token(at_).is(")") ? -1 : 0;
            at_++;
        }
    }

    void copyUntilEnd() {
        int depth = 0;
        const bool type = token(at_).is("enum") || token(at_).is("struct") || token(at_).is("class");
        bool braces = false;
        while (at_ < in_.size()) {
            const Token &current = in_[at_];
            out_.tokens.push_back(current);
            at_++;
            if (current.is("{")) {
                depth++;
                braces = true;
            }
            if (current.is("}") && --depth < 0)
                throw SourceError(current.place, "'}' without '{'");
            const bool body =
                braces && depth == 0 && current.is("}") && !type && !token(at_).is(";") && !token(at_).is(")");
            if (depth == 0 && (current.is(";") || body))
                return;
        }
        if (depth != 0)
            throw SourceError(in_.back().place, "'{' without '}'");
    }

    const Tokens &in_;
    std::size_t at_ = 0;
    Program out_;
};

}  // namespace

bool Program::has(const std::string &function) const {
    for (const Function &known : functions)
        if (known.name == function)
            return true;
    return false;
}

Program analyse(const Tokens &tokens) { return Analyser(tokens).run(); }

}  // namespace translator
