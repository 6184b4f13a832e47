#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/account.h"

namespace sim {

/// One change as one line of an account's book, its LF included: the CRC-32 of the rest as eight hex digits, a tab,
/// then parts
/// (`position`, `deal`, …), each a word followed by a fixed number of tab-separated fields.
std::string encodeRecord(const AccountChange &change);

/// Reads a line without its LF. Nothing when the checksum or a field is wrong.
std::optional<AccountChange> decodeRecord(std::string_view line);

}  // namespace sim
