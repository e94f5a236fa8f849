/* A line of JSON -> what its strings stand for, and the place behind a value; false or NULL where it is not plain.

   What is accepted is JSON to every parser: no number that may be too large, no half of a surrogate pair, no deep nesting. */
#ifndef STORY_COMPARE_JSON_H
#define STORY_COMPARE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "../../sketches/native/bits.h"

#define DEPTH 32  /* of nesting that is looked into */
#define DIGITS 64 /* of a number; with an exponent of two digits it is below 1e164 */
#define WHOLE 19  /* digits and sign of an integer that fits into 64 bits, whatever the digits are */

typedef struct {
    const unsigned char *at, *end; /* what is left of the line */
} Line;

/* -- strings ------------------------------------------------------------------------------------------------------- */

/* Return the length of the plain ASCII from `at` on: no quote, backslash or control character. */
static inline size_t plain(const unsigned char *at, const unsigned char *end)
{
    const unsigned char *begin = at;
#ifdef BLOCKS
    while (end - at >= 16) {
        __m128i c = _mm_loadu_si128((const __m128i *)at);
        __m128i special = _mm_or_si128(_mm_cmpeq_epi8(c, _mm_set1_epi8('"')), _mm_cmpeq_epi8(c, _mm_set1_epi8('\\')));
        /* as signed bytes, both control characters and those above ASCII are below the space */
        unsigned found = (unsigned)_mm_movemask_epi8(_mm_or_si128(special, _mm_cmplt_epi8(c, _mm_set1_epi8(' '))));
        if (found)
            return (size_t)(at - begin) + lowest(found);
        at += 16;
    }
#endif
    while (at < end && *at >= ' ' && *at < 0x80 && *at != '"' && *at != '\\')
        at++;
    return (size_t)(at - begin);
}

/* Return the length of the UTF-8 character at `at`, which is not ASCII, and its code; 0 where there is none. */
static inline size_t character(const unsigned char *at, const unsigned char *end, uint32_t *code)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t c = at[0];
    size_t size = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
    if (c < 0xC2 || c > 0xF4 || (size_t)(end - at) < size)
        return 0;
    c &= 0x7Fu >> size;
    for (size_t i = 1; i < size; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (at[i] & 0x3F);
    }
    *code = c;
    return c < least[size] || c > 0x10FFFF || c - 0xD800 < 0x800 ? 0 : size;
}

static bool four_digits(const unsigned char *at, const unsigned char *end, uint32_t *unit)
{
    if (end - at < 4)
        return false;
    *unit = 0;
    for (int i = 0; i < 4; i++) {
        unsigned digit = at[i] - (unsigned)'0', letter = (at[i] | 0x20u) - 'a';
        if (digit > 9 && letter > 5)
            return false;
        *unit = *unit << 4 | (digit <= 9 ? digit : letter + 10);
    }
    return true;
}

static unsigned char *put_character(uint32_t c, unsigned char *out)
{
    if (c < 0x80) {
        *out++ = (unsigned char)c;
        return out;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned char lead[4] = {0, 0xC0, 0xE0, 0xF0};
    *out++ = (unsigned char)(lead[more] | c >> 6 * more);
    while (more--)
        *out++ = (unsigned char)(0x80 | (c >> 6 * more & 0x3F));
    return out;
}

/* Read what follows a backslash and write what it stands for, which is never longer; NULL where it stands for nothing. */
static unsigned char *escape(Line *line, unsigned char *out)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    if (line->at >= line->end)
        return NULL;
    unsigned char c = *line->at++;
    if (c != 'u') {
        const char *found = c ? strchr(from, c) : NULL;
        if (!found)
            return NULL;
        *out++ = (unsigned char)to[found - from];
        return out;
    }
    uint32_t unit, low;
    if (!four_digits(line->at, line->end, &unit))
        return NULL;
    line->at += 4;
    if (unit - 0xD800 >= 0x800)
        return put_character(unit, out);
    if (unit >= 0xDC00 || line->end - line->at < 6 || line->at[0] != '\\' || line->at[1] != 'u' ||
        !four_digits(line->at + 2, line->end, &low) || low - 0xDC00 >= 0x400)
        return NULL; /* half a pair */
    line->at += 6;
    return put_character(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), out);
}

/* Read a string, whose quote is behind, and write it to `out`; return its end there, NULL where the string has none. */
static unsigned char *string(Line *line, unsigned char *out)
{
    uint32_t code;
    while (line->at < line->end) {
        size_t size = plain(line->at, line->end);
        memcpy(out, line->at, size);
        out += size;
        line->at += size;
        if (line->at >= line->end)
            return NULL;
        unsigned char c = *line->at;
        if (c == '"') {
            line->at++;
            return out;
        }
        if (c == '\\') {
            line->at++;
            if (!(out = escape(line, out)))
                return NULL;
        } else if (c < ' ' || !(size = character(line->at, line->end, &code))) {
            return NULL;
        } else {
            memcpy(out, line->at, size);
            out += size;
            line->at += size;
        }
    }
    return NULL;
}

/* -- values -------------------------------------------------------------------------------------------------------- */

static inline void skip_space(Line *line)
{
    while (line->at < line->end && (*line->at == ' ' || *line->at == '\t' || *line->at == '\r'))
        line->at++;
}

static inline bool take(Line *line, unsigned char wanted)
{
    if (line->at >= line->end || *line->at != wanted)
        return false;
    line->at++;
    return true;
}

static inline bool is_digit(unsigned char c)
{
    return c - (unsigned)'0' < 10;
}

static size_t digits(Line *line)
{
    size_t count = 0;
    for (; line->at < line->end && is_digit(*line->at); count++)
        line->at++;
    return count;
}

/* Read past an exponent that is not huge. */
static bool exponent(Line *line)
{
    if (!take(line, '-'))
        take(line, '+');
    size_t count = digits(line);
    return count == 1 || count == 2;
}

/* Read past a number; `whole` says whether it is an integer of 64 bits in its shortest form. */
static bool number(Line *line, bool *whole)
{
    bool minus = take(line, '-');
    bool zero = line->at < line->end && *line->at == '0';
    size_t before = digits(line), after = 0;
    bool point = take(line, '.');
    if (point)
        after = digits(line);
    bool power = take(line, 'e') || take(line, 'E');
    *whole = !point && !power && !(minus && zero) && minus + before <= WHOLE;
    return before && !(zero && before > 1) && (!point || after) && before + after <= DIGITS && (!power || exponent(line));
}

static bool word(Line *line, const char *wanted)
{
    size_t size = strlen(wanted);
    if ((size_t)(line->end - line->at) < size || memcmp(line->at, wanted, size))
        return false;
    line->at += size;
    return true;
}

static bool skip_value(Line *line, unsigned char *scratch, int depth);

static bool skip_members(Line *line, unsigned char *scratch, int depth, unsigned char close)
{
    skip_space(line);
    if (take(line, close))
        return true;
    do {
        skip_space(line);
        if (close == '}') {
            if (!take(line, '"') || !string(line, scratch))
                return false;
            skip_space(line);
            if (!take(line, ':'))
                return false;
            skip_space(line);
        }
        if (!skip_value(line, scratch, depth))
            return false;
        skip_space(line);
    } while (take(line, ','));
    return take(line, close);
}

/* Read past a value; what its strings hold is written to `scratch` and forgotten. */
static bool skip_value(Line *line, unsigned char *scratch, int depth)
{
    bool whole;
    if (line->at >= line->end || depth >= DEPTH)
        return false;
    switch (*line->at) {
    case '"': line->at++; return string(line, scratch) != NULL;
    case '{': line->at++; return skip_members(line, scratch, depth + 1, '}');
    case '[': line->at++; return skip_members(line, scratch, depth + 1, ']');
    case 't': return word(line, "true");
    case 'f': return word(line, "false");
    case 'n': return word(line, "null");
    default: return number(line, &whole);
    }
}

#endif
