#include "core/connection.h"

namespace sim {
namespace {

constexpr Millis kRetry = 10 * kSecond;

}  // namespace

Connection::Connection(const Startup &startup)
    : login_(startup.login), serverName_(startup.server), server_(findServer(startup.server)) {
    if (startup.password.starts_with("wrong"))
        password_ = Password::Wrong;
    if (startup.password.starts_with("investor"))
        password_ = Password::Investor;
    if (login_ != 0)
        link_ = Link::Connecting;
}

JournalEntry Connection::network(const std::string &text, Severity severity) const {
    return {"Network", "'" + std::to_string(login_) + "': " + text, severity};
}

std::vector<JournalEntry> Connection::step(Millis now) {
    if ((link_ != Link::Connecting && link_ != Link::Lost) || now < nextTry_)
        return {};
    if (server_ == nullptr) {
        nextTry_ = now + kRetry;
        return {network("authorization on " + serverName_ + " failed (No connection)", Severity::Error)};
    }
    if (password_ == Password::Wrong) {
        link_ = Link::Rejected;
        return {network("authorization on " + serverName_ + " failed (Invalid account)", Severity::Error)};
    }
    const bool isInvestor = password_ == Password::Investor;
    link_ = isInvestor ? Link::Investor : Link::Authorized;
    return {
        network("authorized on " + serverName_ + " through Access Server 1 (ping: 0.42 ms, build 1)"),
        network(isInvestor ? "trading has been disabled - investor mode" : "trading has been enabled - hedging mode")};
}

std::vector<JournalEntry> Connection::lose(Millis now, Millis duration) {
    if (!isOnline() && link_ != Link::Lost)
        return {};
    const bool wasOnline = isOnline();
    link_ = Link::Lost;
    nextTry_ = now + duration;
    if (!wasOnline)
        return {};
    return {network("connection to " + serverName_ + " lost", Severity::Warning)};
}

std::string linkWord(Link link) {
    switch (link) {
        case Link::None:
            return "no account";
        case Link::Connecting:
            return "connecting";
        case Link::Authorized:
            return "connected";
        case Link::Investor:
            return "connected, investor";
        case Link::Rejected:
            return "invalid account";
        case Link::Lost:
            return "no connection";
    }
    return "";
}

}  // namespace sim
