#include "host/fault_file.h"

#include <system_error>

#include "core/files.h"

namespace sim {

FaultFile::FaultFile(std::filesystem::path file) : file_(std::move(file)) {
    std::error_code failed;
    std::filesystem::create_directories(file_.parent_path(), failed);
    changed_ = FindFirstChangeNotificationW(file_.parent_path().c_str(), FALSE,
                                            FILE_NOTIFY_CHANGE_FILE_NAME | FILE_NOTIFY_CHANGE_SIZE);
}

FaultFile::~FaultFile() {
    if (changed_ != INVALID_HANDLE_VALUE)
        FindCloseChangeNotification(changed_);
}

std::string FaultFile::take() {
    // The next notification is requested before reading, so that a change in between is not lost.
    if (changed_ != INVALID_HANDLE_VALUE)
        FindNextChangeNotification(changed_);
    std::error_code failed;
    // An empty file was only just created and will change once more.
    if (const auto size = std::filesystem::file_size(file_, failed); failed || size == 0)
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
