// What was ever deposited less what was withdrawn, from the account's history.
#ifndef TERMFLEET_DEPOSITS_MQH
#define TERMFLEET_DEPOSITS_MQH

#define DEPOSITS_FIRST_PAUSE_MS 2000
#define DEPOSITS_LONGEST_PAUSE_MS 600000

class CDeposits {
private:
    long m_login;
    bool m_known;      // for this balance
    double m_balance;  // that was looked at last
    double m_total;
    ulong m_nextAt;  // when to look again at a history that does not explain the balance, in GetTickCount64
    ulong m_pause;

public:
    CDeposits() : m_login(0), m_known(false), m_balance(0.0), m_total(0.0), m_nextAt(0), m_pause(0) {}

    // False while the history does not explain the balance: it lags behind the balance, or begins too late. A total
    // that lacks a deposit which the balance contains already would make that look like profit.
    bool Total(double &total) {
        const long login = AccountInfoInteger(ACCOUNT_LOGIN);
        const double balance = AccountInfoDouble(ACCOUNT_BALANCE);
        const ulong now = GetTickCount64();
        if (login != m_login || MathAbs(balance - m_balance) >= 0.005) {
            m_login = login;
            m_balance = balance;
            m_known = false;
            m_nextAt = now;
            m_pause = DEPOSITS_FIRST_PAUSE_MS;
        }
        if (!m_known && now >= m_nextAt) {
            m_known = Count();
            m_nextAt = now + m_pause;
            m_pause = (ulong)MathMin((double)m_pause * 2.0, DEPOSITS_LONGEST_PAUSE_MS);
        }
        total = m_total;
        return m_known;
    }

private:
    bool Count() {
        double all = 0.0;
        double deposits = 0.0;
        if (!HistorySelect(0, TimeTradeServer() + 86400))
            return false;
        const int count = HistoryDealsTotal();
        for (int i = 0; i < count; i++) {
            const ulong deal = HistoryDealGetTicket(i);
            const long type = HistoryDealGetInteger(deal, DEAL_TYPE);
            // Credit is no part of the balance.
            if (deal == 0 || type == DEAL_TYPE_CREDIT)
                continue;
            const double amount = HistoryDealGetDouble(deal, DEAL_PROFIT) + HistoryDealGetDouble(deal, DEAL_SWAP) +
                                  HistoryDealGetDouble(deal, DEAL_COMMISSION) + HistoryDealGetDouble(deal, DEAL_FEE);
            all += amount;
            if (type == DEAL_TYPE_BALANCE)
                deposits += amount;
        }
        m_total = deposits;
        return count > 0 && MathAbs(all - m_balance) < 0.01;
    }
};

CDeposits accountDeposits;

#endif
