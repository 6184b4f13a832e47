#include "emit.h"

#include "dialect.h"

namespace translator {
namespace {

const int MOST_EMPTY_LINES = 8;

// Lays tokens out so that the compiler reports each with its line of the source.
class Layout {
public:
    explicit Layout(std::string &out) : out_(out) {}

    void write(const Tokens &tokens) {
        for (const Token &token : tokens)
            write(token);
        out_ += "\n";
    }

private:
    void write(const Token &token) {
        if (token.kind == Kind::Comment)
            return;
        const bool sameFile = file_ && token.place.file && *file_ == *token.place.file;
        if (!sameFile || token.place.line < line_ || token.place.line > line_ + MOST_EMPTY_LINES)
            jump(token.place);
        else if (token.place.line > line_)
            advance(token);
        else if (token.spaced)
            out_ += ' ';
        out_ += token.text;
    }

    void jump(const Place &place) {
        file_ = place.file;
        line_ = place.line;
        out_ += "\n#line " + std::to_string(line_) + " \"" + (file_ ? *file_ : "") + "\"\n";
    }

    void advance(const Token &token) {
        out_.append(static_cast<std::size_t>(token.place.line - line_), '\n');
        out_.append(static_cast<std::size_t>(token.column), ' ');
        line_ = token.place.line;
    }

    std::string &out_;
    std::shared_ptr<const std::string> file_;
    int line_ = 0;
};

std::string joined(const Tokens &tokens) {
    std::string text;
    for (const Token &token : tokens)
        if (token.kind != Kind::Comment)
            text += (text.empty() ? "" : " ") + token.text;
    return text;
}

std::string line(const Place &place) {
    return "#line " + std::to_string(place.line) + " \"" + (place.file ? *place.file : "") + "\"\n";
}

std::string escaped(const std::string &text) {
    std::string result;
    for (const char c : text)
        result += c == '"' ? "\\\"" : std::string(1, c);
    return result;
}

std::string property(const Source &source, const std::string &name) {
    const auto found = source.properties.find(name);
    return found == source.properties.end() ? "" : escaped(found->second);
}

std::string declarationsAhead(const Source &source, const Program &program) {
    std::string out;
    for (const Macro &macro : source.macros)
        out += line(macro.place) + "#define " + macro.head + " " + joined(rewrite(macro.body).tokens) + "\n";
    for (const std::string &name : program.enums)
        out += "enum " + name + " : int;\n";
    for (const std::string &name : program.structs)
        out += name + ";\n";
    for (const Function &function : program.functions)
        out += line(function.head.front().place) + joined(function.head) + ";\n";
    return out;
}

std::string inputTable(const Rewritten &rewritten) {
    std::string out = "\n#line 1 \"inputs\"\nstatic const ::mql::input_binding mql_inputs[] = {\n";
    for (const Input &input : rewritten.inputs)
        out += "    ::mql::bind_input(\"" + input.name + "\", \"" + escaped(input.label) + "\", " + input.name + "),\n";
    return out + "    ::mql::no_input()};\n";
}

std::string handlers(const Program &program) {
    std::string out = "MQL_EVENT_INIT(" +
                      std::string(program.has("OnInit") ? "::mql::init_result(OnInit)" : "INIT_SUCCEEDED") + ")\n";
    out += std::string("MQL_EVENT_DEINIT(") + (program.has("OnDeinit") ? "OnDeinit(reason)" : "(void)reason") + ")\n";
    const char *const events[][2] = {{"OnTick", "tick"}, {"OnTimer", "timer"}, {"OnTrade", "trade"}};
    for (const auto &event : events)
        out += std::string("MQL_EVENT(") + event[1] + ", " +
               (program.has(event[0]) ? std::string(event[0]) + "()" : "(void)0") + ")\n";
    out +=
        std::string("MQL_EVENT_TRANSACTION(") +
        (program.has("OnTradeTransaction") ? "::mql::call_transaction(OnTradeTransaction, transaction, request, result)"
                                           : "(void)transaction, (void)request, (void)result") +
        ")\n";
    return out;
}

std::string handlerMask(const Program &program) {
    std::string mask = "0u";
    const char *const events[][2] = {{"OnTick", "TF_ON_TICK"},
                                     {"OnTimer", "TF_ON_TIMER"},
                                     {"OnTrade", "TF_ON_TRADE"},
                                     {"OnTradeTransaction", "TF_ON_TRADE_TRANSACTION"}};
    for (const auto &event : events)
        if (program.has(event[0]))
            mask += std::string(" | ") + event[1];
    return mask;
}

}  // namespace

std::string emit(const Source &source, const Rewritten &rewritten, const Program &program) {
    std::string out = "// Translated from " + source.name + ".mq5.\n#include \"mql5.h\"\n\n";
    out += declarationsAhead(source, program);
    Layout(out).write(program.tokens);
    out += inputTable(rewritten);
    out += "MQL_MODULE(\"" + escaped(source.name) + "\", \"" + property(source, "version") + "\", \"" +
           property(source, "description") + "\", " + handlerMask(program) + ")\n";
    return out + handlers(program);
}

std::string translate(const std::string &path, const std::string &includeFolder) {
    const Source source = readSource(path, includeFolder);
    const Rewritten rewritten = rewrite(source.tokens);
    Tokens bare;
    for (const Token &token : source.tokens)
        if (token.kind != Kind::Comment)
            bare.push_back(token);
    checkDialect(bare);
    for (const Macro &macro : source.macros)
        checkMacro(macro.body);
    return emit(source, rewritten, analyse(rewritten.tokens));
}

}  // namespace translator
