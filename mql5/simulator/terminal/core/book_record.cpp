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

/// Visits the fields of one kind of record in their order; Writer and Reader below are the two visitors.
template <typename Visitor> void visit(Visitor& v, AccountTerms& terms) {
    v(terms.login), v(terms.server), v(terms.leverage), v(terms.deposit.cents);
}

template <typename Visitor> void visit(Visitor& v, Position& p) {
    v(p.ticket), v(p.symbol), v(p.type), v(p.volume.units), v(p.priceOpen), v(p.sl), v(p.tp);
    v(p.opened), v(p.updated), v(p.magic), v(p.reason), v(p.comment);
}

template <typename Visitor> void visit(Visitor& v, Order& o) {
    v(o.ticket), v(o.positionId), v(o.symbol), v(o.type), v(o.state), v(o.filling), v(o.reason);
    v(o.volumeInitial.units), v(o.volumeCurrent.units), v(o.priceOpen), v(o.sl), v(o.tp);
    v(o.setup), v(o.done), v(o.magic), v(o.comment);
}

template <typename Visitor> void visit(Visitor& v, Deal& d) {
    v(d.ticket), v(d.order), v(d.positionId), v(d.symbol), v(d.type), v(d.entry), v(d.reason);
    v(d.volume.units), v(d.price), v(d.sl), v(d.tp), v(d.profit.cents), v(d.at), v(d.magic), v(d.comment);
}

class Writer {
public:
    template <typename Number> void operator()(Number number) {
        char text[64];
        const auto [end, error] = std::to_chars(text, text + sizeof text, number);
        field(std::string_view(text, static_cast<std::size_t>(end - text)));
    }
    void operator()(const std::string& text) { field(escaped(text)); }

    void word(std::string_view kind) { field(kind); }
    template <typename Record> void part(std::string_view kind, Record record) {
        word(kind);
        visit(*this, record);
    }

    const std::string& text() const { return text_; }

private:
    void field(std::string_view value) {
        if (!text_.empty()) text_ += '\t';
        text_ += value;
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
        if (!isAtEnd_) rest_.remove_prefix(tab + 1);
        return field;
    }

    template <typename Number> void operator()(Number& number) {
        const std::string_view field = next();
        const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
        if (error != std::errc() || end != field.data() + field.size()) isBad_ = true;
    }

    void operator()(std::string& text) {
        const std::string_view field = next();
        text.clear();
        for (std::size_t i = 0; i < field.size(); ++i) {
            if (field[i] != '%') {
                text.push_back(field[i]);
                continue;
            }
            unsigned byte = 0;
            if (i + 2 >= field.size() || std::from_chars(&field[i + 1], &field[i + 1] + 2, byte, 16).ec != std::errc()) {
                isBad_ = true;
                return;
            }
            text.push_back(static_cast<char>(byte));
            i += 2;
        }
    }

    template <typename Record> Record record() {
        Record record;
        visit(*this, record);
        return record;
    }

    template <typename Number> Number number() {
        Number value = 0;
        (*this)(value);
        return value;
    }

private:
    std::string_view rest_;
    bool isAtEnd_;
    bool isBad_ = false;
};

void readPart(Reader& reader, AccountChange& change, bool& isKnown) {
    const std::string_view kind = reader.next();
    if (kind == "account") change.opened = reader.record<AccountTerms>();
    else if (kind == "balance") change.balance = Money{reader.number<std::int64_t>()};
    else if (kind == "next") change.nextTicket = reader.number<Ticket>();
    else if (kind == "position") change.positions.push_back(reader.record<Position>());
    else if (kind == "closed") change.closedPositions.push_back(reader.number<Ticket>());
    else if (kind == "pending") change.pendingOrders.push_back(reader.record<Order>());
    else if (kind == "removed") change.removedOrders.push_back(reader.number<Ticket>());
    else if (kind == "order") change.orders.push_back(reader.record<Order>());
    else if (kind == "deal") change.deals.push_back(reader.record<Deal>());
    else isKnown = false;
}

std::string checksum(std::string_view text) {
    char digits[16];
    std::snprintf(digits, sizeof digits, "%08x", static_cast<unsigned>(crc32(text)));
    return digits;
}

constexpr std::size_t kChecksumLength = 8;

}  // namespace

std::string encodeRecord(const AccountChange& change) {
    Writer writer;
    const auto numbered = [&writer](std::string_view kind, auto number) {
        writer.word(kind);
        writer(number);
    };
    if (change.opened) writer.part("account", *change.opened);
    if (change.balance) numbered("balance", change.balance->cents);
    if (change.nextTicket) numbered("next", *change.nextTicket);
    for (const Position& position : change.positions) writer.part("position", position);
    for (const Ticket ticket : change.closedPositions) numbered("closed", ticket);
    for (const Order& order : change.pendingOrders) writer.part("pending", order);
    for (const Ticket ticket : change.removedOrders) numbered("removed", ticket);
    for (const Order& order : change.orders) writer.part("order", order);
    for (const Deal& deal : change.deals) writer.part("deal", deal);
    return checksum(writer.text()) + '\t' + writer.text() + '\n';
}

std::optional<AccountChange> decodeRecord(std::string_view line) {
    if (line.size() <= kChecksumLength || line[kChecksumLength] != '\t') return std::nullopt;
    const std::string_view text = line.substr(kChecksumLength + 1);
    if (line.substr(0, kChecksumLength) != checksum(text)) return std::nullopt;
    AccountChange change;
    Reader reader(text);
    bool isKnown = true;
    while (!reader.isAtEnd() && !reader.isBad() && isKnown) readPart(reader, change, isKnown);
    if (reader.isBad() || !isKnown) return std::nullopt;
    return change;
}

}  // namespace sim
