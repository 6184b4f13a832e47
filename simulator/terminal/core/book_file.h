#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "core/account.h"
#include "core/broker.h"

namespace sim {

/// The book of one account on disk: an append-only file of records. A record has left the process before keep()
/// returns, so an account survives the end of the process at any moment. A power cut may lose records, as the file is
/// not synchronised to disk.
///
/// Not synchronised; one owner at a time.
class BookFile : public ChangeKeeper {
public:
    /// `folder`/`LOGIN`.book
    BookFile(const std::filesystem::path &folder, std::uint64_t login);

    /// Reads the account, cuts off an unfinished record, and writes the file anew without superfluous records.
    /// Of a file that is damaged in the middle the part before is kept; the damaged file stays beside it as `.damaged`.
    /// Call once, before keep().
    ///
    /// \throws std::filesystem::filesystem_error when the folder cannot be made or the file not be replaced
    Account load(Millis historyFrom);

    /// A message of load() for the journal; empty when the file was intact.
    const std::string &message() const { return message_; }

    bool keep(const AccountChange &change) override;

    /// Leaves out history before that moment, in the account and in the file. Not after a failed keep(), whose
    /// change must not be written.
    ///
    /// \throws std::filesystem::filesystem_error as load() does; the account is as before then
    void condense(Account &account, Millis historyFrom);

private:
    std::filesystem::path path_;
    std::ofstream out_;
    std::string message_;
};

}  // namespace sim
