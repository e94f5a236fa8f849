/* A set of keys and others -> what it has in common with each, weighed in several ways at once.

   Keys are hashes: a few of their bits tell nearly always that a key is not in the set, and where it would be. */
#ifndef STORY_COMPARE_OVERLAPS_H
#define STORY_COMPARE_OVERLAPS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define MOST_WAYS 8
#define MARKS 16 /* bits of a key by which a set is marked */
#define PLACES 11 /* bits of a key by which it is found in a set */
#define SEEN_AT_ONCE 256

typedef struct {
    const uint64_t *key; /* ascending */
    size_t size;
} Keys;

typedef struct {
    Keys keys;
    uint64_t marks[1 << (MARKS - 6)];
    size_t begin[1 << PLACES]; /* where keys with these upper bits begin */
} KeySet;

static inline void mark_keys(Keys keys, KeySet *set)
{
    size_t at = 0;
    set->keys = keys;
    memset(set->marks, 0, sizeof set->marks);
    for (size_t i = 0; i < keys.size; i++)
        set->marks[keys.key[i] >> 6 & ((1 << (MARKS - 6)) - 1)] |= UINT64_C(1) << (keys.key[i] & 63);
    for (size_t place = 0; place < 1 << PLACES; place++) {
        while (at < keys.size && keys.key[at] >> (64 - PLACES) < place)
            at++;
        set->begin[place] = at;
    }
}

static inline size_t find_key(const KeySet *set, uint64_t key)
{
    size_t at = set->begin[key >> (64 - PLACES)];
    while (at < set->keys.size && set->keys.key[at] < key)
        at++;
    return at;
}

/* Add gain[way * keys of the set + i] * value[j] to sum[way] for each key at i of the set and at j of the other, in their order;
   return how many of those are flagged in the set. The product of two floats is exact in a double. */
static inline int64_t overlap(const KeySet *set, const float *gain, const uint8_t *flag, size_t ways, Keys other,
                              const float *value, double *sum)
{
    uint32_t seen[SEEN_AT_ONCE];
    int64_t flagged = 0;
    for (size_t from = 0; from < other.size; from += SEEN_AT_ONCE) {
        size_t n = other.size - from < SEEN_AT_ONCE ? other.size - from : SEEN_AT_ONCE, marked = 0;
        for (size_t k = 0; k < n; k++) { /* without a branch that could be guessed wrong */
            uint64_t key = other.key[from + k];
            seen[marked] = (uint32_t)k;
            marked += set->marks[key >> 6 & ((1 << (MARKS - 6)) - 1)] >> (key & 63) & 1;
        }
        for (size_t k = 0; k < marked; k++) {
            size_t j = from + seen[k], i = find_key(set, other.key[j]);
            if (i == set->keys.size || set->keys.key[i] != other.key[j])
                continue;
            for (size_t way = 0; way < ways; way++)
                sum[way] += (double)gain[way * set->keys.size + i] * (double)value[j];
            flagged += flag[i] != 0;
        }
    }
    return flagged;
}

#endif
