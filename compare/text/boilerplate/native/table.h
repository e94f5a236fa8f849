/* A table of rules: sets of them, one bit a rule, and the phrases by which a text chooses them. */
#ifndef STORY_COMPARE_TABLE_H
#define STORY_COMPARE_TABLE_H

#include "signs.h"

#define NOWHERE UINT32_MAX

enum { KEY_SIGNS = 4, BIT_PLACES = 17, BUCKETS = 1 << 14 };

/* A phrase of a rule. It is looked for by the key at its anchor, and compared where that is found. */
typedef struct {
    uint32_t start, size; /* in the pool */
    uint32_t anchor, key;
    uint32_t rule, next;
} Phrase;

typedef struct {
    uint64_t place[1 << (BIT_PLACES - 6)]; /* where keys lie, a bit each: seldom more needs to be read */
    uint32_t bucket[BUCKETS];
    Phrase *phrase;
    uint32_t *pool;
    size_t count, room, used, pool_room;
} Phrases;

/* A sign by which a short need is looked for. */
typedef struct {
    uint32_t rule;
    uint8_t sign;
} One;

/* What a rule is for; see rule.Rule. */
enum { UNQUOTABLE, BRIEF_ONLY, BARE, EDGE, HEADLESS, NUMBERED, MARKED, NEEDLESS, SETS };

typedef struct {
    size_t rules, width; /* of a set, in words of 64 bits */
    size_t longest; /* words of the longest line that has a rule */
    uint64_t *set[SETS];
    uint64_t *by_words; /* for each number of words the rules for so many */
    Phrases heads, needs;
    One *one;
    size_t ones;
} Table;

static inline void free_phrases(Phrases *phrases)
{
    free(phrases->phrase);
    free(phrases->pool);
}

static inline void free_table(Table *table)
{
    for (int i = 0; i < SETS; i++)
        free(table->set[i]);
    free(table->by_words);
    free(table->one);
    free_phrases(&table->heads);
    free_phrases(&table->needs);
}

static inline bool open_table(Table *table, size_t rules, size_t longest)
{
    table->rules = rules;
    table->width = rules / 64 + 1;
    table->longest = longest;
    memset(table->heads.bucket, 0xFF, sizeof table->heads.bucket);
    memset(table->needs.bucket, 0xFF, sizeof table->needs.bucket);
    bool done = (table->by_words = calloc((longest + 1) * table->width, sizeof *table->by_words));
    for (int i = 0; i < SETS; i++)
        done &= (table->set[i] = calloc(table->width, sizeof *table->set[i])) != NULL;
    return done;
}

static inline void put(uint64_t *set, size_t rule)
{
    set[rule / 64] |= (uint64_t)1 << rule % 64;
}

static inline bool has(const uint64_t *set, size_t rule)
{
    return set[rule / 64] >> rule % 64 & 1;
}

/* -- phrases -------------------------------------------------------------------------------------------------------- */

static inline uint32_t key_of(const uint32_t *sign, size_t count)
{
    uint32_t key = 0;
    for (size_t i = 0; i < count; i++)
        key = key << 8 | (sign[i] & 0xFF);
    return key;
}

/* Spread keys of so many signs over the places (Knuth, 6.4). */
static inline uint32_t place_of(uint32_t key, uint32_t count)
{
    return (key ^ (KEY_SIGNS - count) * 0x9E3779u) * 2654435761u >> (32 - BIT_PLACES);
}

static inline bool holds_place(const Phrases *phrases, uint32_t place)
{
    return phrases->place[place / 64] >> place % 64 & 1;
}

static inline uint32_t bucket_of(uint32_t place)
{
    return place % BUCKETS;
}

static inline bool room_for_phrase(Phrases *phrases, size_t size)
{
    if (phrases->count == phrases->room) {
        size_t room = 2 * phrases->room + 1024;
        Phrase *phrase = realloc(phrases->phrase, room * sizeof *phrase);
        if (!phrase)
            return false;
        phrases->phrase = phrase;
        phrases->room = room;
    }
    if (phrases->pool_room - phrases->used < size) {
        size_t room = 2 * phrases->pool_room + size + 8192;
        uint32_t *pool = realloc(phrases->pool, room * sizeof *pool);
        if (!pool)
            return false;
        phrases->pool = pool;
        phrases->pool_room = room;
    }
    return true;
}

/* Keep a phrase of a rule, looked for by `count` of its signs from the anchor on; false without memory. */
static inline bool add_phrase(Phrases *phrases, const uint32_t *sign, size_t size, size_t anchor, size_t count, size_t rule)
{
    if (!room_for_phrase(phrases, size))
        return false;
    uint32_t key = key_of(sign + anchor, count), place = place_of(key, (uint32_t)count);
    uint32_t *bucket = &phrases->bucket[bucket_of(place)];
    phrases->place[place / 64] |= (uint64_t)1 << place % 64;
    phrases->phrase[phrases->count] =
        (Phrase){(uint32_t)phrases->used, (uint32_t)size, (uint32_t)anchor, key, (uint32_t)rule, *bucket};
    *bucket = (uint32_t)phrases->count++;
    memcpy(phrases->pool + phrases->used, sign, size * sizeof *sign);
    phrases->used += size;
    return true;
}

static inline bool add_head(Table *table, size_t rule, const uint32_t *sign, size_t size)
{
    if (size == 1 && (*sign == '0' || *sign == '.')) {
        put(table->set[*sign == '0' ? NUMBERED : MARKED], rule);
        return true;
    }
    return add_phrase(&table->heads, sign, size, 0, size < KEY_SIGNS ? size : KEY_SIGNS, rule);
}

/* Return how few texts have the signs there. */
static inline unsigned rarity(const uint32_t *sign, size_t count)
{
    static const char common[] = " eaitnorslhdcumgpfywbvk"; /* letters of texts, commonest first */
    unsigned rare = 0;
    for (size_t i = 0; i < count; i++) {
        const char *rank = sign[i] && sign[i] < 0x80 ? strchr(common, (int)sign[i]) : NULL;
        rare += rank ? (unsigned)(rank - common) : 29;
    }
    return rare;
}

static inline bool add_need(Table *table, size_t rule, const uint32_t *sign, size_t size)
{
    size_t count = size < KEY_SIGNS ? 1 : KEY_SIGNS, anchor = 0;
    for (size_t i = 1; i + count <= size; i++)
        if (rarity(sign + i, count) >= rarity(sign + anchor, count))
            anchor = i;
    if (count == 1) {
        One *one = realloc(table->one, (table->ones + 1) * sizeof *one);
        if (!one)
            return false;
        one[table->ones++] = (One){(uint32_t)rule, (uint8_t)sign[anchor]};
        table->one = one;
    }
    return add_phrase(&table->needs, sign, size, anchor, count, rule);
}

/* Add to `found` the rules among `wanted` with a phrase whose key stands at `at` of a text. */
static inline void follow(const Phrases *phrases, uint32_t place, uint32_t key, const uint32_t *text, size_t size, size_t at,
                          const uint64_t *wanted, uint64_t *found)
{
    for (uint32_t i = phrases->bucket[bucket_of(place)]; i != NOWHERE; i = phrases->phrase[i].next) {
        const Phrase *phrase = &phrases->phrase[i];
        if (phrase->key != key || phrase->anchor > at || phrase->size > size - (at - phrase->anchor) ||
            !has(wanted, phrase->rule) || has(found, phrase->rule))
            continue;
        if (!memcmp(text + at - phrase->anchor, phrases->pool + phrase->start, phrase->size * sizeof *text))
            put(found, phrase->rule);
    }
}

/* Add to `found` the rules among `wanted` with a phrase that begins a text. */
static inline void find_heads(const Phrases *heads, const uint32_t *text, size_t size, const uint64_t *wanted, uint64_t *found)
{
    for (uint32_t count = 1; count <= KEY_SIGNS && count <= size; count++) {
        uint32_t key = key_of(text, count), place = place_of(key, count);
        if (holds_place(heads, place))
            follow(heads, place, key, text, size, 0, wanted, found);
    }
}

/* Add to `found` the rules among `wanted` with a phrase that stands anywhere in a text. */
static inline void find_needs(const Table *table, const uint32_t *text, size_t size, const uint64_t *wanted, uint64_t *found)
{
    const Phrases *needs = &table->needs;
    uint8_t ones[256] = {0};
    bool any = false;
    for (size_t i = 0; i < table->ones; i++)
        any |= ones[table->one[i].sign] |= has(wanted, table->one[i].rule);
    for (size_t i = 0; any && i < size; i++)
        if (ones[text[i] & 0xFF])
            follow(needs, place_of(text[i] & 0xFF, 1), text[i] & 0xFF, text, size, i, wanted, found);
    uint32_t four = key_of(text, size < KEY_SIGNS ? size : KEY_SIGNS - 1);
    for (size_t i = KEY_SIGNS - 1; i < size; i++) {
        four = four << 8 | (text[i] & 0xFF);
        uint32_t place = place_of(four, KEY_SIGNS);
        if (holds_place(needs, place))
            follow(needs, place, four, text, size, i + 1 - KEY_SIGNS, wanted, found);
    }
}

#endif
