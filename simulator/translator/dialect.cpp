#include "dialect.h"

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
                                        "dynamic_cast",
                                        "unsigned",
                                        "signed",
                                        "noexcept",
                                        "decltype",
                                        "static_assert",
                                        "reinterpret_cast",
                                        "wchar_t",
                                        "mutable",
                                        "friend",
                                        "concept",
                                        "asm",
                                        "register",
                                        "volatile",
                                        "and",
                                        "or",
                                        "not",
                                        "xor",
                                        "std"};

const std::set<std::string> NOT_SUPPORTED = {"new",      "delete",    "GetPointer", "CheckPointer",
                                             "template", "interface", "union"};

bool opensParameter(const Token &token) { return token.is("(") || token.is(","); }

bool endsParameter(const Token &token) { return token.is(",") || token.is(")"); }

bool startsStatement(const Token &token) { return token.is(";") || token.is("{") || token.is("}") || token.is(")"); }

}  // namespace

std::set<std::string> typeNames(const Tokens &tokens) {
    std::set<std::string> names;
    for (std::size_t i = 0; i + 1 < tokens.size(); i++)
        if ((tokens[i].is("struct") || tokens[i].is("class")) && tokens[i + 1].kind == Kind::Word)
            names.insert(tokens[i + 1].text);
    return names;
}

void checkDialect(const Tokens &tokens, const std::set<std::string> &types) {
    for (std::size_t i = 0; i < tokens.size(); i++) {
        const Token &token = tokens[i];
        if (token.kind == Kind::Word && NOT_MQL5.count(token.text))
            throw SourceError(token.place, "'" + token.text + "' is not MQL5");
        if (token.kind == Kind::Word && NOT_SUPPORTED.count(token.text))
            throw SourceError(token.place, "'" + token.text + "' is not supported");
        if (token.is("->"))
            throw SourceError(token.place, "'->' is not MQL5");
        if (i < 1 || i + 2 >= tokens.size() || token.kind != Kind::Word)
            continue;
        const Token &name = tokens[i + 1];
        const Token &before = tokens[i - 1].is("const") && i > 1 ? tokens[i - 2] : tokens[i - 1];
        if (types.count(token.text) && name.kind == Kind::Word && opensParameter(before) &&
            endsParameter(tokens[i + 2]))
            throw SourceError(token.place,
                              "'" + token.text + " " + name.text + "': structures are passed by reference");
        if (name.is("&") && i + 3 < tokens.size() && tokens[i + 2].kind == Kind::Word && tokens[i + 3].is("=") &&
            startsStatement(before))
            throw SourceError(token.place, "'" + tokens[i + 2].text + "': only parameters can be references");
    }
}

}  // namespace translator
