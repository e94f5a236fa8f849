/* Sparse rows -> their rarest features, the rows that hold each feature, and the rows that each row shares most with. */
#ifndef STORY_COMPARE_PARTNERS_H
#define STORY_COMPARE_PARTNERS_H

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ranking.h"
#include "sparse.h"

typedef enum { FINE, NO_MEMORY, OUT_OF_PLACE } Outcome;

/* A matrix that is being written: its arrays have room for what the caller knows can come. */
typedef struct {
    int64_t *bound;
    int32_t *column;
    float *value;
    size_t items, room;
} Written;

static inline bool write_item(Written *to, int32_t column, float value)
{
    if (to->items == to->room)
        return false;
    to->column[to->items] = column;
    to->value[to->items++] = value;
    return true;
}

/* How many rows hold a column; 0 for a column that is left out or does not exist. */
static inline int32_t holders_of(int32_t column, const int32_t *holders, size_t width)
{
    int32_t count = column >= 0 && (size_t)column < width ? once32(holders + column) : 0;
    return count > 0 ? count : 0;
}

/* Write the `most` rarest columns of each row, fewest holders first; `heap` has room for `most`, at least one. */
static Outcome rarest(const Sparse *from, const int32_t *holders, size_t width, size_t most, Ranked *heap, Written *to)
{
    Row row;
    to->bound[0] = 0;
    for (size_t i = 0; i < from->rows; i++) {
        if (!read_row(from, i, &row))
            return OUT_OF_PLACE;
        size_t held = 0, written = 0;
        for (size_t k = 0; k < row.size; k++) {
            int32_t column = once32(row.column + k), count = holders_of(column, holders, width);
            if (count)
                held = offer(heap, held, most, (Ranked){count, column});
        }
        for (size_t k = 0; k < row.size && written < held; k++) {
            int32_t column = once32(row.column + k), count = holders_of(column, holders, width);
            if (!count || comes_before(heap[0], (Ranked){count, column}))
                continue;
            if (!write_item(to, column, row.value[k]))
                return OUT_OF_PLACE;
            written++;
        }
        to->bound[i + 1] = (int64_t)to->items;
    }
    return FINE;
}

/* Write for each column that is not left out the rows that hold it, in their order; to->bound has width + 1 places. */
static Outcome transpose(const Sparse *from, const int32_t *holders, size_t width, Written *to)
{
    Row row;
    int64_t *next = calloc(width + 1, sizeof *next);
    if (!next)
        return NO_MEMORY;
    Outcome outcome = FINE;
    for (size_t k = 0; k < from->items; k++) {
        int32_t column = once32(from->column + k);
        if (holders_of(column, holders, width))
            next[column]++;
    }
    int64_t items = 0;
    for (size_t c = 0; c <= width; c++) {
        int64_t here = c < width ? next[c] : 0;
        to->bound[c] = next[c] = items;
        items += here;
    }
    for (size_t i = 0; i < from->rows && outcome == FINE; i++) {
        if (!read_row(from, i, &row))
            outcome = OUT_OF_PLACE;
        for (size_t k = 0; k < row.size && outcome == FINE; k++) {
            int32_t column = once32(row.column + k);
            if (!holders_of(column, holders, width))
                continue;
            if (next[column] >= (int64_t)to->room) {
                outcome = OUT_OF_PLACE;
            } else {
                to->column[next[column]] = (int32_t)i;
                to->value[next[column]++] = row.value[k];
            }
        }
    }
    to->items = (size_t)items;
    free(next);
    return items > (int64_t)to->room ? OUT_OF_PLACE : outcome;
}

typedef struct {
    double *score;    /* of each row that may be a partner: all bits are 0 but for the partners of the row in hand */
    int32_t *touched; /* those whose bits are not: memory of the others is never touched, so that few rows cost little */
    size_t count, rows;
    Ranked *heap;
} Scores;

static bool open_scores(Scores *scores, size_t rows, size_t most)
{
    *scores = (Scores){calloc(rows + 1, sizeof(double)), malloc((rows + 1) * sizeof(int32_t)), 0, rows,
                       malloc((most + 1) * sizeof(Ranked))};
    return scores->score && scores->touched && scores->heap;
}

static void close_scores(Scores *scores)
{
    free(scores->score);
    free(scores->touched);
    free(scores->heap);
}

static void add_to(Scores *scores, Row holders, double value)
{
    for (size_t k = 0; k < holders.size; k++) {
        int32_t other = once32(holders.column + k);
        if (other < 0 || (size_t)other >= scores->rows)
            continue;
        double *score = scores->score + other, sum = *score + value * holders.value[k];
        if (*score == 0.0 && !signbit(*score))
            scores->touched[scores->count++] = other;
        *score = sum == 0.0 ? -0.0 : sum; /* a sum of 0 has its sign bit set */
    }
}

static int by_place(const void *one, const void *two)
{
    int32_t a = ((const Ranked *)one)->place, b = ((const Ranked *)two)->place;
    return (a > b) - (a < b);
}

/* Write the partners with the highest scores, of equal ones the first, in order of rows; return how many. */
static size_t write_likeliest(Scores *scores, int64_t own, size_t most, int32_t *partner, double *written)
{
    size_t held = 0;
    for (size_t t = 0; t < scores->count; t++) {
        int32_t other = scores->touched[t];
        if (other != own)
            held = offer(scores->heap, held, most, (Ranked){-scores->score[other], other});
        scores->score[other] = 0.0;
    }
    scores->count = 0;
    qsort(scores->heap, held, sizeof *scores->heap, by_place);
    for (size_t h = 0; h < held; h++) {
        partner[h] = scores->heap[h].place;
        written[h] = 0.0 - scores->heap[h].rank; /* never -0 */
    }
    return held;
}

/* Write for each row of `these` up to `most` partners, at least one, among `rows`, which `postings` tell of by feature.
   own[i] is the row among them that row i is itself. `partner` and `score` have `most` places a row, `found` has one. */
static Outcome likeliest(const Sparse *these, const Sparse *postings, size_t rows, const int64_t *own, size_t most,
                         int32_t *partner, double *score, int64_t *found)
{
    Scores scores;
    Row row, holders;
    Outcome outcome = open_scores(&scores, rows, most) ? FINE : NO_MEMORY;
    for (size_t i = 0; i < these->rows && outcome == FINE; i++) {
        if (!read_row(these, i, &row))
            outcome = OUT_OF_PLACE;
        for (size_t k = 0; k < row.size && outcome == FINE; k++) {
            int32_t column = once32(row.column + k);
            if (column < 0 || (size_t)column >= postings->rows)
                continue;
            if (read_row(postings, (size_t)column, &holders))
                add_to(&scores, holders, row.value[k]);
            else
                outcome = OUT_OF_PLACE;
        }
        if (outcome == FINE)
            found[i] = (int64_t)write_likeliest(&scores, own[i], most, partner + i * most, score + i * most);
    }
    close_scores(&scores);
    return outcome;
}

#endif
