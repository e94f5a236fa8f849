/* Pairs of places -> connected components, by union-find with path halving (Tarjan 1975). */
#ifndef STORY_COMPARE_JOINING_H
#define STORY_COMPARE_JOINING_H

#include <stddef.h>
#include <stdint.h>

/* Read a number that others may write to, once: what is checked is what is used. */
static inline int64_t once(const int64_t *at)
{
    return *(const volatile int64_t *)at;
}

static inline int64_t leader_of(int64_t *leader, int64_t at)
{
    while (leader[at] != at) {
        leader[at] = leader[leader[at]];
        at = leader[at];
    }
    return at;
}

/* Make leader[i] the lowest place of i's component, for each of `places` places. Return how many pairs there are before one
   that does not lie among them; `leader` tells nothing then. */
static inline size_t join(const int64_t *left, const int64_t *right, size_t pairs, int64_t *leader, size_t places)
{
    for (size_t i = 0; i < places; i++)
        leader[i] = (int64_t)i;
    for (size_t i = 0; i < pairs; i++) {
        int64_t a = once(left + i), b = once(right + i);
        if ((uint64_t)a >= places || (uint64_t)b >= places)
            return i;
        a = leader_of(leader, a);
        b = leader_of(leader, b);
        if (a < b)
            leader[b] = a;
        else
            leader[a] = b;
    }
    for (size_t i = 0; i < places; i++)
        leader[i] = leader[leader[i]]; /* leaders lie below: theirs is already known */
    return pairs;
}

#endif
