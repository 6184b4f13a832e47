#include "dialect_rules.h"

#include <map>

namespace translator {
namespace {

// For each function and number of arguments: which of them are references in every overload.
using References = std::map<std::pair<std::string, std::size_t>, std::vector<bool>>;

struct Range {
    std::size_t from;
    std::size_t to;  // not included
};

// The arguments between the brackets, split at their commas.
std::vector<Range> argumentsOf(const Tokens &tokens, std::size_t open) {
    std::vector<Range> arguments;
    const std::size_t end = closingBracket(tokens, open);
    std::size_t from = open + 1;
    for (std::size_t i = from; i < end; i++) {
        if (tokens[i].is("(") || tokens[i].is("[") || tokens[i].is("{")) {
            i = closingBracket(tokens, i);
        } else if (tokens[i].is(",")) {
            arguments.push_back({from, i});
            from = i + 1;
        }
    }
    if (from < end)
        arguments.push_back({from, end});
    return arguments;
}

// `Type name`, `const Type &name[]`, each with or without a default.
bool isParameter(const Tokens &tokens, const Range &range) {
    std::size_t i = range.from + (tokens[range.from].is("const") ? 1 : 0);
    if (tokenAt(tokens, i).kind != Kind::Word)
        return false;
    i += tokenAt(tokens, i + 1).is("&") ? 2 : 1;
    const Token &after = tokenAt(tokens, i + 1);
    return i < range.to && tokens[i].kind == Kind::Word && (i + 1 == range.to || after.is("[") || after.is("="));
}

bool isReference(const Tokens &tokens, const Range &range) {
    for (std::size_t i = range.from; i < range.to; i++)
        if (tokens[i].is("&"))
            return true;
    return false;
}

// The head of a function or constructor: a name, then parameters, then a body, a ';' or initialisers.
bool isFunctionHead(const Tokens &tokens, std::size_t open, const std::vector<Range> &parameters) {
    if (open == 0 || tokens[open - 1].kind != Kind::Word || parameters.empty())
        return false;
    for (const Range &parameter : parameters)
        if (!isParameter(tokens, parameter))
            return false;
    return true;
}

void add(References &known, const std::string &name, const std::vector<bool> &references) {
    auto [found, isNew] = known.try_emplace({name, references.size()}, references);
    for (std::size_t i = 0; !isNew && i < references.size(); i++)
        found->second[i] = found->second[i] && references[i];
}

References referencesOf(const Tokens &tokens) {
    References known = {{{"OrderSend", 2}, {true, true}},
                        {{"OrderSendAsync", 2}, {true, true}},
                        {{"OrderCheck", 2}, {true, true}},
                        {{"SocketSend", 3}, {false, true, false}},
                        {{"CharArrayToString", 1}, {true}}};
    for (std::size_t i = 0; i < tokens.size(); i++) {
        if (!tokens[i].is("("))
            continue;
        const std::vector<Range> parameters = argumentsOf(tokens, i);
        if (!isFunctionHead(tokens, i, parameters))
            continue;
        std::vector<bool> references;
        for (const Range &parameter : parameters)
            references.push_back(isReference(tokens, parameter));
        // Arguments with a default may be left out.
        for (std::size_t count = references.size(); count > 0; count--) {
            add(known, tokens[i - 1].text,
                {references.begin(), references.begin() + static_cast<std::ptrdiff_t>(count)});
            bool hasDefault = false;
            for (std::size_t at = parameters[count - 1].from; at < parameters[count - 1].to; at++)
                hasDefault = hasDefault || tokens[at].is("=");
            if (!hasDefault)
                break;
        }
    }
    return known;
}

// A variable, a member or an element: words, '.' and indexes only.
bool isVariable(const Tokens &tokens, const Range &range) {
    static const std::set<std::string> VALUES = {"true", "false", "NULL"};
    if (tokens[range.from].kind != Kind::Word || VALUES.count(tokens[range.from].text))
        return false;
    for (std::size_t i = range.from + 1; i < range.to; i++) {
        if (tokens[i].is("[")) {
            i = closingBracket(tokens, i);
        } else if (tokens[i].is(".") || tokens[i].is("::")) {
            i++;
        } else {
            return false;
        }
    }
    return true;
}

void checkReferences(const Tokens &tokens, std::size_t open, const std::string &function, const References &known) {
    const std::vector<Range> arguments = argumentsOf(tokens, open);
    const auto found = known.find({function, arguments.size()});
    if (found == known.end() || isFunctionHead(tokens, open, arguments))
        return;
    for (std::size_t i = 0; i < arguments.size(); i++)
        if (found->second[i] && !isVariable(tokens, arguments[i]))
            throw SourceError(tokens[arguments[i].from].place, "'" + function + "', argument " + std::to_string(i + 1) +
                                                                   ": only a variable can be passed by reference");
}

// Names before a '(' inside structures and classes.
std::set<std::string> methodNames(const Tokens &tokens) {
    std::set<std::string> names;
    for (std::size_t i = 0; i + 1 < tokens.size(); i++) {
        if (!tokens[i].is("struct") && !tokens[i].is("class"))
            continue;
        std::size_t body = i;
        while (body < tokens.size() && !tokens[body].is("{") && !tokens[body].is(";"))
            body++;
        if (!tokenAt(tokens, body).is("{"))
            continue;
        const std::size_t end = closingBracket(tokens, body);
        for (std::size_t at = body + 1; at < end; at++) {
            if (tokens[at].is("{"))
                at = closingBracket(tokens, at);
            else if (tokens[at].kind == Kind::Word && tokenAt(tokens, at + 1).is("("))
                names.insert(tokens[at].text);
        }
    }
    return names;
}

}  // namespace

void checkCalls(const Tokens &tokens, const std::set<std::string> &types) {
    const References known = referencesOf(tokens);
    const std::set<std::string> methods = methodNames(tokens);
    for (std::size_t i = 1; i < tokens.size(); i++) {
        if (!tokens[i].is("(") || tokens[i - 1].kind != Kind::Word)
            continue;
        const Token &name = tokens[i - 1];
        if (i > 1 && tokens[i - 2].is(".") && !methods.count(name.text))
            throw SourceError(name.place, "'." + name.text +
                                              "()': strings and arrays have no methods in MQL5, and no "
                                              "class of this program has that one");
        // `Type variable(…)` calls the constructor of that type.
        const bool isConstructor = i > 1 && types.count(tokens[i - 2].text) > 0;
        checkReferences(tokens, i, isConstructor ? tokens[i - 2].text : name.text, known);
    }
}

}  // namespace translator
