/* Arbitrary bytes -> the tokens and features of a text, compared with what a plain reading gives; stops where they differ.

   The bytes are read as Latin-1, UCS-2 and UCS-4. Every text is as large as it has to be and not a byte larger: so
   AddressSanitizer sees what is read beside it. Classes of characters are invented, and so is what is known of words. */
#include "../../compare/text/stream/native/count.h"
#include "laws.h"

#include <math.h>

/* -- the alphabet -------------------------------------------------------------------------------------------------- */

static uint16_t class_of(uint32_t c)
{
    static const char white[] = " \n\t\r", ends[] = ".!?:;\"(-\n";
    if (c && c < 0x80 && (strchr(white, (int)c) || strchr(ends, (int)c)))
        return (uint16_t)((strchr(white, (int)c) ? WHITE : 0) | (strchr(ends, (int)c) ? ENDS : 0) |
                          (c == '"' ? MARKS_QUOTE : 0));
    if (c == '$' || c == 0xA3)
        return CURRENCY;
    if (c == 0x201C || c == 0x201E || c == 0xAB || c == 0xBB || c == 0x300C || c == 0x2018)
        return MARKS_QUOTE | ENDS;
    if (c < 0x80)
        return c - 'a' < 26u ? LETTER | ALNUM : c - 'A' < 26u ? LETTER | ALNUM | UPPER : c - '0' < 10u ? DIGITAL | ALNUM : 0;
    if (c - 0x2000 < 0x100 || c == 0x300D || c == 0xFFFD)
        return 0;
    switch (c % 8) {
    case 0: return ALONE;
    case 1: return ALONE | ALNUM;
    case 2: return MARK;
    case 3: return DIGITAL | ALNUM;
    case 4: return LETTER | ALNUM | UPPER;
    default: return LETTER | ALNUM;
    }
}

static const Classes *alphabet(void)
{
    static Classes made;
    for (uint32_t c = 0; c < 0x10000 && !made.beyond; c++)
        made.of[c] = class_of(c);
    made.beyond = class_of;
    return &made;
}

/* -- a plain reading ------------------------------------------------------------------------------------------------ */

typedef struct {
    const uint32_t *item; /* characters, and a NUL behind them */
    size_t count;
} Characters;

static bool is(Characters text, size_t i, unsigned wanted)
{
    return i < text.count && class_of(text.item[i]) & wanted;
}

static size_t after_letters(Characters text, size_t i) /* a letter, and letters and marks behind it */
{
    for (i++; is(text, i, LETTER | MARK);)
        i++;
    return i;
}

static size_t plain_end(Characters text, size_t i)
{
    size_t start = i, stops = 0;
    if (is(text, i, ALONE))
        return i + 1;
    if (is(text, i, DIGITAL)) {
        while (is(text, i, DIGITAL) || ((text.item[i] == '.' || text.item[i] == ',') && is(text, i + 1, DIGITAL)))
            i++;
        return i;
    }
    while (is(text, i, LETTER)) {
        size_t next = i + 1;
        while (is(text, next, MARK))
            next++;
        if (next >= text.count || text.item[next] != '.')
            break;
        i = next + 1;
        stops++;
    }
    if (stops > 1)
        return i;
    i = after_letters(text, start);
    while (i < text.count && (text.item[i] == '\'' || text.item[i] == 0x2019) && is(text, i + 1, LETTER))
        i = after_letters(text, i + 1);
    return i;
}

/* Write for each character that is quoted the number of its quotation. */
static void plain_quotes(Characters text, uint32_t *quoted)
{
    uint32_t turn = 1;
    for (size_t i = 0; i < text.count; i++) {
        uint32_t mark = text.item[i], before = i ? text.item[i - 1] : ' ';
        if (!is(text, i, MARKS_QUOTE))
            continue;
        bool doubtful = mark == '"' || mark == 0x2018 || mark == 0xBB;
        bool stopped = before == '.' || before == ',' || before == '!' || before == '?' || before == 0x2026;
        if (doubtful && (stopped || (i && is(text, i - 1, ALNUM)) || i + 1 >= text.count || is(text, i + 1, WHITE)))
            continue;
        size_t end = i + 1;
        bool worth = false;
        for (; end < text.count; end++) {
            bool paragraph = text.item[end] == '\n' && end + 1 < text.count && text.item[end + 1] == '\n';
            bool closing = closes(mark, text.item[end]) && !(mark == 0x2018 && is(text, end + 1, ALNUM));
            if (paragraph || closing)
                break;
            worth |= text.item[end] == '_' || is(text, end, ALNUM);
        }
        for (size_t k = i + 1; k < end && worth; k++)
            quoted[k] = turn;
        turn++;
        i = end;
    }
}

static unsigned plain_flags(Characters text, const uint32_t *quoted, size_t before, size_t end, size_t start)
{
    unsigned flags = is(text, start, UPPER) ? CAPITAL : 0, white = start > end;
    for (size_t i = end; i < start; i++) {
        flags |= is(text, i, ENDS) ? INITIAL : 0;
        white &= is(text, i, WHITE);
    }
    if (!end)
        flags |= INITIAL;
    else if (start == end)
        flags |= GLUED | (is(text, before, ALONE) && is(text, start, ALONE) ? SPACED : 0);
    else if (white)
        flags |= SPACED;
    flags |= start && is(text, start - 1, CURRENCY) ? MONEY : 0;
    if (quoted[start])
        flags |= QUOTED | (!end || quoted[start] != quoted[before] ? OPENS : 0);
    size_t behind = plain_end(text, start);
    behind += behind + 1 < text.count && text.item[behind] == ' ';
    return flags | (behind < text.count && text.item[behind] == '%' ? PERCENT : 0);
}

/* -- the laws ------------------------------------------------------------------------------------------------------- */

static void check_word(const Vocabulary *vocabulary, int32_t word, Characters text, size_t start, size_t end)
{
    HOLDS(word >= 0 && (size_t)word < vocabulary->count);
    size_t begin = word ? vocabulary->end[word - 1] : 0;
    end = end - start > LONGEST ? start + LONGEST : end;
    for (size_t i = start; i < end; i++) {
        unsigned char bytes[4] = {(unsigned char)text.item[i]};
        size_t size = text.item[i] < 0x80 ? 1 : put_utf8(text.item[i], bytes);
        HOLDS(begin + size <= vocabulary->end[word] && !memcmp(vocabulary->bytes + begin, bytes, size));
        begin += size;
    }
    HOLDS(begin == vocabulary->end[word]);
}

static void check_tokens(const Vocabulary *vocabulary, const Tokens *tokens, size_t first, Characters text)
{
    uint32_t *quoted = calloc(text.count + 1, sizeof *quoted);
    HOLDS(quoted);
    plain_quotes(text, quoted);
    size_t at = first, before = 0, end = 0;
    for (size_t i = 0; i < text.count;) {
        if (!is(text, i, TOKEN)) {
            i++;
            continue;
        }
        HOLDS(at < tokens->count && tokens->start[at] == (int32_t)i);
        HOLDS(tokens->flags[at] == plain_flags(text, quoted, before, end, i));
        before = i;
        end = i = plain_end(text, i);
        check_word(vocabulary, tokens->word[at++], text, before, end);
    }
    HOLDS(at == tokens->count);
    free(quoted);
}

/* The same characters in a width that holds them give the same tokens. */
static void check_as(Characters all, int width, Vocabulary *vocabulary, Tokens *tokens)
{
    size_t bytes = all.count * (size_t)width, first = tokens->count;
    uint8_t *data = exactly(bytes);
    for (size_t i = 0; i < all.count; i++)
        if (width == 1)
            data[i] = (uint8_t)all.item[i];
        else if (width == 2)
            ((uint16_t *)(void *)data)[i] = (uint16_t)all.item[i];
        else
            ((uint32_t *)(void *)data)[i] = all.item[i];
    HOLDS(scan_text(alphabet(), (Text){data, all.count, width}, vocabulary, tokens));
    check_tokens(vocabulary, tokens, first, all);
    give_back(data, bytes);
}

/* What is invented of a word depends on its place alone; every seventh is a stop word. */
static Row invented(size_t word)
{
    static const double value[4] = {1, 14, 2017, 1e14};
    uint64_t hash = (word + 1) * 0xD6E8FEB86659FD93u; /* no multiple of what keys are mixed with */
    Row row = {word % 7 ? hash : 0, hash + 1, hash + 2, word % 3 ? 0 : hash + 3, value[word % 4], 0, 0, (uint8_t)(hash >> 59)};
    if (word % 5)
        row.value = (double)NAN;
    row.magnitude = word % 11 ? 0 : 1e6;
    row.month = word % 6 ? 0 : (uint8_t)(word % 12 + 1);
    return row;
}

/* Features are distinct and ascending, begin in the text, and each is counted as often as its tokens are there. */
static void check_features(const Features *all, const Tokened *text)
{
    size_t terms = 0, stems = 0, quoted = 0, quotes = 0;
    for (size_t i = 0; i < text->count; i++) {
        terms += is_term(row_at(text, i)) && !(row_at(text, i)->trait & CHARACTER);
        quoted += (text->flags[i] & QUOTED) != 0;
    }
    for (size_t i = all->begin; i < all->count; i++) {
        const Feature *feature = all->feature + i;
        size_t times = (size_t)feature->times[0] + feature->times[1] + feature->times[2];
        HOLDS(i == all->begin || feature[-1].key < feature->key);
        HOLDS(times && feature->kind >= STEM && feature->kind <= COGNATE);
        HOLDS(feature->first >= 0 && (size_t)feature->first < text->count);
        stems += feature->kind == STEM ? times : 0;
        quotes += feature->kind == QUOTE ? times : 0;
    }
    HOLDS(stems == terms && quotes <= quoted);
}

static void check_counts(const Vocabulary *vocabulary, const Tokens *tokens, size_t first, int64_t title, int64_t lead)
{
    size_t count = tokens->count - first;
    if (!count)
        return;
    Row *row = exactly(vocabulary->count * sizeof *row);
    int32_t *word = exactly(count * sizeof *word);
    uint8_t *flags = exactly(count), *dated = exactly(count);
    Features all = {.seed = 77};
    for (size_t i = 0; i < vocabulary->count; i++)
        row[i] = invented(i);
    Tokened text = {row, tokens->start + first, word, flags, dated, count, title, lead};
    for (int again = 0; again < 2; again++) {
        HOLDS(take(&text, tokens->word + first, tokens->flags + first, vocabulary->count) && count_text(&all, &text));
        check_features(&all, &text);
    }
    HOLDS(all.count == 2 * all.begin);
    for (size_t i = 0; i < all.begin; i++)
        HOLDS(all.feature[i].key == all.feature[all.begin + i].key && all.feature[i].first == all.feature[all.begin + i].first);
    HOLDS(!take(&text, tokens->word + first, tokens->flags + first, 0));
    free_features(&all);
    give_back(row, vocabulary->count * sizeof *row);
    give_back(word, count * sizeof *word);
    give_back(flags, count);
    give_back(dated, count);
}

static void check(Characters all, int64_t title, int64_t lead)
{
    Vocabulary vocabulary = {.seed = 99};
    Tokens tokens = {0};
    uint32_t highest = 0;
    for (size_t i = 0; i < all.count; i++)
        highest = all.item[i] > highest ? all.item[i] : highest;
    check_as(all, 4, &vocabulary, &tokens);
    size_t words = vocabulary.count;
    if (highest < 0x10000)
        check_as(all, 2, &vocabulary, &tokens);
    if (highest < 0x100)
        check_as(all, 1, &vocabulary, &tokens);
    HOLDS(words == vocabulary.count); /* none was new the second time */
    size_t first = tokens.count / (highest < 0x100 ? 3 : highest < 0x10000 ? 2 : 1);
    check_counts(&vocabulary, &tokens, tokens.count - first, title, lead);
    free_vocabulary(&vocabulary);
    free_tokens(&tokens);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 3)
        return 0;
    size_t width = (size_t)1 << data[0] % 3, units = (size - 3) / width, times = data[0] >= 192 && units < 100 ? 40 : 1;
    uint32_t *item = calloc(units * times + 1, sizeof *item);
    HOLDS(item);
    for (size_t i = 0; i < units * times; i++) {
        memcpy(&item[i], data + 3 + i % units * width, width); /* on machines that begin with the lowest byte */
        item[i] = item[i] % 0x200000 % 0x110000;
    }
    check((Characters){item, units * times}, data[1], data[1] + data[2]);
    free(item);
    return 0;
}
