#include "core/book_file.h"

#include <fstream>

#include "core/book_record.h"
#include "core/files.h"
#include "tests/check.h"
#include "tests/terminal/fixtures.h"

using namespace sim;
using fixture::kNow;

namespace {

/// An account's life: opened, bought, stopped, partly closed, closed.
std::vector<AccountChange> life() {
    fixture::Desk desk;
    const Position first = desk.opened("EURUSD", ORDER_TYPE_BUY, 0.3);
    TradeRequest request = desk.market("USDJPY", ORDER_TYPE_SELL, 0.1);
    request.comment = "tab\there, 100% \n";
    desk.broker.send(request, kNow + 1);
    desk.broker.send(desk.closing(first, 0.1), kNow + 2);
    desk.broker.send(desk.closing(*desk.account.findPosition(first.ticket), 0.2), kNow + 3);
    std::vector<AccountChange> all = {openAccount({1001, "TermFleet-Demo", 100, Money{1'000'000}}, kNow)};
    all.insert(all.end(), desk.keeper.kept.begin(), desk.keeper.kept.end());
    return all;
}

bool isSame(const Account &a, const Account &b) {
    return a.terms() == b.terms() && a.balance() == b.balance() && a.nextTicket() == b.nextTicket() &&
           a.positions() == b.positions() && a.orders() == b.orders() && a.deals() == b.deals();
}

void write(const std::filesystem::path &file, const std::string &bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace

TEST("a record is read as it was written, whatever the comment holds") {
    for (const AccountChange &change : life()) {
        const std::string line = encodeRecord(change);
        CHECK_EQUAL(line.size() - 1, line.find('\n'));
        const auto read = decodeRecord(line.substr(0, line.size() - 1));
        CHECK(read.has_value() && *read == change);
    }
}

TEST("a record with any one byte cut or changed is no record") {
    const std::string line = encodeRecord(life().at(1));
    for (std::size_t length = 0; length + 1 < line.size(); ++length)
        CHECK(!decodeRecord(line.substr(0, length)).has_value());
    for (std::size_t at = 0; at + 1 < line.size(); ++at) {
        std::string changed = line.substr(0, line.size() - 1);
        changed[at] = static_cast<char>(changed[at] ^ 1);
        CHECK(!decodeRecord(changed).has_value());
    }
}

TEST("a book cut at every byte gives the account after its last whole record, and continues from there") {
    const fixture::TemporaryFolder folder;
    const std::filesystem::path file = folder.path / "1001.book";
    const std::vector<AccountChange> changes = life();
    std::string bytes;
    std::vector<std::size_t> ends;
    for (const AccountChange &change : changes)
        ends.push_back((bytes += encodeRecord(change)).size());
    for (std::size_t length = 0; length <= bytes.size(); ++length) {
        write(file, bytes.substr(0, length));
        Account expected;
        for (std::size_t i = 0; i < changes.size() && ends[i] <= length; ++i)
            expected.apply(changes[i]);
        BookFile book(folder.path, 1001);
        CHECK(isSame(expected, book.load(0)));
        if (!expected.isOpen())
            continue;
        CHECK(book.keep(changes.back()));
        expected.apply(changes.back());
        CHECK(isSame(expected, BookFile(folder.path, 1001).load(0)));
    }
}

TEST("of a book damaged in the middle the part before is kept, and the damaged file beside it") {
    const fixture::TemporaryFolder folder;
    std::string bytes;
    for (const AccountChange &change : life())
        bytes += encodeRecord(change);
    const std::size_t second = bytes.find('\n') + 20;
    bytes[second] = static_cast<char>(bytes[second] ^ 1);
    write(folder.path / "1001.book", bytes);
    BookFile book(folder.path, 1001);
    CHECK_EQUAL(1u, book.load(0).deals().size());
    CHECK(book.message().find("damaged") != std::string::npos);
    CHECK_EQUAL(bytes, readFile(folder.path / "1001.book.damaged").value_or(""));
}

TEST("a book is written anew at each start, with its balance, its open positions' history and no old one") {
    const fixture::TemporaryFolder folder;
    const std::vector<AccountChange> changes = life();
    Account whole;
    {
        BookFile book(folder.path, 1001);
        book.load(0);
        for (const AccountChange &change : changes) {
            book.keep(change);
            whole.apply(change);
        }
    }
    const Account condensed = BookFile(folder.path, 1001).load(kNow + kDay);
    CHECK(condensed.balance() == whole.balance());
    CHECK(condensed.positions() == whole.positions());
    CHECK_EQUAL(whole.nextTicket(), condensed.nextTicket());
    CHECK_EQUAL(1u, condensed.deals().size());
    CHECK_EQUAL("USDJPY", condensed.deals().at(0).symbol);
    CHECK(isSame(condensed, BookFile(folder.path, 1001).load(0)));
}

TEST("a book in use is condensed too, and continues from there") {
    const fixture::TemporaryFolder folder;
    const std::vector<AccountChange> changes = life();
    BookFile book(folder.path, 1001);
    Account account = book.load(0);
    for (std::size_t i = 0; i + 1 < changes.size(); ++i) {
        book.keep(changes[i]);
        account.apply(changes[i]);
    }
    const auto before = std::filesystem::file_size(folder.path / "1001.book");
    book.condense(account, kNow + kDay);
    CHECK(std::filesystem::file_size(folder.path / "1001.book") < before);
    CHECK(book.keep(changes.back()));
    account.apply(changes.back());
    CHECK(isSame(account, BookFile(folder.path, 1001).load(0)));
}

TEST("accounts count their tickets far from each other, and the same each time") {
    const auto first = [](std::uint64_t login, const char *server) {
        return openAccount({login, server, 100, Money{1}}, kNow).deals.at(0).ticket;
    };
    CHECK_EQUAL(first(1001, "TermFleet-Demo"), first(1001, "TermFleet-Demo"));
    std::vector<Ticket> all;
    for (std::uint64_t login = 1001; login < 1021; ++login) {
        for (const char *server : {"TermFleet-Demo", "TermFleet-Demo.z"}) {
            for (const Ticket other : all)
                CHECK(other / 100'000 != first(login, server) / 100'000);
            all.push_back(first(login, server));
        }
    }
}

TEST("the checksum is the well-known CRC-32") {
    Account account;
    account.apply(life().at(0));
    CHECK(encodeRecord(AccountChange{}).starts_with("00000000\t"));
}
