/* Words -> their places in the order in which they were first seen: a hash table that keeps the words' bytes end to end. */
#ifndef STORY_COMPARE_VOCABULARY_H
#define STORY_COMPARE_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MOST_WORDS ((size_t)INT32_MAX)

typedef struct {
    uint32_t print; /* the upper half of the word's hash */
    uint32_t place; /* one more than the word's; 0 where the slot is free */
} Slot;

typedef struct {
    Slot *slot;
    size_t slots; /* a power of two, at least twice `count` */
    unsigned char *bytes;
    size_t *end; /* of each word among the bytes */
    size_t count, bytes_room, ends_room;
    uint64_t seed; /* nobody who writes texts knows it, so that nobody can make them slow */
} Vocabulary;

static inline void free_vocabulary(Vocabulary *all)
{
    free(all->slot);
    free(all->bytes);
    free(all->end);
}

static inline uint64_t stirred(uint64_t hash)
{
    hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93u;
    return (hash ^ hash >> 32) * 0xD6E8FEB86659FD93u;
}

static inline uint64_t eight_bytes(const unsigned char *at)
{
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

static inline uint64_t few_bytes(const unsigned char *at, size_t size) /* 1 to 7 */
{
    uint32_t one, two;
    if (size < 4)
        return at[0] | (uint64_t)at[size / 2] << 8 | (uint64_t)at[size - 1] << 16;
    memcpy(&one, at, 4);
    memcpy(&two, at + size - 4, 4);
    return (uint64_t)one << 32 | two;
}

static inline uint64_t hash_word(uint64_t seed, const unsigned char *at, size_t size)
{
    uint64_t hash = seed ^ size * 0x9E3779B97F4A7C15u;
    if (size < 8)
        return stirred(hash ^ few_bytes(at, size));
    for (size_t i = 0; i + 8 < size; i += 8)
        hash = stirred(hash ^ eight_bytes(at + i));
    return stirred(hash ^ eight_bytes(at + size - 8));
}

static inline bool put_slots(Vocabulary *all, size_t slots)
{
    Slot *slot = slots <= SIZE_MAX / sizeof *slot ? calloc(slots, sizeof *slot) : NULL;
    if (!slot)
        return false;
    size_t begin = 0;
    for (size_t i = 0; i < all->count; begin = all->end[i++]) {
        uint64_t hash = hash_word(all->seed, all->bytes + begin, all->end[i] - begin);
        size_t at = (size_t)hash & (slots - 1);
        while (slot[at].place)
            at = (at + 1) & (slots - 1);
        slot[at] = (Slot){(uint32_t)(hash >> 32), (uint32_t)i + 1};
    }
    free(all->slot);
    all->slot = slot;
    all->slots = slots;
    return true;
}

/* Make room for one more word of `size` bytes; false when there is no memory. */
static inline bool room_for_word(Vocabulary *all, size_t size)
{
    if (all->count >= MOST_WORDS)
        return false;
    size_t held = all->count ? all->end[all->count - 1] : 0;
    if (all->bytes_room - held < size) {
        unsigned char *bytes = realloc(all->bytes, 2 * (held + size) + 1024);
        if (!bytes)
            return false;
        all->bytes = bytes;
        all->bytes_room = 2 * (held + size) + 1024;
    }
    if (all->count == all->ends_room) {
        size_t *end = realloc(all->end, (2 * all->ends_room + 256) * sizeof *end);
        if (!end)
            return false;
        all->end = end;
        all->ends_room = 2 * all->ends_room + 256;
    }
    return 2 * (all->count + 1) <= all->slots || put_slots(all, all->slots ? 2 * all->slots : 1024);
}

/* Return the place of a word, which may be new; -1 when there is no memory. `size` is not 0. */
static inline int32_t place_of(Vocabulary *all, const unsigned char *word, size_t size)
{
    uint64_t hash = hash_word(all->seed, word, size);
    uint32_t print = (uint32_t)(hash >> 32);
    if (!all->slots && !room_for_word(all, size))
        return -1;
    size_t at = (size_t)hash & (all->slots - 1);
    for (; all->slot[at].place; at = (at + 1) & (all->slots - 1)) {
        size_t i = all->slot[at].place - 1, begin = i ? all->end[i - 1] : 0;
        if (all->slot[at].print == print && all->end[i] - begin == size && !memcmp(all->bytes + begin, word, size))
            return (int32_t)i;
    }
    size_t before = all->slots;
    if (!room_for_word(all, size))
        return -1;
    if (all->slots != before)
        for (at = (size_t)hash & (all->slots - 1); all->slot[at].place;)
            at = (at + 1) & (all->slots - 1);
    size_t begin = all->count ? all->end[all->count - 1] : 0;
    memcpy(all->bytes + begin, word, size);
    all->end[all->count] = begin + size;
    all->slot[at] = (Slot){print, (uint32_t)++all->count};
    return (int32_t)(all->count - 1);
}

#endif
