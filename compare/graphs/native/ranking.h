/* Items in any order -> the few that come first: a heap whose root is the last of those held. */
#ifndef STORY_COMPARE_RANKING_H
#define STORY_COMPARE_RANKING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The lower rank comes first, of equal ones the lower place. */
typedef struct {
    double rank;
    int32_t place;
} Ranked;

static inline bool comes_before(Ranked one, Ranked two)
{
    return one.rank < two.rank || (one.rank == two.rank && one.place < two.place);
}

/* Offer an item to a heap of `held` that may hold `most`, at least one; return how many it holds now. */
static inline size_t offer(Ranked *heap, size_t held, size_t most, Ranked item)
{
    size_t at;
    if (held < most) {
        for (at = held++; at && comes_before(heap[(at - 1) / 2], item); at = (at - 1) / 2)
            heap[at] = heap[(at - 1) / 2];
        heap[at] = item;
        return held;
    }
    if (!comes_before(item, heap[0]))
        return held;
    size_t child;
    for (at = 0; (child = 2 * at + 1) < held; at = child) {
        child += child + 1 < held && comes_before(heap[child], heap[child + 1]);
        if (!comes_before(item, heap[child]))
            break;
        heap[at] = heap[child];
    }
    heap[at] = item;
    return held;
}

#endif
