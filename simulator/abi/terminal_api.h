/*
 * The interface between a simulated terminal and an .ex5. An .ex5 is here a DLL made from a translated .mq5; the
 * terminal loads it, passes it a table of functions and calls its events.
 *
 * Rules for the whole file:
 *   - Plain C: fixed-width integers, doubles, UTF-8 char arrays that always end in a NUL. Nothing is allocated on one
 * side and freed on the other.
 *   - Threading: one expert has one thread. Every event of it and every call of this table that it makes happen there;
 * events never overlap. The terminal synchronises what several experts share.
 *   - Errors: a function that returns `tf_error` returns 0, or the code that GetLastError() has in MetaTrader 5
 *     (ERR_ constants in mql5_constants.h). On an error the outputs are unchanged.
 *   - Units: times in milliseconds since 1970 where the name ends in _msc and seconds where it ends in _s, of the
 *     broker's clock except where UTC is named; volumes
 * in lots, prices in the symbol's quote currency, money in the account's.
 *   - Enumerations have MetaTrader's numeric values; they are defined in mql5_constants.h.
 *   - A module holds the expert's global variables, so one loaded module is one expert. A terminal that runs the same
 * expert on two charts loads two copies of the file.
 */
#ifndef TERMFLEET_TERMINAL_API_H
#define TERMFLEET_TERMINAL_API_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Raised with every change of a struct or a signature here; the terminal refuses a module with another number. */
#define TF_ABI_VERSION 2u

#define TF_NAME_SIZE 64  /* symbol names, order comments, currencies */
#define TF_TEXT_SIZE 256 /* descriptions, server names, messages */

typedef int32_t tf_error;

typedef struct TfAccount {
    int64_t login;
    int64_t leverage;
    int32_t trade_mode;   /* ENUM_ACCOUNT_TRADE_MODE */
    int32_t margin_mode;  /* ENUM_ACCOUNT_MARGIN_MODE: netting or hedging */
    int32_t limit_orders; /* 0: no limit */
    int32_t currency_digits;
    int32_t trade_allowed; /* 0 for an investor's login */
    int32_t trade_expert;  /* 0 when the broker forbids experts */
    int32_t hedge_allowed;
    int32_t fifo_close;
    int32_t stopout_mode; /* ENUM_ACCOUNT_STOPOUT_MODE */
    double balance, credit, profit, equity, margin, margin_free, margin_level, margin_so_call, margin_so_so;
    char name[TF_TEXT_SIZE];
    char server[TF_TEXT_SIZE];
    char company[TF_TEXT_SIZE];
    char currency[TF_NAME_SIZE];
} TfAccount;

typedef struct TfTerminal {
    int32_t build;
    int32_t connected;         /* to the trade server */
    int32_t trade_allowed;     /* the algo trading button */
    int32_t mql_trade_allowed; /* this expert's own permission */
    int32_t dlls_allowed;
    int32_t ping_last_us;
    char name[TF_TEXT_SIZE];
    char company[TF_TEXT_SIZE];
    char path[TF_TEXT_SIZE];
    char data_path[TF_TEXT_SIZE];
    char common_data_path[TF_TEXT_SIZE];
} TfTerminal;

typedef struct TfSymbol {
    int32_t selected; /* in Market Watch */
    int32_t visible;
    int32_t digits;
    int32_t spread; /* points */
    int32_t spread_float;
    int32_t stops_level;  /* points */
    int32_t freeze_level; /* points */
    int32_t calc_mode;    /* ENUM_SYMBOL_CALC_MODE */
    int32_t trade_mode;   /* ENUM_SYMBOL_TRADE_MODE */
    int32_t exec_mode;    /* ENUM_SYMBOL_TRADE_EXECUTION */
    int32_t filling_mode; /* flags SYMBOL_FILLING_FOK, SYMBOL_FILLING_IOC */
    int32_t order_mode;   /* flags SYMBOL_ORDER_... */
    int32_t expiration_mode;
    int32_t swap_mode;
    int32_t synchronized; /* with the trade server */
    int64_t time_msc;     /* of the last quote; 0, as all prices, unless selected */
    double bid, ask, last, bid_high, bid_low, ask_high, ask_low;
    double point;
    double volume_min, volume_max, volume_step, volume_limit;
    double contract_size, tick_value, tick_value_profit, tick_value_loss, tick_size;
    double swap_long, swap_short, margin_initial, margin_maintenance;
    char name[TF_NAME_SIZE];
    char currency_base[TF_NAME_SIZE];
    char currency_profit[TF_NAME_SIZE];
    char currency_margin[TF_NAME_SIZE];
    char description[TF_TEXT_SIZE];
    char path[TF_TEXT_SIZE];
} TfSymbol;

typedef struct TfTick {
    int64_t time_msc;
    double bid, ask, last;
    uint64_t volume;
    double volume_real;
    uint32_t flags; /* TICK_FLAG_... */
} TfTick;

typedef struct TfPosition {
    uint64_t ticket;
    uint64_t identifier; /* stays the same when a netting position turns round */
    int64_t time_msc;
    int64_t time_update_msc;
    int64_t magic;
    int32_t type;   /* ENUM_POSITION_TYPE */
    int32_t reason; /* ENUM_POSITION_REASON */
    double volume, price_open, price_current, sl, tp, swap, profit;
    char symbol[TF_NAME_SIZE];
    char comment[TF_NAME_SIZE];
    char external_id[TF_NAME_SIZE];
} TfPosition;

/* A pending order, or one of the history. */
typedef struct TfOrder {
    uint64_t ticket;
    uint64_t position_id;
    uint64_t position_by_id;
    int64_t time_setup_msc;
    int64_t time_done_msc;
    int64_t time_expiration_s;
    int64_t magic;
    int32_t type;         /* ENUM_ORDER_TYPE */
    int32_t state;        /* ENUM_ORDER_STATE */
    int32_t type_filling; /* ENUM_ORDER_TYPE_FILLING */
    int32_t type_time;    /* ENUM_ORDER_TYPE_TIME */
    int32_t reason;       /* ENUM_ORDER_REASON */
    double volume_initial, volume_current, price_open, price_current, price_stoplimit, sl, tp;
    char symbol[TF_NAME_SIZE];
    char comment[TF_NAME_SIZE];
    char external_id[TF_NAME_SIZE];
} TfOrder;

typedef struct TfDeal {
    uint64_t ticket;
    uint64_t order;
    uint64_t position_id;
    int64_t time_msc;
    int64_t magic;
    int32_t type;   /* ENUM_DEAL_TYPE */
    int32_t entry;  /* ENUM_DEAL_ENTRY */
    int32_t reason; /* ENUM_DEAL_REASON */
    double volume, price, commission, fee, swap, profit, sl, tp;
    char symbol[TF_NAME_SIZE];
    char comment[TF_NAME_SIZE];
    char external_id[TF_NAME_SIZE];
} TfDeal;

typedef struct TfTradeRequest {
    int32_t action; /* ENUM_TRADE_REQUEST_ACTIONS */
    int32_t type;   /* ENUM_ORDER_TYPE */
    int32_t type_filling;
    int32_t type_time;
    uint64_t magic;
    uint64_t order;
    uint64_t position;
    uint64_t position_by;
    uint64_t deviation; /* points */
    int64_t expiration_s;
    double volume, price, stoplimit, sl, tp;
    char symbol[TF_NAME_SIZE];
    char comment[TF_NAME_SIZE];
} TfTradeRequest;

typedef struct TfTradeResult {
    uint32_t retcode; /* TRADE_RETCODE_... */
    uint32_t request_id;
    int32_t retcode_external;
    uint64_t deal;
    uint64_t order;
    double volume, price, bid, ask;
    char comment[TF_NAME_SIZE];
} TfTradeResult;

typedef struct TfTradeCheck {
    uint32_t retcode;
    double balance, equity, profit, margin, margin_free, margin_level;
    char comment[TF_NAME_SIZE];
} TfTradeCheck;

typedef struct TfTradeTransaction {
    uint64_t deal;
    uint64_t order;
    uint64_t position;
    uint64_t position_by;
    int64_t time_expiration_s;
    int32_t type; /* ENUM_TRADE_TRANSACTION_TYPE */
    int32_t order_type;
    int32_t order_state;
    int32_t deal_type;
    int32_t time_type;
    double price, price_trigger, price_sl, price_tp, volume;
    char symbol[TF_NAME_SIZE];
} TfTradeTransaction;

enum TfClock {
    TF_CLOCK_CURRENT = 0,  /* time of the last quote that arrived: TimeCurrent */
    TF_CLOCK_TRADE_SERVER, /* TimeTradeServer */
    TF_CLOCK_GMT,          /* UTC */
    TF_CLOCK_LOCAL         /* of the computer: UTC here */
};

/*
 * The terminal's side. `self` is the pointer that came with ex5_attach, and belongs to the terminal. The table and
 * every pointer in it are valid until ex5_on_deinit has returned; none of them is NULL.
 */
typedef struct TerminalApi {
    uint32_t version; /* TF_ABI_VERSION */
    uint32_t size;    /* sizeof(TerminalApi) */

    tf_error (*account)(void *self, TfAccount *out);
    tf_error (*terminal)(void *self, TfTerminal *out);

    /* Symbols. `selected` 1: only those in Market Watch. */
    int32_t (*symbols_total)(void *self, int32_t selected);
    tf_error (*symbol_name)(void *self, int32_t index, int32_t selected, char out[TF_NAME_SIZE]);
    tf_error (*symbol)(void *self, const char *name, TfSymbol *out);
    tf_error (*symbol_select)(void *self, const char *name, int32_t select);
    tf_error (*tick)(void *self, const char *symbol, TfTick *out);

    /* Open positions and pending orders; an index counts from 0 in the order of tickets. */
    int32_t (*positions_total)(void *self);
    tf_error (*position_at)(void *self, int32_t index, TfPosition *out);
    tf_error (*position)(void *self, uint64_t ticket, TfPosition *out);
    int32_t (*orders_total)(void *self);
    tf_error (*order_at)(void *self, int32_t index, TfOrder *out);
    tf_error (*order)(void *self, uint64_t ticket, TfOrder *out);

    /*
     * History, oldest first: those of [from_s, to_s] by execution time, or, with position_id other than 0, all of that
     * position. Writes at most `capacity` records to `out` (may be NULL with capacity 0) and returns how many there
     * are.
     */
    int32_t (*history_deals)(void *self, int64_t from_s, int64_t to_s, uint64_t position_id, TfDeal *out,
                             int32_t capacity);
    int32_t (*history_orders)(void *self, int64_t from_s, int64_t to_s, uint64_t position_id, TfOrder *out,
                              int32_t capacity);

    /*
     * Trading. order_send returns 0 when the server has done or placed what was asked, else ERR_TRADE_SEND_FAILED, and
     * fills `result` in either case. It blocks until the server has answered. order_send_async returns 0 as soon as
     * the request is on its way, with retcode 10008 and a request_id; the answer comes with a transaction of type
     * TRADE_TRANSACTION_REQUEST whose result has the same request_id.
     */
    tf_error (*order_send)(void *self, const TfTradeRequest *request, TfTradeResult *result);
    tf_error (*order_send_async)(void *self, const TfTradeRequest *request, TfTradeResult *result);
    tf_error (*order_check)(void *self, const TfTradeRequest *request, TfTradeCheck *result);
    tf_error (*order_calc_margin)(void *self, int32_t type, const char *symbol, double volume, double price,
                                  double *margin);
    tf_error (*order_calc_profit)(void *self, int32_t type, const char *symbol, double volume, double open,
                                  double close, double *profit);

    /*
     * Sockets: handles count from 1 per expert and are closed when it is removed. connect returns
     * ERR_FUNCTION_NOT_ALLOWED (4014) when the address is not on the terminal's list. send and read return the number
     * of bytes, or -1 with the code in *error. A read that gets nothing within its timeout is an error
     * (ERR_NETSOCKET_IO_ERROR) although the connection lives; a timeout of 0 never waits. readable is the number of
     * bytes that can be read at once; as in MetaTrader it may be 1 when there is nothing.
     */
    int32_t (*socket_create)(void *self, uint32_t flags, tf_error *error);
    tf_error (*socket_connect)(void *self, int32_t socket, const char *host, uint32_t port, uint32_t timeout_ms);
    int32_t (*socket_connected)(void *self, int32_t socket);
    uint32_t (*socket_readable)(void *self, int32_t socket);
    int32_t (*socket_writable)(void *self, int32_t socket);
    int32_t (*socket_read)(void *self, int32_t socket, uint8_t *buffer, uint32_t capacity, uint32_t timeout_ms,
                           tf_error *error);
    int32_t (*socket_send)(void *self, int32_t socket, const uint8_t *bytes, uint32_t count, tf_error *error);
    tf_error (*socket_timeouts)(void *self, int32_t socket, uint32_t send_ms, uint32_t receive_ms);
    tf_error (*socket_close)(void *self, int32_t socket);

    /* Time. microseconds is monotonic and starts with the expert. sleep_ms returns early when the expert is being
     * removed. */
    int64_t (*time_msc)(void *self, int32_t clock /* enum TfClock */);
    uint64_t (*microseconds)(void *self);
    void (*sleep_ms)(void *self, uint32_t milliseconds);
    tf_error (*timer_start)(void *self, uint32_t milliseconds);
    void (*timer_stop)(void *self);

    /* Output for the user. */
    void (*print)(void *self, const char *text);
    void (*alert)(void *self, const char *text);
    void (*comment)(void *self, const char *text);

    /* Global variables of the terminal; they outlive experts and terminal alike. */
    int32_t (*global_check)(void *self, const char *name);
    tf_error (*global_get)(void *self, const char *name, double *out);
    tf_error (*global_set)(void *self, const char *name, double value);
    tf_error (*global_delete)(void *self, const char *name);

    /* Asks for removal after the current event; stopped is 1 when the expert is to be removed for any reason. */
    void (*expert_remove)(void *self);
    int32_t (*stopped)(void *self);
} TerminalApi;

/* ------------------------------------------------------------------------------------------------ the expert's side */

enum TfInputType {
    TF_INPUT_BOOL = 0,
    TF_INPUT_INTEGER,
    TF_INPUT_DOUBLE,
    TF_INPUT_STRING,
    TF_INPUT_DATETIME,
    TF_INPUT_COLOR
};

typedef struct TfInput {
    const char *name;
    const char *label; /* the comment after the input in the source, as the inputs dialog shows it */
    int32_t type;      /* enum TfInputType; an enumeration is an integer */
} TfInput;

enum TfHandler {
    TF_ON_TICK = 1u << 0,
    TF_ON_TIMER = 1u << 1,
    TF_ON_TRADE = 1u << 2,
    TF_ON_TRADE_TRANSACTION = 1u << 3
};

typedef struct Ex5Info {
    uint32_t abi_version; /* TF_ABI_VERSION of the time of compilation; look at it before anything else */
    uint32_t handlers;    /* which TfHandler events the expert has; the others need not be called */
    const char *name;     /* TermFleetMaster */
    const char *version;  /* #property version */
    const char *description;
    const TfInput *inputs;
    int32_t input_count;
} Ex5Info;

typedef struct TfChart {
    char symbol[TF_NAME_SIZE];
    int32_t period; /* ENUM_TIMEFRAMES */
    int64_t id;
} TfChart;

/* What an event returns. */
enum TfEventResult {
    TF_EVENT_DONE = 0,
    TF_EVENT_ABORTED =
        1 /* a critical error (array out of range, zero divide); it has been printed, the expert must go */
};

/*
 * Exported by every .ex5, undecorated. Order: ex5_info, ex5_attach, ex5_set_input for each line of the preset,
 * ex5_on_init, events, ex5_on_deinit; then the module may be unloaded. A change of inputs is ex5_on_deinit with
 * REASON_PARAMETERS, ex5_set_input and ex5_on_init again, in the same module: global variables keep their values.
 *
 * ex5_set_input takes the value as in a .set file (numbers with a decimal point, true/false or 1/0, an
 * enumeration by its number) and answers 0, ERR_INVALID_PARAMETER (4003) for a value that is none, or ERR_NOT_FOUND for
 * an unknown name. ex5_on_init writes what OnInit returned (ENUM_INIT_RETCODE) to *code.
 */
typedef const Ex5Info *(*ex5_info_fn)(void);
typedef void (*ex5_attach_fn)(const TerminalApi *api, void *self, const TfChart *chart);
typedef tf_error (*ex5_set_input_fn)(const char *name, const char *value);
typedef int32_t (*ex5_on_init_fn)(int32_t *code);
typedef int32_t (*ex5_on_deinit_fn)(int32_t reason);
typedef int32_t (*ex5_event_fn)(void); /* ex5_on_tick, ex5_on_timer, ex5_on_trade */
typedef int32_t (*ex5_on_trade_transaction_fn)(const TfTradeTransaction *transaction, const TfTradeRequest *request,
                                               const TfTradeResult *result);

#define TF_EX5_INFO "ex5_info"
#define TF_EX5_ATTACH "ex5_attach"
#define TF_EX5_SET_INPUT "ex5_set_input"
#define TF_EX5_ON_INIT "ex5_on_init"
#define TF_EX5_ON_DEINIT "ex5_on_deinit"
#define TF_EX5_ON_TICK "ex5_on_tick"
#define TF_EX5_ON_TIMER "ex5_on_timer"
#define TF_EX5_ON_TRADE "ex5_on_trade"
#define TF_EX5_ON_TRADE_TRANSACTION "ex5_on_trade_transaction"

#ifdef __cplusplus
}
#endif

#endif
