/* Words -> their places in the order in which they were first seen: a hash table that keeps the words' bytes end to end. */
#ifndef STORY_COMPARE_VOCABULARY_H
#define STORY_COMPARE_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__GNUC__)
#define FETCH(place) __builtin_prefetch(place)
#else
#define FETCH(place) (void)(place)
#endif

#define MOST_WORDS ((size_t)INT32_MAX)

#define LONGEST 64 /* characters of a word that tell it from others */
#define LONGEST_BYTES (4 * LONGEST)
#define BEGINNING 8 /* bytes of a word that lie in its slot, filled up with NULs, which no word holds */

typedef struct {
    uint64_t beginning;
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

/* A word on its way to its place. One shorter than BEGINNING is told by its beginning and has no bytes. */
typedef struct {
    uint64_t beginning;
    uint32_t print, size;
    unsigned char bytes[LONGEST_BYTES];
} Word;

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

/* The first bytes of a word as one number, the first lowest. */
static inline uint64_t beginning_of(const unsigned char *word, size_t size)
{
    uint64_t beginning = 0;
    for (size_t i = 0; i < size && i < BEGINNING; i++)
        beginning |= (uint64_t)word[i] << 8 * i;
    return beginning;
}

static inline uint32_t print_of(uint64_t seed, const Word *word)
{
    uint64_t hash = stirred(seed ^ word->size ^ word->beginning);
    for (size_t i = 8; i < word->size; i += 8) /* the last eight overlap those before */
        hash = stirred(hash ^ eight_bytes(word->bytes + (i + 8 < word->size ? i : word->size - 8)));
    return (uint32_t)(hash >> 32);
}

static inline size_t home_of(uint32_t print, size_t slots)
{
    return (size_t)print & (slots - 1); /* there are no more words than prints */
}

static inline bool put_slots(Vocabulary *all, size_t slots)
{
    Slot *slot = slots <= SIZE_MAX / sizeof *slot ? calloc(slots, sizeof *slot) : NULL;
    if (!slot)
        return false;
    for (size_t i = 0; i < all->slots; i++) {
        Slot held = all->slot[i];
        size_t at = home_of(held.print, slots);
        while (held.place && slot[at].place)
            at = (at + 1) & (slots - 1);
        if (held.place)
            slot[at] = held;
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

static inline bool is_word(const Vocabulary *all, size_t place, const Word *word)
{
    size_t begin = place ? all->end[place - 1] : 0;
    return all->end[place] - begin == word->size && !memcmp(all->bytes + begin, word->bytes, word->size);
}

/* Return the place of a word, which may be new; -1 when there is no memory. */
static inline int32_t place_of(Vocabulary *all, const Word *word)
{
    if (!all->slots && !room_for_word(all, word->size))
        return -1;
    size_t at = home_of(word->print, all->slots);
    for (; all->slot[at].place; at = (at + 1) & (all->slots - 1)) {
        Slot held = all->slot[at];
        if (held.beginning == word->beginning && held.print == word->print &&
            (word->size < BEGINNING || is_word(all, held.place - 1, word)))
            return (int32_t)(held.place - 1);
    }
    size_t before = all->slots;
    if (!room_for_word(all, word->size))
        return -1;
    if (all->slots != before)
        for (at = home_of(word->print, all->slots); all->slot[at].place;)
            at = (at + 1) & (all->slots - 1);
    size_t begin = all->count ? all->end[all->count - 1] : 0;
    for (size_t i = 0; i < word->size; i++)
        all->bytes[begin + i] = word->size < BEGINNING ? (unsigned char)(word->beginning >> 8 * i) : word->bytes[i];
    all->end[all->count] = begin + word->size;
    all->slot[at] = (Slot){word->beginning, word->print, (uint32_t)++all->count};
    return (int32_t)(all->count - 1);
}

#endif
