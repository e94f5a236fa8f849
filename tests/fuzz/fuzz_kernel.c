/* Arbitrary bytes -> all that the kernel makes of them, compared with what a plain reading gives; stops where they differ.

   The bytes are read as UTF-8, Latin-1, UCS-2 and UCS-4. Every buffer is as large as it has to be and not a byte larger: so
   AddressSanitizer sees what is read or written beside it. The alphabet is invented: its characters grow as much as words_bound
   allows for, which those of Unicode hardly do, and some texts repeat theirs so often that it shows. */
#include "../../compare/sketches/native/minima.h"
#include "../../compare/sketches/native/shingles.h"
#include "../../compare/sketches/native/sorting.h"
#include "../../compare/sketches/native/words.h"
#include "laws.h"

/* -- the alphabet -------------------------------------------------------------------------------------------------- */

static int kind_of(uint32_t c, uint32_t *lower)
{
    *lower = c;
    if (c < 0x80) {
        *lower = c - 'A' < 26u ? c + 32 : c;
        return *lower - 'a' < 26u || c - '0' < 10u || c == '_' ? WORD : SPACE;
    }
    if (c == 0x130)
        return DOTTED_I;
    if (c == 0x3A3)
        return SIGMA;
    if (c - 0xD800 < 0x800 || c == 0xFFFD || c % 5 == 0)
        return SPACE;
    if (c < 0x100)
        *lower = c + 0x400 * (c % 2);
    else if (c < 0x800)
        *lower = c % 3 ? 0x2C65 + c : c; /* as U+023A, the longer in lower case */
    else
        *lower = c ^ (c >> 4 & 1);
    return c >= 0x800 && c & 0x40 ? ALONE : WORD;
}

static const Alphabet *alphabet(void)
{
    static Alphabet made;
    for (uint32_t c = 0; c < 0x10000 && !made.beyond; c++) {
        uint32_t lower;
        made.kind[c] = (uint8_t)kind_of(c, &lower);
        made.lower[c] = (uint16_t)lower;
    }
    made.beyond = kind_of;
    return &made;
}

/* -- a plain reading: characters, tokens, hashes -------------------------------------------------------------------- */

typedef struct {
    uint32_t *item;
    size_t count;
} Characters;

static Characters characters_of(Text text)
{
    Characters all = {malloc((text.size + 1) * sizeof *all.item), 0};
    const uint8_t *at = text.data;
    HOLDS(all.item);
    for (size_t i = 0, size; i < text.size; i += size) {
        uint32_t *c = &all.item[all.count++];
        size = 1;
        if (text.width == 1)
            *c = at[i];
        else if (text.width == 2)
            *c = ((const uint16_t *)text.data)[i];
        else if (text.width == 4)
            *c = ((const uint32_t *)text.data)[i];
        else if (!(size = well_formed(at + i, text.size - i)))
            *c = 0xFFFD, size = 1;
        else
            for (size_t k = 0; k < size; k++)
                *c = k ? *c << 6 | (at[i + k] & 0x3F) : size == 1 ? at[i] : at[i] & (0xFFu >> (size + 1));
    }
    return all;
}

static uint64_t plain_fold(uint64_t a, uint64_t b) /* multiplied by hand, a bit at a time */
{
    uint64_t high = 0, low = 0;
    for (int bit = 63; bit >= 0; bit--) {
        high = high << 1 | low >> 63;
        low <<= 1;
        if (b >> bit & 1) {
            low += a;
            high += low < a;
        }
    }
    return high ^ low;
}

typedef struct {
    uint64_t *token;
    size_t tokens;
    uint64_t word, hash; /* eight bytes of the token that is being read, and the hash of those before */
    size_t bytes;
    Keys keys;
} Reading;

static void end_token(Reading *reading)
{
    if (reading->bytes)
        reading->token[reading->tokens++] = plain_fold(reading->hash ^ reading->word, reading->keys.token);
    reading->bytes = 0;
    reading->word = 0;
    reading->hash = reading->keys.first;
}

static void add_byte(Reading *reading, uint32_t byte)
{
    if (reading->bytes && reading->bytes % 8 == 0) {
        reading->hash = plain_fold(reading->hash ^ reading->word, reading->keys.token);
        reading->word = 0;
    }
    reading->word |= (uint64_t)byte << 8 * (reading->bytes++ % 8);
}

static void add_character(Reading *reading, uint32_t c)
{
    int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const uint32_t mark[5] = {0, 0, 0xC0, 0xE0, 0xF0};
    add_byte(reading, mark[size] | c >> 6 * (size - 1));
    for (int i = size - 2; i >= 0; i--)
        add_byte(reading, 0x80 | (c >> 6 * i & 0x3F));
}

static Reading read_plainly(Characters text, Keys keys)
{
    Reading reading = {.token = malloc((text.count + 1) * sizeof(uint64_t)), .keys = keys};
    HOLDS(reading.token);
    end_token(&reading);
    for (size_t i = 0; i < text.count; i++) {
        uint32_t lower;
        int kind = kind_of(text.item[i], &lower);
        if (kind == SPACE || kind == ALONE)
            end_token(&reading);
        if (kind != SPACE)
            add_character(&reading, kind == DOTTED_I ? 'i' : lower);
        if (kind == ALONE || kind == DOTTED_I)
            end_token(&reading);
    }
    end_token(&reading);
    return reading;
}

static Digest plain_digest(const Reading *reading)
{
    Digest digest = {0, 0};
    for (size_t i = 0; i < reading->tokens; i++) {
        digest.chain = plain_fold(digest.chain ^ reading->token[i], reading->keys.digest);
        digest.sum = digest.sum * MULTIPLIER + digest.chain;
    }
    return digest;
}

/* -- the laws ------------------------------------------------------------------------------------------------------ */

#define MOST_FUNCTIONS (3 * LANES)

/* All levels give the least values that a plain loop gives. */
static void check_minima(const uint64_t *shingle, size_t shingles, size_t functions)
{
    uint32_t *value = exactly(shingles * sizeof *value), *least = exactly(functions * sizeof *least);
    uint32_t factor[MOST_FUNCTIONS], offset[MOST_FUNCTIONS], wanted[MOST_FUNCTIONS];
    Level level[3];
    for (size_t i = 0; i < shingles; i++)
        value[i] = mix32((uint32_t)(shingle[i] >> 32));
    for (size_t f = 0; f < functions; f++) {
        factor[f] = (uint32_t)(f + 1) * 0x9E3779B9u | 1;
        offset[f] = (uint32_t)(f + 7) * 0x85EBCA6Bu;
        if (f == 0 && shingles) /* the least there is */
            offset[f] = -(factor[f] * value[0]);
        wanted[f] = UINT32_MAX;
        for (size_t i = 0; i < shingles; i++)
            if (factor[f] * value[i] + offset[f] < wanted[f])
                wanted[f] = factor[f] * value[i] + offset[f];
    }
    for (int i = levels_here(level) - 1; i >= 0; i--) {
        level[i].minima(value, shingles, factor, offset, least, functions);
        HOLDS(!memcmp(least, wanted, functions * sizeof *least));
    }
    give_back(least, functions * sizeof *least);
    give_back(value, shingles * sizeof *value);
}

/* Sorted, distinct, and held in common with itself and with its every other hash. */
static void check_set(uint64_t *shingle, size_t shingles)
{
    uint64_t *spare = exactly(shingles * sizeof *spare);
    sort_plain(shingle, spare, shingles);
    size_t stay = distinct(shingle, shingles), others = 0;
    HOLDS(stay <= shingles && !stay == !shingles);
    for (size_t i = 1; i < stay; i++)
        HOLDS(shingle[i - 1] < shingle[i]);
    for (size_t i = 0; i < stay; i += 2)
        spare[others++] = shingle[i];
    HOLDS(common(shingle, stay, shingle, stay) == stay);
    HOLDS(common(spare, others, shingle, stay) == others && common(shingle, stay, spare, others) == others);
    give_back(spare, shingles * sizeof *spare);
}

/* All levels make the same hashes of the runs, which become these hashes. */
static void check_finish(uint64_t *run, size_t runs)
{
    uint64_t *hash = exactly(runs * sizeof *hash);
    uint32_t *narrow = exactly(runs * sizeof *narrow);
    Level level[3];
    for (int i = levels_here(level) - 1; i >= 0; i--) {
        if (runs)
            memcpy(hash, run, runs * sizeof *hash);
        level[i].finish(hash, runs, narrow);
        for (size_t k = 0; k < runs; k++)
            HOLDS(hash[k] == finalise(run[k]) && narrow[k] == mix32((uint32_t)(hash[k] >> 32)));
    }
    for (size_t k = 0; k < runs; k++)
        run[k] = finalise(run[k]);
    give_back(narrow, runs * sizeof *narrow);
    give_back(hash, runs * sizeof *hash);
}

static void check_shingles(const Reading *reading, size_t ngram, size_t functions)
{
    uint64_t *shingle = exactly(reading->tokens * sizeof *shingle);
    size_t shingles = runs_of(reading->token, reading->tokens, ngram, shingle);
    size_t size = ngram < reading->tokens ? ngram : reading->tokens;
    HOLDS(shingles == (size ? reading->tokens - size + 1 : 0));
    for (size_t i = 0; i < shingles; i++) {
        uint64_t run = 0;
        for (size_t k = 0; k < size; k++)
            run = run * MULTIPLIER + reading->token[i + k];
        HOLDS(shingle[i] == run);
    }
    check_finish(shingle, shingles);
    check_minima(shingle, shingles, functions);
    check_set(shingle, shingles);
    give_back(shingle, reading->tokens * sizeof *shingle);
}

/* What the kernel reads is what a plain reading gives. */
static void check_text(Text text, const Reading *reading, bool holds_sigma)
{
    size_t room = words_bound(text);
    bool sigma = false;
    HOLDS(room);
    unsigned char *words = exactly(room);
    size_t size = words_of(alphabet(), text, words, &sigma), most = size / 2 + 1;
    HOLDS(size <= room && size % 64 == 0 && !words[0] && !words[size - 1] && sigma == holds_sigma);
    uint64_t *token = exactly(most * sizeof *token);
    Digest digest, wanted = plain_digest(reading);
    size_t tokens = token_hashes(words, size, reading->keys, token, &digest);
    HOLDS(tokens <= most && tokens == reading->tokens);
    HOLDS(!tokens || !memcmp(token, reading->token, tokens * sizeof *token));
    HOLDS(digest.chain == wanted.chain && digest.sum == wanted.sum);
    give_back(token, most * sizeof *token);
    give_back(words, room);
}

/* The same characters in a width that holds them give the same. */
static void check_as(Characters all, int width, const Reading *reading, bool sigma)
{
    size_t bytes = all.count * (size_t)width;
    uint8_t *data = exactly(bytes);
    for (size_t i = 0; i < all.count; i++)
        if (width == 1)
            data[i] = (uint8_t)all.item[i];
        else if (width == 2)
            ((uint16_t *)(void *)data)[i] = (uint16_t)all.item[i];
        else
            ((uint32_t *)(void *)data)[i] = all.item[i];
    check_text((Text){data, all.count, width}, reading, sigma);
    give_back(data, bytes);
}

static void check(Text text, Keys keys, size_t ngram, size_t functions)
{
    Characters all = characters_of(text);
    Reading reading = read_plainly(all, keys);
    uint32_t highest = 0;
    bool sigma = false;
    for (size_t i = 0; i < all.count; i++) {
        highest = all.item[i] > highest ? all.item[i] : highest;
        sigma |= all.item[i] == 0x3A3;
    }
    check_text(text, &reading, sigma);
    check_as(all, 4, &reading, sigma);
    if (highest < 0x10000)
        check_as(all, 2, &reading, sigma);
    if (highest < 0x100)
        check_as(all, 1, &reading, sigma);
    check_shingles(&reading, ngram, functions);
    free(reading.token);
    free(all.item);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int width[4] = {0, 1, 2, 4};
    if (size < 3)
        return 0;
    Keys keys = keys_of(data[0]);
    size_t ngram = data[1] % 16 == 15 ? SIZE_MAX / 2 : data[1] % 16 + 1u;
    size_t functions = (data[2] / 4 % 3 + 1u) * LANES;
    int unit = width[data[2] % 4], each = unit ? unit : 1;
    size_t units = (size - 3) / (size_t)each, times = data[2] >= 192 && units < 100 ? 40 : 1, bytes = units * (size_t)each;
    Text text = {NULL, units * times, unit};
    uint8_t *held = exactly(bytes * times);
    for (size_t t = 0; t < times; t++)
        memcpy(held + t * bytes, data + 3, bytes);
    for (size_t i = 0; unit == 4 && i < text.size; i++) /* no string of Python's holds more */
        ((uint32_t *)(void *)held)[i] = ((uint32_t *)(void *)held)[i] % 0x200000 % 0x110000;
    text.data = held;
    check(text, keys, ngram, functions);
    give_back(held, bytes * times);
    return 0;
}
