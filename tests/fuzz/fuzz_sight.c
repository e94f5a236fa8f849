/* Arbitrary bytes -> a table of rules and a line, and which rules are found for it, compared with a plain search; stops where
   they differ.

   The line is read as Latin-1, UCS-2 and UCS-4. Every text is as large as it has to be and not a byte larger: so
   AddressSanitizer sees what is read beside it. Classes of signs are invented, and so is what they fold to. */
#include "../../compare/text/boilerplate/native/sight.h"
#include "laws.h"

enum { RULES = 70, LONGEST = 300, WORDS = 12 };

static const Limits limits = {LONGEST, 2, WORDS};

/* -- the alphabet --------------------------------------------------------------------------------------------------- */

static unsigned class_of(uint32_t c)
{
    bool letter = c - 'a' < 26u || c - 'A' < 26u || (c > 0xBF && c % 4), white = c == ' ' || c - 9 < 5u || c == 0xA0;
    return (letter ? ALPHA | ALNUM : 0u) | (c - '0' < 10u ? ALNUM : 0u) | (white ? WHITE : 0u) |
           (white && c != ' ' ? ODD : 0u) | (c - 10 < 4u ? BREAK : 0u) | (c == '"' ? QUOTES : 0u) |
           (c == 0xBB ? ARROW : 0u) | (c == '.' || c == '!' ? TERMINAL | STOP : 0u) | (c == ')' ? TRAILING : 0u) |
           (c == '|' ? CELL : 0u);
}

static size_t folds_to(uint32_t c, uint32_t *to)
{
    static const uint32_t three[] = {'f', 's', 0x2019};
    to[0] = c - 'A' < 26u ? c + 32 : c;
    if (c % 32 != 31 || c < 0x80)
        return 1;
    memcpy(to, three, sizeof three);
    return 2 + (c % 64 == 63);
}

static bool learn(Signs *signs, SignPage *page, uint32_t first)
{
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t to[LONGEST_FOLD];
        size_t count = folds_to(first + i, to);
        page->kind[i] = (uint16_t)class_of(first + i);
        page->folded[i] = count == 1 ? to[0] : keep_fold(signs, to, count);
        HOLDS(page->folded[i] || !(first + i));
    }
    return true;
}

/* -- a plain search ------------------------------------------------------------------------------------------------- */

typedef struct {
    uint32_t sign[LONGEST_FOLD * LONGEST + 8];
    size_t size;
} Line;

static Line plain_line(const uint32_t *sign, size_t count) /* flat */
{
    Line line = {.size = 0};
    for (size_t i = 0; i < count; i++)
        if (!(class_of(sign[i]) & WHITE))
            line.sign[line.size++] = sign[i];
        else if (line.size && line.sign[line.size - 1] != ' ')
            line.sign[line.size++] = ' ';
    if (line.size && line.sign[line.size - 1] == ' ')
        line.size--;
    return line;
}

static Line plain_fold(const Line *flat, size_t from, size_t to)
{
    Line low = {.sign = {'.', ' '}, .size = 2};
    for (size_t i = from; i < to; i++)
        low.size += folds_to(flat->sign[i], low.sign + low.size);
    low.sign[low.size] = ' ';
    return low;
}

static bool stands_at(const Line *line, size_t at, size_t end, const uint32_t *phrase, size_t size)
{
    return at + size <= end && !memcmp(line->sign + at, phrase, size * sizeof *phrase);
}

static bool begins_with(const Line *low, size_t core, size_t core_end, const uint32_t *head, size_t size)
{
    for (size_t turn = 0; turn < 2; turn++) {
        size_t start = turn ? core : 2, end = turn ? core_end : low->size;
        if (start >= end)
            continue;
        unsigned kind = class_of(low->sign[start]);
        if (size == 1 && (*head == '0' || *head == '.')) {
            if (!(kind & ALPHA) && (*head == '0') == !!(kind & ALNUM))
                return true;
        } else if (stands_at(low, start, end, head, size))
            return true;
    }
    return false;
}

static bool holds_phrase(const Line *low, const uint32_t *need, size_t size)
{
    for (size_t i = 0; i < low->size; i++)
        if (stands_at(low, i, low->size + 1, need, size))
            return true;
    return false;
}

/* -- phrases: bytes up to the next of 0x01, which begins a rule with a head, or 0x02, which begins one with a need --- */

typedef struct {
    uint32_t sign[64];
    size_t size;
    bool is_head;
} Own;

static size_t read_phrases(const uint8_t *data, size_t size, Own *own, size_t *used)
{
    size_t count = 0, i = 0;
    while (i < size && (data[i] == 1 || data[i] == 2) && count < RULES) {
        Own *rule = &own[count];
        *rule = (Own){.is_head = data[i++] == 1};
        while (i < size && data[i] > 2 && rule->size < 64)
            rule->sign[rule->size++] = data[i++];
        count += rule->size > 0;
    }
    *used = i;
    return count;
}

static void fill(Table *table, const Own *own, size_t count)
{
    HOLDS(open_table(table, count, WORDS));
    for (size_t i = 0; i < count; i++) {
        for (size_t words = 0; words <= WORDS; words++)
            put(table->by_words + words * table->width, i);
        put(table->set[own[i].is_head ? NEEDLESS : HEADLESS], i);
        HOLDS((own[i].is_head ? add_head : add_need)(table, i, own[i].sign, own[i].size));
    }
}

/* -- laws ----------------------------------------------------------------------------------------------------------- */

static void compare_sets(const Table *table, const Desk *desk, const Own *own, const Line *low)
{
    size_t core = 2, core_end = low->size;
    while (core < core_end && !(class_of(low->sign[core]) & ALNUM))
        core++;
    while (core_end > core && !(class_of(low->sign[core_end - 1]) & ALNUM))
        core_end--;
    HOLDS(desk->end == low->size && !memcmp(desk->low, low->sign, low->size * sizeof *desk->low));
    HOLDS(desk->core == core && desk->core_end == core_end);
    for (size_t i = 0; i < table->rules; i++) {
        bool fits = own[i].is_head ? begins_with(low, core, core_end, own[i].sign, own[i].size)
                                   : holds_phrase(low, own[i].sign, own[i].size);
        HOLDS(has(desk->fitting, i) == fits);
    }
}

static void look(Signs *signs, const Table *table, const Own *own, Text text, const uint32_t *sign)
{
    Desk desk;
    HOLDS(open_desk(&desk, table, &limits) && lay(signs, text, &desk));
    Line flat = plain_line(sign, text.size), low = plain_fold(&flat, 0, flat.size);
    HOLDS(desk.size == flat.size && !memcmp(desk.flat, flat.sign, flat.size * sizeof *desk.flat));
    size_t words = flat.size > 0;
    for (size_t i = 0; i < flat.size; i++)
        words += flat.sign[i] == ' ';
    HOLDS(desk.words == words);
    bool any = find_fitting(signs, table, &limits, &desk, 0, desk.size, words > WORDS ? WORDS : words, false);
    compare_sets(table, &desk, own, &low);
    bool found = false;
    for (size_t i = 0; i < table->rules; i++)
        found |= has(desk.fitting, i);
    HOLDS(any == found);
    int parts = find_parts_fitting(signs, table, &limits, &desk, false);
    HOLDS(parts == 0 || parts == 1);
    HOLDS(!parts || (!desk.quoting && words <= WORDS));
    free_desk(&desk);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Own own[RULES + 1];
    static Table table;
    size_t used, count = read_phrases(data, size, own, &used);
    data += used;
    size = size - used > LONGEST ? LONGEST : size - used;
    memset(&table, 0, sizeof table);
    fill(&table, own, count);
    Signs signs = {.learn = learn};
    for (int width = 1; width <= 4; width *= 2) {
        uint32_t *sign = exactly(size * sizeof *sign);
        void *text = exactly(size * (size_t)width);
        for (size_t i = 0; i < size; i++) {
            sign[i] = data[i] < 0xE0 ? data[i] : width == 1 ? data[i] : width == 2 ? 0x2000u + data[i] : 0x1F400u + data[i];
            if (width == 1)
                ((uint8_t *)text)[i] = (uint8_t)sign[i];
            else if (width == 2)
                ((uint16_t *)text)[i] = (uint16_t)sign[i];
            else
                ((uint32_t *)text)[i] = sign[i];
        }
        look(&signs, &table, own, (Text){text, size, width}, sign);
        give_back(text, size * (size_t)width);
        give_back(sign, size * sizeof *sign);
    }
    free_signs(&signs);
    free_table(&table);
    return 0;
}
