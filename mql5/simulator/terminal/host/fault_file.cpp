#include "host/fault_file.h"

#include <system_error>

#include "core/files.h"

namespace sim {

std::string FaultFile::take() const {
    std::error_code failed;
    if (!std::filesystem::exists(file_, failed) || failed)
        return "";
    std::filesystem::path taken = file_;
    taken += ".taken";
    std::filesystem::rename(file_, taken, failed);
    if (failed)
        return "";
    std::string text = readFile(taken).value_or("");
    std::filesystem::remove(taken, failed);
    return text;
}

}  // namespace sim
