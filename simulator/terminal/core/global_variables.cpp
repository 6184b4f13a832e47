#include "core/global_variables.h"

#include <charconv>
#include <fstream>
#include <system_error>

#include "core/files.h"
#include "core/text.h"

namespace sim {

GlobalVariables::GlobalVariables(std::filesystem::path file) : file_(std::move(file)) {
    for (const std::string &line : splitLines(readFile(file_).value_or(""))) {
        const std::size_t tab = line.find('\t');
        double value = 0;
        const char *begin = line.data() + (tab == std::string::npos ? line.size() : tab + 1);
        const char *end = line.data() + line.size();
        const auto [stop, error] = std::from_chars(begin, end, value);
        if (tab != std::string::npos && error == std::errc() && stop == end)
            variables_[line.substr(0, tab)] = value;
    }
}

std::optional<double> GlobalVariables::get(const std::string &name) const {
    const std::scoped_lock lock(mutex_);
    const auto found = variables_.find(name);
    if (found == variables_.end())
        return std::nullopt;
    return found->second;
}

bool GlobalVariables::set(const std::string &name, double value) {
    const std::scoped_lock lock(mutex_);
    variables_[name] = value;
    return save();
}

bool GlobalVariables::remove(const std::string &name) {
    const std::scoped_lock lock(mutex_);
    if (variables_.erase(name) == 0)
        return false;
    save();
    return true;
}

bool GlobalVariables::save() const {
    std::error_code failed;
    std::filesystem::create_directories(file_.parent_path(), failed);
    std::filesystem::path fresh = file_;
    fresh += ".new";
    {
        std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
        for (const auto &[name, value] : variables_) {
            char text[64];
            const auto [end, error] = std::to_chars(text, text + sizeof text, value);
            out << name << '\t' << std::string_view(text, static_cast<std::size_t>(end - text)) << '\n';
        }
        out.flush();
        if (!out)
            return false;
    }
    std::filesystem::rename(fresh, file_, failed);
    return !failed;
}

}  // namespace sim
