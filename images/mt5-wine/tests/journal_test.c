#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../src/followed_file.h"
#include "../src/journal_line.h"
#include "../src/utf16.h"
#include "check.h"

/* "Aä€😀\n" with a byte order mark. */
static const uint8_t MIXED[] = {0xFF, 0xFE, 'A', 0, 0xE4, 0, 0xAC, 0x20, 0x3D, 0xD8, 0x00, 0xDE, '\n', 0};
static const char MIXED_UTF8[] = "A\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80\n";

static void every_cut_of_the_bytes_decodes_to_the_same_text(void) {
    for (size_t cut = 0; cut <= sizeof MIXED; cut++) {
        struct utf16_decoder decoder = {0};
        char out[64];
        size_t length = utf16_decode(&decoder, MIXED, cut, out);
        length += utf16_decode(&decoder, MIXED + cut, sizeof MIXED - cut, out + length);
        CHECK(length == strlen(MIXED_UTF8) && memcmp(out, MIXED_UTF8, length) == 0);
    }
}

static void single_bytes_decode_to_the_same_text(void) {
    struct utf16_decoder decoder = {0};
    char out[64];
    size_t length = 0;
    for (size_t i = 0; i < sizeof MIXED; i++) {
        length += utf16_decode(&decoder, MIXED + i, 1, out + length);
    }
    CHECK(length == strlen(MIXED_UTF8) && memcmp(out, MIXED_UTF8, length) == 0);
}

static void a_lonely_surrogate_becomes_a_replacement_character(void) {
    static const uint8_t high_then_letter[] = {0x3D, 0xD8, 'x', 0};
    static const uint8_t low[] = {0x00, 0xDE};
    struct utf16_decoder decoder = {0};
    char out[64];
    CHECK(utf16_decode(&decoder, high_then_letter, 4, out) == 4 && memcmp(out, "\xEF\xBF\xBDx", 4) == 0);
    CHECK(utf16_decode(&decoder, low, 2, out) == 3 && memcmp(out, "\xEF\xBF\xBD", 3) == 0);
}

static char *printed(const char *text, size_t cut) {
    char *buffer = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&buffer, &size);
    struct journal_line line = {0};
    journal_line_feed(&line, "journal", text, cut, out);
    journal_line_feed(&line, "journal", text + cut, strlen(text) - cut, out);
    fclose(out);
    return buffer;
}

static void a_log_line_is_printed_without_its_codes_wherever_it_is_cut(void) {
    static const char log[] = "KO\t0\t15:54:39.063\tNetwork\t'7': authorized on S\r\nKP\t2\t15:54:39.070\tA\tb\r\n";
    for (size_t cut = 0; cut < sizeof log; cut++) {
        char *text = printed(log, cut);
        CHECK(strcmp(text, "[journal] 15:54:39.063\tNetwork\t'7': authorized on S\n[journal] 15:54:39.070\tA\tb\n") ==
              0);
        free(text);
    }
}

static void a_tab_in_the_text_stays(void) {
    char *text = printed("KO\t0\t15:54:39.063\tEA\ta\tb\n", 0);
    CHECK(strcmp(text, "[journal] 15:54:39.063\tEA\ta\tb\n") == 0);
    free(text);
}

static void a_line_of_another_form_is_printed_whole_and_an_empty_one_not(void) {
    char *text = printed("\r\nodd\tline\n\n", 0);
    CHECK(strcmp(text, "[journal] odd\tline\n") == 0);
    free(text);
}

static void a_line_is_printed_when_it_ends_not_before(void) {
    char *text = printed("KO\t0\t15:54:39.063\tEA\thalf", 3);
    CHECK(strcmp(text, "") == 0);
    free(text);
}

static void an_endless_line_is_cut(void) {
    static char log[3 * JOURNAL_LINE_MAX];
    memset(log, 'x', sizeof log - 2);
    log[sizeof log - 2] = '\n';
    char *text = printed(log, 100);
    CHECK(strlen(text) == strlen("[journal] ") + JOURNAL_LINE_MAX + 1);
    free(text);
}

static void append(const char *path, const void *bytes, size_t length) {
    FILE *file = fopen(path, "ab");
    CHECK(file != NULL && fwrite(bytes, 1, length, file) == length);
    fclose(file);
}

static void a_file_is_followed_from_where_it_stood_and_from_its_start_when_made_anew(void) {
    char path[] = "/tmp/journal-test-XXXXXX";
    CHECK(mkstemp(path) >= 0);
    append(path, "o\0l\0d\0\n\0", 8);
    char *buffer = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&buffer, &size);
    struct followed_file *file = followed_file_new(path, "experts", 8);

    followed_file_read(file, out);
    append(path, "n\0e\0w", 5);
    followed_file_read(file, out);
    append(path, "\0\n\0", 3);
    followed_file_read(file, out);
    CHECK(truncate(path, 0) == 0);
    append(path, "2\0\n\0", 4);
    followed_file_read(file, out);

    fclose(out);
    CHECK(strcmp(buffer, "[experts] new\n[experts] 2\n") == 0);
    free(buffer);
    free(file->path);
    free(file);
    unlink(path);
}

static void a_file_that_is_gone_is_waited_for(void) {
    struct followed_file *file = followed_file_new("/nonexistent/20260101.log", "journal", 0);
    followed_file_read(file, stdout);
    CHECK(file->position == 0);
    free(file->path);
    free(file);
}

int main(void) {
    RUN(every_cut_of_the_bytes_decodes_to_the_same_text);
    RUN(single_bytes_decode_to_the_same_text);
    RUN(a_lonely_surrogate_becomes_a_replacement_character);
    RUN(a_log_line_is_printed_without_its_codes_wherever_it_is_cut);
    RUN(a_tab_in_the_text_stays);
    RUN(a_line_of_another_form_is_printed_whole_and_an_empty_one_not);
    RUN(a_line_is_printed_when_it_ends_not_before);
    RUN(an_endless_line_is_cut);
    RUN(a_file_is_followed_from_where_it_stood_and_from_its_start_when_made_anew);
    RUN(a_file_that_is_gone_is_waited_for);
    return SUMMARY("journal");
}
