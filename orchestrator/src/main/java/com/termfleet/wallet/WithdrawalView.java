package com.termfleet.wallet;

import com.termfleet.kernel.Money;

/**
 * A withdrawal that was made: {@code amount = paid + fee}.
 *
 * @param amount by which the holding fell
 * @param fee the performance fee on it
 * @param paid what the member is to be paid
 * @param member afterwards
 */
public record WithdrawalView(Money amount, Money fee, Money paid, MemberView member) {}
