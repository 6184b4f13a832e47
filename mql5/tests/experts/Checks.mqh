// Checks for tests that are written in MQL5 themselves, so that they run in MetaTrader as well: they print what fails.
#ifndef TERMFLEET_TESTS_CHECKS_MQH
#define TERMFLEET_TESTS_CHECKS_MQH

int failures = 0;

void Check(const string what, const bool holds) {
    if (holds)
        return;
    failures++;
    Print("FAILED: ", what);
}

void CheckText(const string what, const string expected, const string actual) {
    if (expected == actual)
        return;
    failures++;
    Print("FAILED: ", what, ": expected '", expected, "', got '", actual, "'");
}

void CheckNumber(const string what, const double expected, const double actual) {
    if (MathAbs(expected - actual) < 0.000000001)
        return;
    failures++;
    Print("FAILED: ", what, ": expected ", expected, ", got ", actual);
}

#endif
