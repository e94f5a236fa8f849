/* Keys -> the rank of each among the distinct ones. */
#ifndef STORY_COMPARE_RANKS_H
#define STORY_COMPARE_RANKS_H

#include <stdlib.h>

#include "../../sketches/native/sorting.h"

#define PARTS_OF_KEYS (1 << DIGIT) /* by the uppermost bits: each is sorted by itself, in the cache of the machine */

/* Rank n keys, n below 2^31: rank[i] is that of key i, first[r] the first place that has the key of rank r. Return how many
   ranks there are, SIZE_MAX for want of memory. Beside the results that needs four bytes a key, and room for the largest part. */
static inline size_t rank_keys(const uint64_t *key, size_t n, int32_t *rank, int64_t *first)
{
    size_t start[PARTS_OF_KEYS + 1] = {0}, next[PARTS_OF_KEYS], most = 0, ranks = 0;
    for (size_t i = 0; i < n; i++)
        start[(key[i] >> (64 - DIGIT)) + 1]++;
    for (size_t part = 0; part < PARTS_OF_KEYS; part++) {
        most = start[part + 1] > most ? start[part + 1] : most;
        start[part + 1] += start[part];
        next[part] = start[part];
    }
    uint32_t *row = malloc((n + 1) * sizeof *row);
    Keyed *item = malloc((2 * most + 1) * sizeof *item);
    for (size_t i = 0; row && item && i < n; i++)
        row[next[key[i] >> (64 - DIGIT)]++] = (uint32_t)i;
    for (size_t part = 0; row && item && part < PARTS_OF_KEYS; part++) {
        size_t count = start[part + 1] - start[part];
        for (size_t i = 0; i < count; i++) {
            uint32_t at = row[start[part] + i];
            item[i] = (Keyed){key[at] << DIGIT, at}; /* what tells keys of this part apart */
        }
        sort_keyed(item, item + count, count);
        for (size_t i = 0; i < count; i++) {
            if (!i || item[i].key != item[i - 1].key)
                first[ranks++] = (int64_t)item[i].row;
            rank[item[i].row] = (int32_t)(ranks - 1);
        }
    }
    ranks = row && item ? ranks : SIZE_MAX;
    free(row);
    free(item);
    return ranks;
}

#endif
