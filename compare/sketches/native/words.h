/* A text of any width -> its words: lower-cased, as UTF-8, with NUL bytes between them.

   Words are Python's: runs of \w in str.lower(). A character of a script without spaces is a word of its own. */
#ifndef STORY_COMPARE_WORDS_H
#define STORY_COMPARE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "bits.h"

/* What a character is once it is lower-cased. Two have a lower case that one table entry cannot hold: the dotted capital I
   gives "i" and a mark that is no letter; capital sigma depends on its neighbours. */
enum { SPACE, WORD, ALONE, DOTTED_I, SIGMA };

typedef struct {
    uint8_t kind[0x10000];
    uint16_t lower[0x10000];
    int (*beyond)(uint32_t code, uint32_t *lower); /* kind and lower case of a character above U+FFFF */
} Alphabet;

/* A text as it lies in memory: `width` bytes a character, 0 for UTF-8. `size` counts units of that width. */
typedef struct {
    const void *data;
    size_t size;
    int width;
} Text;

#define LEAD 1   /* one NUL before the first word, so that every word has one before it */
#define SLACK 192 /* a block may be written behind the end, and NULs follow the last word up to a multiple of 64 */

/* Bytes that the words of a text may need, 0 if that number cannot be held. Most that a unit can grow to: U+4E00 in two bytes
   gives three and two NULs; one of four bytes gives four and two; in UTF-8 two bytes become three, three become five. */
static inline size_t words_bound(Text text)
{
    static const size_t most[5] = {2, 2, 5, 0, 6};
    size_t each = most[text.width];
    if (text.size > (SIZE_MAX / 8 - SLACK) / each)
        return 0;
    return text.size * each + LEAD + SLACK;
}

static inline unsigned char ascii_low(uint32_t c)
{
    if (c - 'A' < 26u)
        return (unsigned char)(c | 0x20);
    return (c - 'a' < 26u || c - '0' < 10u || c == '_') ? (unsigned char)c : 0;
}

static inline unsigned char *encode(uint32_t c, unsigned char *out)
{
    if (c < 0x80) {
        *out++ = (unsigned char)c;
    } else if (c < 0x800) {
        *out++ = (unsigned char)(0xC0 | c >> 6);
        *out++ = (unsigned char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        *out++ = (unsigned char)(0xE0 | c >> 12);
        *out++ = (unsigned char)(0x80 | (c >> 6 & 0x3F));
        *out++ = (unsigned char)(0x80 | (c & 0x3F));
    } else {
        *out++ = (unsigned char)(0xF0 | c >> 18);
        *out++ = (unsigned char)(0x80 | (c >> 12 & 0x3F));
        *out++ = (unsigned char)(0x80 | (c >> 6 & 0x3F));
        *out++ = (unsigned char)(0x80 | (c & 0x3F));
    }
    return out;
}

/* Write one character that is not ASCII. */
static inline unsigned char *put(const Alphabet *alphabet, uint32_t c, unsigned char *out, bool *sigma)
{
    uint32_t low = c;
    int kind;
    if (c < 0x10000) {
        kind = alphabet->kind[c];
        low = alphabet->lower[c];
    } else {
        kind = alphabet->beyond(c, &low);
    }
    switch (kind) {
    case ALONE:
        if (out[-1])
            *out++ = 0;
        out = encode(low, out);
        *out++ = 0;
        return out;
    case DOTTED_I:
        *out++ = 'i';
        *out++ = 0;
        return out;
    case SIGMA:
        *sigma = true;
        return encode(low, out);
    case WORD:
        return encode(low, out);
    default:
        *out++ = 0;
        return out;
    }
}

/* Read one character of UTF-8 that is not ASCII; what is no UTF-8 gives U+FFFD, which is in no word, one byte at a time. */
static inline uint32_t decode(const unsigned char *at, size_t left, size_t *length)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t c = at[0];
    size_t size = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
    *length = 1;
    if (c < 0xC2 || c > 0xF4 || left < size)
        return 0xFFFD;
    c &= 0x7Fu >> size;
    for (size_t i = 1; i < size; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 0xFFFD;
        c = c << 6 | (at[i] & 0x3F);
    }
    if (c < least[size] || c > 0x10FFFF || c - 0xD800 < 0x800)
        return 0xFFFD;
    *length = size;
    return c;
}

#ifdef BLOCKS
/* Write 16 ASCII characters, 0 for those in no word; bytes above 0x7F give 0. */
static inline void put_block(__m128i c, unsigned char *out)
{
#define BETWEEN(v, a, b) _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8((a)-1)), _mm_cmpgt_epi8(_mm_set1_epi8((b) + 1), v))
    __m128i low = _mm_or_si128(c, _mm_and_si128(BETWEEN(c, 'A', 'Z'), _mm_set1_epi8(0x20)));
    __m128i letter = _mm_or_si128(BETWEEN(low, 'a', 'z'), BETWEEN(low, '0', '9'));
    __m128i word = _mm_or_si128(letter, _mm_cmpeq_epi8(low, _mm_set1_epi8('_')));
    _mm_storeu_si128((__m128i *)out, _mm_and_si128(low, word));
#undef BETWEEN
}

/* Write the ASCII among 16 characters at `at`; return a bit for each that is not ASCII. */
static inline unsigned blocks_1(const uint8_t *at, unsigned char *out)
{
    __m128i c = _mm_loadu_si128((const __m128i *)at);
    put_block(c, out);
    return (unsigned)_mm_movemask_epi8(c);
}

static inline unsigned blocks_2(const uint16_t *at, unsigned char *out)
{
    __m128i zero = _mm_setzero_si128(), high = _mm_set1_epi16((short)0xFF80);
    __m128i a = _mm_loadu_si128((const __m128i *)at), b = _mm_loadu_si128((const __m128i *)(at + 8));
    __m128i ascii = _mm_packs_epi16(_mm_cmpeq_epi16(_mm_and_si128(a, high), zero),
                                    _mm_cmpeq_epi16(_mm_and_si128(b, high), zero));
    put_block(_mm_packus_epi16(a, b), out);
    return ~(unsigned)_mm_movemask_epi8(ascii) & 0xFFFF;
}

static inline unsigned blocks_4(const uint32_t *at, unsigned char *out)
{
    __m128i zero = _mm_setzero_si128(), high = _mm_set1_epi32(-128), c[4], ascii[4];
    for (int i = 0; i < 4; i++) {
        c[i] = _mm_loadu_si128((const __m128i *)(at + 4 * i));
        ascii[i] = _mm_cmpeq_epi32(_mm_and_si128(c[i], high), zero);
    }
    put_block(_mm_packus_epi16(_mm_packs_epi32(c[0], c[1]), _mm_packs_epi32(c[2], c[3])), out);
    __m128i all = _mm_packs_epi16(_mm_packs_epi32(ascii[0], ascii[1]), _mm_packs_epi32(ascii[2], ascii[3]));
    return ~(unsigned)_mm_movemask_epi8(all) & 0xFFFF;
}

#define BLOCK_LOOP(NAME)                                                                                              \
    while (size - i >= 16) {                                                                                          \
        unsigned strange = NAME(at + i, out);                                                                         \
        unsigned plain = strange ? lowest(strange) : 16;                                             \
        out += plain;                                                                                                 \
        i += plain;                                                                                                   \
        if (strange)                                                                                                  \
            NEXT                                                                                                      \
    }
#else
#define BLOCK_LOOP(NAME)
#endif

#define FROM_UNITS(NAME, UNIT, BLOCK)                                                                                 \
    static unsigned char *NAME(const Alphabet *alphabet, const UNIT *at, size_t size, unsigned char *out, bool *sigma)\
    {                                                                                                                 \
        size_t i = 0;                                                                                                 \
        BLOCK_LOOP(BLOCK)                                                                                             \
        while (i < size) {                                                                                            \
            if (at[i] < 0x80)                                                                                         \
                *out++ = ascii_low(at[i++]);                                                                          \
            else                                                                                                      \
                NEXT                                                                                                  \
        }                                                                                                             \
        return out;                                                                                                   \
    }

#define NEXT out = put(alphabet, at[i++], out, sigma);
FROM_UNITS(from_latin, uint8_t, blocks_1)
FROM_UNITS(from_ucs2, uint16_t, blocks_2)
FROM_UNITS(from_ucs4, uint32_t, blocks_4)
#undef NEXT
#define NEXT                                                                                                          \
    {                                                                                                                 \
        size_t length;                                                                                                \
        uint32_t c = decode(at + i, size - i, &length);                                                               \
        out = put(alphabet, c, out, sigma);                                                                           \
        i += length;                                                                                                  \
    }
FROM_UNITS(from_utf8, uint8_t, blocks_1)
#undef NEXT

/* Write the words of a text to `out`, which holds words_bound(text) bytes. Return how many bytes were written, a multiple of 64
   the last of which is NUL. `sigma` becomes true when the text holds a capital sigma: its words are then not what str.lower()
   gives, and the caller has to lower-case the text by other means. */
static inline size_t words_of(const Alphabet *alphabet, Text text, unsigned char *out, bool *sigma)
{
    unsigned char *end = out;
    *end++ = 0;
    switch (text.width) {
    case 0: end = from_utf8(alphabet, text.data, text.size, end, sigma); break;
    case 1: end = from_latin(alphabet, text.data, text.size, end, sigma); break;
    case 2: end = from_ucs2(alphabet, text.data, text.size, end, sigma); break;
    default: end = from_ucs4(alphabet, text.data, text.size, end, sigma); break;
    }
    memset(end, 0, 128);
    return ((size_t)(end - out) / 64 + 1) * 64;
}

#endif
