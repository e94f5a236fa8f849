/* A paragraph -> what is seen of it: its words, where its core begins, and the rules of a table that may hold for it.

   lines.py and finding.py tell what each of these is. A rule is never missed; one that is found need not hold. */
#ifndef STORY_COMPARE_SIGHT_H
#define STORY_COMPARE_SIGHT_H

#include "table.h"

/* See finding.Limits. */
typedef struct {
    size_t longest, brief, mixed;
} Limits;

/* A text as it lies in memory, `width` bytes a sign. */
typedef struct {
    const void *data;
    size_t size;
    int width;
} Text;

enum { BEFORE = 2 }; /* signs before a line in which needs are looked for: ". ", and one space behind it */

/* A text on one line, and the part of it that was folded last. */
typedef struct {
    uint32_t *flat, *low;
    uint64_t *shaped, *begun, *needed, *fitting; /* sets of rules */
    size_t size, words;
    size_t end, core, core_end; /* where the part ends in `low`, and its core begins and ends */
    unsigned kinds; /* of all signs */
    bool quoting, sentence, in_rows;
} Desk;

static inline void free_desk(Desk *desk)
{
    free(desk->flat);
    free(desk->low);
    free(desk->shaped);
}

static inline bool open_desk(Desk *desk, const Table *table, const Limits *limits)
{
    *desk = (Desk){0};
    desk->flat = malloc((limits->longest + 1) * sizeof *desk->flat);
    desk->low = malloc((LONGEST_FOLD * limits->longest + BEFORE + 2) * sizeof *desk->low);
    desk->shaped = calloc(4 * table->width, sizeof *desk->shaped);
    if (!desk->flat || !desk->low || !desk->shaped) {
        free_desk(desk);
        *desk = (Desk){0};
        return false;
    }
    desk->begun = desk->shaped + table->width;
    desk->needed = desk->begun + table->width;
    desk->fitting = desk->needed + table->width;
    desk->low[0] = '.';
    desk->low[1] = ' ';
    return true;
}

static INLINED uint32_t sign_at(Text text, size_t i, int width)
{
    return width == 1 ? ((const uint8_t *)text.data)[i] : width == 2 ? ((const uint16_t *)text.data)[i]
                                                                     : ((const uint32_t *)text.data)[i];
}

static inline unsigned kind_of(const Signs *signs, uint32_t sign) /* of a page that is known */
{
    return signs->page[sign >> 8]->kind[sign & 0xFF];
}

static inline uint32_t *fold_to_several(const Signs *signs, uint32_t folded, uint32_t *low)
{
    const uint32_t *sign = signs->several[folded - LAST_SIGN - 1];
    for (int i = 0; i < LONGEST_FOLD && sign[i]; i++)
        *low++ = sign[i];
    return low;
}

/* Copy and fold a text as it comes; tell whether it is on one line, without runs of space. False where signs can not be learnt. */
static INLINED bool copy_width(Signs *signs, Text text, Desk *desk, bool *is_whole, int width)
{
    const SignPage *first = page_of(signs, 0), *page = first;
    uint32_t *flat = desk->flat, *low = desk->low + BEFORE;
    size_t spaces = 0;
    unsigned kinds = 0, odd = 0, before = WHITE, kind = WHITE;
    for (size_t i = 0; first && i < text.size; i++) {
        uint32_t sign = sign_at(text, i, width);
        if (width > 1 && !(page = sign < 256 ? first : page_of(signs, sign)))
            return false;
        uint32_t folded = page->folded[sign & 0xFF];
        kind = page->kind[sign & 0xFF];
        kinds |= kind;
        odd |= kind & (before | ODD);
        before = kind & WHITE;
        spaces += sign == ' ';
        flat[i] = sign;
        if (folded <= LAST_SIGN)
            *low++ = folded;
        else
            low = fold_to_several(signs, folded, low);
    }
    desk->size = text.size;
    desk->words = spaces + 1;
    desk->kinds = kinds;
    desk->end = (size_t)(low - desk->low);
    *is_whole = !odd && !(kind & WHITE);
    return first;
}

static inline bool copy(Signs *signs, Text text, Desk *desk, bool *is_whole)
{
    switch (text.width) {
    case 1: return copy_width(signs, text, desk, is_whole, 1);
    case 2: return copy_width(signs, text, desk, is_whole, 2);
    default: return copy_width(signs, text, desk, is_whole, 4);
    }
}

/* Bring what was copied onto one line, each run of space one space. */
static inline void flatten(const Signs *signs, Desk *desk)
{
    size_t size = 0;
    unsigned gap = 0;
    desk->words = 0;
    for (size_t i = 0; i < desk->size; i++) {
        uint32_t sign = desk->flat[i];
        unsigned kind = kind_of(signs, sign);
        if (kind & WHITE) {
            gap |= kind;
            continue;
        }
        if (gap && size) {
            desk->in_rows |= (gap & BREAK) != 0;
            desk->words++;
            desk->flat[size++] = ' ';
        }
        gap = 0;
        desk->flat[size++] = sign;
    }
    desk->words += size > 0;
    desk->size = size;
}

/* Fold a part of the line. */
static inline void fold(const Signs *signs, Desk *desk, size_t from, size_t to)
{
    uint32_t *low = desk->low + BEFORE;
    for (size_t i = from; i < to; i++) {
        uint32_t sign = desk->flat[i], folded = signs->page[sign >> 8]->folded[sign & 0xFF];
        if (folded <= LAST_SIGN)
            *low++ = folded;
        else
            low = fold_to_several(signs, folded, low);
    }
    desk->end = (size_t)(low - desk->low);
}

/* See where the core of what was folded lies; false where its signs can not be learnt. */
static inline bool find_core(Signs *signs, Desk *desk)
{
    size_t start = BEFORE, end = desk->end;
    const SignPage *page = NULL;
    while (start < end && (page = page_of(signs, desk->low[start])) && !(page->kind[desk->low[start] & 0xFF] & ALNUM))
        start++;
    while (end > start && (page = page_of(signs, desk->low[end - 1])) && !(page->kind[desk->low[end - 1] & 0xFF] & ALNUM))
        end--;
    desk->low[desk->end] = ' ';
    desk->core = start;
    desk->core_end = end;
    return desk->end == BEFORE || page;
}

/* Put a text on the desk: on one line, folded, with its core; false where its signs can not be learnt. */
static inline bool lay(Signs *signs, Text text, Desk *desk)
{
    bool is_whole;
    desk->in_rows = false;
    if (!copy(signs, text, desk, &is_whole))
        return false;
    if (!is_whole) {
        flatten(signs, desk);
        fold(signs, desk, 0, desk->size);
    }
    desk->quoting = desk->kinds & QUOTES;
    for (size_t i = 0; desk->kinds & ARROW && i + 1 < desk->size; i++)
        desk->quoting |= (kind_of(signs, desk->flat[i]) & ARROW) != 0;
    return find_core(signs, desk);
}

static inline bool is_sentence(const Signs *signs, const Desk *desk, size_t from, size_t to)
{
    if (to > from && kind_of(signs, desk->flat[to - 1]) & TERMINAL)
        return true;
    while (to > from && kind_of(signs, desk->flat[to - 1]) & TRAILING)
        to--;
    return to == from || kind_of(signs, desk->flat[to - 1]) & TERMINAL;
}

/* Write which rules are for a line of such a shape; tell whether one is. */
static inline bool find_shaped(const Table *table, Desk *desk, size_t words, bool edge, bool brief)
{
    if (words > table->longest)
        return false;
    const uint64_t *of_words = table->by_words + words * table->width;
    uint64_t any = 0;
    for (size_t i = 0; i < table->width; i++)
        any |= desk->shaped[i] = of_words[i] & ~((desk->quoting ? table->set[UNQUOTABLE][i] : 0) |
                                                 (desk->sentence ? table->set[BARE][i] : 0) | (edge ? 0 : table->set[EDGE][i]) |
                                                 (brief ? 0 : table->set[BRIEF_ONLY][i]));
    return any != 0;
}

/* Write which of the rules that are for such a line it begins as; tell whether one is. */
static inline bool find_begun(const Signs *signs, const Table *table, Desk *desk)
{
    memcpy(desk->begun, table->set[HEADLESS], table->width * sizeof *desk->begun);
    for (size_t start = BEFORE, last = desk->end;; start = desk->core, last = desk->core_end) {
        if (start < last) {
            find_heads(&table->heads, desk->low + start, last - start, desk->shaped, desk->begun);
            unsigned kind = kind_of(signs, desk->low[start]);
            const uint64_t *set = kind & ALPHA ? NULL : table->set[kind & ALNUM ? NUMBERED : MARKED];
            for (size_t i = 0; set && i < table->width; i++)
                desk->begun[i] |= set[i];
        }
        if (start == desk->core || desk->core == desk->core_end)
            break;
    }
    uint64_t any = 0;
    for (size_t i = 0; i < table->width; i++)
        any |= desk->begun[i] &= desk->shaped[i];
    return any != 0;
}

/* Write the rules that may hold for the part of the line that was folded; tell whether there are any. */
static inline bool find_fitting(const Signs *signs, const Table *table, const Limits *limits, Desk *desk, size_t from,
                                size_t to, size_t words, bool edge)
{
    size_t width = table->width;
    bool brief = desk->core_end - desk->core <= limits->brief;
    memset(desk->fitting, 0, width * sizeof *desk->fitting);
    desk->sentence = is_sentence(signs, desk, from, to);
    if (!find_shaped(table, desk, words, edge, brief) || !find_begun(signs, table, desk))
        return 0;
    uint64_t needy = 0;
    for (size_t i = 0; i < width; i++)
        needy |= desk->begun[i] & ~table->set[NEEDLESS][i];
    memcpy(desk->needed, table->set[NEEDLESS], width * sizeof *desk->needed);
    if (needy)
        find_needs(table, desk->low, desk->end + 1, desk->begun, desk->needed);
    uint64_t any = 0;
    for (size_t i = 0; i < width; i++)
        any |= desk->fitting[i] = desk->begun[i] & desk->needed[i];
    return any != 0;
}

/* -- parts ---------------------------------------------------------------------------------------------------------- */

static inline bool parts_cells(const Signs *signs, const Desk *desk, size_t i)
{
    return i + 2 < desk->size && kind_of(signs, desk->flat[i + 1]) & CELL && desk->flat[i + 2] == ' ';
}

/* Return where the part of a row or a line that begins at `from` ends. */
static inline size_t end_of_part(const Signs *signs, const Desk *desk, size_t from, bool cells)
{
    for (size_t i = from; i < desk->size; i++)
        if (desk->flat[i] == ' ' &&
            (cells ? parts_cells(signs, desk, i) : i && kind_of(signs, desk->flat[i - 1]) & STOP))
            return i;
    return desk->size;
}

static inline size_t words_of(const Desk *desk, size_t from, size_t to)
{
    size_t words = from < to;
    for (size_t i = from; i < to; i++)
        words += desk->flat[i] == ' ';
    return words;
}

/* Tell whether a rule may hold for each part of a short line that has a letter; -1 where its signs can not be learnt. */
static inline int find_parts_fitting(Signs *signs, const Table *table, const Limits *limits, Desk *desk, bool edge)
{
    if (desk->quoting || desk->words > limits->mixed)
        return 0;
    bool cells = end_of_part(signs, desk, 0, true) < desk->size, any = false;
    if (!cells && end_of_part(signs, desk, 0, false) == desk->size)
        return 0;
    for (size_t from = 0, to; from <= desk->size; from = to + (cells ? 3 : 1)) {
        to = end_of_part(signs, desk, from, cells);
        fold(signs, desk, from, to);
        if (!find_core(signs, desk))
            return -1;
        bool lettered = desk->core < desk->core_end;
        if (lettered && !find_fitting(signs, table, limits, desk, from, to, words_of(desk, from, to), edge))
            return 0;
        any |= lettered;
    }
    return any;
}

#endif
