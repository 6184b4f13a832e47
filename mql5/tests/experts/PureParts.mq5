// The parts that need no terminal: text, lines, volumes, names, answers, commands. INIT_SUCCEEDED when all is well.
#property version "1.00"
#property strict

#include <TermFleet/Master/TradeRecord.mqh>
#include <TermFleet/Protocol/AnswerRing.mqh>
#include <TermFleet/Protocol/Backoff.mqh>
#include <TermFleet/Protocol/FollowerCommand.mqh>
#include <TermFleet/Protocol/LineBuffer.mqh>
#include <TermFleet/Trading/CopyMark.mqh>
#include <TermFleet/Trading/Prices.mqh>
#include <TermFleet/Trading/Symbols.mqh>
#include <TermFleet/Trading/Volume.mqh>
#include "Checks.mqh"

int OnInit() {
    TestNumbers();
    TestFields();
    TestLinesCutAnywhere();
    TestLongLines();
    TestBadBytes();
    TestVolumes();
    TestNames();
    TestAnswers();
    TestMarks();
    TestTicks();
    TestCommands();
    TestReverse();
    TestNextMasterCommand();
    TestBackoff();
    return failures == 0 ? INIT_SUCCEEDED : INIT_FAILED;
}

void TestNumbers() {
    double value = 0.0;
    ulong whole = 0;
    Check("a decimal", ParseDecimal("-12.50", value) && value == -12.5);
    Check("empty is none", ParseDecimal("", value) && value == 0.0);
    const string bad[] = {"1e5", "1,5", "--1", "1.2.3", ".", "-", "0x10", " 1", "nan", "1234567890123456789"};
    for (int i = 0; i < ArraySize(bad); i++)
        Check("not a decimal: " + bad[i], !ParseDecimal(bad[i], value));
    Check("a ticket", ParseWhole("8976912000010", whole) && whole == 8976912000010);
    Check("no ticket", !ParseWhole("", whole) && !ParseWhole("-1", whole) && !ParseWhole("1.0", whole));
    CheckText("lots", "0.29", FormatLots(0.29));
    CheckText("whole lots", "100000", FormatLots(100000.0));
    CheckText("tiny", "0.00001", FormatLots(0.00001));
    CheckText("no negative zero", "0", FormatLots(-0.000000001));
    CheckText("no price", "0", FormatPrice(0.0, 5));
    CheckText("a price keeps its digits", "1.10000", FormatPrice(1.1, 5));
    CheckText("money", "-0.05", FormatMoney(-0.05));
    CheckText("no negative zero money", "0.00", FormatMoney(-0.001));
}

void TestFields() {
    string fields[];
    Check("empty line", SplitText("", "|", fields) == 1 && fields[0] == "");
    Check("empty fields", SplitText("a||", "|", fields) == 3 && fields[1] == "" && fields[2] == "");
    SplitText("CMD|1|id=5|rest=0.1|idx=7", "|", fields);
    CheckText("by key", "5", FieldValue(fields, 1, "id"));
    CheckText("no such key", "", FieldValue(fields, 1, "x"));
    CheckText("clean", "a_b_c", CleanField("a|b\nc"));
    Check("not too long",
          StringLen(CleanField("0123456789012345678901234567890123456789012345678901234567890123456789")) == 63);
    CheckText("trimmed", "a b", Trim("  a b\t"));
}

// Appends text[from, to) as bytes.
void Feed(CLineBuffer &buffer, const string text) {
    uchar bytes[];
    const int count = StringToCharArray(text, bytes, 0, WHOLE_ARRAY, CP_UTF8) - 1;
    if (count > 0)
        buffer.Append(bytes, count);
}

void TestLinesCutAnywhere() {
    const string stream = "first|1\r\n\nsecond|2\nthird\n";
    for (int cut = 0; cut <= StringLen(stream); cut++) {
        CLineBuffer buffer;
        string line = "";
        string all = "";
        Feed(buffer, Slice(stream, 0, cut));
        while (buffer.Next(line))
            all += line + ";";
        Feed(buffer, Slice(stream, cut, StringLen(stream)));
        while (buffer.Next(line))
            all += line + ";";
        CheckText("cut at " + IntegerToString(cut), "first|1;second|2;third;", all);
    }
}

string Repeated(const string text, const int times) {
    string result = "";
    for (int i = 0; i < times; i++)
        result += text;
    return result;
}

void TestLongLines() {
    CLineBuffer buffer;
    string line = "";
    Feed(buffer, Repeated("x", LINE_LIMIT - 1) + "\n");
    Check("1,024 bytes with their end", buffer.Next(line) && StringLen(line) == LINE_LIMIT - 1);
    Feed(buffer, Repeated("x", LINE_LIMIT) + "\nnext\n");
    Check("one more is dropped, the next line is not", buffer.Next(line) && line == "next" && buffer.Rejected() == 1);
    for (int i = 0; i < 5; i++) {
        Feed(buffer, Repeated("y", LINE_LIMIT));
        Check("no line yet", !buffer.Next(line));
    }
    Feed(buffer, "\nlast\n");
    Check("an endless line is one", buffer.Next(line) && line == "last" && buffer.Rejected() == 2);
}

void TestBadBytes() {
    CLineBuffer buffer;
    string line = "";
    uchar bytes[2];
    for (int value = 0; value < 256; value++) {
        if (value == '\n' || value == '\r')
            continue;
        bytes[0] = (uchar)value;
        bytes[1] = '\n';
        buffer.Append(bytes, 2);
        Check("byte " + IntegerToString(value), buffer.Next(line) == (value >= 32));
    }
    Feed(buffer, "fine\n");
    Check("and then goes on", buffer.Next(line) && line == "fine");
}

void TestVolumes() {
    CheckNumber("a step stays", 0.29, FloorToStep(0.29, 0.01));
    CheckNumber("down", 0.29, FloorToStep(0.2999, 0.01));
    CheckNumber("by tenths", 0.3, FloorToStep(0.1 + 0.2, 0.1));
    CheckNumber("below the minimum", 0.0, FitVolume(0.009, 0.01, 100.0, 0.01));
    CheckNumber("above the maximum", 100.0, FitVolume(1000.0, 0.01, 100.0, 0.01));
    for (int i = 1; i <= 10000; i++)
        CheckNumber("hundredths", (double)i / 100.0, FitVolume((double)i / 100.0, 0.01, 100.0, 0.01));
}

void TestNames() {
    const string map = "GOLD=XAUUSD, BTC=Bitcoin";
    CheckText("in the map", "XAUUSD", CustomName(map, "GOLD"));
    CheckText("with blanks", "Bitcoin", CustomName(map, "btc"));
    CheckText("not in the map", "", CustomName(map, "EURUSD"));
    CheckText("no map", "", CustomName("", "EURUSD"));
    CheckText("broken map", "", CustomName("=,GOLD,==", "GOLD"));
    CheckText("bare", "EURUSD", BareName("EURUSD.z"));
    CheckText("bare of a prefix", "AAPL", BareName("#AAPL"));
    Check("suffix after a point is best", Likeness("EURUSD.z", "EURUSD") > Likeness("EURUSDpro", "EURUSD"));
    Check("a prefix is like", Likeness("mEURUSD", "EURUSD") > 0);
    Check("a longer name is another instrument", Likeness("BTCUSDT", "BTCUSD") == 0);
    Check("and so is a larger number", Likeness("US300", "US30") == 0);
    Check("and so is a name that ends alike", Likeness("AUS30", "US30") == 0);
    Check("another pair is not", Likeness("EURGBP", "EURUSD") == 0);
    Check("short names are not guessed", Likeness("BTCUSD", "BT") == 0);
}

void TestAnswers() {
    CAnswerRing ring;
    CheckText("nothing yet", "", ring.Find(1, "a"));
    for (int id = 1; id <= ANSWERS_KEPT + 10; id++)
        ring.Keep((ulong)id, "a", "answer " + IntegerToString(id));
    CheckText("the newest", "answer " + IntegerToString(ANSWERS_KEPT + 10), ring.Find(ANSWERS_KEPT + 10, "a"));
    CheckText("the oldest that is kept", "answer 11", ring.Find(11, "a"));
    CheckText("older ones are gone", "", ring.Find(10, "a"));
    CheckText("another command of that id", "", ring.Find(11, "b"));
    ring.Clear();
    CheckText("cleared", "", ring.Find(11, "a"));
}

void TestMarks() {
    CheckText("a magic number", "7000000000000000042", FormatTicket(CopyMagic(42)));
    Check("its id", CopyIdOfMagic(7000000000000000042) == 42 && CopyIdOfMagic(7999999999999999999) > 0);
    Check("none", CopyIdOfMagic(42) == 0 && CopyIdOfMagic(8000000000000000000) == 0 && CopyIdOfMagic(-5) == 0 &&
                      CopyIdOfMagic(COPY_MAGIC_BASE) == 0);
    Check("by magic", IsMarkedAs(7000000000000000042, "rewritten", 42) && !IsMarkedAs(7000000000000000043, "TF42", 42));
    Check("by comment",
          IsMarkedAs(0, "TF42", 42) && IsMarkedAs(7770001, "TF42[sl]", 42) && !IsMarkedAs(0, "TF421", 42));
    Check("a copy", IsAnyCopy(0, "TF1") && IsAnyCopy(0, "TF1[tp 1.1]") && IsAnyCopy(7770001, "") &&
                        IsAnyCopy(7000000000000000001, ""));
    Check("no copy",
          !IsAnyCopy(0, "") && !IsAnyCopy(0, "TF") && !IsAnyCopy(0, "TF1 breakout") && !IsAnyCopy(0, "XTF1"));
    CheckText("a rewritten comment", "TF42", ReportedComment(7000000000000000042, "gone"));
    CheckText("an extended comment", "TF42[sl]", ReportedComment(7000000000000000042, "TF42[sl]"));
    CheckText("somebody's comment", "mine", ReportedComment(0, "mine"));
}

void TestTicks() {
    Check("to the tick", RoundToTick(1.10012, 0.0005, 5) == 1.1 && RoundToTick(1.10038, 0.0005, 5) == 1.1005);
    Check("a quarter", RoundToTick(4210.3, 0.25, 2) == 4210.25);
    Check("none stays none", RoundToTick(0.0, 0.25, 2) == 0.0);
    Check("no tick size", RoundToTick(1.234567, 0.0, 5) == 1.23457);
}

bool Parses(const string line, FollowerCommand &command) {
    string fields[];
    FollowerCommand fresh;
    command = fresh;
    SplitText(line, "|", fields);
    return ParseFollowerCommand(fields, command);
}

void TestCommands() {
    FollowerCommand command;
    Check("open", Parses("CMD_OPEN|BUY_LIMIT|EURUSD|1.1|0.29|0||77|id=5|ttl=3000|dev=20|new=1", command));
    Check("its fields", command.type == ORDER_TYPE_BUY_LIMIT && command.lots == 0.29 && command.masterTicket == 77 &&
                            command.id == 5 && command.ttlMs == 3000 && command.deviation == 20);
    Check("close", Parses("CMD_CLOSE|77|88|0.1|id=6|rest=0.2", command) && command.saysRest && command.rest == 0.2);
    Check("close of all", Parses("CMD_CLOSE|77|88|0|id=6", command) && !command.saysRest && command.lots == 0.0);
    Check("modify", Parses("CMD_MODIFY|77|88|1.1|1.2|id=7", command) && command.sl == 1.1 && command.tp == 1.2);
    Check("cancel", Parses("CMD_CANCEL|77|88|id=8", command) && command.ticket == 88);
    const string bad[] = {"CMD_OPEN|BUY|EURUSD|1.1|0.1|0|0|77",
                          "CMD_OPEN|HOLD|EURUSD|1|1|0|0|77|id=1",
                          "CMD_OPEN|BUY||1|1|0|0|77|id=1",
                          "CMD_OPEN|BUY|EURUSD|1|0|0|0|77|id=1",
                          "CMD_OPEN|BUY|EURUSD|1|1e3|0|0|77|id=1",
                          "CMD_OPEN|BUY|EURUSD|1|-1|0|0|77|id=1",
                          "CMD_OPEN|BUY|EURUSD|1|1|0|0|77|id=0",
                          "CMD_OPEN|BUY|EURUSD|1|1|0|0|x|id=1",
                          "CMD_CLOSE|77|88|id=1",
                          "CMD_CLOSE|77|88|-0.1|id=1",
                          "CMD_CLOSE|77|88|0.1|id=1|rest=x",
                          "CMD_MODIFY|77|88|1.1|id=1",
                          "CMD_CANCEL|77|id=1",
                          "CMD_SELL|1|2|3|id=1"};
    for (int i = 0; i < ArraySize(bad); i++)
        Check("refused: " + bad[i], !Parses(bad[i], command));
    const string whole = "CMD_OPEN|BUY|EURUSD|1.1|0.10|0|0|77|id=5|ttl=3000|dev=20";
    for (int length = 0; length < StringLen(whole); length++)
        Parses(Slice(whole, 0, length), command);
}

void TestReverse() {
    for (int type = ORDER_TYPE_BUY; type <= ORDER_TYPE_SELL_STOP; type++) {
        Check("twice is the same", ReversedType(ReversedType(type)) == type);
        Check("the other side", IsBuyType(ReversedType(type)) != IsBuyType(type));
        Check("pending stays pending", IsPendingType(ReversedType(type)) == IsPendingType(type));
        Check("names come back", OrderTypeByName(OrderTypeName(type)) == type);
    }
    Check("a limit becomes a stop", ReversedType(ORDER_TYPE_BUY_LIMIT) == ORDER_TYPE_SELL_STOP);
}

void TestNextMasterCommand() {
    TradeState none;
    TradeState open;
    open.exists = true;
    open.volume = 1.0;
    TradeState less = open;
    less.volume = 0.4;
    less.sl = 1.1;
    Check("nothing",
          NextMasterCommand(none, none) == MASTER_NOTHING && NextMasterCommand(open, open) == MASTER_NOTHING);
    Check("open", NextMasterCommand(none, open) == MASTER_OPEN);
    Check("close", NextMasterCommand(open, none) == MASTER_CLOSE);
    Check("partial first", NextMasterCommand(open, less) == MASTER_PARTIAL);
    const TradeState partly = AfterMasterCommand(MASTER_PARTIAL, open, less);
    Check("then the stops", NextMasterCommand(partly, less) == MASTER_MODIFY);
    TradeState waiting = open;
    waiting.type = ORDER_TYPE_BUY_LIMIT;
    Check("cancelled", NextMasterCommand(waiting, none) == MASTER_CANCEL);
    Check("filled", NextMasterCommand(waiting, open) == MASTER_FILLED);
    const TradeState filled = AfterMasterCommand(MASTER_FILLED, waiting, open);
    Check("and then nothing", NextMasterCommand(filled, open) == MASTER_NOTHING);
}

void TestBackoff() {
    CBackoff backoff;
    backoff.Seed(1);
    Check("at once", backoff.Due(1000));
    int longest = 0;
    for (int i = 0; i < 20; i++) {
        backoff.Failed(1000);
        const int wait = backoff.WaitMs(1000);
        Check("not at once after a failure", wait >= 187 && wait <= 6250);
        longest = MathMax(longest, wait);
    }
    Check("ever longer", longest > 3750);
    backoff.Succeeded();
    Check("at once again", backoff.Due(1000));
}
