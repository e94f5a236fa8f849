/* Likeness of pairs -> which groups are merged by average linkage, in their order; a missing pair counts 0.

   What counts is the mean of the pairs between two groups, less the more both are tighter than `tight` within: two groups that are
   each much more alike than what joins them stay apart. A group's tightness is the mean of its own pairs and of `pseudo` pairs that
   are `tight`; of two groups the geometric mean counts.

   Likeness is a whole number of units, so that sums are exact and do not depend on the order of the pairs. A mean of pairs is at
   least the cut only where a pair is: pairs between components of those are left out. Each group is called by its lowest member
   and has one item on the heap: its best partner when it was last looked at. A pair's worth changes
   only with one of its groups, which is then looked at: what is best of all is the best of one of its groups when that was looked at
   last, so that a group is looked at again only when it comes first and its partner has changed.
   A group's list of partners is not kept up to date either: the lists of two groups are put together as they are, and what has
   become one partner is added up when the list is read next. */
#ifndef STORY_COMPARE_LINKAGE_H
#define STORY_COMPARE_LINKAGE_H

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sparse.h"

#define NONE UINT32_MAX

typedef struct {
    const int32_t *left, *right;
    const uint32_t *units;
    size_t count;
} Pairs;

typedef struct {
    uint32_t cut, tight; /* in units */
    int32_t pseudo;
} Limits;

typedef struct {
    int32_t partner;
    uint32_t next;
    uint64_t units; /* of all pairs between the two groups */
} Entry;

typedef struct {
    double mean;    /* less what tightness takes */
    uint64_t units; /* between the two */
    int32_t group, partner, group_size, partner_size; /* the sizes tell whether either has grown since */
} Best;

typedef struct {
    int64_t *leader;
    int32_t *size;    /* of a group, by its lowest member */
    uint64_t *within; /* the units of a group's own pairs */
    uint32_t *head, *tail, *seen; /* of a group's list; `seen` is NONE but while a list is read */
    Entry *entry;
    Best *heap;
    size_t count, heaped;
    double cut, tight, pseudo;
} Groups;

typedef struct {
    int32_t *left, *right;
    double *mean; /* in units */
    size_t count;
} Merges;

static void close_groups(Groups *groups)
{
    free(groups->leader);
    free(groups->size);
    free(groups->within);
    free(groups->head);
    free(groups->tail);
    free(groups->seen);
    free(groups->entry);
    free(groups->heap);
}

static bool open_groups(Groups *groups, size_t count, Limits limits)
{
    size_t room = count + 1;
    *groups = (Groups){.leader = malloc(room * sizeof(int64_t)),
                       .size = malloc(room * sizeof(int32_t)),
                       .within = calloc(room, sizeof(uint64_t)),
                       .head = malloc(room * sizeof(uint32_t)),
                       .tail = malloc(room * sizeof(uint32_t)),
                       .seen = malloc(room * sizeof(uint32_t)),
                       .heap = malloc(room * sizeof(Best)),
                       .count = count,
                       .cut = limits.cut,
                       .tight = limits.tight,
                       .pseudo = limits.pseudo};
    if (!groups->leader || !groups->size || !groups->within || !groups->head || !groups->tail || !groups->seen || !groups->heap)
        return false;
    for (size_t i = 0; i < count; i++) {
        groups->leader[i] = (int64_t)i;
        groups->size[i] = 1;
        groups->head[i] = groups->tail[i] = groups->seen[i] = NONE;
    }
    return true;
}

/* -- pairs -> a list of partners for each member --------------------------------------------------------------------- */

/* Read a pair of two different members; false when it is none. */
static inline bool read_pair(const Pairs *pairs, size_t at, size_t members, int32_t *a, int32_t *b)
{
    *a = once32(pairs->left + at);
    *b = once32(pairs->right + at);
    return *a >= 0 && *b >= 0 && (size_t)*a < members && (size_t)*b < members && *a != *b;
}

/* Join what is at least as alike as the cut. Return how many pairs there are before one that is none. */
static size_t join_components(Groups *groups, const Pairs *pairs, uint32_t cut)
{
    int32_t a, b;
    for (size_t p = 0; p < pairs->count; p++) {
        if (!read_pair(pairs, p, groups->count, &a, &b))
            return p;
        if (pairs->units[p] < cut)
            continue;
        int64_t one = leader_of(groups->leader, a), two = leader_of(groups->leader, b);
        groups->leader[one < two ? two : one] = one < two ? one : two;
    }
    return pairs->count;
}

static inline bool read_joined(Groups *groups, const Pairs *pairs, size_t at, int32_t *a, int32_t *b)
{
    return read_pair(pairs, at, groups->count, a, b) &&
           leader_of(groups->leader, *a) == leader_of(groups->leader, *b);
}

static inline void fill_entry(Groups *groups, int32_t group, int32_t partner, uint32_t units, const uint32_t *end)
{
    uint32_t at = groups->tail[group];
    if (at == end[group])
        return; /* the pairs have changed since they were counted */
    groups->entry[at] = (Entry){partner, NONE, units};
    if (at > groups->head[group])
        groups->entry[at - 1].next = at;
    groups->tail[group] = at + 1;
}

/* Make the lists of partners within components: those of a member lie side by side. */
static bool make_lists(Groups *groups, const Pairs *pairs)
{
    int32_t a, b;
    uint32_t *end = groups->seen, items = 0;
    memset(end, 0, groups->count * sizeof *end);
    for (size_t p = 0; p < pairs->count; p++)
        if (read_joined(groups, pairs, p, &a, &b)) {
            end[a]++;
            end[b]++;
        }
    for (size_t i = 0; i < groups->count; i++) {
        groups->head[i] = groups->tail[i] = items;
        end[i] = items += end[i];
    }
    groups->entry = malloc(((size_t)items + 1) * sizeof *groups->entry);
    if (!groups->entry)
        return false;
    for (size_t p = 0; p < pairs->count; p++)
        if (read_joined(groups, pairs, p, &a, &b)) {
            uint32_t units = pairs->units[p];
            fill_entry(groups, a, b, units, end);
            fill_entry(groups, b, a, units, end);
        }
    for (size_t i = 0; i < groups->count; i++) {
        bool empty = groups->head[i] == groups->tail[i];
        groups->head[i] = empty ? NONE : groups->head[i];
        groups->tail[i] = empty ? NONE : groups->tail[i] - 1;
        groups->leader[i] = (int64_t)i;
        groups->seen[i] = NONE;
    }
    return true;
}

/* -- the heap: the highest mean comes first, of equal ones the lowest members ---------------------------------------- */

static inline bool is_ahead(const Best *one, const Best *two)
{
    if (one->mean != two->mean)
        return one->mean > two->mean;
    int32_t low_one = one->group < one->partner ? one->group : one->partner;
    int32_t low_two = two->group < two->partner ? two->group : two->partner;
    if (low_one != low_two)
        return low_one < low_two;
    return one->group + (int64_t)one->partner < two->group + (int64_t)two->partner;
}

static void push(Groups *groups, Best best)
{
    size_t at = groups->heaped++;
    for (; at && is_ahead(&best, &groups->heap[(at - 1) / 2]); at = (at - 1) / 2)
        groups->heap[at] = groups->heap[(at - 1) / 2];
    groups->heap[at] = best;
}

static Best pop(Groups *groups)
{
    Best *heap = groups->heap, first = heap[0], last = heap[--groups->heaped];
    size_t at = 0, child;
    for (; (child = 2 * at + 1) < groups->heaped; at = child) {
        child += child + 1 < groups->heaped && is_ahead(&heap[child + 1], &heap[child]);
        if (!is_ahead(&heap[child], &last))
            break;
        heap[at] = heap[child];
    }
    heap[at] = last;
    return first;
}

/* -- groups ---------------------------------------------------------------------------------------------------------- */

/* Leave each partner of a group once in its list, by its lowest member and with the sum of all pairs. */
static void gather(Groups *groups, int32_t group)
{
    uint32_t *link = &groups->head[group], last = NONE;
    for (uint32_t at = *link, next; at != NONE; at = next) {
        Entry *entry = groups->entry + at;
        next = entry->next;
        int64_t partner = leader_of(groups->leader, entry->partner);
        uint32_t seen = groups->seen[partner];
        if (partner != group && seen == NONE) {
            groups->seen[partner] = last = at;
            entry->partner = (int32_t)partner;
            link = &entry->next;
            continue;
        }
        if (partner != group)
            groups->entry[seen].units += entry->units;
        *link = next;
    }
    groups->tail[group] = last;
}

static inline double tightness(const Groups *groups, int32_t group)
{
    double size = (double)groups->size[group], pairs = size * (size - 1.0) / 2.0 + groups->pseudo;
    return pairs > 0.0 ? ((double)groups->within[group] + groups->pseudo * groups->tight) / pairs : groups->tight;
}

/* Put the group's best partner on the heap, when there is one that it may be merged with. */
static void look(Groups *groups, int32_t group)
{
    gather(groups, group);
    Best best = {.mean = -1.0, .group = group, .partner = -1, .group_size = groups->size[group]};
    double own = tightness(groups, group);
    for (uint32_t at = groups->head[group]; at != NONE; at = groups->entry[at].next) {
        int32_t partner = groups->entry[at].partner, size = groups->size[partner];
        double mean = (double)groups->entry[at].units / ((double)best.group_size * (double)size);
        double tight = sqrt(own * tightness(groups, partner));
        if (tight > groups->tight)
            mean *= groups->tight / tight;
        groups->seen[partner] = NONE;
        if (mean > best.mean || (mean == best.mean && partner < best.partner)) {
            best.mean = mean;
            best.partner = partner;
            best.partner_size = size;
            best.units = groups->entry[at].units;
        }
    }
    if (best.partner >= 0 && best.mean >= groups->cut)
        push(groups, best);
}

/* Whether a group is still what it was when it had this size. */
static inline bool is_same(const Groups *groups, int32_t group, int32_t size)
{
    return groups->leader[group] == group && groups->size[group] == size;
}

static int32_t unite(Groups *groups, int32_t one, int32_t two, uint64_t units)
{
    int32_t low = one < two ? one : two, high = one < two ? two : one;
    groups->leader[high] = low;
    groups->size[low] += groups->size[high];
    groups->within[low] += groups->within[high] + units;
    if (groups->tail[low] == NONE)
        groups->head[low] = groups->head[high];
    else
        groups->entry[groups->tail[low]].next = groups->head[high];
    if (groups->tail[high] != NONE)
        groups->tail[low] = groups->tail[high];
    return low;
}

static void merge_all(Groups *groups, Merges *merges)
{
    for (size_t i = 0; i < groups->count; i++)
        look(groups, (int32_t)i);
    while (groups->heaped) {
        Best best = pop(groups);
        if (!is_same(groups, best.group, best.group_size))
            continue; /* it is part of another, or has an item of its new size */
        if (!is_same(groups, best.partner, best.partner_size)) {
            look(groups, best.group);
            continue;
        }
        int32_t low = unite(groups, best.group, best.partner, best.units);
        merges->left[merges->count] = low;
        merges->right[merges->count] = low == best.group ? best.partner : best.group;
        merges->mean[merges->count++] = best.mean;
        look(groups, low);
    }
}

/* Write what is merged, with room for one less than there are members. Return how many pairs there are before one that does not
   join two of them, or SIZE_MAX when memory runs out. */
static size_t link_groups(const Pairs *pairs, size_t members, Limits limits, Merges *merges)
{
    Groups groups;
    size_t good = SIZE_MAX;
    if (open_groups(&groups, members, limits)) {
        good = join_components(&groups, pairs, limits.cut);
        if (good == pairs->count && !make_lists(&groups, pairs))
            good = SIZE_MAX;
        if (good == pairs->count)
            merge_all(&groups, merges);
    }
    close_groups(&groups);
    return good;
}

#endif
