// Text that goes on the wire and comes from it: fields, exact decimals, tickets. Pure functions.
#ifndef TERMFLEET_TEXT_MQH
#define TERMFLEET_TEXT_MQH

#define LINE_LIMIT 1024

// The characters [from, to) of a text. StringSubstr reads a length of 0 differently from build to build.
string Slice(const string text, const int from, const int to) {
    if (to <= from)
        return "";
    return StringSubstr(text, from, to - from);
}

string Trim(const string text) {
    int from = 0;
    int to = StringLen(text);
    while (from < to && StringGetCharacter(text, from) <= ' ')
        from++;
    while (to > from && StringGetCharacter(text, to - 1) <= ' ')
        to--;
    return Slice(text, from, to);
}

// Cuts a text at every separator; empty parts are kept. Answers how many there are, at least one.
int SplitText(const string text, const string separator, string &parts[]) {
    const int length = StringLen(text);
    int count = 0;
    int from = 0;
    int bar = 0;
    ArrayResize(parts, 0);
    while (bar >= 0) {
        bar = from < length ? StringFind(text, separator, from) : -1;
        ArrayResize(parts, count + 1, 16);
        parts[count] = Slice(text, from, bar < 0 ? length : bar);
        count++;
        from = bar + 1;
    }
    return count;
}

// The value of `key=value` among the fields from an index on; empty if there is none.
string FieldValue(const string &fields[], const int from, const string key) {
    const string start = key + "=";
    const int length = StringLen(start);
    for (int i = from; i < ArraySize(fields); i++)
        if (Slice(fields[i], 0, length) == start)
            return Slice(fields[i], length, StringLen(fields[i]));
    return "";
}

bool IsDigit(const ushort character) { return character >= '0' && character <= '9'; }

// A decimal number without exponent and grouping; an empty text is 0, as the protocol says of SL and TP.
bool ParseDecimal(const string text, double &value) {
    const int length = StringLen(text);
    int digits = 0;
    int points = 0;
    value = 0.0;
    if (length == 0)
        return true;
    for (int i = StringGetCharacter(text, 0) == '-' ? 1 : 0; i < length; i++) {
        const ushort character = StringGetCharacter(text, i);
        if (IsDigit(character))
            digits++;
        else if (character == '.')
            points++;
        else
            return false;
    }
    if (digits == 0 || digits > 18 || points > 1)
        return false;
    value = StringToDouble(text);
    return true;
}

// A whole number without sign: tickets, ids, milliseconds.
bool ParseWhole(const string text, ulong &value) {
    const int length = StringLen(text);
    value = 0;
    if (length == 0 || length > 18)
        return false;
    for (int i = 0; i < length; i++) {
        const ushort character = StringGetCharacter(text, i);
        if (!IsDigit(character))
            return false;
        value = value * 10 + (ulong)(character - '0');
    }
    return true;
}

// Without the zeros that say nothing, and never "-0".
string ShortDecimal(const double value, const int digits) {
    string text = DoubleToString(value, digits);
    if (StringFind(text, ".") >= 0) {
        int end = StringLen(text);
        while (StringGetCharacter(text, end - 1) == '0')
            end--;
        if (StringGetCharacter(text, end - 1) == '.')
            end--;
        text = Slice(text, 0, end);
    }
    return text == "-0" ? "0" : text;
}

string FormatLots(const double lots) { return ShortDecimal(lots, 8); }

string FormatPrice(const double price, const int digits) {
    if (price == 0.0)
        return "0";
    return DoubleToString(price, digits);
}

string FormatMoney(const double money) {
    const string text = DoubleToString(money, 2);
    return text == "-0.00" ? "0.00" : text;
}

string FormatTicket(const ulong ticket) { return IntegerToString((long)ticket); }

// What may stand in a field: no separator, no control characters, at most 63 characters.
string CleanField(const string text) {
    string clean = "";
    const int length = MathMin(StringLen(text), 63);
    for (int i = 0; i < length; i++) {
        const ushort character = StringGetCharacter(text, i);
        clean += character < ' ' || character == '|' || character == 0x7F ? "_" : ShortToString(character);
    }
    return clean;
}

#endif
