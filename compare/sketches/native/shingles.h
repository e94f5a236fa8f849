/* Words -> token hashes, shingle hashes, a digest of the whole; the definitions are those of shingles.py, bit for bit. */
#ifndef STORY_COMPARE_SHINGLES_H
#define STORY_COMPARE_SHINGLES_H

#include "words.h"

#define MULTIPLIER UINT64_C(0x9E3779B97F4A7C15)

typedef struct {
    uint64_t first, token, digest; /* what a token's hash begins with, is multiplied by; what the digest is multiplied by */
} Keys;

typedef struct {
    uint64_t chain, sum;
} Digest;

static inline uint64_t split_mix(uint64_t x)
{
    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return x ^ x >> 31;
}

static inline Keys keys_of(uint64_t seed)
{
    Keys keys = {split_mix(seed + MULTIPLIER), split_mix(seed + 2 * MULTIPLIER) | 1, split_mix(seed + 3 * MULTIPLIER) | 1};
    return keys;
}

/* The two halves of the 128-bit product, one upon the other. */
static inline uint64_t fold(uint64_t a, uint64_t b)
{
#if defined(__SIZEOF_INT128__) && !defined(STORY_COMPARE_PORTABLE)
    __extension__ typedef unsigned __int128 Wide;
    Wide product = (Wide)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
#else
    uint64_t al = a & 0xFFFFFFFF, ah = a >> 32, bl = b & 0xFFFFFFFF, bh = b >> 32;
    uint64_t ll = al * bl, lh = al * bh, hl = ah * bl;
    uint64_t middle = (ll >> 32) + (lh & 0xFFFFFFFF) + (hl & 0xFFFFFFFF);
    return (a * b) ^ (ah * bh + (lh >> 32) + (hl >> 32) + (middle >> 32));
#endif
}

static inline uint64_t eight_bytes(const unsigned char *at)
{
    uint64_t word;
    memcpy(&word, at, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* The hash of the token at `at`; eight bytes from there on, and from any eighth byte of it, may be read. */
static inline uint64_t token_hash(const unsigned char *at, size_t size, Keys keys)
{
    uint64_t hash = keys.first;
    while (size > 8) {
        hash = fold(hash ^ eight_bytes(at), keys.token);
        at += 8;
        size -= 8;
    }
    return fold(hash ^ (eight_bytes(at) & UINT64_MAX >> (64 - 8 * size)), keys.token);
}

static inline uint64_t word_mask(const unsigned char *at) /* a bit for each of 64 bytes that is in a word */
{
    uint64_t mask = 0;
#ifdef BLOCKS
    for (int i = 0; i < 4; i++) {
        __m128i nul = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(at + 16 * i)), _mm_setzero_si128());
        mask |= (uint64_t)(~(unsigned)_mm_movemask_epi8(nul) & 0xFFFF) << 16 * i;
    }
#else
    for (int i = 0; i < 64; i++)
        mask |= (uint64_t)(at[i] != 0) << i;
#endif
    return mask;
}

static inline unsigned lowest_or_last(uint64_t bits) /* of no bit, 63 */
{
    return lowest(bits | UINT64_C(1) << 63);
}

/* Write the hash of each token in the `size` bytes of words_of; return how many there are. */
static inline size_t token_hashes(const unsigned char *words, size_t size, Keys keys, uint64_t *hash, Digest *digest)
{
    uint64_t inside = 0, *end = hash;
    uint64_t chain = 0, sum = 0;
    size_t start = 0;
    for (size_t at = 0; at < size; at += 64) {
        uint64_t word = word_mask(words + at), before = word << 1 | inside;
        uint64_t starts = word & ~before, ends = ~word & before;
        if (!inside) {
            start = at + lowest_or_last(starts);
            starts &= starts - 1;
        }
        for (; ends; ends &= ends - 1) {
            uint64_t token = token_hash(words + start, at + lowest(ends) - start, keys);
            *end++ = token;
            chain = fold(chain ^ token, keys.digest);
            sum = sum * MULTIPLIER + chain;
            start = at + lowest_or_last(starts);
            starts &= starts - 1;
        }
        inside = word >> 63;
    }
    digest->chain = chain;
    digest->sum = sum;
    return (size_t)(end - hash);
}

/* Write the polynomial of every run of `ngram` tokens, which `finish` makes a hash; fewer tokens than that are one run. Return
   how many there are. */
static inline size_t runs_of(const uint64_t *token, size_t tokens, size_t ngram, uint64_t *runs)
{
    size_t size = ngram < tokens ? ngram : tokens;
    uint64_t run = 0, last = 1;
    for (size_t i = 0; i < size; i++) {
        run = run * MULTIPLIER + token[i];
        last *= MULTIPLIER;
    }
    for (size_t i = size; i < tokens; i++) {
        *runs++ = run;
        run = run * MULTIPLIER + (token[i] - token[i - size] * last);
    }
    if (size)
        *runs = run;
    return size ? tokens - size + 1 : 0;
}

#endif
