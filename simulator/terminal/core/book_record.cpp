#include "core/book_record.h"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <vector>

#include "core/crc32.h"

namespace sim {
namespace {

/// Control characters and `%` as `%XX`, so that a tab or line feed in a comment cannot end a field.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7F && c != '%') {
            out.push_back(c);
            continue;
        }
        char code[8];
        std::snprintf(code, sizeof code, "%%%02X", byte);
        out += code;
    }
    return out;
}

// The fields of each kind of record in their order; Writer and Reader below are the two visitors.
template <typename Visitor>
void visit(Visitor &visitor, AccountTerms &t) {
    visitor.fields(t.login, t.server, t.leverage, t.deposit.cents);
}

template <typename Visitor>
void visit(Visitor &visitor, Position &p) {
    visitor.fields(p.ticket, p.symbol, p.type, p.volume.units, p.priceOpen, p.sl, p.tp, p.opened, p.updated, p.magic,
                   p.reason, p.comment);
}

template <typename Visitor>
void visit(Visitor &visitor, Order &o) {
    visitor.fields(o.ticket, o.positionId, o.symbol, o.type, o.state, o.filling, o.reason, o.volumeInitial.units,
                   o.volumeCurrent.units, o.priceOpen, o.sl, o.tp, o.setup, o.done, o.magic, o.comment);
}

/// What only orders that wait have. A part of its own, so that books from before it can be read.
struct Waiting {
    Ticket ticket = 0;
    int lifetime = ORDER_TIME_GTC;
    Millis expires = 0;
    Millis updated = 0;
};

template <typename Visitor>
void visit(Visitor &visitor, Waiting &w) {
    visitor.fields(w.ticket, w.lifetime, w.expires, w.updated);
}

/// What only positions that were turned round have. A part of its own for the same reason.
struct Turned {
    Ticket ticket = 0;
    Ticket identifier = 0;
};

template <typename Visitor>
void visit(Visitor &visitor, Turned &t) {
    visitor.fields(t.ticket, t.identifier);
}

template <typename Visitor>
void visit(Visitor &visitor, Deal &d) {
    visitor.fields(d.ticket, d.order, d.positionId, d.symbol, d.type, d.entry, d.reason, d.volume.units, d.price, d.sl,
                   d.tp, d.profit.cents, d.at, d.magic, d.comment);
}

class Writer {
public:
    template <typename... Fields>
    void fields(const Fields &...all) {
        (write(all), ...);
    }

    template <typename Number>
    void part(std::string_view kind, Number number) {
        append(kind);
        write(number);
    }

    template <typename Record>
    void record(std::string_view kind, Record record) {
        append(kind);
        visit(*this, record);
    }

    const std::string &text() const { return text_; }

private:
    template <typename Number>
    void write(Number number) {
        char text[64];
        const auto [end, error] = std::to_chars(text, text + sizeof text, number);
        append(std::string_view(text, static_cast<std::size_t>(end - text)));
    }

    void write(const std::string &text) { append(escaped(text)); }

    void append(std::string_view field) {
        if (!text_.empty())
            text_ += '\t';
        text_ += field;
    }

    std::string text_;
};

class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text), isAtEnd_(text.empty()) {}

    bool isAtEnd() const { return isAtEnd_; }
    bool isBad() const { return isBad_; }

    std::string_view next() {
        if (isAtEnd_) {
            isBad_ = true;
            return {};
        }
        const std::size_t tab = rest_.find('\t');
        const std::string_view field = rest_.substr(0, tab);
        isAtEnd_ = tab == std::string_view::npos;
        if (!isAtEnd_)
            rest_.remove_prefix(tab + 1);
        return field;
    }

    template <typename... Fields>
    void fields(Fields &...all) {
        (read(all), ...);
    }

    template <typename Record>
    Record record() {
        Record record;
        visit(*this, record);
        return record;
    }

    template <typename Number>
    Number number() {
        Number value = 0;
        read(value);
        return value;
    }

private:
    template <typename Number>
    void read(Number &number) {
        const std::string_view field = next();
        const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
        if (error != std::errc() || end != field.data() + field.size())
            isBad_ = true;
    }

    void read(std::string &text) {
        const std::string_view field = next();
        text.clear();
        for (std::size_t i = 0; i < field.size(); ++i) {
            if (field[i] != '%') {
                text.push_back(field[i]);
                continue;
            }
            unsigned byte = 0;
            if (i + 2 >= field.size() ||
                std::from_chars(&field[i + 1], &field[i + 1] + 2, byte, 16).ec != std::errc()) {
                isBad_ = true;
                return;
            }
            text.push_back(static_cast<char>(byte));
            i += 2;
        }
    }

    std::string_view rest_;
    bool isAtEnd_;
    bool isBad_ = false;
};

void add(const Waiting &waiting, AccountChange &change) {
    for (Order &order : change.pendingOrders) {
        if (order.ticket != waiting.ticket)
            continue;
        order.lifetime = waiting.lifetime;
        order.expires = waiting.expires;
        order.updated = waiting.updated;
    }
}

void addPosition(Position position, AccountChange &change) {
    position.identifier = position.ticket;
    change.positions.push_back(std::move(position));
}

void add(const Turned &turned, AccountChange &change) {
    for (Position &position : change.positions) {
        if (position.ticket == turned.ticket)
            position.identifier = turned.identifier;
    }
}

void readPart(Reader &reader, AccountChange &change, bool &isKnown) {
    const std::string_view kind = reader.next();
    if (kind == "account") {
        change.opened = reader.record<AccountTerms>();
    } else if (kind == "netting" && change.opened) {
        change.opened->isNetting = reader.number<int>() != 0;
    } else if (kind == "balance") {
        change.balance = Money{reader.number<std::int64_t>()};
    } else if (kind == "next") {
        change.nextTicket = reader.number<Ticket>();
    } else if (kind == "position") {
        addPosition(reader.record<Position>(), change);
    } else if (kind == "turned") {
        add(reader.record<Turned>(), change);
    } else if (kind == "closed") {
        change.closedPositions.push_back(reader.number<Ticket>());
    } else if (kind == "pending") {
        change.pendingOrders.push_back(reader.record<Order>());
    } else if (kind == "waiting") {
        add(reader.record<Waiting>(), change);
    } else if (kind == "removed") {
        change.removedOrders.push_back(reader.number<Ticket>());
    } else if (kind == "order") {
        change.orders.push_back(reader.record<Order>());
    } else if (kind == "deal") {
        change.deals.push_back(reader.record<Deal>());
    } else {
        isKnown = false;
    }
}

std::string checksum(std::string_view text) {
    char digits[16];
    std::snprintf(digits, sizeof digits, "%08x", static_cast<unsigned>(crc32(text)));
    return digits;
}

constexpr std::size_t kChecksumLength = 8;

}  // namespace

std::string encodeRecord(const AccountChange &change) {
    Writer writer;
    if (change.opened)
        writer.record("account", *change.opened);
    if (change.opened && change.opened->isNetting)
        writer.part("netting", 1);
    if (change.balance)
        writer.part("balance", change.balance->cents);
    if (change.nextTicket)
        writer.part("next", *change.nextTicket);
    for (const Position &position : change.positions) {
        writer.record("position", position);
        if (position.isTurned())
            writer.record("turned", Turned{position.ticket, position.identifier});
    }
    for (const Ticket ticket : change.closedPositions)
        writer.part("closed", ticket);
    for (const Order &order : change.pendingOrders) {
        writer.record("pending", order);
        if (isPendingType(order.type))
            writer.record("waiting", Waiting{order.ticket, order.lifetime, order.expires, order.updated});
    }
    for (const Ticket ticket : change.removedOrders)
        writer.part("removed", ticket);
    for (const Order &order : change.orders)
        writer.record("order", order);
    for (const Deal &deal : change.deals)
        writer.record("deal", deal);
    return checksum(writer.text()) + '\t' + writer.text() + '\n';
}

std::optional<AccountChange> decodeRecord(std::string_view line) {
    if (line.size() <= kChecksumLength || line[kChecksumLength] != '\t')
        return std::nullopt;
    const std::string_view text = line.substr(kChecksumLength + 1);
    if (line.substr(0, kChecksumLength) != checksum(text))
        return std::nullopt;
    AccountChange change;
    Reader reader(text);
    bool isKnown = true;
    while (!reader.isAtEnd() && !reader.isBad() && isKnown)
        readPart(reader, change, isKnown);
    if (reader.isBad() || !isKnown)
        return std::nullopt;
    return change;
}

}  // namespace sim
