// A program with one of everything.
#property version "2.10"
#property description "One of everything."
#property strict

#include <Sample/Shapes.mqh>

enum ENUM_SIDE { SIDE_LEFT, SIDE_RIGHT };

input group "Shapes" input int InpCount = 3;  // How many
input ENUM_SIDE InpSide = SIDE_LEFT;          // Which side
input string InpName = "box";

CShape shapes[];
datetime started = D '2026.11.20 08:00';

int OnInit() {
    const string names[] = {"a", "b"};
    ArrayResize(shapes, InpCount);
    Describe(names);
    return ArraySize(shapes) > 0 ? INIT_SUCCEEDED : INIT_FAILED;
}

void OnDeinit(const int reason) { Print("ended: ", reason); }

void OnTick() {
    long total = 0;
    for (int i = 0; i < ArraySize(shapes); i++)
        total += shapes[i].Area();
    PrintFormat(
        "%I64d since %s"
        " or so",
        total, TimeToString(started));
}

void Describe(const string &names[], const ushort separator = ',') {
    for (int i = 0; i < ArraySize(names); i++)
        Print(names[i], ShortToString(separator), LIMIT);
}
