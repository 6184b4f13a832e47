// How a copy is recognised: by the id of the command that opened it, in its magic number and in its comment. Brokers
// rewrite comments, so either is enough.
#ifndef TERMFLEET_COPYMARK_MQH
#define TERMFLEET_COPYMARK_MQH

#include <TermFleet/Protocol/Text.mqh>

// Added to an id, which has at most 18 digits: a 7, then the id.
#define COPY_MAGIC_BASE 7000000000000000000
#define COPY_ID_LIMIT 1000000000000000000
// Version 1.00 put this on every copy.
#define COPY_MAGIC_WITHOUT_ID 7770001

ulong CopyMagic(const ulong id) { return (ulong)COPY_MAGIC_BASE + id; }

// 0 for a magic number that holds no id.
ulong CopyIdOfMagic(const long magic) {
    if (magic <= COPY_MAGIC_BASE || magic >= COPY_MAGIC_BASE + COPY_ID_LIMIT)
        return 0;
    return (ulong)(magic - COPY_MAGIC_BASE);
}

string CopyComment(const ulong id) { return "TF" + FormatTicket(id); }

// Brokers append to comments ("TF12[sl]").
bool IsCopyComment(const string comment, const ulong id) {
    const string wanted = CopyComment(id);
    const int length = StringLen(wanted);
    if (Slice(comment, 0, length) != wanted)
        return false;
    return StringLen(comment) == length || !IsDigit(StringGetCharacter(comment, length));
}

bool IsMarkedAs(const long magic, const string comment, const ulong id) {
    const ulong marked = CopyIdOfMagic(magic);
    return marked != 0 ? marked == id : IsCopyComment(comment, id);
}

// "TF", digits, then the end or what a broker appends in brackets. "TF1 breakout" is a trader's own comment.
bool IsAnyCopyComment(const string comment) {
    const int length = StringLen(comment);
    int at = 2;
    if (Slice(comment, 0, 2) != "TF")
        return false;
    while (at < length && IsDigit(StringGetCharacter(comment, at)))
        at++;
    return at > 2 && (at == length || StringGetCharacter(comment, at) == '[');
}

bool IsAnyCopy(const long magic, const string comment) {
    return CopyIdOfMagic(magic) != 0 || magic == COPY_MAGIC_WITHOUT_ID || IsAnyCopyComment(comment);
}

// The id of the copy that this marks; 0 for none.
ulong MarkedCopy(const long magic, const string comment) {
    const ulong id = CopyIdOfMagic(magic);
    if (id != 0 || !IsAnyCopyComment(comment))
        return id;
    int end = 2;
    ulong written = 0;
    while (end < StringLen(comment) && IsDigit(StringGetCharacter(comment, end)))
        end++;
    return ParseWhole(Slice(comment, 2, end), written) ? written : 0;
}

// The comment that the server is told: a copy's mark, even if the broker has replaced it.
string ReportedComment(const long magic, const string comment) {
    const ulong id = CopyIdOfMagic(magic);
    return id != 0 && !IsCopyComment(comment, id) ? CopyComment(id) : comment;
}

#endif
