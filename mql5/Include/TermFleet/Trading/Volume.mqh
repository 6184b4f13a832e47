// Volumes by a symbol's limits.
#ifndef TERMFLEET_VOLUME_MQH
#define TERMFLEET_VOLUME_MQH

// Down to the step; what is a step but for binary rounding stays (0.29 by 0.01 is 0.29).
double FloorToStep(const double lots, const double step) {
    if (step <= 0.0)
        return lots;
    return NormalizeDouble(MathFloor(lots / step + 0.000001) * step, 8);
}

// 0 when it would be below the minimum.
double FitVolume(const double lots, const double minimum, const double maximum, const double step) {
    double fitted = FloorToStep(lots, step);
    if (maximum > 0.0 && fitted > maximum)
        fitted = FloorToStep(maximum, step);
    return fitted < minimum - 0.000001 || fitted <= 0.0 ? 0.0 : fitted;
}

double FitSymbolVolume(const string symbol, const double lots) {
    return FitVolume(lots, SymbolInfoDouble(symbol, SYMBOL_VOLUME_MIN), SymbolInfoDouble(symbol, SYMBOL_VOLUME_MAX),
                     SymbolInfoDouble(symbol, SYMBOL_VOLUME_STEP));
}

#endif
