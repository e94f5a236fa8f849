/* Lines of plain JSON objects -> the text and the id of each, where each begins and whether it has more to tell.

   What is accepted must be what orjson makes of it, never more: one line that is not plain, and all are left to Python. */
#ifndef STORY_COMPARE_JSONL_H
#define STORY_COMPARE_JSONL_H

#include "json.h"

#define NAMES 64       /* keys that may be asked for */
#define LONGEST_KEY 64 /* bytes */

/* -- a record ------------------------------------------------------------------------------------------------------ */

typedef struct {
    const char *name;
    size_t size;
} Name;

typedef struct {
    Name text, id;
    Name better[NAMES], told[NAMES]; /* keys that must not be there, because the text would be theirs; keys to be noted */
    int betters, tolds;
} Asked;

typedef struct {
    unsigned char *text, *id; /* where they are written */
    size_t text_size, id_size;
    bool has_text, has_id, tells;
} Record;

static inline bool is(const unsigned char *key, size_t size, Name name)
{
    return name.size == size && !memcmp(key, name.name, size);
}

static bool among(const unsigned char *key, size_t size, const Name *name, int count)
{
    for (int i = 0; i < count; i++)
        if (is(key, size, name[i]))
            return true;
    return false;
}

static inline bool is_alnum(unsigned char c)
{
    return (c | 0x20u) - 'a' < 26u || is_digit(c);
}

/* Return whether this is a letter to every version of Unicode since 3.2; of the others Python knows. */
static bool is_letter(uint32_t c)
{
    static const uint16_t range[][2] = {
        {0x00C0, 0x00D6}, {0x00D8, 0x00F6}, {0x00F8, 0x021F}, /* Latin */
        {0x0391, 0x03A1}, {0x03A3, 0x03CE}, {0x0400, 0x0481}, /* Greek, Cyrillic */
        {0x0531, 0x0556}, {0x0561, 0x0587}, {0x05D0, 0x05EA}, /* Armenian, Hebrew */
        {0x0621, 0x063A}, {0x0641, 0x064A}, {0x0671, 0x06D3}, /* Arabic */
        {0x0905, 0x0939}, {0x0E01, 0x0E30}, {0x10D0, 0x10F6}, /* Devanagari, Thai, Georgian */
        {0x1E00, 0x1E9B}, {0x1EA0, 0x1EF9}, {0x3041, 0x3094}, /* Latin, Hiragana */
        {0x30A1, 0x30FA}, {0x4E00, 0x9FA5}, {0xAC00, 0xD7A3}, /* Katakana, Han, Hangul */
    };
    for (size_t i = 0; i < sizeof range / sizeof *range; i++)
        if (c >= range[i][0] && c <= range[i][1])
            return true;
    return false;
}

/* Return whether a text, which is UTF-8, holds a letter or a digit. */
static bool says_something(const unsigned char *at, const unsigned char *end)
{
    while (at < end) {
        uint32_t c = *at;
        size_t size = c < 0x80 ? 1 : character(at, end, &c);
        if (c < 0x80 ? is_alnum(*at) : is_letter(c))
            return true;
        at += size;
    }
    return false;
}

static bool read_text(Line *line, Record *record)
{
    if (record->has_text || !take(line, '"'))
        return false;
    unsigned char *end = string(line, record->text);
    if (!end || !says_something(record->text, end))
        return false;
    record->has_text = true;
    record->text_size = (size_t)(end - record->text);
    return true;
}

static bool read_words(Line *line, Record *record)
{
    unsigned char *end = string(line, record->id);
    if (!end)
        return false;
    record->id_size = (size_t)(end - record->id);
    return end == record->id || (*record->id > ' ' && *record->id < 0x80); /* else it may be white space */
}

/* Read the id, a string or a whole number; one that is null or empty is none. */
static bool read_id(Line *line, Record *record)
{
    const unsigned char *begin = line->at;
    bool whole;
    if (record->has_id)
        return false;
    record->has_id = true;
    if (take(line, '"'))
        return read_words(line, record);
    if (word(line, "null"))
        return true;
    if (!number(line, &whole) || !whole)
        return false;
    record->id_size = (size_t)(line->at - begin);
    memcpy(record->id, begin, record->id_size);
    return true;
}

/* Read one member; what neither the text nor the id holds is written to `scratch` and forgotten. */
static bool member(Line *line, const Asked *asked, Record *record, unsigned char *scratch)
{
    skip_space(line);
    if (!take(line, '"'))
        return false;
    const unsigned char *key = line->at;
    size_t size = plain(key, line->end);
    line->at += size;
    if (size > LONGEST_KEY || !take(line, '"') || among(key, size, asked->better, asked->betters))
        return false;
    record->tells |= among(key, size, asked->told, asked->tolds);
    skip_space(line);
    if (!take(line, ':'))
        return false;
    skip_space(line);
    if (is(key, size, asked->text))
        return read_text(line, record);
    if (is(key, size, asked->id))
        return read_id(line, record);
    return skip_value(line, scratch, 0);
}

static bool read_record(Line *line, const Asked *asked, Record *record, unsigned char *scratch)
{
    skip_space(line);
    if (!take(line, '{'))
        return false;
    do {
        if (!member(line, asked, record, scratch))
            return false;
        skip_space(line);
    } while (take(line, ','));
    if (!take(line, '}'))
        return false;
    skip_space(line);
    return line->at == line->end && record->has_text;
}

/* -- all lines ----------------------------------------------------------------------------------------------------- */

typedef struct {
    unsigned char *text, *id, *scratch; /* room for as many bytes as the input has, for nothing grows */
    int64_t *start, *text_end, *id_end; /* one a line, and one more start */
    unsigned char *tells;
    size_t lines, texts, ids;
} Found;

static size_t count_lines(const unsigned char *at, const unsigned char *end)
{
    size_t count = 0;
    while (at < end) {
        const unsigned char *newline = memchr(at, '\n', (size_t)(end - at));
        count++;
        at = newline ? newline + 1 : end;
    }
    return count;
}

static void keep(Found *found, const Record *record, int64_t start)
{
    found->texts += record->text_size;
    found->ids += record->id_size;
    found->start[found->lines] = start;
    found->text_end[found->lines] = (int64_t)found->texts;
    found->id_end[found->lines] = (int64_t)found->ids;
    found->tells[found->lines++] = record->tells;
}

/* Read all lines; of what was found nothing is to be used when the answer is no. */
static bool read_lines(const unsigned char *begin, const unsigned char *end, const Asked *asked, Found *found)
{
    for (const unsigned char *at = begin; at < end;) {
        const unsigned char *newline = memchr(at, '\n', (size_t)(end - at));
        Line line = {at, newline ? newline : end};
        Record record = {.text = found->text + found->texts, .id = found->id + found->ids};
        if (!read_record(&line, asked, &record, found->scratch))
            return false;
        keep(found, &record, at - begin);
        at = newline ? newline + 1 : end;
    }
    found->start[found->lines] = end - begin;
    return true;
}

#endif
