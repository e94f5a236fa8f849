/* Arbitrary bytes -> what jsonl.h reads in them, compared with a plain reading of RFC 8259; stops where they differ.

   The first byte says where the others stand: by themselves, or as a value or part of one in a record that is plain but for
   them. Lines are accepted just when the plain reading finds nothing odd in them; of a text without ASCII letters and digits
   either may be so. Names are short, so that bytes at random come upon them. */
#include "../../compare/ingest/corpora/jsonl.h"
#include "laws.h"

static const Asked asked = {
    .text = {"t", 1},
    .id = {"i", 1},
    .better = {{"b", 1}, {"better", 6}},
    .told = {{"u", 1}, {"", 0}},
    .betters = 2,
    .tolds = 2,
};

/* -- a plain reading ----------------------------------------------------------------------------------------------- */

typedef struct {
    uint8_t *byte;
    size_t size;
} Bytes;

typedef struct {
    const uint8_t *at, *end;
    bool odd; /* it may be JSON, but it is for Python */
} Reading;

typedef struct {
    Bytes text, id;
    bool has_text, has_id, tells;
} Member;

static int next(const Reading *reading) /* -1 at the end */
{
    return reading->at < reading->end ? *reading->at : -1;
}

static bool got(Reading *reading, const char *wanted)
{
    size_t size = strlen(wanted);
    bool is_there = (size_t)(reading->end - reading->at) >= size && !memcmp(reading->at, wanted, size);
    reading->at += is_there ? size : 0;
    return is_there;
}

static void space(Reading *reading)
{
    while (got(reading, " ") || got(reading, "\t") || got(reading, "\r"))
        ;
}

static void add(Bytes *out, uint32_t c)
{
    static const uint32_t most[4] = {0x7F, 0x7FF, 0xFFFF, 0x10FFFF}, mark[4] = {0, 0xC0, 0xE0, 0xF0};
    int more = 0;
    while (c > most[more])
        more++;
    out->byte[out->size++] = (uint8_t)(mark[more] | c >> 6 * more);
    for (int i = more - 1; i >= 0; i--)
        out->byte[out->size++] = (uint8_t)(0x80 | (c >> 6 * i & 0x3F));
}

static long unit(Reading *reading) /* -1 where there are no four digits */
{
    long value = 0;
    for (int i = 0; i < 4; i++) {
        static const char digit[] = "0123456789abcdef0123456789ABCDEF";
        const char *found = next(reading) > 0 ? strchr(digit, next(reading)) : NULL;
        if (!found)
            return -1;
        value = value * 16 + (found - digit) % 16;
        reading->at++;
    }
    return value;
}

static bool escaped(Reading *reading, Bytes *out)
{
    static const char *const name[8] = {"\"", "\\", "/", "b", "f", "n", "r", "t"};
    for (int i = 0; i < 8; i++)
        if (got(reading, name[i]))
            return out->byte[out->size++] = (uint8_t)"\"\\/\b\f\n\r\t"[i], true;
    long high = got(reading, "u") ? unit(reading) : -1, low = 0;
    bool is_high = high >= 0xD800 && high <= 0xDBFF;
    if (high < 0 || (high >= 0xDC00 && high <= 0xDFFF))
        return false;
    if (is_high)
        low = got(reading, "\\u") ? unit(reading) : -1;
    if (is_high && (low < 0xDC00 || low > 0xDFFF))
        return false;
    add(out, (uint32_t)(is_high ? (high - 0xD800) * 0x400 + (low - 0xDC00) + 0x10000 : high));
    return true;
}

/* The rest of a string whose quote was read. */
static bool read_string(Reading *reading, Bytes *out)
{
    while (next(reading) >= ' ') {
        if (got(reading, "\""))
            return true;
        if (got(reading, "\\")) {
            if (!escaped(reading, out))
                return false;
            continue;
        }
        size_t size = well_formed(reading->at, (size_t)(reading->end - reading->at));
        if (!size)
            return false;
        memcpy(out->byte + out->size, reading->at, size);
        out->size += size;
        reading->at += size;
    }
    return false;
}

static size_t count_digits(Reading *reading)
{
    size_t count = 0;
    for (; next(reading) >= '0' && next(reading) <= '9'; count++)
        reading->at++;
    return count;
}

/* A number; `size` is that of an integer, else 0. */
static bool read_number(Reading *reading, size_t *size)
{
    const uint8_t *begin = reading->at;
    bool is_below = got(reading, "-");
    if (got(reading, "0")) {
        reading->at--;
        if (reading->end - reading->at > 1 && reading->at[1] >= '0' && reading->at[1] <= '9')
            return false;
    }
    size_t before = count_digits(reading), after = 0, power = 0;
    bool is_whole = !(is_below && before && begin[1] == '0');
    if (before && got(reading, ".")) {
        is_whole = false;
        if (!(after = count_digits(reading)))
            return false;
    }
    if (before && (got(reading, "e") || got(reading, "E"))) {
        is_whole = false;
        if (!got(reading, "+"))
            got(reading, "-");
        if (!(power = count_digits(reading)))
            return false;
    }
    reading->odd |= before + after > 64 || power > 2;
    *size = is_whole && reading->at - begin < 20 ? (size_t)(reading->at - begin) : 0;
    return before > 0;
}

static bool read_value(Reading *reading, Bytes spare, int depth);

static bool read_list(Reading *reading, Bytes spare, int depth, bool is_object)
{
    const char *close = is_object ? "}" : "]";
    space(reading);
    if (got(reading, close))
        return true;
    do {
        space(reading);
        if (is_object && !(got(reading, "\"") && read_string(reading, &(Bytes){spare.byte, 0})))
            return false;
        space(reading);
        if (is_object && !got(reading, ":"))
            return false;
        space(reading);
        if (!read_value(reading, spare, depth))
            return false;
        space(reading);
    } while (got(reading, ","));
    return got(reading, close);
}

static bool read_value(Reading *reading, Bytes spare, int depth)
{
    size_t size;
    reading->odd |= depth > 31;
    if (depth > 500) /* this, too, has an end */
        return false;
    if (got(reading, "\""))
        return read_string(reading, &spare);
    if (got(reading, "{") || got(reading, "["))
        return read_list(reading, spare, depth + 1, reading->at[-1] == '{');
    return got(reading, "true") || got(reading, "false") || got(reading, "null") || read_number(reading, &size);
}

static bool read_name(Reading *reading, Member *member) /* the id */
{
    const uint8_t *begin = reading->at;
    reading->odd |= member->has_id;
    member->has_id = true;
    member->id.size = 0;
    if (got(reading, "\"")) {
        bool is_read = read_string(reading, &member->id);
        reading->odd |= member->id.size && (member->id.byte[0] <= ' ' || member->id.byte[0] > 0x7F);
        return is_read;
    }
    if (got(reading, "null"))
        return true;
    size_t size = 0;
    bool is_number = next(reading) == '-' || (next(reading) >= '0' && next(reading) <= '9');
    if (is_number ? !read_number(reading, &size) : !read_value(reading, member->id, 0))
        return false;
    reading->odd |= !size;
    memcpy(member->id.byte, begin, size);
    member->id.size = size;
    return true;
}

static bool is_name(Bytes key, const char *wanted)
{
    return key.size == strlen(wanted) && !memcmp(key.byte, wanted, key.size);
}

static bool read_member(Reading *reading, Member *member, Bytes spare)
{
    Bytes key = {spare.byte, 0};
    space(reading);
    const uint8_t *begin = reading->at;
    if (!got(reading, "\"") || !read_string(reading, &key))
        return false;
    for (const uint8_t *at = begin; at < reading->at; at++)
        reading->odd |= *at == '\\' || *at > 0x7F;
    reading->odd |= key.size > 64 || is_name(key, "b") || is_name(key, "better");
    member->tells |= is_name(key, "u") || is_name(key, "");
    bool is_text = is_name(key, "t"), is_id = is_name(key, "i");
    space(reading);
    if (!got(reading, ":"))
        return false;
    space(reading);
    if (is_id)
        return read_name(reading, member);
    if (!is_text)
        return read_value(reading, spare, 0);
    reading->odd |= member->has_text || next(reading) != '"';
    member->has_text = true;
    member->text.size = 0;
    return got(reading, "\"") ? read_string(reading, &member->text) : read_value(reading, spare, 0);
}

static bool read_object(Reading *reading, Member *member, Bytes spare)
{
    space(reading);
    if (!got(reading, "{"))
        return false;
    do {
        if (!read_member(reading, member, spare))
            return false;
        space(reading);
    } while (got(reading, ","));
    if (!got(reading, "}"))
        return false;
    space(reading);
    return reading->at == reading->end && member->has_text;
}

enum { REFUSED, EITHER, ACCEPTED };

static int verdict(const Reading *reading, Bytes text)
{
    int found = REFUSED;
    for (size_t i = 0; i < text.size; i++) {
        uint8_t c = text.byte[i];
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
            found = ACCEPTED;
        else if (c > 0x7F && found == REFUSED)
            found = EITHER;
    }
    return reading->odd ? REFUSED : found;
}

/* -- the laws ------------------------------------------------------------------------------------------------------ */

typedef struct {
    Found found;
    size_t size, lines;
    bool is_plain;
} Result;

static Result read_fast(const uint8_t *data, size_t size)
{
    Result result = {.size = size, .lines = count_lines(data, data + size)};
    Found *found = &result.found;
    found->text = exactly(size);
    found->id = exactly(size);
    found->scratch = exactly(size);
    found->start = exactly((result.lines + 1) * sizeof(int64_t));
    found->text_end = exactly(result.lines * sizeof(int64_t));
    found->id_end = exactly(result.lines * sizeof(int64_t));
    found->tells = exactly(result.lines);
    result.is_plain = read_lines(data, data + size, &asked, found);
    return result;
}

static void forget(Result *result)
{
    give_back(result->found.text, result->size);
    give_back(result->found.id, result->size);
    give_back(result->found.scratch, result->size);
    give_back(result->found.start, (result->lines + 1) * sizeof(int64_t));
    give_back(result->found.text_end, result->lines * sizeof(int64_t));
    give_back(result->found.id_end, result->lines * sizeof(int64_t));
    give_back(result->found.tells, result->lines);
}

static void check_same(const uint8_t *found, const int64_t *end, size_t line, Bytes wanted)
{
    int64_t begin = line ? end[line - 1] : 0;
    HOLDS(begin <= end[line] && (size_t)(end[line] - begin) == wanted.size);
    HOLDS(!memcmp(found + begin, wanted.byte, wanted.size));
}

/* Read a line plainly; where all were accepted it is what was found. Return the verdict on it. */
static int check_line(const Result *result, const uint8_t *at, const uint8_t *end, size_t line)
{
    size_t size = (size_t)(end - at);
    Reading reading = {at, end, false};
    Member member = {.text = {exactly(size), 0}, .id = {exactly(size), 0}};
    uint8_t *spare = exactly(size);
    bool is_valid = read_object(&reading, &member, (Bytes){spare, 0});
    int found = is_valid ? verdict(&reading, member.text) : REFUSED;
    if (result->is_plain) {
        HOLDS(found != REFUSED);
        check_same(result->found.text, result->found.text_end, line, member.text);
        check_same(result->found.id, result->found.id_end, line, member.id);
        HOLDS(result->found.tells[line] == member.tells);
    }
    give_back(member.text.byte, size);
    give_back(member.id.byte, size);
    give_back(spare, size);
    return found;
}

static void check(const uint8_t *data, size_t size)
{
    Result result = read_fast(data, size);
    int least = ACCEPTED;
    size_t line = 0;
    for (size_t begin = 0, end = 0; begin < size; begin = end + 1, line++) {
        for (end = begin; end < size && data[end] != '\n';)
            end++;
        int found = check_line(&result, data + begin, data + end, line);
        least = found < least ? found : least;
        HOLDS(!result.is_plain || result.found.start[line] == (int64_t)begin);
    }
    HOLDS(line == result.lines);
    HOLDS(least == EITHER || result.is_plain == (least == ACCEPTED));
    if (result.is_plain) {
        HOLDS(result.found.lines == line && result.found.start[line] == (int64_t)size);
        HOLDS(result.found.texts + result.found.ids <= size);
    }
    forget(&result);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const around[][2] = {
        {"", ""},
        {"{\"t\":\"a", "\"}\n"},
        {"{\"t\":\"a\",\"u\":", "}"},
        {"{\"i\":", ",\"t\":\"a\"}"},
        {"{\"i\":\"a", "\",\"t\":\"a\"}\n{\"t\":\"b\"}"},
        {"{\"t\":\"", "\",\"i\":1}"},
        {"{\"t\":\"a\",\"k", "\":[{}]}"},
        {"{", "}"},
        {"{\"u\":0,\"t\":\"a\",\"i\":7,", "}"},
        {"{\"t\":\"a\",\"i\":-99999999999999999", "}"},
        {"{\"t\":\"a\",\"k\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}"},
        {"{\"t\":\"\\uD83D\\u", "\"}"},
    };
    if (!size)
        return 0;
    const char *const *side = around[*data % (sizeof around / sizeof *around)];
    size_t before = strlen(side[0]), behind = strlen(side[1]), whole = before + size - 1 + behind;
    uint8_t *held = exactly(whole);
    memcpy(held, side[0], before);
    memcpy(held + before, data + 1, size - 1);
    memcpy(held + before + size - 1, side[1], behind);
    check(held, whole);
    give_back(held, whole);
    return 0;
}
