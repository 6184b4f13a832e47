#include "dialect.h"

#include "dialect_rules.h"

namespace translator {
namespace {

const std::set<std::string> NOT_MQL5 = {"auto",
                                        "nullptr",
                                        "constexpr",
                                        "namespace",
                                        "using",
                                        "typedef",
                                        "goto",
                                        "try",
                                        "catch",
                                        "throw",
                                        "static_cast",
                                        "const_cast",
                                        "unsigned",
                                        "signed",
                                        "mutable",
                                        "friend",
                                        "noexcept",
                                        "decltype",
                                        "static_assert",
                                        "reinterpret_cast",
                                        "wchar_t",
                                        "concept",
                                        "asm",
                                        "register",
                                        "volatile",
                                        "and",
                                        "or",
                                        "not",
                                        "xor",
                                        "std",
                                        "mql",
                                        "alignas",
                                        "alignof",
                                        "thread_local",
                                        "typeid",
                                        "consteval",
                                        "requires",
                                        "co_await",
                                        "char8_t",
                                        "char16_t",
                                        "char32_t",
                                        "explicit",
                                        "constinit",
                                        "co_return",
                                        "co_yield",
                                        "export",
                                        "size_t",
                                        "int64_t",
                                        "initializer_list"};

const std::set<std::string> NOT_SUPPORTED = {"new",      "delete",    "GetPointer", "CheckPointer",
                                             "template", "interface", "union"};

}  // namespace

std::set<std::string> typeNames(const Tokens &tokens) {
    std::set<std::string> names;
    for (std::size_t i = 0; i + 1 < tokens.size(); i++)
        if ((tokens[i].is("struct") || tokens[i].is("class")) && tokens[i + 1].kind == Kind::Word)
            names.insert(tokens[i + 1].text);
    return names;
}

const Token &tokenAt(const Tokens &tokens, std::size_t index) {
    static const Token none;
    return index < tokens.size() ? tokens[index] : none;
}

std::size_t closingBracket(const Tokens &tokens, std::size_t open) {
    int depth = 0;
    for (std::size_t i = open; i < tokens.size(); i++) {
        if (tokens[i].is("(") || tokens[i].is("[") || tokens[i].is("{"))
            depth++;
        if ((tokens[i].is(")") || tokens[i].is("]") || tokens[i].is("}")) && --depth == 0)
            return i;
    }
    return tokens.size();
}

bool isAssignment(const Token &token) {
    static const std::set<std::string> OPERATORS = {"=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="};
    return token.kind == Kind::Symbol && OPERATORS.count(token.text) > 0;
}

void checkWords(const Tokens &tokens) {
    for (std::size_t i = 0; i < tokens.size(); i++) {
        const Token &token = tokens[i];
        if (token.kind == Kind::Word && NOT_MQL5.count(token.text))
            throw SourceError(token.place, "'" + token.text + "' is not MQL5");
        if (token.kind == Kind::Word && NOT_SUPPORTED.count(token.text))
            throw SourceError(token.place, "'" + token.text + "' is not supported");
        if (token.is("->"))
            throw SourceError(token.place, "'->' is not MQL5");
        const Token &next = tokenAt(tokens, i + 1);
        if (token.is("enum") && (next.is("class") || next.is("struct")))
            throw SourceError(token.place, "'enum " + next.text + "' is not MQL5");
    }
}

void checkDialect(const Tokens &tokens) {
    const std::set<std::string> types = typeNames(tokens);
    checkWords(tokens);
    checkExpressions(tokens);
    checkDeclarations(tokens, types);
    checkCalls(tokens, types);
}

void checkMacro(const Tokens &body) {
    checkWords(body);
    checkExpressions(body);
}

}  // namespace translator
