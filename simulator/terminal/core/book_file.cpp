#include "core/book_file.h"

#include <iterator>

#include "core/book_record.h"

namespace sim {
namespace {

std::string readAll(const std::filesystem::path &path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void writeAll(const std::filesystem::path &path, const std::string &bytes) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << bytes;
    out.flush();
    if (!out) {
        throw std::filesystem::filesystem_error("book cannot be written", path,
                                                std::make_error_code(std::errc::io_error));
    }
}

std::filesystem::path withEnding(std::filesystem::path path, const char *ending) { return path += ending; }

}  // namespace

BookFile::BookFile(const std::filesystem::path &folder, std::uint64_t login)
    : path_(folder / (std::to_string(login) + ".book")) {}

Account BookFile::load(Millis historyFrom) {
    std::filesystem::create_directories(path_.parent_path());
    Account account;
    const std::string bytes = readAll(path_);
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t end = bytes.find('\n', at);
        if (end == std::string::npos)
            break;
        const auto change = decodeRecord(std::string_view(bytes).substr(at, end - at));
        if (!change)
            break;
        account.apply(*change);
        at = end + 1;
    }
    if (at < bytes.size()) {
        const bool isTail = bytes.find('\n', at) == std::string::npos;
        message_ = "book " + path_.filename().string() + ": " + std::to_string(bytes.size() - at) +
                   (isTail ? " bytes of an unfinished record cut off" : " damaged bytes left out");
        if (!isTail) {
            std::filesystem::copy_file(path_, withEnding(path_, ".damaged"),
                                       std::filesystem::copy_options::overwrite_existing);
        }
    }
    condense(account, historyFrom);
    return account;
}

void BookFile::condense(Account &account, Millis historyFrom) {
    const std::filesystem::path fresh = withEnding(path_, ".new");
    const AccountChange whole = account.condensed(historyFrom);
    if (account.isOpen())
        writeAll(fresh, encodeRecord(whole));
    // Windows cannot replace an open file. The book is opened again whether or not that succeeds.
    out_.close();
    std::error_code failed;
    if (account.isOpen())
        std::filesystem::rename(fresh, path_, failed);
    out_.clear();
    out_.open(path_, account.isOpen() ? std::ios::binary | std::ios::app : std::ios::binary | std::ios::trunc);
    if (failed)
        throw std::filesystem::filesystem_error("book cannot be replaced", path_, failed);
    if (!account.isOpen())
        return;
    account = {};
    account.apply(whole);
}

bool BookFile::keep(const AccountChange &change) {
    out_ << encodeRecord(change);
    out_.flush();
    return static_cast<bool>(out_);
}

}  // namespace sim
