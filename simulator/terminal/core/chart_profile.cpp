#include "core/chart_profile.h"

#include <algorithm>

#include "core/text.h"

namespace sim {
namespace {

/// MT5 writes minutes as type 0 and hours as type 1; days, weeks and months have one size each.
std::string periodName(long long type, long long size) {
    static constexpr std::string_view kLetters[] = {"M", "H", "D", "W"};
    if (type < 0 || type > 3 || size < 1 || size > 30)
        return type == 4 ? "MN1" : "M1";
    return std::string(kLetters[type]) + std::to_string(size);
}

class Reader {
public:
    void line(std::string_view text) {
        if (text.starts_with('<') && text.ends_with('>')) {
            tag(text.substr(1, text.size() - 2));
            return;
        }
        const std::size_t equals = text.find('=');
        if (equals != std::string_view::npos)
            pair(text.substr(0, equals), text.substr(equals + 1));
    }

    ChartProfile finish() {
        profile_.period = periodName(periodType_, periodSize_);
        for (ExpertOnChart &expert : profile_.experts) {
            expert.symbol = profile_.symbol;
            expert.period = profile_.period;
        }
        return profile_;
    }

private:
    void tag(std::string_view name) {
        if (!name.starts_with('/')) {
            path_.emplace_back(lowerCase(name));
            if (isIn({"chart", "expert"}))
                expert_ = {};
            return;
        }
        if (isIn({"chart", "expert"}))
            keepExpert();
        if (!path_.empty())
            path_.pop_back();
    }

    void pair(std::string_view key, std::string_view value) {
        if (isIn({"chart"})) {
            if (key == "symbol")
                profile_.symbol = value;
            if (key == "period_type")
                parseWhole(value, periodType_);
            if (key == "period_size")
                parseWhole(value, periodSize_);
        } else if (isIn({"chart", "expert"})) {
            if (key == "name")
                expert_.name = value;
            if (key == "path")
                expert_.file = expertFile(value);
            if (key == "expertmode")
                readMode(value);
        } else if (isIn({"chart", "expert", "inputs"})) {
            expert_.inputs.push_back({std::string(key), std::string(value)});
        }
    }

    /// Bit 0 is "Allow Algo Trading"; the others are about DLLs and signals.
    void readMode(std::string_view value) {
        long long mode = 1;
        if (parseWhole(value, mode))
            expert_.liveTrading = (mode & 1) != 0;
    }

    void keepExpert() {
        if (expert_.file.empty())
            expert_.file = expertFile(expert_.name);
        if (expert_.file.empty())
            return;
        expert_.name = expertName(expert_.file);
        profile_.experts.push_back(expert_);
    }

    bool isIn(std::initializer_list<std::string_view> tags) const {
        return std::equal(path_.begin(), path_.end(), tags.begin(), tags.end());
    }

    ChartProfile profile_;
    ExpertOnChart expert_;
    std::vector<std::string> path_;
    long long periodType_ = 0;
    long long periodSize_ = 1;
};

}  // namespace

ChartProfile parseChartProfile(std::string_view text) {
    Reader reader;
    for (const std::string &line : splitLines(text))
        reader.line(trim(line));
    return reader.finish();
}

std::string expertFile(std::string_view path) {
    std::string file(trim(path));
    std::replace(file.begin(), file.end(), '\\', '/');
    if (lowerCase(file).starts_with("experts/"))
        file.erase(0, 8);
    if (file.empty() || file.front() == '/' || file.find("..") != std::string::npos ||
        file.find(':') != std::string::npos) {
        return {};
    }
    if (!lowerCase(file).ends_with(".ex5"))
        file += ".ex5";
    return file;
}

std::string expertName(std::string_view file) {
    std::string_view name =
        file.substr(file.find_last_of('/') == std::string_view::npos ? 0 : file.find_last_of('/') + 1);
    if (lowerCase(name).ends_with(".ex5"))
        name.remove_suffix(4);
    return std::string(name);
}

}  // namespace sim
