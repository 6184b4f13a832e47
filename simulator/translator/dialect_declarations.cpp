#include "dialect_rules.h"

namespace translator {
namespace {

bool opensParameter(const Token &token) { return token.is("(") || token.is(","); }

bool endsParameter(const Token &token) { return token.is(",") || token.is(")"); }

bool startsStatement(const Token &token) {
    return token.is(";") || token.is("{") || token.is("}") || token.is(")") || token.is(":") || token.is("static");
}

bool isBasicType(const Token &token) {
    static const std::set<std::string> TYPES = {"bool",   "char",   "uchar",    "short", "ushort",
                                                "int",    "uint",   "long",     "ulong", "float",
                                                "double", "string", "datetime", "color", "void"};
    return TYPES.count(token.text) > 0 && token.kind == Kind::Word;
}

// The token before a type, its `const` left out.
const Token &beforeType(const Tokens &tokens, std::size_t type) {
    if (type == 0)
        return tokenAt(tokens, tokens.size());
    return tokens[type - 1].is("const") && type > 1 ? tokens[type - 2] : tokens[type - 1];
}

void checkPointer(const Tokens &tokens, std::size_t at, const std::set<std::string> &types) {
    const Token &token = tokens[at];
    const Token &next = tokenAt(tokens, at + 1);
    if (next.is("*") && token.kind == Kind::Word && (isBasicType(token) || types.count(token.text)))
        throw SourceError(token.place, "'" + token.text + " *': pointers are not supported, and values have none");
    if (token.is("::") && next.is("*"))
        throw SourceError(token.place, "a pointer to a member is not MQL5");
    const bool isUnary =
        token.is("&") && next.kind == Kind::Word && at > 0 &&
        (isAssignment(tokens[at - 1]) || opensParameter(tokens[at - 1]) || tokens[at - 1].is("return"));
    if (isUnary)
        throw SourceError(token.place, "'&" + next.text + "': a value has no address in MQL5");
}

void checkReference(const Tokens &tokens, std::size_t type) {
    if (tokens[type].kind != Kind::Word || !tokenAt(tokens, type + 1).is("&") ||
        tokenAt(tokens, type + 2).kind != Kind::Word)
        return;
    const Token &after = tokenAt(tokens, type + 3);
    const bool isVariable = after.is("=") || after.is(";") || after.is("(");
    if (isVariable && (type == 0 || startsStatement(beforeType(tokens, type))))
        throw SourceError(tokens[type].place, "'" + tokens[type + 2].text + "': only parameters can be references");
}

void checkByValue(const Tokens &tokens, std::size_t type, const std::set<std::string> &types) {
    const Token &name = tokenAt(tokens, type + 1);
    if (types.count(tokens[type].text) && name.kind == Kind::Word && type > 0 &&
        opensParameter(beforeType(tokens, type)) && endsParameter(tokenAt(tokens, type + 2)))
        throw SourceError(tokens[type].place,
                          "'" + tokens[type].text + " " + name.text + "': structures are passed by reference");
}

// Members get their values in the constructor; `body` is the '{' of a structure or class.
void checkMembers(const Tokens &tokens, std::size_t body) {
    const std::size_t end = closingBracket(tokens, body);
    for (std::size_t i = body + 1; i < end; i++) {
        const Token &before = tokens[i - 1];
        if (tokens[i].is("(") || tokens[i].is("[") || tokens[i].is("{")) {
            i = closingBracket(tokens, i);
            continue;
        }
        const bool isPureVirtual = before.is(")") || before.is("const");
        if (tokens[i].is("=") && !isPureVirtual && !before.is("operator"))
            throw SourceError(tokens[i].place,
                              "'" + before.text + " =': members are initialised in the constructor, not in the class");
    }
}

bool isTypeBody(const Tokens &tokens, std::size_t brace) {
    for (std::size_t i = brace; i-- > 0;) {
        if (tokens[i].is("struct") || tokens[i].is("class"))
            return true;
        if (tokens[i].kind != Kind::Word && !tokens[i].is(":") && !tokens[i].is(","))
            return false;
    }
    return false;
}

}  // namespace

void checkDeclarations(const Tokens &tokens, const std::set<std::string> &types) {
    for (std::size_t i = 0; i < tokens.size(); i++) {
        checkPointer(tokens, i, types);
        checkReference(tokens, i);
        checkByValue(tokens, i, types);
        if (tokens[i].is("{") && isTypeBody(tokens, i))
            checkMembers(tokens, i);
    }
}

}  // namespace translator
