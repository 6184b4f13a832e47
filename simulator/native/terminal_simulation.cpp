#include "native/terminal_simulation.h"

#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "native/simulated_terminal.h"

struct TfsimTerminal {
    tfsim::SimulatedTerminal terminal;
};

extern "C" {

TfsimTerminal *tfsim_create(const char *library, const char *server, uint64_t login, int32_t netting, uint64_t seed,
                            int64_t now) {
    const sim::TradeServer *known = sim::findServer(server);
    if (known == nullptr || access(library, R_OK) != 0)
        return nullptr;
    return new TfsimTerminal{
        {library, std::make_shared<tfsim::FaultyBroker>(*known, login, netting != 0, seed, now), now}};
}

TfsimTerminal *tfsim_create_beside(TfsimTerminal *other, const char *library, int64_t now) {
    if (access(library, R_OK) != 0)
        return nullptr;
    return new TfsimTerminal{{library, other->terminal.sharedBroker(), now}};
}

void tfsim_destroy(TfsimTerminal *terminal) { delete terminal; }

int32_t tfsim_start_expert(TfsimTerminal *terminal, const char *inputs) {
    return terminal->terminal.startExpert(inputs);
}

void tfsim_stop_expert(TfsimTerminal *terminal, int32_t reason) { terminal->terminal.stopExpert(reason); }

void tfsim_step(TfsimTerminal *terminal, int64_t now) { terminal->terminal.step(now); }

int64_t tfsim_connection(TfsimTerminal *terminal) { return terminal->terminal.socket().connection(); }

int32_t tfsim_bytes_out(TfsimTerminal *terminal, uint8_t *buffer, int32_t capacity) {
    return terminal->terminal.socket().take(buffer, capacity, terminal->terminal.worldNow());
}

void tfsim_bytes_in(TfsimTerminal *terminal, const uint8_t *bytes, int32_t count) {
    terminal->terminal.socket().receive(bytes, count);
}

int32_t tfsim_command(TfsimTerminal *terminal, const char *words) { return terminal->terminal.command(words); }

int32_t tfsim_look(TfsimTerminal *terminal, uint64_t after, char *out, int32_t capacity) {
    const std::string text = terminal->terminal.look(after);
    if (capacity > 0) {
        const std::size_t count = std::min(text.size(), static_cast<std::size_t>(capacity) - 1);
        std::memcpy(out, text.data(), count);
        out[count] = '\0';
        if (count == text.size())
            terminal->terminal.forgetPrinted();
    }
    return static_cast<int32_t>(text.size());
}
}
