/* Just enough of a test runner: checks count, the program's exit code and last line tell. */
#ifndef TERMFLEET_CHECK_H
#define TERMFLEET_CHECK_H

#include <stdio.h>

static int passed;
static int failed;
static int failed_in_test;

#define CHECK(condition)                                           \
    do {                                                           \
        if (!(condition)) {                                        \
            failed_in_test++;                                      \
            printf("%s:%d: %s\n", __FILE__, __LINE__, #condition); \
        }                                                          \
    } while (0)

#define RUN(test)                                                       \
    do {                                                                \
        failed_in_test = 0;                                             \
        test();                                                         \
        printf("%s %s\n", failed_in_test ? "FAILED" : "ok    ", #test); \
        *(failed_in_test ? &failed : &passed) += 1;                     \
    } while (0)

/** The last statement of main. */
#define SUMMARY(name) (printf("%s: %d passed, %d failed\n", name, passed, failed), failed ? 1 : 0)

#endif
