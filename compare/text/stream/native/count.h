/* The tokens of a text and what is known of their words -> its distinct story features, ascending by key.

   counting.py says the same in Python, function by function. */
#ifndef STORY_COMPARE_COUNT_H
#define STORY_COMPARE_COUNT_H

#include "../../../sketches/native/sorting.h"
#include "scan.h"

/* See streaming.Kind and streaming.Trait. */
enum { STEM = 1, PAIR, NAME, TITLE, FIGURE, DATE, QUOTE, COGNATE };
enum { OF_MONEY = 1, OF_PERCENT = 2, SHORT_FORM = 4, MAY_BE_DAY = 8, MAY_BE_YEAR = 16, CHARACTER = 32 };

enum { LINKED = SPACED | GLUED, AMOUNT = MONEY | PERCENT };

#define QUOTE_RUN 4
#define QUOTES_SKIPPED 4
#define LARGEST 1e15
#define MIXER 0x9E3779B97F4A7C15u

/* What is known of a word: streaming.ROW. */
typedef struct {
    uint64_t stem, form, name, cognate;
    double value, magnitude;
    uint8_t month, trait;
} Row;

typedef struct {
    uint64_t key;
    int32_t first;
    uint16_t times[3]; /* in the title, the lead and the body */
    uint8_t kind;
} Feature;

/* Features of many texts end to end, and a table of those of the text that is being read. */
typedef struct {
    Feature *feature;
    size_t count, room;
    size_t begin; /* the first feature of this text */
    uint32_t *slot; /* one more than a feature's place behind `begin`; 0 where the slot is free */
    size_t slots, slots_room; /* `slots` is a power of two, more than twice the features of this text */
    Keyed *ranked;
    Feature *spare;
    size_t ranks_room;
    uint64_t seed; /* odd; nobody who writes texts knows it, so that nobody can make them slow */
} Features;

static inline void free_features(Features *all)
{
    free(all->feature);
    free(all->slot);
    free(all->ranked);
    free(all->spare);
}

/* One text: its tokens, how each stands, and what is known of the words; `word`, `flags` and `dated` are its own. */
typedef struct {
    const Row *row;
    const int32_t *start;
    int32_t *word;  /* copies: what was checked stays as it was, */
    uint8_t *flags; /* and nothing links the text to its title */
    uint8_t *dated; /* whether a token is the day of a date */
    size_t count;
    int64_t title_end, lead_end;
} Tokened;

static inline const Row *row_at(const Tokened *text, size_t i)
{
    return text->row + text->word[i];
}

static inline uint64_t mixed(uint64_t one, uint64_t two)
{
    return one * MIXER + two;
}

static inline uint64_t key_of(unsigned kind, uint64_t value)
{
    uint64_t key = value + kind * MIXER;
    key = (key ^ key >> 33) * 0xFF51AFD7ED558CCDu;
    key = (key ^ key >> 33) * 0xC4CEB9FE1A85EC53u;
    return key ^ key >> 33;
}

/* -- the table ------------------------------------------------------------------------------------------------------ */

static inline size_t slot_of(const Features *all, uint64_t key)
{
    uint64_t hash = (key ^ all->seed) * MIXER;
    return (size_t)(hash ^ hash >> 32) & (all->slots - 1);
}

/* Make a table of `slots` for this text's features. */
static inline bool put_table(Features *all, size_t slots)
{
    if (slots > all->slots_room) {
        free(all->slot);
        all->slot = slots <= SIZE_MAX / sizeof *all->slot ? malloc(slots * sizeof *all->slot) : NULL;
        all->slots_room = all->slot ? slots : 0;
        if (!all->slot)
            return false;
    }
    memset(all->slot, 0, slots * sizeof *all->slot);
    all->slots = slots;
    for (size_t i = all->begin; i < all->count; i++) {
        size_t at = slot_of(all, all->feature[i].key);
        while (all->slot[at])
            at = (at + 1) & (slots - 1);
        all->slot[at] = (uint32_t)(i - all->begin) + 1;
    }
    return true;
}

static inline bool room_for_feature(Features *all)
{
    if (all->count - all->begin >= UINT32_MAX - 1)
        return false;
    if (all->count == all->room) {
        size_t room = 2 * all->room + 1024;
        Feature *feature = realloc(all->feature, room * sizeof *feature);
        if (!feature)
            return false;
        all->feature = feature;
        all->room = room;
    }
    return 2 * (all->count - all->begin + 1) < all->slots || put_table(all, 2 * all->slots);
}

/* Count a feature that begins at token `first`; false when there is no memory. */
static inline bool add(Features *all, const Tokened *text, unsigned kind, uint64_t value, size_t first)
{
    uint64_t key = key_of(kind, value);
    int64_t start = text->start[first];
    int part = start < text->title_end ? 0 : start < text->lead_end ? 1 : 2;
    size_t at = slot_of(all, key);
    for (; all->slot[at]; at = (at + 1) & (all->slots - 1)) {
        Feature *known = all->feature + all->begin + all->slot[at] - 1;
        if (known->key == key) {
            known->times[part] += known->times[part] < UINT16_MAX;
            known->first = (int32_t)first < known->first ? (int32_t)first : known->first;
            return true;
        }
    }
    size_t before = all->slots;
    if (!room_for_feature(all))
        return false;
    if (all->slots != before)
        for (at = slot_of(all, key); all->slot[at];)
            at = (at + 1) & (all->slots - 1);
    Feature *made = all->feature + all->count++;
    *made = (Feature){key, (int32_t)first, {0, 0, 0}, (uint8_t)kind};
    made->times[part] = 1;
    all->slot[at] = (uint32_t)(all->count - all->begin);
    return true;
}

static inline bool order(Features *all)
{
    size_t count = all->count - all->begin;
    if (!count)
        return true;
    Feature *feature = all->feature + all->begin;
    if (count > all->ranks_room) {
        free(all->ranked);
        free(all->spare);
        all->ranked = malloc(2 * count * sizeof *all->ranked);
        all->spare = malloc(count * sizeof *all->spare);
        all->ranks_room = all->ranked && all->spare ? count : 0;
        if (!all->ranks_room)
            return false;
    }
    for (size_t i = 0; i < count; i++)
        all->ranked[i] = (Keyed){feature[i].key, i};
    sort_keyed(all->ranked, all->ranked + count, count);
    memcpy(all->spare, feature, count * sizeof *feature);
    for (size_t i = 0; i < count; i++)
        feature[i] = all->spare[all->ranked[i].row];
    return true;
}

/* -- what a token is ------------------------------------------------------------------------------------------------ */

static inline bool is_number(const Row *row)
{
    return row->value == row->value;
}

static inline bool is_term(const Row *row)
{
    return row->stem && !is_number(row);
}

static inline bool has(const Tokened *text, size_t i, unsigned flag)
{
    return i < text->count && text->flags[i] & flag;
}

static inline bool is_name(const Tokened *text, size_t i)
{
    return (text->flags[i] & (CAPITAL | INITIAL)) == CAPITAL && is_term(row_at(text, i));
}

static inline bool is_day(const Tokened *text, size_t i)
{
    if (i >= text->count || has(text, i, AMOUNT) || text->dated[i])
        return false;
    const Row *row = row_at(text, i);
    return row->trait & MAY_BE_DAY && row->value >= 1 && row->value <= 31;
}

static inline bool is_filler(const Tokened *text, size_t i)
{
    return has(text, i, LINKED) && (!row_at(text, i)->stem || has(text, i, GLUED));
}

/* Whether the title ends before a token that is not the first. */
static inline bool parts(const Tokened *text, size_t i)
{
    return text->start[i - 1] < text->title_end && text->start[i] >= text->title_end;
}

/* -- dates and figures ---------------------------------------------------------------------------------------------- */

#define NOWHERE SIZE_MAX

static inline size_t day_before(const Tokened *text, size_t month)
{
    if (!month)
        return NOWHERE;
    size_t day = month - 1;
    if (is_day(text, day)) {
        bool ordinal = has(text, month, INITIAL) && text->start[month] - text->start[day] <= 4 && !parts(text, month);
        return has(text, month, LINKED) || ordinal ? day : NOWHERE;
    }
    if (!has(text, month, LINKED))
        return NOWHERE;
    for (int more = 0; more < 2 && day && is_filler(text, day); more++)
        if (is_day(text, --day))
            return day;
    return NOWHERE;
}

static inline bool add_date(Features *all, const Tokened *text, size_t month)
{
    bool follows = is_day(text, month + 1) && has(text, month + 1, LINKED);
    size_t day = follows ? month + 1 : day_before(text, month);
    if (day == NOWHERE)
        return true;
    text->dated[day] = true;
    uint64_t date = row_at(text, month)->month * 32u + (uint64_t)row_at(text, day)->value;
    return add(all, text, DATE, date, day < month ? day : month);
}

static inline bool is_of_date(const Tokened *text, size_t year)
{
    if (has(text, year, AMOUNT))
        return false;
    if (has(text, year + 1, LINKED) && row_at(text, year + 1)->month)
        return true;
    if (!year || parts(text, year))
        return false;
    size_t before = year - 1;
    if (is_filler(text, before)) /* the first token is linked to nothing */
        before--;
    return row_at(text, before)->month || text->dated[before];
}

static inline double magnitude_at(const Tokened *text, size_t i, bool money)
{
    const Row *row = row_at(text, i);
    return money || !(row->trait & SHORT_FORM) ? row->magnitude : 0;
}

static inline uint64_t thousandths(double value)
{
    double scaled = value * 1000.0; /* in steps of their own: no compiler may join them */
    uint64_t whole = (uint64_t)scaled;
    double rest = scaled - (double)whole;
    return whole + (rest >= 0.5);
}

static inline unsigned unit_of(const Tokened *text, size_t at, size_t last)
{
    unsigned follows = has(text, last + 1, LINKED) ? row_at(text, last + 1)->trait : 0;
    if (has(text, at, MONEY))
        return 1;
    if (has(text, last, PERCENT) || follows & OF_PERCENT)
        return 2;
    return follows & OF_MONEY ? 1 : 0;
}

static inline bool add_figure(Features *all, const Tokened *text, size_t at)
{
    const Row *row = row_at(text, at);
    if (text->dated[at] || (row->trait & MAY_BE_YEAR && is_of_date(text, at)))
        return true;
    double value = row->value;
    bool money = has(text, at, MONEY);
    size_t last = at;
    for (; has(text, last + 1, LINKED) && magnitude_at(text, last + 1, money) > 0; last++)
        value *= magnitude_at(text, last + 1, money);
    if (!(value >= 0 && value < LARGEST)) /* what is no count, not of a lexicon of ours either */
        return true;
    return add(all, text, FIGURE, mixed(thousandths(value), unit_of(text, at, last)), at);
}

/* -- the text ------------------------------------------------------------------------------------------------------- */

static inline bool add_word(Features *all, const Tokened *text, size_t i)
{
    const Row *row = row_at(text, i), *before = i ? row_at(text, i - 1) : row;
    if (is_number(row))
        return add_figure(all, text, i);
    if (!row->stem)
        return true;
    bool done = true, whole = !(row->trait & CHARACTER);
    if (whole)
        done = add(all, text, STEM, row->stem, i);
    if (whole && text->start[i] < text->title_end)
        done = done && add(all, text, TITLE, row->stem, i);
    if (i && has(text, i, SPACED) && is_term(before))
        done = done && add(all, text, PAIR, mixed(before->stem, row->stem), i - 1);
    if (is_name(text, i))
        done = done && add(all, text, NAME, row->name, i);
    return done && (!row->cognate || add(all, text, COGNATE, row->cognate, i));
}

/* Of all runs one in four, the same ones in every text: by the hash of the first word. */
static inline bool add_quote(Features *all, const Tokened *text, size_t first)
{
    uint64_t value = row_at(text, first)->form;
    if (value % QUOTES_SKIPPED)
        return true;
    for (size_t i = first + 1; i < first + QUOTE_RUN; i++)
        value = mixed(value, row_at(text, i)->form);
    return add(all, text, QUOTE, value, first);
}

static inline bool add_all(Features *all, const Tokened *text)
{
    bool done = true;
    size_t said = 0; /* `said`: tokens of the quotation so far */
    for (size_t i = 0; done && i < text->count; i++) /* before the figures, some of which are days */
        if (row_at(text, i)->month)
            done = add_date(all, text, i);
    for (size_t i = 0; done && i < text->count; i++) {
        done = add_word(all, text, i);
        said = !has(text, i, QUOTED) ? 0 : has(text, i, OPENS) ? 1 : said + 1;
        if (done && said >= QUOTE_RUN)
            done = add_quote(all, text, i + 1 - QUOTE_RUN);
    }
    return done;
}

/* Take a text's tokens; false when there is one of whose word nothing is known. */
static inline bool take(Tokened *text, const int32_t *word, const uint8_t *flags, size_t rows)
{
    for (size_t i = 0; i < text->count; i++) {
        text->word[i] = word[i];
        if (text->word[i] < 0 || (size_t)text->word[i] >= rows)
            return false;
        FETCH(text->row + text->word[i]); /* rows lie far apart */
        unsigned links = i && !parts(text, i) ? LINKED : 0;
        text->flags[i] = (uint8_t)(flags[i] & (links | (0xFF & ~LINKED)));
        text->dated[i] = false;
    }
    return true;
}

/* Append the features of a text; false when there is no memory. */
static bool count_text(Features *all, const Tokened *text)
{
    size_t slots = 64;
    while (slots / 2 < text->count)
        slots *= 2;
    all->begin = all->count;
    return put_table(all, slots) && add_all(all, text) && order(all);
}

#endif
