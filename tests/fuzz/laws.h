/* What the fuzz targets share: a law stops the program where it does not hold; buffers of which every byte is watched. */
#ifndef STORY_COMPARE_LAWS_H
#define STORY_COMPARE_LAWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HOLDS(law)                                                                                                    \
    do {                                                                                                              \
        if (!(law)) {                                                                                                 \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #law);                                  \
            abort();                                                                                                  \
        }                                                                                                             \
    } while (0)

static void *exactly(size_t size) /* malloc(0) may give a byte; this gives none */
{
    char *room = malloc(size ? size : 1);
    HOLDS(room);
    return size ? room : room + 1;
}

static void give_back(void *room, size_t size)
{
    free(size ? room : (char *)room - 1);
}

/* The length of the well-formed sequence at `at`, by table 3-7 of the Unicode standard; 0 when there is none. */
static size_t well_formed(const uint8_t *at, size_t left)
{
    static const uint8_t row[9][5] = {{0x00, 0x7F, 1, 0, 0},    {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF},
                                      {0xE1, 0xEC, 3, 0x80, 0xBF}, {0xED, 0xED, 3, 0x80, 0x9F}, {0xEE, 0xEF, 3, 0x80, 0xBF},
                                      {0xF0, 0xF0, 4, 0x90, 0xBF}, {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F}};
    for (int r = 0; r < 9; r++) {
        size_t size = row[r][2];
        if (at[0] < row[r][0] || at[0] > row[r][1])
            continue;
        bool good = size <= left && (size == 1 || (at[1] >= row[r][3] && at[1] <= row[r][4]));
        for (size_t i = 2; i < size && good; i++)
            good = at[i] >= 0x80 && at[i] <= 0xBF;
        return good ? size : 0;
    }
    return 0;
}

#endif
