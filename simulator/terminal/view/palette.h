#pragma once

#include "view/scene.h"

namespace sim::palette {

constexpr Color kFrame = 0x0B0F17;
constexpr Color kPanel = 0x121826;
constexpr Color kHeader = 0x1B2436;
constexpr Color kRow = 0x151D2D;
constexpr Color kText = 0xD6DEEB;
constexpr Color kFaint = 0x7F8DA6;
constexpr Color kGain = 0x2EBD85;
constexpr Color kLoss = 0xF6465D;
constexpr Color kAccent = 0x3B82F6;
constexpr Color kWarning = 0xE0A93B;
constexpr Color kOn = 0x14532D;
constexpr Color kOff = 0x7F1D1D;

}  // namespace sim::palette
