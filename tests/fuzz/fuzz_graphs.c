/* Arbitrary bytes -> sparse rows and pairs of them: what is found is what a plain reading finds; stops where they differ.

   Some of the inputs are no matrix at all: bounds and columns lie anywhere. Then nothing may be read or written beside the
   arrays, of which every byte is watched. */
#include "../../compare/graphs/native/linkage.h"
#include "../../compare/graphs/native/partners.h"
#include "../../compare/graphs/native/products.h"
#include "laws.h"

#define MOST_ROWS 12
#define WIDTH 40
#define FAR 65536 /* from one column to another that has the same bit */

static const uint8_t *input, *input_end;

static uint8_t byte(void)
{
    return input < input_end ? *input++ : 0;
}

static int64_t anything(void)
{
    static const int64_t odd[] = {-1, INT32_MAX, INT32_MIN, INT64_MAX, INT64_MIN, UINT32_MAX};
    uint8_t b = byte();
    return b < 240 ? b % 64 : odd[b % 6];
}

typedef struct {
    Sparse sparse;
    int64_t *bound;
    int32_t *column;
    float *value;
    bool sound;
} Made;

static Made make_matrix(bool sound, bool far)
{
    static int32_t column[2 * MOST_ROWS * WIDTH];
    Made made = {.sound = sound};
    size_t rows = byte() % (MOST_ROWS + 1), items = 0;
    made.bound = exactly((rows + 1) * sizeof *made.bound);
    made.bound[0] = 0;
    for (size_t i = 0; i < rows; i++) {
        for (size_t c = byte() % 4; c < WIDTH; c += 1 + byte() % 8)
            column[items++] = (int32_t)c;
        for (size_t c = byte() % 4; far && c < WIDTH; c += 1 + byte() % 8)
            column[items++] = (int32_t)c + FAR;
        made.bound[i + 1] = (int64_t)items;
    }
    made.column = exactly(items * sizeof *made.column);
    made.value = exactly(items * sizeof *made.value);
    for (size_t k = 0; k < items; k++) {
        made.column[k] = sound ? column[k] : (int32_t)anything();
        made.value[k] = (float)((int)byte() - 8) / 7;
    }
    for (size_t i = 0; i <= rows && !sound; i++)
        made.bound[i] = byte() % 4 ? made.bound[i] : anything();
    made.sparse = (Sparse){made.bound, made.column, made.value, rows, items};
    return made;
}

static void drop(Made made)
{
    give_back(made.bound, (made.sparse.rows + 1) * sizeof *made.bound);
    give_back(made.column, made.sparse.items * sizeof *made.column);
    give_back(made.value, made.sparse.items * sizeof *made.value);
}

static const float *find(const Sparse *rows, size_t at, int32_t column)
{
    for (int64_t k = rows->bound[at]; k < rows->bound[at + 1]; k++)
        if (rows->column[k] == column)
            return rows->value + k;
    return NULL;
}

static Made room(size_t rows, size_t items)
{
    Made made = {.bound = exactly((rows + 1) * sizeof(int64_t)), .column = exactly(items * sizeof(int32_t)),
                 .value = exactly(items * sizeof(float))};
    made.sparse = (Sparse){made.bound, made.column, made.value, rows, items};
    return made;
}

/* -- rarest, transposed, likeliest ------------------------------------------------------------------------------------ */

static size_t rarer(const Made *rows, size_t row, int32_t column, const int32_t *holders)
{
    size_t before = 0;
    for (int64_t k = rows->bound[row]; k < rows->bound[row + 1]; k++) {
        int32_t other = rows->column[k], count = holders[other];
        before += count > 0 && (count < holders[column] || (count == holders[column] && other < column));
    }
    return before;
}

static void check_rarest(const Made *rows, const int32_t *holders, size_t width, size_t most)
{
    size_t items = rows->sparse.items;
    Made made = room(rows->sparse.rows, items);
    Written to = {made.bound, made.column, made.value, 0, items};
    Ranked *heap = exactly(most * sizeof *heap);
    Outcome outcome = rarest(&rows->sparse, holders, width, most, heap, &to);
    HOLDS(!rows->sound || outcome == FINE);
    size_t at = 0;
    for (size_t i = 0; rows->sound && i < rows->sparse.rows; i++) {
        for (int64_t k = rows->bound[i]; k < rows->bound[i + 1]; k++) {
            int32_t column = rows->column[k];
            if (holders[column] <= 0 || rarer(rows, i, column, holders) >= most)
                continue;
            HOLDS(at < to.items && made.column[at] == column && made.value[at] == rows->value[k]);
            at++;
        }
        HOLDS(made.bound[i + 1] == (int64_t)at);
    }
    give_back(heap, most * sizeof *heap);
    drop(made);
}

static void check_likeliest(const Made *rows, const Made *by, const Sparse *those, const int32_t *holders, size_t most)
{
    size_t count = rows->sparse.rows, places = count * most;
    int64_t *own = exactly(count * sizeof *own), *found = exactly(count * sizeof *found);
    int32_t *partner = exactly(places * sizeof *partner);
    double *score = exactly(places * sizeof *score);
    for (size_t i = 0; i < count; i++)
        own[i] = rows->sound ? (int64_t)(byte() % 16) - 1 : anything();
    Outcome outcome = likeliest(&rows->sparse, &by->sparse, those->rows, own, most, partner, score, found);
    HOLDS(!(rows->sound && by->sound) || outcome == FINE);
    for (size_t i = 0; outcome == FINE && rows->sound && by->sound && i < count; i++) {
        Ranked wanted[MOST_ROWS];
        size_t all = 0, at = 0;
        for (size_t j = 0; j < those->rows; j++) {
            double sum = 0;
            bool shares = false;
            for (int64_t k = rows->bound[i]; k < rows->bound[i + 1]; k++) {
                const float *value = find(those, j, rows->column[k]);
                if (value && holders[rows->column[k]] > 0)
                    sum += (double)rows->value[k] * *value, shares = true;
            }
            if (shares && (int64_t)j != own[i])
                wanted[all++] = (Ranked){-sum, (int32_t)j};
        }
        for (size_t w = 0; w < all; w++) {
            size_t before = 0;
            for (size_t v = 0; v < all; v++)
                before += comes_before(wanted[v], wanted[w]);
            if (before >= most)
                continue;
            HOLDS(at < (size_t)found[i] && partner[i * most + at] == wanted[w].place);
            HOLDS(score[i * most + at] == -wanted[w].rank);
            at++;
        }
        HOLDS(at == (size_t)found[i]);
    }
    give_back(own, count * sizeof *own);
    give_back(found, count * sizeof *found);
    give_back(partner, places * sizeof *partner);
    give_back(score, places * sizeof *score);
}

static void check_partners(const Made *these, const Made *those, const int32_t *holders, size_t width, size_t most)
{
    size_t items = 0;
    for (size_t k = 0; k < those->sparse.items; k++)
        items += holders_of(those->column[k], holders, width) > 0;
    Made by = room(width, items);
    Written to = {by.bound, by.column, by.value, 0, items};
    Outcome outcome = transpose(&those->sparse, holders, width, &to);
    HOLDS(!those->sound || (outcome == FINE && to.items == items));
    by.sound = those->sound;
    for (size_t c = 0; those->sound && c < width; c++) {
        int64_t at = by.bound[c];
        for (size_t i = 0; i < those->sparse.rows && holders[c] > 0; i++) {
            const float *value = find(&those->sparse, i, (int32_t)c);
            if (value) {
                HOLDS(at < by.bound[c + 1] && by.column[at] == (int32_t)i && by.value[at] == *value);
                at++;
            }
        }
        HOLDS(at == by.bound[c + 1]);
    }
    if (outcome == FINE && those->sound) {
        check_likeliest(these, &by, &those->sparse, holders, most);
    } else {
        Made rows = *those; /* as if they were postings, which they are not */
        rows.sound = false;
        check_likeliest(these, &rows, &those->sparse, holders, most);
    }
    drop(by);
}

/* -- products --------------------------------------------------------------------------------------------------------- */

static void check_products(const Made *rows, const int32_t *pair, size_t pairs, const uint8_t *kind, size_t width, size_t classes)
{
    Laid *laid = calloc(1, sizeof *laid);
    HOLDS(laid);
    laid->width = width;
    laid->value = exactly(width * sizeof *laid->value);
    memset(laid->value, 0, width * sizeof *laid->value);
    double *sum = exactly(pairs * classes * sizeof *sum);
    size_t good = products(&rows->sparse, pair, pairs, kind, classes, laid, sum);
    for (size_t p = 0; rows->sound && p < good; p++) {
        double wanted[256] = {0};
        size_t i = (size_t)pair[2 * p], j = (size_t)pair[2 * p + 1];
        HOLDS(i < rows->sparse.rows && j < rows->sparse.rows);
        for (int64_t k = rows->bound[i]; k < rows->bound[i + 1]; k++) {
            const float *value = find(&rows->sparse, j, rows->column[k]);
            if (value)
                wanted[kind[rows->column[k]]] += (double)rows->value[k] * *value;
        }
        for (size_t c = 0; c < classes; c++)
            HOLDS(sum[p * classes + c] == wanted[c]);
    }
    if (rows->sound && good < pairs)
        HOLDS((uint32_t)pair[2 * good] >= rows->sparse.rows || (uint32_t)pair[2 * good + 1] >= rows->sparse.rows);
    give_back(sum, pairs * classes * sizeof *sum);
    give_back(laid->value, width * sizeof *laid->value);
    free(laid);
}

/* -- linkage: every two groups are looked at before each merge ---------------------------------------------------------- */

typedef struct {
    uint64_t units[MOST_ROWS][MOST_ROWS];
    uint64_t size[MOST_ROWS]; /* 0: part of another */
} Table;

static void check_next(Table *table, size_t members, uint64_t cut, const Merges *merges, size_t at)
{
    size_t low = 0, high = 0;
    uint64_t most = 0, of = 0;
    for (size_t i = 0; i < members; i++)
        for (size_t j = i + 1; j < members; j++) {
            uint64_t units = table->units[i][j], pairs = table->size[i] * table->size[j];
            bool named = table->units[i][j] || table->units[j][i]; /* the lower triangle tells that there is a pair */
            if (pairs && named && units >= cut * pairs && (!of || units * of > most * pairs))
                low = i, high = j, most = units, of = pairs;
        }
    if (!of) {
        HOLDS(at == merges->count);
        return;
    }
    HOLDS(at < merges->count && merges->left[at] == (int32_t)low && merges->right[at] == (int32_t)high);
    HOLDS(merges->mean[at] == (double)most / (double)of);
    for (size_t k = 0; k < members; k++) {
        if (k == low || k == high)
            continue;
        size_t a = k < low ? k : low, b = k < low ? low : k, c = k < high ? k : high, d = k < high ? high : k;
        table->units[a][b] += table->units[c][d];
        table->units[b][a] |= table->units[d][c];
    }
    table->size[low] += table->size[high];
    table->size[high] = 0;
    check_next(table, members, cut, merges, at + 1);
}

#define MOST_PAIRS 64

/* Name a pair of members that was not named before; false when it is none, or was. */
static bool name_pair(Table *table, size_t members, int64_t one, int64_t two, uint32_t units)
{
    if (one < 0 || two < 0 || one == two || (size_t)one >= members || (size_t)two >= members)
        return false;
    size_t low = (size_t)(one < two ? one : two), high = (size_t)(one < two ? two : one);
    if (table->units[high][low])
        return false;
    table->units[low][high] = units;
    table->units[high][low] = 1;
    return true;
}

static void check_linkage(size_t members, size_t named, bool sound)
{
    static int32_t one[MOST_PAIRS], two[MOST_PAIRS];
    static uint32_t weight[MOST_PAIRS];
    Table table = {{{0}}, {0}};
    uint32_t cut = byte() % 4;
    size_t count = 0;
    bool good = true;
    for (size_t i = 0; i < members; i++)
        table.size[i] = 1;
    for (size_t p = 0; p < named; p++) {
        int32_t a = (int32_t)(sound ? byte() % MOST_ROWS : anything()), b = (int32_t)(sound ? byte() % MOST_ROWS : anything());
        uint32_t units = byte() % 6;
        bool fresh = name_pair(&table, members, a, b, units);
        if (sound && !fresh)
            continue;
        good = good && fresh;
        one[count] = a;
        two[count] = b;
        weight[count++] = units;
    }
    int32_t *left = exactly(count * sizeof *left), *right = exactly(count * sizeof *right);
    uint32_t *units = exactly(count * sizeof *units);
    memcpy(left, one, count * sizeof *left);
    memcpy(right, two, count * sizeof *right);
    memcpy(units, weight, count * sizeof *units);
    Merges merges = {exactly(members * sizeof(int32_t)), exactly(members * sizeof(int32_t)), exactly(members * sizeof(double)), 0};
    Pairs pairs = {left, right, units, count};
    bool plain = byte() % 2;
    Limits limits = {cut, plain ? UINT32_MAX : byte() % 6, byte() % 3};
    HOLDS(link_groups(&pairs, members, limits, &merges) == count || !good);
    HOLDS(!members || merges.count < members);
    if (good && plain)
        check_next(&table, members, cut, &merges, 0);
    give_back(merges.left, members * sizeof(int32_t));
    give_back(merges.right, members * sizeof(int32_t));
    give_back(merges.mean, members * sizeof(double));
    give_back(left, count * sizeof *left);
    give_back(right, count * sizeof *right);
    give_back(units, count * sizeof *units);
}

static void check_matrices(bool sound, bool others_sound, bool far)
{
    size_t width = far ? WIDTH + FAR : WIDTH, most = 1 + byte() % 5, pairs = byte() % 32, classes = 1 + byte() % 4;
    int32_t *holders = exactly(width * sizeof *holders), *pair = exactly(2 * pairs * sizeof *pair);
    uint8_t *kind = exactly(width);
    for (size_t c = 0; c < width; c++) {
        uint8_t b = c < WIDTH ? byte() : (uint8_t)(c % 7 + c % 3);
        holders[c] = b % 5 - 1;
        kind[c] = (uint8_t)(b % (sound ? classes : 7));
    }
    Made these = make_matrix(sound, far), those = make_matrix(others_sound, far);
    for (size_t p = 0; p < 2 * pairs; p++)
        pair[p] = (int32_t)(byte() % 8 && these.sparse.rows ? byte() % these.sparse.rows : anything());
    check_rarest(&these, holders, width, most);
    check_partners(&these, &those, holders, width, most);
    check_products(&these, pair, pairs, kind, width, classes);
    drop(these);
    drop(those);
    give_back(holders, width * sizeof *holders);
    give_back(pair, 2 * pairs * sizeof *pair);
    give_back(kind, width);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    input = data;
    input_end = data + size;
    uint8_t how = byte();
    if (how & 1)
        check_linkage(byte() % (MOST_ROWS + 1), byte() % (MOST_PAIRS + 1), how & 14);
    else
        check_matrices(how & 6, how & 10, how >= 240);
    return 0;
}
