/* A text of any width -> its tokens, each with its word, its place and the manner in which it stands.

   oracle.py says the same in Python, with a regular expression. Each character is read a bounded number of times. */
#ifndef STORY_COMPARE_SCAN_H
#define STORY_COMPARE_SCAN_H

#include "vocabulary.h"

#if defined(__GNUC__)
#define INLINED inline __attribute__((always_inline))
#elif defined(_MSC_VER)
#define INLINED __forceinline
#else
#define INLINED inline
#endif

/* What a character is; LETTER, DIGIT and ALONE begin tokens, and exclude each other. */
enum {
    LETTER = 1,
    DIGITAL = 2,
    ALONE = 4, /* of a script without spaces */
    MARK = 8,
    WHITE = 16,
    ENDS = 32, /* a sentence, where it stands between two tokens */
    MARKS_QUOTE = 64, /* may open a quotation */
    CURRENCY = 128,
    UPPER = 256,
    ALNUM = 512,
    TOKEN = LETTER | DIGITAL | ALONE,
};

/* See streaming.Flag. */
enum { CAPITAL = 1, INITIAL = 2, SPACED = 4, QUOTED = 8, MONEY = 16, PERCENT = 32, OPENS = 64, GLUED = 128 };

typedef struct {
    uint16_t of[0x10000];
    uint16_t (*beyond)(uint32_t code); /* of a character above U+FFFF */
} Classes;

/* A text as it lies in memory, `width` bytes a character. */
typedef struct {
    const void *data;
    size_t size;
    int width;
} Text;

typedef struct {
    int32_t *word, *start;
    uint8_t *flags;
    size_t count, room;
} Tokens;

static inline void free_tokens(Tokens *tokens)
{
    free(tokens->word);
    free(tokens->start);
    free(tokens->flags);
}

static inline bool room_for_token(Tokens *tokens)
{
    if (tokens->count < tokens->room)
        return true;
    size_t room = 2 * tokens->room + 4096;
    int32_t *word = realloc(tokens->word, room * sizeof *word);
    tokens->word = word ? word : tokens->word;
    int32_t *start = realloc(tokens->start, room * sizeof *start);
    tokens->start = start ? start : tokens->start;
    uint8_t *flags = realloc(tokens->flags, room);
    tokens->flags = flags ? flags : tokens->flags;
    if (!word || !start || !flags)
        return false;
    tokens->room = room;
    return true;
}

/* -- characters; `width` is a constant wherever these are compiled -------------------------------------------------- */

static INLINED uint32_t character(Text text, size_t i, int width)
{
    return width == 1   ? ((const uint8_t *)text.data)[i]
           : width == 2 ? ((const uint16_t *)text.data)[i]
                        : ((const uint32_t *)text.data)[i];
}

static INLINED unsigned class_at(const Classes *classes, Text text, size_t i, int width)
{
    uint32_t c = character(text, i, width);
    return width < 4 || c < 0x10000 ? classes->of[c] : classes->beyond(c);
}

static INLINED bool is_at(Text text, size_t i, uint32_t c, int width)
{
    return i < text.size && character(text, i, width) == c;
}

static INLINED bool has_class(const Classes *classes, Text text, size_t i, unsigned wanted, int width)
{
    return i < text.size && class_at(classes, text, i, width) & wanted;
}

/* -- quotations ----------------------------------------------------------------------------------------------------- */

typedef struct {
    size_t end;    /* of the quotation opened last */
    bool is_any;   /* one was opened, */
    bool is_worth; /* it holds a letter or a digit, */
    bool is_fresh; /* and none of its tokens was read */
} Quotation;

/* See quotes._opens. */
static inline bool opens(const Classes *classes, Text text, size_t at, int width)
{
    uint32_t mark = character(text, at, width);
    if (mark != '"' && mark != 0x2018 && mark != 0xBB)
        return true;
    uint32_t before = at ? character(text, at - 1, width) : ' ';
    if (before == '.' || before == ',' || before == '!' || before == '?' || before == 0x2026)
        return false;
    return !(at && class_at(classes, text, at - 1, width) & ALNUM) && at + 1 < text.size &&
           !(class_at(classes, text, at + 1, width) & WHITE);
}

static inline bool closes(uint32_t opening, uint32_t c)
{
    switch (opening) {
    case 0x201C: return c == 0x201D;
    case 0x201E: return c == 0x201C || c == 0x201D;
    case 0xAB: return c == 0xBB;
    case 0xBB: return c == 0xAB;
    case 0x300C: return c == 0x300D;
    case 0x300E: return c == 0x300F;
    case 0x2018: return c == 0x2019;
    default: return c == opening;
    }
}

/* See quotes._close; a quotation ends with its paragraph at the latest. */
static inline Quotation quotation_at(const Classes *classes, Text text, size_t at, int width)
{
    uint32_t opening = character(text, at, width);
    Quotation found = {at + 1, true, false, true};
    for (; found.end < text.size; found.end++) {
        uint32_t c = character(text, found.end, width);
        bool is_apostrophe = opening == 0x2018 && has_class(classes, text, found.end + 1, ALNUM, width);
        if (c == '\n' && is_at(text, found.end + 1, '\n', width))
            break;
        if (closes(opening, c) && !is_apostrophe)
            break;
        found.is_worth |= c == '_' || class_at(classes, text, found.end, width) & ALNUM;
    }
    return found;
}

/* -- tokens --------------------------------------------------------------------------------------------------------- */

static INLINED size_t run_of(const Classes *classes, Text text, size_t i, unsigned wanted, int width)
{
    while (has_class(classes, text, i, wanted, width))
        i++;
    return i;
}

static INLINED size_t end_of_number(const Classes *classes, Text text, size_t i, int width)
{
    i = run_of(classes, text, i, DIGITAL, width);
    while ((is_at(text, i, '.', width) || is_at(text, i, ',', width)) && has_class(classes, text, i + 1, DIGITAL, width))
        i = run_of(classes, text, i + 1, DIGITAL, width);
    return i;
}

/* The end of letters with a stop after each; their beginning when there are fewer than two. */
static inline size_t end_of_acronym(const Classes *classes, Text text, size_t start, int width)
{
    size_t letters = 0, i = start;
    while (has_class(classes, text, i, LETTER, width)) {
        size_t stop = run_of(classes, text, i + 1, MARK, width);
        if (!is_at(text, stop, '.', width))
            break;
        i = stop + 1;
        letters++;
    }
    return letters < 2 ? start : i;
}

static INLINED size_t end_of_word(const Classes *classes, Text text, size_t start, int width)
{
    size_t i = run_of(classes, text, start + 1, LETTER | MARK, width);
    if (is_at(text, i, '.', width)) {
        size_t end = end_of_acronym(classes, text, start, width);
        if (end > start)
            return end;
    }
    while ((is_at(text, i, '\'', width) || is_at(text, i, 0x2019, width)) && has_class(classes, text, i + 1, LETTER, width))
        i = run_of(classes, text, i + 2, LETTER | MARK, width);
    return i;
}

static inline size_t put_utf8(uint32_t c, unsigned char *out) /* not of ASCII */
{
    size_t more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned char lead[4] = {0, 0xC0, 0xE0, 0xF0};
    out[0] = (unsigned char)(lead[more] | c >> 6 * more);
    for (size_t i = 1; i <= more; i++)
        out[i] = (unsigned char)(0x80 | (c >> 6 * (more - i) & 0x3F));
    return more + 1;
}

static INLINED void read_long_word(Word *word, Text text, size_t start, size_t end, int width)
{
    size_t size = 0;
    for (size_t i = start; i < end; i++) {
        uint32_t c = character(text, i, width);
        if (c < 0x80)
            word->bytes[size++] = (unsigned char)c;
        else
            size += put_utf8(c, word->bytes + size);
    }
    word->beginning = beginning_of(word->bytes, size);
    word->size = (uint32_t)size;
}

/* Most words are short and of ASCII: they need not be written down. */
static INLINED bool read_short_word(Word *word, Text text, size_t start, size_t end, int width)
{
    uint32_t all = 0;
    word->beginning = 0;
    word->size = (uint32_t)(end - start);
    for (size_t i = start; i < end; i++) {
        uint32_t c = character(text, i, width);
        word->beginning |= (uint64_t)c << 8 * (i - start);
        all |= c;
    }
    return all < 0x80;
}

/* -- words on their way: a slot is sent for long before it is looked at, for most of a vocabulary lies far away ----- */

#define WAITING 8 /* a power of two */

typedef struct {
    Word word[WAITING];
    size_t begin; /* of the tokens whose words wait, the first; the last is the last token */
} Queue;

static inline bool place_first(Queue *queue, Vocabulary *vocabulary, Tokens *tokens)
{
    int32_t place = place_of(vocabulary, &queue->word[queue->begin & (WAITING - 1)]);
    tokens->word[queue->begin++] = place;
    return place >= 0;
}

/* Send the word of the next token on its way. */
static INLINED bool add_word_at(Queue *queue, Vocabulary *vocabulary, Tokens *tokens, Text text, size_t start, size_t end,
                                int width)
{
    if (tokens->count - queue->begin == WAITING && !place_first(queue, vocabulary, tokens))
        return false;
    Word *word = &queue->word[tokens->count & (WAITING - 1)];
    if (end - start >= BEGINNING || !read_short_word(word, text, start, end, width))
        read_long_word(word, text, start, end - start > LONGEST ? start + LONGEST : end, width);
    word->print = print_of(vocabulary->seed, word);
    if (vocabulary->slots)
        FETCH(vocabulary->slot + home_of(word->print, vocabulary->slots));
    return true;
}

static INLINED bool is_percent_at(Text text, size_t i, int width)
{
    return is_at(text, i, '%', width) || (is_at(text, i, ' ', width) && is_at(text, i + 1, '%', width));
}

/* -- the text ------------------------------------------------------------------------------------------------------- */

/* What lies between two tokens: the classes that any and that all of its characters have. */
typedef struct {
    unsigned any, all, next; /* `next`: the class of the token behind it, 0 at the end of the text */
} Gap;

/* Read a gap to its end, and the quotations that open in it. */
static INLINED Gap read_gap(const Classes *classes, Text text, size_t *i, Quotation *quotation, int width)
{
    Gap gap = {0, WHITE, 0};
    for (; *i < text.size; ++*i) {
        unsigned class = class_at(classes, text, *i, width);
        if (class & TOKEN) {
            gap.next = class;
            break;
        }
        gap.any |= class;
        gap.all &= class;
        if (class & MARKS_QUOTE && (!quotation->is_any || *i > quotation->end) && opens(classes, text, *i, width))
            *quotation = quotation_at(classes, text, *i, width);
    }
    return gap;
}

/* What a gap tells of the token behind it; `before` is the class of the token before it, 0 for none. */
static INLINED unsigned gap_flags(Gap gap, unsigned before, bool is_empty)
{
    if (!before)
        return INITIAL;
    if (is_empty)
        return GLUED | (before & gap.next & ALONE ? SPACED : 0);
    return (gap.any & ENDS ? INITIAL : 0) | (gap.all & WHITE ? SPACED : 0);
}

static INLINED unsigned quote_flags(Quotation *quotation, size_t i)
{
    if (!quotation->is_worth || i >= quotation->end)
        return 0;
    unsigned opening = quotation->is_fresh ? OPENS : 0;
    quotation->is_fresh = false;
    return QUOTED | opening;
}

static INLINED size_t end_of_token(const Classes *classes, Text text, size_t i, unsigned class, int width)
{
    return class & ALONE     ? i + 1
           : class & DIGITAL ? end_of_number(classes, text, i, width)
                             : end_of_word(classes, text, i, width);
}

static INLINED bool scan_width(const Classes *classes, Text text, Vocabulary *vocabulary, Tokens *tokens, const int width)
{
    Quotation quotation = {0, false, false, false};
    Queue queue;
    queue.begin = tokens->count;
    unsigned before = 0;
    for (size_t i = 0, end = 0;; i = end) {
        Gap gap = read_gap(classes, text, &i, &quotation, width);
        if (!gap.next)
            break;
        if (!room_for_token(tokens))
            return false;
        unsigned flags = gap_flags(gap, before, i == end) | quote_flags(&quotation, i) | (gap.next & UPPER ? CAPITAL : 0);
        flags |= i && class_at(classes, text, i - 1, width) & CURRENCY ? MONEY : 0;
        end = end_of_token(classes, text, i, gap.next, width);
        flags |= is_percent_at(text, end, width) ? PERCENT : 0;
        if (!add_word_at(&queue, vocabulary, tokens, text, i, end, width))
            return false;
        tokens->start[tokens->count] = (int32_t)i;
        tokens->flags[tokens->count++] = (uint8_t)flags;
        before = gap.next;
    }
    while (queue.begin < tokens->count)
        if (!place_first(&queue, vocabulary, tokens))
            return false;
    return true;
}

/* Append the tokens of a text of at most INT32_MAX characters; false when there is no memory. */
static bool scan_text(const Classes *classes, Text text, Vocabulary *vocabulary, Tokens *tokens)
{
    switch (text.width) {
    case 1: return scan_width(classes, text, vocabulary, tokens, 1);
    case 2: return scan_width(classes, text, vocabulary, tokens, 2);
    default: return scan_width(classes, text, vocabulary, tokens, 4);
    }
}

#endif
