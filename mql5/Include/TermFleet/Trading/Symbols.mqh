// A broker's own name of a symbol: EURUSD may be EURUSD.z, mEURUSD or EURUSDpro there.
#ifndef TERMFLEET_SYMBOLS_MQH
#define TERMFLEET_SYMBOLS_MQH

#include <TermFleet/Protocol/Text.mqh>

string UpperCase(const string text) {
    string upper = "";
    for (int i = 0; i < StringLen(text); i++) {
        const ushort character = StringGetCharacter(text, i);
        upper += ShortToString(character >= 'a' && character <= 'z' ? (ushort)(character - 32) : character);
    }
    return upper;
}

// The right side of the entry for `symbol` in a map like "GOLD=XAUUSD, BTC=Bitcoin"; empty if there is none.
string CustomName(const string map, const string symbol) {
    string entries[];
    const int count = SplitText(map, ",", entries);
    for (int i = 0; i < count; i++) {
        const int equals = StringFind(entries[i], "=");
        if (equals > 0 && UpperCase(Trim(Slice(entries[i], 0, equals))) == UpperCase(symbol))
            return Trim(Slice(entries[i], equals + 1, StringLen(entries[i])));
    }
    return "";
}

// Letters and digits before the first other character: EURUSD of EURUSD.z and of EURUSD_i; "#AAPL" is AAPL.
string BareName(const string symbol) {
    string bare = "";
    for (int i = 0; i < StringLen(symbol); i++) {
        const ushort character = StringGetCharacter(symbol, i);
        const bool plain = IsDigit(character) || (character >= 'A' && character <= 'Z') ||
                           (character >= 'a' && character <= 'z') || character > 127;
        if (plain)
            bare += ShortToString(character);
        else if (bare != "")
            break;
    }
    return bare;
}

bool BrokerKnows(const string symbol) {
    bool custom = false;
    return symbol != "" && SymbolExist(symbol, custom);
}

// Whether from..to of a broker's name is decoration: small letters and signs. A capital or a digit makes another
// instrument: BTCUSDT is not BTCUSD, and US300 is not US30.
bool IsDecoration(const string name, const int from, const int to) {
    for (int i = from; i < to; i++) {
        const ushort character = StringGetCharacter(name, i);
        if (IsDigit(character) || (character >= 'A' && character <= 'Z') || character > 127)
            return false;
    }
    return true;
}

// How much `candidate` looks like a variant of the bare upper-case name: 0 not at all, else the fewer extra characters
// the more.
int Likeness(const string candidate, const string bare) {
    const int wanted = StringLen(bare);
    const int length = StringLen(candidate);
    if (wanted < 3 || length > wanted + 6)
        return 0;
    const string upper = UpperCase(candidate);
    if (UpperCase(BareName(candidate)) == bare)
        return 1000 - length;
    if (StringFind(upper, bare) == 0 && IsDecoration(candidate, wanted, length))
        return 500 - length;
    if (length > wanted && Slice(upper, length - wanted, length) == bare && IsDecoration(candidate, 0, length - wanted))
        return 300 - length;
    return 0;
}

// The broker's name of a symbol: custom map first, then the name itself, then its variants; empty if nothing is like
// it.
string FixSymbolName(const string symbol, const string customMap) {
    const string custom = CustomName(customMap, symbol);
    const string wanted = custom != "" ? custom : symbol;
    if (BrokerKnows(wanted))
        return wanted;
    const string bare = UpperCase(BareName(wanted));
    // BRK.A and BRK.B are two instruments; two different endings of a long name are not.
    const bool oneInstrument = UpperCase(wanted) == bare || StringLen(bare) >= 6;
    string best = "";
    int bestLikeness = 0;
    for (int i = 0; i < SymbolsTotal(false); i++) {
        const string candidate = SymbolName(i, false);
        const int likeness = oneInstrument || UpperCase(candidate) == bare ? Likeness(candidate, bare) : 0;
        if (likeness > bestLikeness) {
            best = candidate;
            bestLikeness = likeness;
        }
    }
    return best;
}

#endif
