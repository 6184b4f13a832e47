#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace sim {

/// An amount in the account's currency, in whole cents: sums of deals equal the balance exactly.
struct Money {
    std::int64_t cents = 0;

    /// Rounds half a cent away from zero, as MT5 does. The wide type keeps products of whole numbers exact until here.
    static Money rounded(long double amount) { return {std::llround(amount * 100.0L)}; }

    double value() const { return static_cast<double>(cents) / 100.0; }

    friend Money operator+(Money a, Money b) { return {a.cents + b.cents}; }
    friend Money operator-(Money a, Money b) { return {a.cents - b.cents}; }
    Money &operator+=(Money other) {
        cents += other.cents;
        return *this;
    }
    friend auto operator<=>(const Money &, const Money &) = default;
};

}  // namespace sim
