#pragma once

#include <string>
#include <vector>

#include "core/journal.h"
#include "core/millis.h"
#include "core/startup.h"
#include "core/symbol_spec.h"

namespace sim {

/// State of the connection to the trade server.
enum class Link {
    None,        ///< no login was given
    Connecting,  ///< not yet, or the server is unknown
    Authorized,
    Investor,  ///< authorized, but cannot trade
    Rejected,  ///< wrong login; not tried again
    Lost,      ///< was authorized and will be again
};

/// The connection to the trade server. Passwords that begin with `wrong` are refused, those that begin with
/// `investor` cannot trade, every other one is right; the password itself is not kept. Not synchronised.
class Connection {
public:
    explicit Connection(const Startup &startup);

    /// Steps to that moment and returns lines for the journal; usually nothing.
    std::vector<JournalEntry> step(Millis now);

    /// Cuts the connection for that long.
    std::vector<JournalEntry> lose(Millis now, Millis duration);

    Link link() const { return link_; }
    bool isOnline() const { return link_ == Link::Authorized || link_ == Link::Investor; }

    /// The server, or nullptr when its name is unknown.
    const TradeServer *server() const { return server_; }
    std::uint64_t login() const { return login_; }

private:
    enum class Password { Right, Wrong, Investor };

    JournalEntry network(const std::string &text, Severity severity = Severity::Info) const;

    std::uint64_t login_;
    std::string serverName_;
    const TradeServer *server_;
    Password password_ = Password::Right;
    Link link_ = Link::None;
    Millis nextTry_ = 0;
};

/// The state in the words of the window.
std::string linkWord(Link link);

}  // namespace sim
