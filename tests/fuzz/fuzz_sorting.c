/* Arbitrary bytes -> keys that are hard to sort -> the same order as the C library's, equal keys in the order they had; then
   their ranks, and what two sets of them have in common, each by its law.

   The bytes say how keys are made, not what they are, so that there are enough of them for every number of passes: runs with
   equal upper bits that rise, fall or jump, few different keys, and keys as they come. */
#include "../../compare/graphs/native/overlaps.h"
#include "../../compare/graphs/native/ranks.h"
#include "../../compare/sketches/native/sorting.h"
#include "laws.h"

static void *room_for(size_t n, size_t size)
{
    void *room = malloc(n * size + !n);
    HOLDS(room);
    return room;
}

/* A run of keys: how many, the bits they share, how far one is from the next, and over how many they begin again. */
typedef struct {
    size_t count;
    uint64_t base, step, round;
} Series;

static Series read_series(const uint8_t *at)
{
    Series series = {(size_t)at[0] << (at[1] % 6), 0, 0, 0};
    memcpy(&series.base, at + 2, 6);
    series.base <<= 16;
    series.step = (uint64_t)(int64_t)(int8_t)at[8] << (at[9] % 64);
    series.round = (uint64_t)at[10] + 1;
    if (at[11] % 2)
        series.round = UINT64_MAX;
    return series;
}

static uint64_t key_of(Series series, uint64_t i)
{
    return series.base + i % series.round * series.step;
}

#define DESCRIBED 12 /* bytes */
#define MOST 300000

static size_t make_keys(const uint8_t *data, size_t size, uint64_t *key)
{
    size_t n = 0;
    for (; size >= DESCRIBED; data += DESCRIBED, size -= DESCRIBED) {
        Series series = read_series(data);
        for (uint64_t i = 0; i < series.count && n < MOST; i++)
            key[n++] = key_of(series, i);
    }
    return n;
}

static int by_key_and_row(const void *a, const void *b)
{
    const Keyed *one = a, *two = b;
    if (one->key != two->key)
        return one->key < two->key ? -1 : 1;
    return one->row < two->row ? -1 : one->row > two->row;
}

/* Ranks rise with the keys, from equal to equal not, and each knows its first place. */
static void check_ranks(const uint64_t *key, const Keyed *sorted, size_t n)
{
    int32_t *rank = room_for(n, sizeof *rank), ranks = 0;
    int64_t *first = room_for(n, sizeof *first);
    size_t found = rank_keys(key, n, rank, first);
    for (size_t i = 0; i < n; i++) {
        bool is_new = !i || sorted[i].key != sorted[i - 1].key;
        ranks += is_new;
        HOLDS(rank[sorted[i].row] == ranks - 1 && (!is_new || first[ranks - 1] == (int64_t)sorted[i].row));
    }
    HOLDS(found == (size_t)ranks);
    free(rank);
    free(first);
}

/* Of ascending keys, those at two places of three in one set, those at every second place in the other. */
static void check_overlap(const uint64_t *key, size_t n)
{
    uint64_t *one = room_for(n, sizeof *one), *two = room_for(n, sizeof *two);
    float *gain = room_for(2 * n, sizeof *gain), *value = room_for(n, sizeof *value);
    uint8_t *flag = room_for(n, sizeof *flag);
    double wanted[2] = {0}, sum[2] = {0};
    int64_t flagged = 0;
    size_t ones = 0, twos = 0;
    for (size_t i = 0; i < n && i < 2000; i++) {
        if (i % 3) {
            flag[ones] = (uint8_t)(i % 5);
            one[ones++] = key[i];
        }
        if (i % 2) {
            value[twos] = (float)i / 3;
            two[twos++] = key[i];
        }
    }
    for (size_t k = 0; k < 2 * ones; k++)
        gain[k] = (float)(k % 97) / 7;
    for (size_t i = 0, k = 0, j = 0; i < n && i < 2000; k += i % 3 != 0, j += i % 2, i++)
        if (i % 3 && i % 2) {
            wanted[0] += (double)gain[k] * (double)value[j];
            wanted[1] += (double)gain[ones + k] * (double)value[j];
            flagged += flag[k] != 0;
        }
    static KeySet set;
    mark_keys((Keys){one, ones}, &set);
    HOLDS(overlap(&set, gain, flag, 2, (Keys){two, twos}, value, sum) == flagged);
    HOLDS(sum[0] == wanted[0] && sum[1] == wanted[1]);
    free(one);
    free(two);
    free(gain);
    free(value);
    free(flag);
}

static void check(const uint64_t *key, size_t n)
{
    Plain *plain = room_for(n, sizeof *plain), *spare = room_for(n, sizeof *spare);
    Keyed *keyed = room_for(n, sizeof *keyed), *room = room_for(n, sizeof *room), *wanted = room_for(n, sizeof *wanted);
    size_t different = 0;
    for (size_t i = 0; i < n; i++) {
        plain[i] = key[i];
        wanted[i] = keyed[i] = (Keyed){key[i], i};
    }
    qsort(wanted, n, sizeof *wanted, by_key_and_row);
    sort_plain(plain, spare, n);
    sort_keyed(keyed, room, n);
    for (size_t i = 0; i < n; i++) {
        HOLDS(plain[i] == wanted[i].key && keyed[i].key == wanted[i].key && keyed[i].row == wanted[i].row);
        different += !i || wanted[i].key != wanted[i - 1].key;
    }
    check_ranks(key, wanted, n);
    size_t stay = distinct(plain, n);
    HOLDS(stay == different);
    check_overlap(plain, stay);
    for (size_t i = 1; i < stay; i++)
        HOLDS(plain[i - 1] < plain[i]);
    free(plain);
    free(spare);
    free(keyed);
    free(room);
    free(wanted);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static uint64_t key[MOST];
    check(key, make_keys(data, size, key));
    return 0;
}
