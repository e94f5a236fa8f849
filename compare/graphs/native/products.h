/* Pairs of sparse rows -> the sum of the products in their common columns, for each class of columns.

   The left row is laid out by column, so that pairs that follow one another with the same left row, as sorted pairs do, share
   the work; of the right row only columns are looked at whose bits are set, for few are common. The product of two floats is
   exact in a double, and sums are made in order of columns: any way of doing this gives the same bits. */
#ifndef STORY_COMPARE_PRODUCTS_H
#define STORY_COMPARE_PRODUCTS_H

#include <stdlib.h>
#include <string.h>

#include "sparse.h"

#define WORDS 1024 /* of 64 bits each: a set of columns, some of which are in it by chance */
#define AT_ONCE 256

typedef struct {
    float *value; /* by column; 0 where the left row has none */
    size_t width;
    uint64_t bits[WORDS];
} Laid;

static inline uint64_t *word_of(Laid *laid, int32_t column)
{
    return laid->bits + ((uint32_t)column >> 6) % WORDS;
}

static void lay(Laid *laid, Row row)
{
    for (size_t k = 0; k < row.size; k++) {
        int32_t column = once32(row.column + k);
        if (column < 0 || (size_t)column >= laid->width)
            continue;
        laid->value[column] = row.value[k];
        *word_of(laid, column) |= UINT64_C(1) << ((uint32_t)column & 63);
    }
}

static void take_up(Laid *laid, Row row)
{
    for (size_t k = 0; k < row.size; k++) {
        int32_t column = once32(row.column + k);
        if (column >= 0 && (size_t)column < laid->width)
            laid->value[column] = 0;
    }
    memset(laid->bits, 0, sizeof laid->bits);
}

static void add_products(Laid *laid, Row right, const uint8_t *kind, size_t classes, double *sum)
{
    uint32_t hit[AT_ONCE];
    for (size_t from = 0; from < right.size; from += AT_ONCE) {
        size_t n = right.size - from < AT_ONCE ? right.size - from : AT_ONCE, hits = 0;
        for (size_t k = 0; k < n; k++) { /* without a branch that could be guessed wrong */
            int32_t column = once32(right.column + from + k);
            hit[hits] = (uint32_t)k;
            hits += *word_of(laid, column) >> ((uint32_t)column & 63) & 1;
        }
        for (size_t h = 0; h < hits; h++) {
            int32_t column = once32(right.column + from + hit[h]);
            if (column < 0 || (size_t)column >= laid->width)
                continue;
            uint8_t class = *(const volatile uint8_t *)(kind + column);
            if (class < classes)
                sum[class] += (double)laid->value[column] * right.value[from + hit[h]];
        }
    }
}

/* Write `classes` sums a pair; return how many pairs there are before one that does not lie within the rows. `laid` is all 0. */
static size_t products(const Sparse *rows, const int32_t *pair, size_t pairs, const uint8_t *kind, size_t classes,
                       Laid *laid, double *sum)
{
    int32_t lies = -1;
    Row left = {0}, right;
    size_t p;
    for (p = 0; p < pairs; p++) {
        int32_t a = once32(pair + 2 * p), b = once32(pair + 2 * p + 1);
        if (a < 0 || b < 0 || (size_t)a >= rows->rows || (size_t)b >= rows->rows || !read_row(rows, (size_t)b, &right))
            break;
        if (a != lies) {
            take_up(laid, left);
            if (!read_row(rows, (size_t)a, &left))
                break;
            lay(laid, left);
            lies = a;
        }
        memset(sum + p * classes, 0, classes * sizeof *sum);
        add_products(laid, right, kind, classes, sum + p * classes);
    }
    return p;
}

#endif
