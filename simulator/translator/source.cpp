#include "source.h"

#include "lexer.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace translator {
namespace {

namespace fs = std::filesystem;

std::string trimmed(const std::string &text) {
    const std::size_t from = text.find_first_not_of(" \t\r");
    if (from == std::string::npos)
        return "";
    return text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

std::string unquoted(const std::string &text) {
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
        return text.substr(1, text.size() - 2);
    return text;
}

class Reader {
public:
    Reader(const std::string &includeFolder, Source &source) : includeFolder_(includeFolder), source_(source) {}

    void file(const fs::path &path, const Place &from) {
        std::ifstream stream(path, std::ios::binary);
        if (!stream)
            throw SourceError(from, "cannot read " + path.string());
        if (!seen_.insert(fs::weakly_canonical(path).string()).second)
            return;
        const auto name = std::make_shared<const std::string>(path.string());
        const std::size_t depth = conditions_.size();
        std::string line;
        for (int number = 1; std::getline(stream, line); number++)
            sourceLine(line, Place{name, number}, path);
        flush();
        if (inComment_)
            throw SourceError(chunkPlace_, "comment without end");
        if (conditions_.size() != depth)
            throw SourceError(Place{name, 0}, "#ifdef or #ifndef without #endif");
    }

private:
    void sourceLine(std::string line, const Place &place, const fs::path &path) {
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (place.line == 1 && line.rfind("\xEF\xBB\xBF", 0) == 0)
            line.erase(0, 3);
        const std::string text = trimmed(line);
        if (!inComment_ && !text.empty() && text[0] == '#') {
            flush();
            directive(text, place, path);
            return;
        }
        if (!active())
            return;
        if (chunk_.empty())
            chunkPlace_ = place;
        chunk_ += line + "\n";
        trackComment(line);
    }

    // Whether a block comment is still open after this line; a # inside it is no directive.
    void trackComment(const std::string &line) {
        for (std::size_t i = 0; i < line.size(); i++) {
            if (inComment_) {
                if (line.compare(i, 2, "*/") == 0) {
                    inComment_ = false;
                    i++;
                }
            } else if (line.compare(i, 2, "//") == 0) {
                return;
            } else if (line.compare(i, 2, "/*") == 0) {
                inComment_ = true;
                i++;
            } else if (line[i] == '"' || line[i] == '\'') {
                i = endOfQuoted(line, i);
            }
        }
    }

    static std::size_t endOfQuoted(const std::string &line, std::size_t start) {
        std::size_t i = start + 1;
        while (i < line.size() && line[i] != line[start])
            i += line[i] == '\\' ? 2 : 1;
        return i;
    }

    void flush() {
        if (chunk_.empty())
            return;
        const Tokens tokens = tokenize(chunk_, chunkPlace_);
        source_.tokens.insert(source_.tokens.end(), tokens.begin(), tokens.end());
        chunk_.clear();
    }

    bool active() const {
        for (const bool condition : conditions_)
            if (!condition)
                return false;
        return true;
    }

    void directive(const std::string &text, const Place &place, const fs::path &path) {
        std::istringstream stream(text.substr(1));
        std::string word;
        stream >> word;
        std::string rest;
        std::getline(stream, rest);
        rest = trimmed(rest);
        if (word == "ifdef" || word == "ifndef")
            conditions_.push_back((defined_.count(firstWord(rest)) > 0) == (word == "ifdef"));
        else if (word == "else" || word == "endif")
            closeCondition(word, place);
        else if (active())
            activeDirective(word, rest, place, path);
    }

    void closeCondition(const std::string &word, const Place &place) {
        if (conditions_.empty())
            throw SourceError(place, "#" + word + " without #ifdef or #ifndef");
        if (word == "else")
            conditions_.back() = !conditions_.back();
        else
            conditions_.pop_back();
    }

    void activeDirective(const std::string &word, const std::string &rest, const Place &place, const fs::path &path) {
        if (word == "include")
            include(rest, place, path);
        else if (word == "define")
            define(rest, place);
        else if (word == "undef")
            defined_.erase(firstWord(rest));
        else if (word == "property")
            property(rest);
        else
            throw SourceError(place, "#" + word + " is not supported");
    }

    static std::string firstWord(const std::string &text) { return text.substr(0, text.find_first_of(" \t(/")); }

    void include(const std::string &rest, const Place &place, const fs::path &path) {
        const char close = rest.empty() ? '\0' : rest[0] == '<' ? '>' : rest[0] == '"' ? '"' : '\0';
        const std::size_t end = close == '\0' ? std::string::npos : rest.find(close, 1);
        if (end == std::string::npos)
            throw SourceError(place, "#include needs <file> or \"file\"");
        std::string name = rest.substr(1, end - 1);
        for (char &c : name)
            if (c == '\\')
                c = '/';
        file(close == '>' ? includeFolder_ / name : path.parent_path() / name, place);
    }

    void define(const std::string &rest, const Place &place) {
        const std::string name = firstWord(rest);
        std::size_t end = name.size();
        if (end < rest.size() && rest[end] == '(')
            end = rest.find(')', end) + 1;
        if (name.empty() || end == 0)
            throw SourceError(place, "#define without a name");
        defined_.insert(name);
        source_.macros.push_back(Macro{rest.substr(0, end), tokenize(rest.substr(end), place), place});
    }

    void property(const std::string &rest) {
        const std::string name = firstWord(rest);
        const std::string value = unquoted(trimmed(rest.substr(name.size())));
        std::string &known = source_.properties[name];
        known += (known.empty() ? "" : "\\n") + value;
    }

    fs::path includeFolder_;
    Source &source_;
    std::set<std::string> seen_;
    std::set<std::string> defined_;
    std::vector<bool> conditions_;
    std::string chunk_;
    Place chunkPlace_;
    bool inComment_ = false;
};

}  // namespace

Source readSource(const std::string &path, const std::string &includeFolder) {
    Source source;
    source.name = fs::path(path).stem().string();
    Reader(includeFolder, source).file(path, Place{std::make_shared<const std::string>(path), 0});
    return source;
}

}  // namespace translator
