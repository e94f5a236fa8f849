/* Signs: what each is, and what it folds to, learnt a page of 256 at a time when a text first has one of them. */
#ifndef STORY_COMPARE_SIGNS_H
#define STORY_COMPARE_SIGNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__GNUC__)
#define INLINED inline __attribute__((always_inline))
#elif defined(_MSC_VER)
#define INLINED __forceinline
#else
#define INLINED inline
#endif

enum {
    ALPHA = 1,
    ALNUM = 2,
    WHITE = 4,
    BREAK = 8, /* between rows */
    SMALL = 16, /* a small letter, or one of title case */
    CAPITAL = 32,
    QUOTES = 64,
    ARROW = 128, /* quotes too, unless nothing follows */
    TERMINAL = 256, /* ends a sentence */
    TRAILING = 512, /* may stand behind what ends it */
    CELL = 1024, /* stands between the cells of a row */
    STOP = 2048, /* stands between the sentences of a line */
    ODD = 4096, /* white, and no space of ASCII */
};

enum { LAST_SIGN = 0x10FFFF, LONGEST_FOLD = 3, SIGN_PAGES = 0x1100 };

typedef struct {
    uint32_t folded[256]; /* beyond LAST_SIGN: the place of several, counted from there */
    uint16_t kind[256];
} SignPage;

typedef struct Signs {
    SignPage *page[SIGN_PAGES];
    uint32_t (*several)[LONGEST_FOLD]; /* what a sign folds to that folds to more than one; 0 for none */
    size_t count, room;
    bool (*learn)(struct Signs *signs, SignPage *page, uint32_t first); /* false where it can not */
} Signs;

static inline void free_signs(Signs *signs)
{
    for (size_t i = 0; i < SIGN_PAGES; i++)
        free(signs->page[i]);
    free(signs->several);
}

/* Keep what a sign folds to; return the number that stands for it, or 0 without memory. */
static inline uint32_t keep_fold(Signs *signs, const uint32_t *sign, size_t count)
{
    if (signs->count == signs->room) {
        size_t room = 2 * signs->room + 64;
        uint32_t(*several)[LONGEST_FOLD] = realloc(signs->several, room * sizeof *several);
        if (!several)
            return 0;
        signs->several = several;
        signs->room = room;
    }
    for (size_t i = 0; i < LONGEST_FOLD; i++)
        signs->several[signs->count][i] = i < count ? sign[i] : 0;
    return LAST_SIGN + 1 + (uint32_t)signs->count++;
}

/* Return what is known of the signs that a sign stands among; NULL where nothing can be learnt. */
static inline const SignPage *page_of(Signs *signs, uint32_t sign)
{
    SignPage **page = &signs->page[sign >> 8];
    if (*page)
        return *page;
    SignPage *made = calloc(1, sizeof *made);
    if (made && !signs->learn(signs, made, sign & ~(uint32_t)0xFF)) {
        free(made);
        made = NULL;
    }
    return *page = made;
}

#endif
