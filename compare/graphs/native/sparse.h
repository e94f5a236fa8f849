/* A sparse matrix, row by row, in memory that others may change under us: a place is checked after it was read, once. */
#ifndef STORY_COMPARE_SPARSE_H
#define STORY_COMPARE_SPARSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../../sketches/native/joining.h"

typedef struct {
    const int64_t *bound; /* rows + 1 */
    const int32_t *column;
    const float *value;
    size_t rows, items;
} Sparse;

typedef struct {
    const int32_t *column;
    const float *value;
    size_t size;
} Row;

/* As `once` of joining.h. */
static inline int32_t once32(const int32_t *at)
{
    return *(const volatile int32_t *)at;
}

/* Find a row; false when it does not lie within the matrix. */
static inline bool read_row(const Sparse *matrix, size_t at, Row *row)
{
    int64_t from = once(matrix->bound + at), to = once(matrix->bound + at + 1);
    if (from < 0 || to < from || to > (int64_t)matrix->items)
        return false;
    *row = (Row){matrix->column + from, matrix->value + from, (size_t)(to - from)};
    return true;
}

#endif
