/*
 * A terminal with one expert, its account and its broker in virtual time, for simulations in other languages.
 *
 * Rules for the whole file:
 *   - No clock is read and no thread is started: all that happens follows from the arguments, so a run with the same
 *     arguments is the same run.
 *   - A terminal is used by one thread at a time; terminals share nothing.
 *   - Times are milliseconds since 1970 UTC and never go back, except for the clock that the expert is shown.
 *   - Texts are UTF-8 and end in a NUL.
 */
#ifndef TERMFLEET_TERMINAL_SIMULATION_H
#define TERMFLEET_TERMINAL_SIMULATION_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma GCC visibility push(default)

typedef struct TfsimTerminal TfsimTerminal;

/*
 * A terminal that is logged in, without an expert yet.
 *   library  the expert as a shared library
 *   server   name of the trade server: TermFleet-Demo or TermFleet-Demo.z
 *   netting  whether the account has one position for each symbol (1), or any number of them (0)
 *   seed     of the market's prices; terminals with one seed see one market
 * Returns NULL if the library or the server does not exist.
 */
TfsimTerminal *tfsim_create(const char *library, const char *server, uint64_t login, int32_t netting, uint64_t seed,
                            int64_t now);

/* A second terminal that is logged in to the account of another one. NULL if the library does not exist. */
TfsimTerminal *tfsim_create_beside(TfsimTerminal *other, const char *library, int64_t now);

void tfsim_destroy(TfsimTerminal *terminal);

/* Loads the expert afresh, with lines NAME=VALUE as inputs. Returns what OnInit returned, or -1 if it cannot be run. */
int32_t tfsim_start_expert(TfsimTerminal *terminal, const char *inputs);

/* Runs OnDeinit unless the reason is -1 (the process is killed), and unloads the expert. */
void tfsim_stop_expert(TfsimTerminal *terminal, int32_t reason);

/* Lets time pass up to `now`: the broker's stops, the account as the terminal shows it, the events of the expert. */
void tfsim_step(TfsimTerminal *terminal, int64_t now);

/* Number of the connection that the expert has open, counted from 1; 0 while there is none. */
int64_t tfsim_connection(TfsimTerminal *terminal);

/* Takes what the expert has sent on that connection up to the last step. Returns the number of bytes. */
int32_t tfsim_bytes_out(TfsimTerminal *terminal, uint8_t *buffer, int32_t capacity);

/* What the expert's connection receives. */
void tfsim_bytes_in(TfsimTerminal *terminal, const uint8_t *bytes, int32_t count);

/*
 * A fault, or something done by hand, as words; README.md lists them. Returns 0 when done, a trade server's return code
 * when it refused, -1 for words that are not understood.
 */
int32_t tfsim_command(TfsimTerminal *terminal, const char *words);

/*
 * The truth at the broker as lines of fields that are separated by tabs: every position, every pending order, every
 * pending order that has ended (and how), every deal with a ticket above `after`, and what the expert has printed since
 * it was last asked. Returns how long the text is; what does not fit into `capacity` is cut off, and printed lines are
 * kept until a call that takes all.
 */
int32_t tfsim_look(TfsimTerminal *terminal, uint64_t after, char *out, int32_t capacity);

#pragma GCC visibility pop

#ifdef __cplusplus
}
#endif

#endif
