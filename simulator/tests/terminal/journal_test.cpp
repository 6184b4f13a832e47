#include "core/journal.h"

#include "core/files.h"
#include "core/text.h"
#include "tests/check.h"
#include "tests/terminal/fixtures.h"

using namespace sim;

namespace {

constexpr Millis kMorning = 1'750'032'296'789;  // 2025-06-16 00:04:56.789 UTC

}  // namespace

TEST("a journal line has two letters, severity, time, source and text between tabs") {
    const std::string line = journalLine(kMorning, Severity::Error, "Network", "'1': authorized");
    CHECK_EQUAL("\t2\t00:04:56.789\tNetwork\t'1': authorized", line.substr(2));
    CHECK_EQUAL("20250616", journalDay(kMorning));
}

TEST("control characters cannot break a line") {
    CHECK_EQUAL("\t0\t00:04:56.789\ta b\tc  d", journalLine(kMorning, Severity::Info, "a\tb", "c\r\nd").substr(2));
}

TEST("a journal is UTF-16LE with a byte order mark, once, and a file for each day") {
    const fixture::TemporaryFolder folder;
    {
        Journal journal(folder.path / "logs");
        journal.write(kMorning, {"Terminal", "first"});
    }
    Journal journal(folder.path / "logs");
    journal.write(kMorning + 1, {"Terminal", "second"});
    journal.write(kMorning + kDay, {"Terminal", "third"});
    const std::string bytes = readFile(folder.path / "logs" / "20250616.log").value_or("");
    CHECK(bytes.starts_with("\xFF\xFE"));
    CHECK(bytes.find("\xFF\xFE", 2) == std::string::npos);
    const auto lines = splitLines(decodeText(bytes));
    CHECK_EQUAL(2u, lines.size());
    CHECK(lines.at(1).ends_with("Terminal\tsecond"));
    CHECK(std::filesystem::exists(folder.path / "logs" / "20250617.log"));
}

TEST("a line is in the file before the next one is written") {
    const fixture::TemporaryFolder folder;
    Journal journal(folder.path);
    journal.write(kMorning, {"Terminal", "flushed"});
    CHECK(decodeText(readFile(folder.path / "20250616.log").value_or("")).ends_with("Terminal\tflushed\r\n"));
}

TEST("a folder that cannot be written stops nothing") {
    const fixture::TemporaryFolder folder;
    std::ofstream(folder.path / "logs") << "a file in the way";
    Journal journal(folder.path / "logs");
    journal.write(kMorning, {"Terminal", "kept in memory"});
    CHECK_EQUAL(1u, journal.recent(10).size());
}
