// The copies that the account has, to be compared from look to look.
#ifndef TERMFLEET_OPENCOPIES_MQH
#define TERMFLEET_OPENCOPIES_MQH

#include <TermFleet/Trading/Held.mqh>

// A position or a pending order.
struct OpenCopy {
    ulong ticket;
    bool pending;
    double volume;

    OpenCopy() : ticket(0), pending(false), volume(0.0) {}
};

int ListParts(OpenCopy &copies[]) {
    int count = 0;
    netLedger.Look();
    for (int i = 0; i < netLedger.Total(); i++) {
        NetPart part;
        netLedger.Part(i, part);
        if (part.copy == 0 || IsNothing(part.left))
            continue;
        ArrayResize(copies, count + 1, 64);
        copies[count].ticket = part.ticket;
        copies[count].pending = false;
        copies[count].volume = part.left;
        count++;
    }
    return count;
}

int ListPositions(OpenCopy &copies[]) {
    int count = 0;
    for (int i = PositionsTotal() - 1; i >= 0; i--) {
        if (PositionGetTicket(i) == 0 ||
            !IsAnyCopy(PositionGetInteger(POSITION_MAGIC), PositionGetString(POSITION_COMMENT)))
            continue;
        ArrayResize(copies, count + 1, 64);
        copies[count].ticket = SelectedPositionTicket();
        copies[count].pending = false;
        copies[count].volume = PositionGetDouble(POSITION_VOLUME);
        count++;
    }
    return count;
}

void ListCopies(OpenCopy &copies[]) {
    ArrayResize(copies, 0, 64);
    int count = AccountIsHedging() ? ListPositions(copies) : ListParts(copies);
    for (int i = OrdersTotal() - 1; i >= 0; i--) {
        const ulong ticket = OrderGetTicket(i);
        if (ticket == 0 || !IsPendingType(OrderGetInteger(ORDER_TYPE)) ||
            !IsAnyCopy(OrderGetInteger(ORDER_MAGIC), OrderGetString(ORDER_COMMENT)))
            continue;
        ArrayResize(copies, count + 1, 64);
        copies[count].ticket = ticket;
        copies[count].pending = true;
        copies[count].volume = OrderGetDouble(ORDER_VOLUME_CURRENT);
        count++;
    }
}

// A volume of 0: it is closed, or removed.
void Know(OpenCopy &copies[], const ulong ticket, const bool pending, const double volume) {
    int i = 0;
    while (i < ArraySize(copies) && (copies[i].ticket != ticket || copies[i].pending != pending))
        i++;
    if (i == ArraySize(copies)) {
        if (volume <= 0.0)
            return;
        ArrayResize(copies, i + 1, 64);
        copies[i].ticket = ticket;
        copies[i].pending = pending;
    }
    copies[i].volume = volume;
}

double ListedVolume(const ulong ticket) {
    ulong identifier = 0;
    double volume = 0.0;
    if (AccountIsHedging())
        return SelectPosition(ticket) ? PositionGetDouble(POSITION_VOLUME) : 0.0;
    return SelectHeld(ticket, false, identifier, volume) ? volume : 0.0;
}

double PendingVolume(const ulong ticket) { return SelectPending(ticket) ? OrderGetDouble(ORDER_VOLUME_CURRENT) : 0.0; }

// 0 if it is not among them.
double VolumeOf(const OpenCopy &copies[], const ulong ticket, const bool pending) {
    for (int i = 0; i < ArraySize(copies); i++)
        if (copies[i].ticket == ticket && copies[i].pending == pending)
            return copies[i].volume;
    return 0.0;
}

#endif
