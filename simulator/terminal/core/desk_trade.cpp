#include <algorithm>

#include "core/desk.h"
#include "core/desk_journal.h"
#include "core/trade_words.h"

namespace sim {

Millis Desk::delay() const {
    const std::scoped_lock lock(mutex_);
    return faults_.slow;
}

int Desk::whyOffline() const {
    if (!connection_.isOnline() || broker_ == nullptr)
        return TRADE_RETCODE_CONNECTION;
    return connection_.link() == Link::Investor ? TRADE_RETCODE_TRADE_DISABLED : 0;
}

TradeResult Desk::refused(int retcode) const {
    TradeResult result;
    result.retcode = retcode;
    result.comment = retcodeText(retcode);
    return result;
}

/// Shows a change of the account after the lags. With a list lag its transactions are announced when the list shows it.
void Desk::note(TradeOutcome &outcome, Millis now) {
    if (outcome.transactions.empty())
        return;
    for (const TradeTransaction &transaction : outcome.transactions)
        unselected_.erase(transaction.symbol);
    view_.changed(account_, now);
    if (view_.listLag() == 0)
        return;
    delayed_.push_back({now + view_.listLag(), std::move(outcome.transactions)});
    outcome.transactions.clear();
}

DeskAnswer Desk::execute(const TradeRequest &request, Millis now) {
    DeskAnswer answer;
    if (const int refusal = whyOffline(); refusal != 0) {
        answer.result = refused(refusal);
        const std::string asked =
            requestText(request, server_ == nullptr ? nullptr : server_->find(request.symbol), nullptr);
        answer.journal.push_back(tradesEntry(login_, "failed " + asked + " [" + answer.result.comment + "]"));
        return answer;
    }
    TradeOutcome outcome = broker_->send(request, now);
    note(outcome, now);
    answer.result = outcome.result;
    answer.transactions = std::move(outcome.transactions);
    for (const std::string &line : outcome.journal)
        answer.journal.push_back(tradesEntry(login_, line));
    return answer;
}

DeskAnswer Desk::send(const TradeRequest &request, Millis now) {
    const std::scoped_lock lock(mutex_);
    DeskAnswer answer = execute(request, now);
    answer.result.requestId = nextRequestId_++;
    return answer;
}

TradeResult Desk::submit(const TradeRequest &request, Millis now, const void *owner) {
    const std::scoped_lock lock(mutex_);
    TradeResult taken = refused(TRADE_RETCODE_PLACED);
    if (const int refusal = whyOffline(); refusal != 0)
        taken = refused(refusal);
    taken.requestId = nextRequestId_++;
    if (taken.isDone())
        submitted_.push_back({now + faults_.slow, {owner, request, taken}});
    return taken;
}

void Desk::executeSubmitted(Millis now, DeskNews &news) {
    while (!submitted_.empty() && submitted_.front().due <= now) {
        LateAnswer late = std::move(submitted_.front().answer);
        submitted_.pop_front();
        DeskAnswer answer = execute(late.request, now);
        answer.result.requestId = late.result.requestId;
        late.result = answer.result;
        news.journal.insert(news.journal.end(), answer.journal.begin(), answer.journal.end());
        news.transactions.insert(news.transactions.end(), answer.transactions.begin(), answer.transactions.end());
        news.answers.push_back(std::move(late));
    }
}

void Desk::advance(Millis now, DeskNews &news) {
    for (TradeOutcome &outcome : broker_->advance(now)) {
        note(outcome, now);
        news.transactions.insert(news.transactions.end(), outcome.transactions.begin(), outcome.transactions.end());
        for (const std::string &line : outcome.journal)
            news.journal.push_back(tradesEntry(login_, line));
    }
}

void Desk::release(Millis now, DeskNews &news) {
    while (!delayed_.empty() && delayed_.front().due <= now) {
        const auto &transactions = delayed_.front().transactions;
        news.transactions.insert(news.transactions.end(), transactions.begin(), transactions.end());
        delayed_.pop_front();
    }
}

TradeResult Desk::check(const TradeRequest &request, Millis now) const {
    const std::scoped_lock lock(mutex_);
    const int refusal = whyOffline();
    return refusal != 0 ? refused(refusal) : broker_->check(request, now);
}

}  // namespace sim
