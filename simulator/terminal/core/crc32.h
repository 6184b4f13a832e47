#pragma once

#include <cstdint>
#include <string_view>

namespace sim {

/// CRC-32 as in Ethernet and ZIP.
std::uint32_t crc32(std::string_view bytes);

}  // namespace sim
