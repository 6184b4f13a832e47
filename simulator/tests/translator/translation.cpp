#include "translation.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

SourceFolder::SourceFolder() {
    std::string name = (fs::temp_directory_path() / "mq5cpp-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("no temporary folder");
    path_ = name;
    fs::create_directories(fs::path(path_) / "Include");
}

SourceFolder::~SourceFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

void SourceFolder::write(const std::string &name, const std::string &text) const {
    const fs::path file = fs::path(path_) / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

std::string SourceFolder::translate() const {
    std::string text = translator::translate(path_ + "/Test.mq5", path_ + "/Include");
    for (std::size_t at = text.find(path_); at != std::string::npos; at = text.find(path_, at))
        text.replace(at, path_.size(), "");
    return text;
}

std::string translated(const std::string &mql) {
    const SourceFolder folder;
    folder.write("Test.mq5", mql);
    std::istringstream lines(folder.translate());
    std::string result;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line[0] == '#' && line.rfind("#line", 0) == 0 ? "" : line);
        for (std::string word; words >> word;)
            result += (result.empty() ? "" : " ") + word;
    }
    return result;
}

std::string errorOf(const std::string &mql) {
    const SourceFolder folder;
    folder.write("Test.mq5", mql);
    try {
        folder.translate();
        return "";
    } catch (const translator::SourceError &error) {
        const std::string text = error.what();
        return text.substr(text.find("Test.mq5"));
    }
}
