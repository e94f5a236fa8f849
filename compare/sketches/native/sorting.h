/* Hashes -> in ascending order, alone or with the rows they belong to.

   Hashes are uniform, so their upper bits nearly sort them: passes over digits from the lower to the upper (radix sort), then
   each run of equal upper bits by insertion. Where such a run is long and uneven, as only hashes made for it are, all 64 bits
   are passed over. Both ways keep equal keys in their order. */
#ifndef STORY_COMPARE_SORTING_H
#define STORY_COMPARE_SORTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define DIGIT 11
#define LONG_RUN 64

typedef struct {
    uint64_t key;
    uint64_t row;
} Keyed;

typedef uint64_t Plain;

static inline int sorting_passes(size_t n)
{
    int bits = 1;
    while (bits < 62 && n >> bits)
        bits++;
    return (bits + DIGIT - 1) / DIGIT;
}

#define SORTING(NAME, ITEM, KEY)                                                                                      \
    static inline void NAME##_pass(const ITEM *from, ITEM *to, size_t n, int shift, unsigned mask)                    \
    {                                                                                                                 \
        size_t place[1 << DIGIT], next = 0;                                                                           \
        memset(place, 0, ((size_t)mask + 1) * sizeof *place);                                                         \
        for (size_t i = 0; i < n; i++)                                                                                \
            place[KEY(from[i]) >> shift & mask]++;                                                                    \
        for (size_t d = 0; d <= mask; d++) {                                                                          \
            size_t here = place[d];                                                                                   \
            place[d] = next;                                                                                          \
            next += here;                                                                                             \
        }                                                                                                             \
        for (size_t i = 0; i < n; i++)                                                                                \
            to[place[KEY(from[i]) >> shift & mask]++] = from[i];                                                      \
    }                                                                                                                 \
                                                                                                                      \
    static inline void NAME##_passes(ITEM *item, ITEM *spare, size_t n, int passes, int digit)                        \
    {                                                                                                                 \
        unsigned mask = (1u << digit) - 1;                                                                            \
        ITEM *from = item, *to = spare;                                                                               \
        for (int pass = passes; pass > 0; pass--) {                                                                   \
            int shift = 64 - digit * pass;                                                                            \
            NAME##_pass(from, to, n, shift < 0 ? 0 : shift, mask);                                                    \
            ITEM *swap = from;                                                                                        \
            from = to;                                                                                                \
            to = swap;                                                                                                \
        }                                                                                                             \
        if (from != item)                                                                                             \
            memcpy(item, from, n * sizeof *item);                                                                     \
    }                                                                                                                 \
                                                                                                                      \
    /* Order what is sorted by its upper bits alone; false when an item has LONG_RUN places to go. */                 \
    static inline bool NAME##_settle(ITEM *item, size_t n)                                                            \
    {                                                                                                                 \
        for (size_t i = 1; i < n; i++) {                                                                              \
            ITEM held = item[i];                                                                                      \
            size_t j = i;                                                                                             \
            for (; j && KEY(item[j - 1]) > KEY(held); j--)                                                            \
                item[j] = item[j - 1];                                                                                \
            item[j] = held;                                                                                           \
            if (i - j > LONG_RUN)                                                                                     \
                return false;                                                                                         \
        }                                                                                                             \
        return true;                                                                                                  \
    }                                                                                                                 \
                                                                                                                      \
    /* Sort n items; `spare` holds as many. */                                                                        \
    static inline void NAME(ITEM *item, ITEM *spare, size_t n)                                                        \
    {                                                                                                                 \
        if (n < 2)                                                                                                    \
            return;                                                                                                   \
        int passes = sorting_passes(n), digit = DIGIT;                                                                \
        while (passes == 1 && digit > 4 && n >> (digit - 1) == 0)                                                     \
            digit--;                                                                                                  \
        NAME##_passes(item, spare, n, passes, digit);                                                                 \
        if (!NAME##_settle(item, n))                                                                                  \
            NAME##_passes(item, spare, n, 8, 8);                                                                      \
    }

#define OWN_KEY(item) (item)
#define KEYED_KEY(item) ((item).key)
SORTING(sort_plain, Plain, OWN_KEY)
SORTING(sort_keyed, Keyed, KEYED_KEY)

/* Leave each of n sorted hashes once; return how many stay. */
static inline size_t distinct(uint64_t *hash, size_t n)
{
    size_t stay = 0;
    for (size_t i = 0; i < n; i++) {
        hash[stay] = hash[i];
        stay += i + 1 == n || hash[i] != hash[i + 1];
    }
    return stay;
}

/* How many hashes two sorted sets have in common. */
static inline size_t common(const uint64_t *one, size_t ones, const uint64_t *two, size_t twos)
{
    size_t i = 0, j = 0, both = 0;
    while (i < ones && j < twos) {
        uint64_t a = one[i], b = two[j];
        both += a == b;
        i += a <= b;
        j += b <= a;
    }
    return both;
}

#endif
